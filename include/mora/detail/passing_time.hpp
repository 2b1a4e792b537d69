// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. What happens because time passes: obligations fall due, old cases
// are forgotten. LANGUAGE.md section 5, step 1 and `advance_to`.

#include <cstdint>

#include "mora/detail/case_life.hpp"
#include "mora/detail/obligation.hpp"
#include "mora/detail/run.hpp"

namespace mora::inline v0::detail {

// No forget_after is shorter than this: spares the calendar arithmetic for cases that are young.
[[nodiscard]] inline Duration least_length(const Within& within) {
  if (!within.civil) return {within.amount};
  constexpr std::int64_t day = 86'400'000'000;
  switch (within.unit) {
    case DurationUnit::day: return {(within.amount - 1) * day};
    case DurationUnit::week: return {(within.amount * 7 - 1) * day};
    case DurationUnit::month: return {within.amount * 27 * day};
    case DurationUnit::year: break;
  }
  return {within.amount * 364 * day};
}

// The case that expires first, if that is before `limit`.
struct Expiry {
  TimePoint at = never;
  CaseRef which;
};
[[nodiscard]] inline Expiry first_expiry(const ProgramData& program, const State& state,
                                         TimePoint limit) {
  Expiry first;
  if (!program.forgets) return first;
  for (std::uint8_t space = 0; space < program.space_count(); ++space) {
    const std::uint32_t id = state.by_age[space].first;
    if (id == none) continue;
    const Case& c = state.cases[space][id];
    if (c.last_event + least_length(program.forget_after) >= limit) continue;
    const TimePoint at = expiry(program, c);
    if (at < limit && at < first.at) first = {at, {space, id}};
  }
  return first;
}

// Time passes up to `limit`: obligations due before it fall due, with `inclusive` those due at it
// too, and cases whose age ends before it are forgotten, all in the order of time.
template <class Sink>
void pass_time(Run<Sink>& run, TimePoint limit, bool inclusive) {
  State& state = run.state;
  for (;;) {
    const Expiry expiry = first_expiry(run.program, state, limit);
    const bool due = !state.timers.empty() && (state.timers.top().at < limit ||
                                               (inclusive && state.timers.top().at == limit));
    if (due && state.timers.top().at <= expiry.at) {
      const Timer timer = state.timers.top();
      const CaseRef home = state.obligations[timer.obligation].home;
      fall_due(run, timer.obligation, timer.at,
               run.program.rules[state.obligations[timer.obligation].rule].charge);
      forget_if_over(state, run.program, home);
      continue;
    }
    if (expiry.at == never) return;
    unlist(state, expiry.which);
    forget_if_over(state, run.program, expiry.which);
  }
}

}  // namespace mora::inline v0::detail
