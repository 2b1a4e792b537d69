// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Transitions to the sinks that want them; nothing for the others.

#include <cstdint>

#include "mora/trace.hpp"

#include "engine/hot.hpp"
#include "engine/run.hpp"

namespace mora::inline v0::detail {

inline Transition transition_of(const Run& run, TransitionKind kind, std::string_view case_key,
                                std::uint32_t rule, TimePoint at) {
  Transition transition;
  transition.kind = kind;
  transition.rule = rule;
  transition.case_key = case_key;
  transition.at = at;
  if (run.event != nullptr) transition.line = run.event->line;
  return transition;
}

// Of an obligation, as it stands.
MORA_COLD inline void tell_transition(Run& run, TransitionKind kind, std::uint32_t id,
                                      TimePoint at) {
  const Obligation& o = run.state.obligation(id);
  const CaseRef home = home_of(run.state, run.program, id);
  Transition transition =
      transition_of(run, kind, key_of(run.state, home), static_cast<std::uint32_t>(o.rule), at);
  transition.obligation = o.sequence + 1;
  transition.opened_at = o.opened_at;
  transition.trigger_line = trigger_line(run.state, o);
  if (o.has_left) transition.left = left_of(o);
  if (const auto due = due_of(o)) transition.due_at = due;
  run.sink.trace(transition);
}

MORA_HOT void trace(Run& run, TransitionKind kind, std::uint32_t id, TimePoint at) {
  if (run.sink.traces()) tell_transition(run, kind, id, at);
}

// Of a rule that the event at hand is judged by, without an obligation.
inline void trace_judged(Run& run, TransitionKind kind, std::string_view case_key,
                         std::uint32_t rule) {
  if (!run.sink.traces()) return;
  Transition transition = transition_of(run, kind, case_key, rule, run.event->time);
  if (run.program.rules[rule].has_trigger) {
    transition.opened_at = run.event->time;
    transition.trigger_line = run.event->line;
  }
  run.sink.trace(transition);
}

// Of a violation.
inline void trace(Run& run, TransitionKind kind, CaseRef home, const Violation& v, TimePoint at) {
  if (!run.sink.traces()) return;
  Transition transition = transition_of(run, kind, key_of(run.state, home), v.rule, at);
  if (v.opened_at != never) transition.opened_at = v.opened_at;
  transition.trigger_line = v.trigger_line;
  if (v.due_at != never) transition.due_at = v.due_at;
  run.sink.trace(transition);
}

// Of what is still live in a case that is forgotten.
inline void trace_forgotten(Run& run, CaseRef home, TimePoint at) {
  if (!run.sink.traces()) return;
  for (std::uint32_t id = first_obligation(run.state, home); id != none;
       id = run.state.obligation(id).next) {
    if (run.state.obligation(id).live()) trace(run, TransitionKind::forgotten, id, at);
  }
}

}  // namespace mora::inline v0::detail
