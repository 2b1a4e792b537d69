// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What counts as a word in expressions and patterns.
// Threads: free functions.

#include <string_view>

namespace mora::syntax {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_word_start(char c) { return is_letter(c) || c == '_'; }
[[nodiscard]] constexpr bool is_word_part(char c) { return is_word_start(c) || is_digit(c); }
// Event names may hold these too without quotes.
[[nodiscard]] constexpr bool is_event_part(char c) {
  return is_word_part(c) || c == '.' || c == ':' || c == '-';
}

// and or not in where true false null
[[nodiscard]] bool is_keyword(std::string_view word);
// [A-Za-z_][A-Za-z0-9_]* and no keyword: a name that needs no backquotes.
[[nodiscard]] bool is_identifier(std::string_view word);
// [A-Za-z_][A-Za-z0-9_.:-]* and no keyword: an event's name that needs no quotes.
[[nodiscard]] bool is_event_word(std::string_view word);

}  // namespace mora::syntax
