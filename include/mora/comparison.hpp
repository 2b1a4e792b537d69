// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Comparison: one log judged under two policies. Takes the findings of both and says which
// violations appear, vanish or change, and what that comes to in money.
//
//   mora::Comparison comparison(old_program, new_program);
//   mora::Monitor a(old_program, [&](const auto& finding) { comparison.before().add(finding); });
//   mora::Monitor b(new_program, [&](const auto& finding) { comparison.after().add(finding); });
//   ... the same events to both ...
//   for (const mora::Difference& difference : comparison.differences()) ...
//
// Two violations are the same where clause, rule and case have the same names and the same events
// bring them about: for `require` the trigger, for all others the violating event too. The place of
// a rule in its policy does not count. Threads: belongs to one thread. Ownership: keeps handles to
// the programs and copies of texts.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

// A violation as it stands at the end: with its fine as amended, and its late fulfilment.
struct JudgedViolation {
  RuleIndex rule = 0;
  std::string clause;
  std::string rule_name;  // empty for a clause with one rule
  std::string case_key;
  std::string role;                   // empty if the rule names no one
  std::optional<std::string> person;  // null if no one holds the role
  std::optional<TimePoint> opened_at;
  std::optional<TimePoint> due_at;
  TimePoint at;
  std::optional<Money> fine;
  std::optional<TimePoint> fulfilled_at;
  std::uint64_t trigger_line = 0;  // or, without a trigger, the violating event's
  std::uint64_t event_line = 0;    // the violating event's; the trigger's where there is none
  std::string because;             // the reason, in the comparison's language
};

// What one of the two policies found.
class Judgement {
 public:
  Judgement(Program program, Language language)
      : program_(std::move(program)), language_(language) {}

  // Warnings are passed over.
  void add(const Finding& finding);

  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] const std::vector<JudgedViolation>& violations() const { return violations_; }

 private:
  void add_violation(const Finding& finding);

  Program program_;
  Language language_;
  std::vector<JudgedViolation> violations_;
  std::unordered_map<std::uint64_t, std::size_t> by_id_;
};

enum class DifferenceKind : std::uint8_t {
  appears,   // only under the new policy
  vanishes,  // only under the old one
  changes,   // under both, with another time, person, role or fine
};

struct Difference {
  DifferenceKind kind{};
  const JudgedViolation* before = nullptr;  // null if it appears; lives as long as the comparison
  const JudgedViolation* after = nullptr;   // null if it vanishes
};

class Comparison {
 public:
  Comparison(Program before, Program after, Language language = Language::en)
      : before_(std::move(before), language), after_(std::move(after), language) {}

  [[nodiscard]] Judgement& before() { return before_; }
  [[nodiscard]] Judgement& after() { return after_; }
  [[nodiscard]] const Judgement& before() const { return before_; }
  [[nodiscard]] const Judgement& after() const { return after_; }

  // In the order of time; those at one time in the order of the judgements, the old one first.
  [[nodiscard]] std::vector<Difference> differences() const;

 private:
  Judgement before_;
  Judgement after_;
};

struct ComparisonOptions {
  Language language = Language::en;
  bool color = false;
  std::uint32_t width = 0;  // terminal columns for wrapping; 0: do not wrap
};

// Every difference, and tables of them by clause, role and person.
[[nodiscard]] std::string comparison_text(const Comparison& comparison,
                                          const ComparisonOptions& options = {});

}  // namespace mora::inline v0
