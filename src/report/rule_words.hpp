// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RuleWords: what sentences about a rule's findings say of the rule itself, whatever the finding.
// Threads: plain values. Ownership: views into the program, which must outlive them.

#include <string>
#include <string_view>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "program/program_data.hpp"

namespace mora::report {

// A pattern as written, taken apart: "a where x > 3" happened to be "a" where "x > 3".
struct PatternText {
  std::string_view event;
  std::string_view condition;  // empty: any such event
};
[[nodiscard]] PatternText take_apart(std::string_view pattern);

struct RuleWords {
  PatternText trigger;
  PatternText wanted;  // what the rule requires or forbids, or the whole expression of `assert`
  std::string_view by;
  std::string_view until;
  std::vector<std::string> withins;  // the rule's lengths in words; `0d` to its day's end is empty
  std::string_view role;             // who is liable, by name and as people call it
  std::string_view role_title;
};
[[nodiscard]] RuleWords rule_words(const Program& program, const detail::RuleData& rule,
                                   Language language);

}  // namespace mora::report
