// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Damaged: bytes that do not say what they should. Thrown by what reads them and caught where the
// reading began; it never leaves the library.

#include <string>
#include <utility>

namespace mora::binary {

struct Damaged {
  std::string reason;
};

[[noreturn]] inline void damaged(std::string reason) { throw Damaged{std::move(reason)}; }

}  // namespace mora::binary
