// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// When an obligation is due. LANGUAGE.md section 4, "Durations".

#include <cstdint>
#include <optional>

#include "civil/zone_table.hpp"
#include "engine/clock.hpp"
#include "engine/interpret.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// The duration in force for a trigger at `t`; null before the first date.
[[nodiscard]] inline const Within* within_at(const ProgramData& program, const RuleData& rule,
                                             TimePoint t) {
  return in_force(std::span<const Within>(program.withins.data() + rule.within, rule.within_count),
                  t);
}

// The last instant of the local day that `t` lies in, of the policy's precision.
[[nodiscard]] inline TimePoint end_of_day(const ProgramData& program, TimePoint t) {
  if (t == never) return never;
  return floor_to(end_of_local_day(program.zone, t) - Duration{1}, program.precision_us);
}

struct Due {
  TimePoint at = never;
  bool has_due = false;  // within or by gives one, if only beyond year 9999
};

// The due time of an obligation opened at `t`. `context()`, called if the rule asks for it, has the
// trigger's captures.
template <class MakeContext>
[[nodiscard]] Due initial_due(const ProgramData& program, const RuleData& rule, MakeContext context,
                              TimePoint t) {
  Due due;
  const auto take = [&](TimePoint at) {
    if (rule.ends_day) at = end_of_day(program, at);
    if (at < due.at) due.at = at;
    due.has_due = true;
  };
  if (const Within* const within = within_at(program, rule, t)) {
    take(after(program, rule.clock, t, *within));
  }
  if (rule.by != none) {
    const Value by = interpret(context(), rule.by);
    if (by.kind() == ValueKind::time) take(by.time());
  }
  return due;
}

}  // namespace mora::inline v0::detail
