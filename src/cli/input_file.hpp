// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// InputFile: the bytes of a file or of standard input, as they come: it does not wait for more than
// is there. Threads: belongs to one thread. Ownership: closes the file that it opened.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/direct_streambuf.hpp"

namespace mora::cli {

class InputFile final : public text::DirectStreambuf {
 public:
  InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile() override;

  // In the place of the one before; "-" is standard input. False if it cannot be opened.
  [[nodiscard]] bool open(const std::string& path);
  // The errno of what failed; 0 if nothing did.
  [[nodiscard]] int error() const { return error_; }
  // Whether reading may have to wait until somebody writes more: not in an ordinary file.
  [[nodiscard]] bool may_wait() const { return !size_; }
  // Read so far.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 protected:
  // An exception if the file cannot be read, which makes a stream bad.
  int_type underflow() override;
  std::streamsize read_directly(char* to, std::streamsize size) override;
  // What is left of what an ordinary file had when it was opened.
  std::streamsize showmanyc() override;

 private:
  void close();
  // 0 at the end.
  [[nodiscard]] std::size_t read(char* to, std::size_t size);

  std::vector<char> buffer_;
  int fd_ = -1;
  int error_ = 0;
  std::optional<std::uint64_t> size_;  // of an ordinary file, when it was opened
  std::uint64_t bytes_ = 0;
};

}  // namespace mora::cli
