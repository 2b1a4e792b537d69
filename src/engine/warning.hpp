// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// When an obligation warns, and the finding that says so. LANGUAGE.md
// section 4, and section 8, "warn".

#include <cstdint>

#include "engine/clock.hpp"
#include "engine/emit.hpp"
#include "engine/run.hpp"
#include "engine/violation.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// How much clock time is left when the warning is due; `total` is all that there was.
[[nodiscard]] inline Duration left_at_warning(const Warning& warning, Duration total) {
  if (warning.share == 0) return warning.left;
  if (total.us <= 0) return total;
  // In two parts, which fit: total * share / whole_share, rounded up.
  const std::int64_t rest = total.us % whole_share * warning.share;
  const std::int64_t used =
      total.us / whole_share * warning.share + (rest + whole_share - 1) / whole_share;
  return Duration{total.us - used};
}

// The next of an obligation's warnings that have not been given, for a clock that runs from `from`
// on; at `never` if there is none.
struct NextWarning {
  TimePoint at = never;
  std::uint32_t index = none;
};
[[nodiscard]] inline NextWarning next_warning(const ProgramData& program, const State& state,
                                              const Obligation& o, TimePoint from) {
  const RuleData& rule = program.rules[o.rule];
  NextWarning next;
  if (rule.warning_count == 0 || o.due == never) return next;
  const ObligationMore& more = obligation_more(state, o);
  Duration most{INT64_MIN};
  for (std::uint32_t i = 0; i < rule.warning_count; ++i) {
    if ((more.warned >> i & 1) != 0) continue;
    const Duration left = left_at_warning(program.warnings[rule.warnings + i], more.total);
    if (next.index != none && left <= most) continue;
    most = left;
    next.index = i;
  }
  if (next.index == none) return next;
  const Duration left = clock_left(program, rule.clock, from, o.due);
  next.at = left <= most ? from : clock_after(program, rule.clock, from, left - most);
  return next;
}

// A warning is no violation, but is told as one that might come: it has an id of its own, and no
// fine.
inline void tell_warning(Run& run, std::uint32_t id, std::uint32_t index, TimePoint at) {
  const Obligation& o = run.state.obligation(id);
  const RuleData& rule = run.program.rules[o.rule];
  const CaseRef home = home_of(run.state, run.program, id);
  Breach breach{static_cast<std::uint32_t>(o.rule), at, o.opened_at, o.due,
                trigger_line(run.state, o)};
  breach.trigger_ordinal = trigger_ordinal(run.state, o);
  Violation warning;
  warning.id = mix(violation_id(run.state, home, breach), std::uint64_t{index} + 1);
  warning.rule = breach.rule;
  warning.at = at;
  warning.opened_at = o.opened_at;
  warning.due_at = o.due;
  warning.trigger_line = breach.trigger_line;
  warning.person = liable_person(run.state, run.context_of(id), rule, rule.charge.person);
  Finding finding = describe_violation(run.program, run.state, home, warning);
  finding.kind = FindingKind::warning;
  run.tell(finding);
  run.state.strings.release(warning.person);
}

}  // namespace mora::inline v0::detail
