// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. The life of an obligation: opened, paused, fulfilled, breached,
// cancelled, due. LANGUAGE.md sections 4 and 5.

#include <cstdint>
#include <optional>

#include "mora/config.hpp"
#include "mora/detail/case_life.hpp"
#include "mora/detail/deadline.hpp"
#include "mora/detail/run.hpp"
#include "mora/detail/tracing.hpp"
#include "mora/detail/violation.hpp"
#include "mora/detail/warning.hpp"

namespace mora::inline v0::detail {

// The timer of what comes first, a warning or the due time, for a clock that runs from `from` on.
template <class Sink>
void start_timer(Run<Sink>& run, std::uint32_t id, TimePoint from) {
  const Obligation& o = run.state.obligations[id];
  if (o.due == never) return;
  const TimePoint warning = next_warning(run.program, o, from).at;
  const bool due = o.due < warning;
  run.state.timers.push({due ? o.due : warning, timer_order(due, o.rule, o.sequence), id});
}

inline void link(State& state, std::uint32_t id) {
  Obligation& o = state.obligations[id];
  List& list = case_of(state, o.home).obligations;
  o.previous = list.last;
  (list.last == none ? list.first : state.obligations[list.last].next) = id;
  list.last = id;
}

// Opens an obligation of the rule, triggered by the event at hand.
template <class Sink>
void open_obligation(Run<Sink>& run, CaseRef home, const Step& step) {
  State& state = run.state;
  const RuleData& rule = run.program.rules[step.rule];
  const TimePoint now = run.event->time;
  const std::uint32_t id = state.obligations.make();
  Obligation& o = state.obligations[id];
  o.home = home;
  o.rule = step.rule;
  o.opened_at = now;
  o.sequence = state.opened++;
  o.trigger_line = run.event->line;
  o.trigger_ordinal = case_of(state, home).ordinal;
  o.remaining = rule.times;
  o.captures =
      state.captures.capture({run.program.capture_slots.data() + step.captures, rule.capture_count},
                             run.event->fields, state.strings);
  link(state, id);

  const Due due = initial_due(run.program, rule, run.context(o), now);
  o.due = due.at;
  o.has_due = due.has_due;
  o.at_close = !due.has_due && !rule.until;
  if (rule.clock != none) count_overrun(state, run.program, rule.clock, o.due);
  if (rule.warning_count != 0 && o.due != never) {
    o.total = clock_left(run.program, rule.clock, now, o.due);
    // What is past at the trigger falls due without a warning, also after a pause.
    if (o.due < now) o.warned = UINT32_MAX;
  }
  Case& c = case_of(state, home);
  ++c.live;
  ++state.live;
  if (rule.form == Form::require) ++c.live_requires;
  if (is_paused(run.program, rule, pause_words(state, run.program, home))) {
    o.state = ObligationState::paused;
    if (o.due != never) o.left = clock_left(run.program, rule.clock, now, o.due);
  } else {
    start_timer(run, id, now);
  }
  trace(run, TransitionKind::opened, o, now);
}

template <class Sink>
void pause(Run<Sink>& run, std::uint32_t id, TimePoint now) {
  Obligation& o = run.state.obligations[id];
  run.state.timers.remove(id);
  o.state = ObligationState::paused;
  if (o.due != never) {
    o.left = clock_left(run.program, run.program.rules[o.rule].clock, now, o.due);
  }
  trace(run, TransitionKind::paused, o, now);
}

template <class Sink>
void resume(Run<Sink>& run, std::uint32_t id, TimePoint now) {
  Obligation& o = run.state.obligations[id];
  o.state = ObligationState::running;
  if (o.due != never) {
    const std::uint32_t clock = run.program.rules[o.rule].clock;
    o.due = clock_after(run.program, clock, now, o.left);
    if (clock != none) count_overrun(run.state, run.program, clock, o.due);
    start_timer(run, id, now);
  }
  trace(run, TransitionKind::resumed, o, now);
}

// The obligation's next warning is due at `at`; it goes on living.
template <class Sink>
void warn(Run<Sink>& run, std::uint32_t id, TimePoint at) {
  run.state.timers.remove(id);
  const std::uint32_t index = next_warning(run.program, run.state.obligations[id], at).index;
  MORA_ASSERT(index != none);
  run.state.obligations[id].warned |= 1u << index;
  trace(run, TransitionKind::warned, run.state.obligations[id], at);
  tell_warning(run, run.state.obligations[id], index, at);
  start_timer(run, id, at);
}

// The obligation ends in this way at `at`, and nothing more is to be said of it.
template <class Sink>
void finish_obligation(Run<Sink>& run, std::uint32_t id, TransitionKind how, TimePoint at) {
  trace(run, how, run.state.obligations[id], at);
  end_live(run.state, run.program, id);
  drop_obligation(run.state, run.program, id);
}

// The violation of an obligation, with the event at hand, if any, as the one that brings it about.
template <class Sink>
Breach breach_of(const Run<Sink>& run, const Obligation& o, TimePoint at, TimePoint due_at,
                 const Charge& charge) {
  Breach breach{o.rule, at, o.opened_at, due_at, o.trigger_line};
  breach.trigger_ordinal = o.trigger_ordinal;
  if (run.event != nullptr) {
    breach.event_line = run.event->line;
    breach.event_ordinal = case_of(run.state, o.home).ordinal;
  }
  breach.charge = charge;
  return breach;
}

// The obligation is due at `at`. A require is violated and waits for a late fulfilment; a forbid
// has been kept. `charge` and the event at hand, if any, are what makes it due.
template <class Sink>
void fall_due(Run<Sink>& run, std::uint32_t id, TimePoint at, const Charge& charge) {
  const Obligation o = run.state.obligations[id];
  if (run.program.rules[o.rule].form != Form::require) {
    finish_obligation(run, id, TransitionKind::met, at);
    return;
  }
  trace(run, TransitionKind::violated, o, at);
  end_live(run.state, run.program, id);
  run.state.obligations[id].state = ObligationState::waiting;
  run.state.obligations[id].violation =
      find_violation(run, run.context(o), breach_of(run, o, at, at, charge));
}

// A violated obligation is fulfilled after all.
template <class Sink>
void fulfil_late(Run<Sink>& run, std::uint32_t id) {
  const Obligation& o = run.state.obligations[id];
  Violation& v = run.state.violations[o.violation];
  trace(run, TransitionKind::met_late, o, run.event->time);
  const bool held = v.cause == none && run.program.rules[v.rule].causing_count != 0;
  const auto before = v.has_fine ? std::optional(v.fine) : std::nullopt;
  const bool rose = raise_by_lateness(run.program, v, run.event->time);
  if (held) {
    v.fulfilled_at = run.event->time;
    v.fulfilled_line = run.event->line;
  } else {
    tell_late(run, o.home, v, run.event->time, run.event->line);
    if (rose) tell_amended(run, o.home, v, before);
  }
  drop_obligation(run.state, run.program, id);
}

// The event at hand is one match of what the obligation requires.
template <class Sink>
void fulfil(Run<Sink>& run, std::uint32_t id) {
  Obligation& o = run.state.obligations[id];
  if (--o.remaining != 0) {
    trace(run, TransitionKind::matched, o, run.event->time);
    return;
  }
  if (o.live()) {
    finish_obligation(run, id, TransitionKind::met, run.event->time);
  } else {
    fulfil_late(run, id);
  }
}

// The event at hand is what the live obligation forbids; it goes on living. With `times` the n-th
// match and each one after it is a violation.
template <class Sink>
void breach(Run<Sink>& run, std::uint32_t id, const Charge& charge) {
  if (run.state.obligations[id].remaining > 1) {
    --run.state.obligations[id].remaining;
    trace(run, TransitionKind::matched, run.state.obligations[id], run.event->time);
    return;
  }
  const Obligation o = run.state.obligations[id];
  trace(run, TransitionKind::violated, o, run.event->time);
  const TimePoint due_at = o.state == ObligationState::paused ? never : o.due;
  find_violation(run, run.context(o), breach_of(run, o, run.event->time, due_at, charge));
}

// Forgets the case if nothing keeps it.
template <class Sink>
void forget_if_over(Run<Sink>& run, CaseRef ref, TimePoint now) {
  if (!is_over(run.program, case_of(run.state, ref))) return;
  trace_forgotten(run, ref, now);
  forget(run.state, run.program, ref);
}

}  // namespace mora::inline v0::detail
