// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// is_ascii: whether a text has no byte beyond ASCII, as most have none, so that nobody needs to
// look at it closely. Threads: a pure function.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mora::arrow {

template <class Word>
[[nodiscard]] inline std::uint64_t word_at(const char* text) {
  Word word;
  std::memcpy(&word, text, sizeof word);
  return word;
}

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

}  // namespace mora::arrow
