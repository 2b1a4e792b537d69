// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What happens because time passes: obligations fall due, old cases
// are forgotten. LANGUAGE.md section 5, step 1 and `advance_to`.

#include <cstdint>

#include "engine/case_life.hpp"
#include "engine/hot.hpp"
#include "engine/obligation.hpp"
#include "engine/run.hpp"

namespace mora::inline v0::detail {

// The case that expires first, if that is before `limit`.
struct Expiry {
  TimePoint at = never;
  CaseRef which;
};
[[nodiscard]] MORA_COLD inline Expiry first_expiry(const ProgramData& program, State& state,
                                                   TimePoint limit) {
  Expiry first;
  const Duration least = least_length(program.forget_after);
  state.quiet_age = state.now + least;  // of cases to come
  for (std::uint8_t space = 0; space < program.space_count(); ++space) {
    const std::uint32_t oldest = state.by_age[space].first;
    if (oldest == none) continue;
    const CaseMore& more = state.cases[space].more_at(oldest);
    const TimePoint earliest = more.last_event + least;
    if (earliest < state.quiet_age) state.quiet_age = earliest;
    if (earliest >= limit) continue;
    const TimePoint at = expiry(program, more);
    if (at < limit && at < first.at) first = {at, {space, more.home}};
  }
  return first;
}

// The timer's warning is given, or its obligation falls due.
inline void go_off(Run& run, const Timer& timer) {
  if (!is_due(timer)) return warn(run, timer.obligation, timer.at);
  fall_due(run, timer.obligation, timer.at,
           run.program.rules[run.state.obligation(timer.obligation).rule].charge);
}

MORA_COLD inline void measure(Run& run, const Timer& timer) {
  const auto rule = static_cast<std::uint32_t>(run.state.obligation(timer.obligation).rule);
  run.state.meter->begin();
  go_off(run, timer);
  run.state.meter->end(rule);
}

// A case may have to be forgotten for its age before then.
[[nodiscard]] MORA_HOT bool grows_old(const Run& run, TimePoint limit) {
  return run.program.forgets && limit > run.state.quiet_age;
}

// pass_time(), where something may have to be done.
MORA_COLD inline void let_fall_due(Run& run, TimePoint limit, bool inclusive) {
  State& state = run.state;
  const TimePoint last = inclusive ? limit : limit - Duration{1};
  for (;;) {
    Expiry expiry;
    if (grows_old(run, limit)) expiry = first_expiry(run.program, state, limit);
    const Timer* const first = state.timers.first_until(state.timer_nodes(), last);
    if (first != nullptr && first->at <= expiry.at) {
      const Timer timer = *first;
      const CaseRef home = home_of(state, run.program, timer.obligation);
      state.place = {timer.at, timer.order};
      state.meter == nullptr ? go_off(run, timer) : measure(run, timer);
      if (!is_due(timer)) continue;
      if (!forget_if_over(run, home, timer.at)) {
        drop_idle(state, home);
      }
      continue;
    }
    if (expiry.at == never) return;
    unlist(state, expiry.which, known_more(state, expiry.which));
    forget_if_over(run, expiry.which, expiry.at);
  }
}

// Time passes up to `limit`: warnings due before it are given and obligations fall due, with
// `inclusive` those due at it too, and cases whose age ends before it are forgotten, all in the
// order of time.
MORA_HOT void pass_time(Run& run, TimePoint limit, bool inclusive) {
  const TimePoint last = inclusive ? limit : limit - Duration{1};
  if (grows_old(run, limit) || !run.state.timers.is_quiet(last)) {
    let_fall_due(run, limit, inclusive);
  }
}

// No event before `t` comes any more.
MORA_HOT void move_to(State& state, TimePoint t) {
  if (t == state.now) return;
  state.now = t;
  state.sealed = false;
  if (!state.ended_now.empty()) state.ended_now.clear();
  drop_counts(state);
}

}  // namespace mora::inline v0::detail
