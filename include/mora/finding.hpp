// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finding: what comes out of a monitor. Data only; because() puts it into words, report.hpp into
// lines. Threads: plain values. Ownership: the texts are views that live only while the sink is
// called.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mora/money.hpp"
#include "mora/program.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

enum class FindingKind : std::uint8_t {
  violation,  // a duty was not kept
  amended,    // an earlier violation's fine rose
  late,       // what an earlier violation missed has been done after all
  warning,    // an obligation is near its due time
};

// The violation that let a rule with `causing` count.
struct Cause {
  RuleIndex rule = 0;
  std::string_view clause;
  TimePoint at;
};

struct Finding {
  FindingKind kind = FindingKind::violation;
  // The same for the same policy and events, whatever the number of threads and wherever the log
  // lies. amended and late carry the id of their violation.
  std::uint64_t id = 0;
  RuleIndex rule = 0;
  std::string_view policy;
  std::string_view clause;
  std::string_view rule_name;  // empty for a clause with one rule
  std::string_view case_key;
  std::string_view role;                   // empty if the rule names no one
  std::optional<std::string_view> person;  // null if no one holds the role
  std::optional<TimePoint> opened_at;      // the trigger's time; null for rules without a trigger
  std::optional<TimePoint> due_at;
  TimePoint at;                           // violation: when it came about; amended: the time of the
                                          // event that amends; late: that of the fulfilment
  std::optional<Money> fine;              // what the violation costs now; null if it has no fine
  std::uint64_t evidence[3] = {0, 0, 0};  // line numbers: trigger, violating event, later event
  std::uint8_t evidence_count = 0;

  std::optional<Money> from, to, delta;   // amended only
  std::string_view amending_event;        // amended: the type of the event that raised the fine
  std::optional<TimePoint> fulfilled_at;  // late only
  Duration late_by;                       // late only
  std::optional<Cause> cause;             // violations of rules with `causing`
};

// "violation", "amended", "late", "warning".
[[nodiscard]] std::string_view kind_name(FindingKind kind);

enum class Language : std::uint8_t { en, zh };

// One sentence that says why: what was wanted, by when, what came instead.
[[nodiscard]] std::string because(const Program& program, const Finding& finding,
                                  Language language = Language::en);

}  // namespace mora::inline v0
