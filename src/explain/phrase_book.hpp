// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PhraseBook: how a language says the pieces of conditions: {} are filled in by expr_words.cpp.
// Data only. Threads: constants.

#include <string_view>

#include "mora/finding.hpp"

namespace mora::explain {

struct PhraseBook {
  // Patterns.
  std::string_view any_event;
  std::string_view where;                        // event, condition
  std::string_view same_field;                   // fields, event
  std::string_view field_last;                   // between the last two of several fields
  std::string_view pattern_comma, pattern_last;  // between patterns of a list
  std::string_view or_pattern;                   // where one of them has a condition

  // Fields of the event at hand, of one that has just been named, and of one that is named here.
  std::string_view doer, doer_its, doer_of;
  std::string_view field_its, field_of;  // of: field, event
  std::string_view time, time_its, time_of;
  std::string_view type, type_its, type_of;
  std::string_view the_event, the_trigger;    // where there are several
  std::string_view role;                      // as people call it
  std::string_view role_missing, role_given;  // in English by its name, in Chinese as it is called
  std::string_view liable_person, liable_role, violated_clause;

  // Comparisons: left, right.
  std::string_view equal, not_equal, less, less_equal, greater, greater_equal;
  std::string_view earlier, no_later, later, no_earlier;
  std::string_view missing, given;
  std::string_view among;  // in a field that is a list

  // Logic.
  std::string_view and_comma, and_last, or_comma, or_last;
  std::string_view either;  // one of two or more, inside an `and`
  std::string_view group;   // in parentheses
  std::string_view negation;
  std::string_view item_comma, item_last;  // between items of which one counts

  std::string_view yes, no, null;
  std::string_view violated, not_violated;  // clauses
  std::string_view business_time;           // from, to, calendar
  std::string_view length, lower, hour, weekday;
  std::string_view starts_with, ends_with, contains;
};

[[nodiscard]] const PhraseBook& phrase_book(Language language);

}  // namespace mora::explain
