// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// is_ascii: whether a text has no byte beyond ASCII, as most have none, so that nobody needs to
// look at it closely. are_same: whether two short texts are. Threads: pure functions.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "value/hash.hpp"

namespace mora::arrow {

using detail::word_at;

// By words, of which the last one overlaps the one before.
[[nodiscard]] inline bool is_ascii(std::string_view text) {
  const char* const begin = text.data();
  const std::size_t size = text.size();
  std::uint64_t seen = 0;
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) seen |= word_at<std::uint64_t>(begin + at);
    seen |= word_at<std::uint64_t>(begin + size - 8);
  } else if (size >= 4) {
    seen = word_at<std::uint32_t>(begin) | word_at<std::uint32_t>(begin + size - 4);
  } else {
    for (const char c : text) seen |= static_cast<unsigned char>(c);
  }
  return (seen & 0x8080808080808080) == 0;
}

// By words as well: a call of memcmp() takes longer than the names of a few event types do.
[[nodiscard]] inline bool are_same(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  if (size != b.size() || size < 4 || size > 16) return a == b;
  const char* const x = a.data();
  const char* const y = b.data();
  if (size >= 8) {
    return ((word_at<std::uint64_t>(x) ^ word_at<std::uint64_t>(y)) |
            (word_at<std::uint64_t>(x + size - 8) ^ word_at<std::uint64_t>(y + size - 8))) == 0;
  }
  return ((word_at<std::uint32_t>(x) ^ word_at<std::uint32_t>(y)) |
          (word_at<std::uint32_t>(x + size - 4) ^ word_at<std::uint32_t>(y + size - 4))) == 0;
}

}  // namespace mora::arrow
