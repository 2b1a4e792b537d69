// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// DirectStreambuf: a streambuf whose large reads go past its own buffer, so that bytes which only
// pass through several streams are not copied by each. Threads: one owner.

#include <algorithm>
#include <streambuf>

namespace mora::text {

class DirectStreambuf : public std::streambuf {
 protected:
  // Gives `size` bytes, fewer only at the end; its own buffer is empty when it is called.
  virtual std::streamsize read_directly(char* to, std::streamsize size) = 0;

  // The same through its own buffer, as a streambuf does that knows no better.
  std::streamsize read_by_buffer(char* to, std::streamsize size) {
    return std::streambuf::xsgetn(to, size);
  }

  std::streamsize xsgetn(char* to, std::streamsize size) final {
    const std::streamsize held = std::min<std::streamsize>(egptr() - gptr(), size);
    std::copy_n(gptr(), held, to);
    gbump(static_cast<int>(held));
    return held == size ? held : held + read_directly(to + held, size - held);
  }
};

}  // namespace mora::text
