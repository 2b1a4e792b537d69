// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SentenceParts: what a sentence about a finding is made of, whatever its language. Data for one
// call: it refers to the program and the finding.

#include <cstdint>
#include <string>
#include <string_view>

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

// What made an obligation due.
enum class DueBy : std::uint8_t { within, by, until, close };

struct SentenceParts {
  const Program& program;
  const Finding& finding;
  const detail::RuleData& rule;
  PatternText trigger;
  PatternText wanted;  // what the rule requires or forbids, or the whole expression of `assert`
  std::string within;  // in words; empty without
  std::string_view by;
  std::string_view until;
  DueBy due_by = DueBy::within;
  Duration paused;        // by how much pauses moved the due time of `within`
  std::string_view role;  // as people call it
};
[[nodiscard]] SentenceParts sentence_parts(const Program& program, const Finding& finding,
                                           Language language);

// Says times, the date only where it is another than that of the time before.
class TimeTeller {
 public:
  explicit TimeTeller(const Program& program) : program_(program) {}
  [[nodiscard]] std::string operator()(TimePoint t);

 private:
  const Program& program_;
  std::string date_;
};

// The sentences by language, without the liable person.
[[nodiscard]] std::string english_sentence(const SentenceParts& parts);
[[nodiscard]] std::string chinese_sentence(const SentenceParts& parts);

}  // namespace mora::report
