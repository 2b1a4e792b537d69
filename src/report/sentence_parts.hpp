// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SentenceParts: what a sentence about a finding is made of, whatever its language. Data for one
// call: it refers to the program, the finding and the rule's words.

#include <cstdint>
#include <string_view>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "program/program_data.hpp"
#include "report/rule_words.hpp"

namespace mora::report {

// What made an obligation due.
enum class DueBy : std::uint8_t { within, by, until, close };

struct SentenceParts {
  const Program& program;
  const Finding& finding;
  const detail::RuleData& rule;
  const RuleWords& words;
  std::string_view within;  // the length in force, in words; empty without
  DueBy due_by = DueBy::within;
  Duration paused;  // by how much pauses moved the due time of `within`
};
[[nodiscard]] SentenceParts sentence_parts(const Program& program, const Finding& finding,
                                           const RuleWords& words);

}  // namespace mora::report
