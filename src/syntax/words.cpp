// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "syntax/words.hpp"

#include <algorithm>
#include <iterator>

namespace mora::syntax {
namespace {

constexpr std::string_view keywords[] = {"and",   "or",   "not",   "in",
                                         "where", "true", "false", "null"};

}  // namespace

bool is_keyword(std::string_view word) {
  return std::find(std::begin(keywords), std::end(keywords), word) != std::end(keywords);
}

bool is_identifier(std::string_view word) {
  return !word.empty() && is_word_start(word[0]) &&
         std::all_of(word.begin(), word.end(), is_word_part) && !is_keyword(word);
}

bool is_event_word(std::string_view word) {
  return !word.empty() && is_word_start(word[0]) &&
         std::all_of(word.begin(), word.end(), is_event_part) && !is_keyword(word);
}

}  // namespace mora::syntax
