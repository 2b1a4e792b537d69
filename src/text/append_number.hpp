// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole number at the end of a text, without a text of its own. Threads: free functions.

#include <cstdint>

#include <fmt/format.h>

#include "text/text_buffer.hpp"

namespace mora::text {

inline void append_number(TextBuffer& text, std::uint64_t number) {
  const fmt::format_int digits(number);
  text += {digits.data(), digits.size()};
}

}  // namespace mora::text
