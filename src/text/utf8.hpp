// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// UTF-8 one code point at a time: reading, writing, checking. Nothing about what a code point
// means. Threads: free functions.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mora::text {

struct CodePoint {
  char32_t value = 0;
  std::uint8_t size = 0;  // bytes; a byte that begins no valid sequence is one of size 1
  bool valid = false;
};

// The code point that begins at `at`, which must lie within the text.
[[nodiscard]] CodePoint decode(std::string_view utf8, std::size_t at);

// The offset of the first byte that belongs to no valid sequence; null if all is well.
[[nodiscard]] std::optional<std::size_t> find_invalid(std::string_view utf8);

// Appends a code point below 0x110000.
void append(std::string& utf8, char32_t value);

inline constexpr char32_t byte_order_mark = 0xFEFF;
// How many bytes of byte order marks a text begins with; there may be several.
[[nodiscard]] std::size_t byte_order_marks(std::string_view utf8);

}  // namespace mora::text
