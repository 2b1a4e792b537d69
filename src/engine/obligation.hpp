// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The life of an obligation: opened, paused, fulfilled, breached,
// cancelled, due. LANGUAGE.md sections 4 and 5.

#include <cstdint>
#include <optional>

#include "mora/config.hpp"

#include "engine/case_life.hpp"
#include "engine/deadline.hpp"
#include "engine/hot.hpp"
#include "engine/run.hpp"
#include "engine/tracing.hpp"
#include "engine/violation.hpp"
#include "engine/warning.hpp"

namespace mora::inline v0::detail {

// Whether the limits let the case have one more live obligation; `home` is none for a case that has
// no cell yet. If not, counts the one that is not opened.
[[nodiscard]] MORA_COLD inline bool has_room(State& state, std::uint32_t home) {
  bool room = state.live < state.limits.in_all;
  if (room && home != none && state.limits.in_case != UINT64_MAX) {
    std::uint64_t live = 0;
    const Obligation& first = state.obligation(home);
    std::uint32_t id = first.state == ObligationState::vacant ? first.next : home;
    for (; id != none && live < state.limits.in_case; id = state.obligation(id).next) {
      if (state.obligation(id).live()) ++live;
    }
    room = live < state.limits.in_case;
  }
  if (!room) ++state.unopened;
  return room;
}
[[nodiscard]] MORA_HOT bool may_open(State& state, std::uint32_t home) {
  return state.live < state.limits.unasked || has_room(state, home);
}

// The timer of what comes first, a warning or the due time, for a clock that runs from `from` on.
MORA_HOT void start_timer(Run& run, std::uint32_t id, TimePoint from) {
  State& state = run.state;
  Obligation& o = state.obligation(id);
  if (o.due == never) return;
  o.warns_next = 0;
  if (run.program.rules[o.rule].warning_count != 0) {
    const TimePoint warning = next_warning(run.program, state, o, from).at;
    o.warns_next = o.due >= warning ? 1 : 0;
    if (o.warns_next) obligation_more(state, o).warning = warning;
  }
  state.timers.push(state.timer_nodes(), id);
}

// What of an obligation does not fit into its cell.
MORA_COLD inline ObligationMore& keep_more(State& state, Obligation& o, std::uint64_t line,
                                           std::uint32_t ordinal) {
  o.more = state.obligation_mores.make();
  ObligationMore& more = state.obligation_mores[o.more];
  more.line = line;
  more.ordinal = ordinal;
  return more;
}

// Whether an obligation's trigger can be told in its cell.
[[nodiscard]] MORA_HOT bool fits_cell(const Opening& opening) {
  return opening.line <= max_short_line && opening.ordinal <= max_short_ordinal;
}

// What stands in `room` from now on: a running obligation without a timer yet. The place of the
// room in its case's list stays.
MORA_HOT void open_in(Obligation& room, const Opening& opening) {
  MORA_ASSERT(opening.sequence < max_sequence);
  room.opened_at = opening.at;
  room.due = opening.due;
  room.sequence = opening.sequence & max_sequence;
  room.rule = opening.rule & (max_rules - 1);
  room.short_line = opening.line & max_short_line;
  room.short_ordinal = opening.ordinal & max_short_ordinal;
  room.has_left = 0;
  room.at_close = 0;
  room.warns_next = 0;
  room.state = ObligationState::running;
  room.next_timer = Obligation::no_timer;
  room.more = none;
}

// The obligation that the event at hand triggers, without a due time yet. Returns its number.
MORA_HOT std::uint32_t make_obligation(Run& run, CaseRef home, const Step& step) {
  State& state = run.state;
  Opening opening;
  opening.at = run.event->time;
  opening.sequence = state.opened++;
  opening.line = run.event->line;
  opening.ordinal = state.counts.of(home.id);
  opening.rule = step.rule;
  const std::uint32_t id = add_obligation(state, home.id);
  Obligation& o = state.obligation(id);
  open_in(o, opening);
  if (!state.facts.rules[step.rule].fits_cell || !fits_cell(opening)) {
    const RuleData& rule = run.program.rules[step.rule];
    ObligationMore& more = keep_more(state, o, opening.line, opening.ordinal);
    more.remaining = rule.times;
    more.captures = state.captures.capture(
        {run.program.capture_slots.data() + step.captures, rule.capture_count}, run.event->fields,
        state.strings);
  }
  return id;
}

// Opens an obligation of the rule, triggered by the event at hand.
MORA_HOT void open_obligation(Run& run, CaseRef home, const Step& step) {
  State& state = run.state;
  const RuleData& rule = run.program.rules[step.rule];
  const RuleFacts& facts = state.facts.rules[step.rule];
  const TimePoint now = run.event->time;
  const std::uint32_t id = make_obligation(run, home, step);
  Obligation& o = state.obligation(id);
  if (facts.plain_due) {
    o.due = now + facts.within;
  } else {
    const Due due = initial_due(
        run.program, rule, [&] { return run.context_of(id); }, now);
    o.due = due.at;
    o.at_close = !due.has_due && !rule.until ? 1 : 0;
    if (rule.clock != none) count_overrun(state, run.program, rule.clock, o.due);
  }
  if (rule.warning_count != 0 && o.due != never) {
    ObligationMore& more = obligation_more(state, o);
    more.total = clock_left(run.program, rule.clock, now, o.due);
    // What is past at the trigger falls due without a warning, also after a pause.
    if (o.due < now) more.warned = UINT32_MAX;
  }
  ++state.live;
  if (facts.pauses && is_paused(run.program, rule, pause_words(state, run.program, home))) {
    o.state = ObligationState::paused;
    if (o.due != never) keep_left(o, clock_left(run.program, rule.clock, now, o.due));
  } else {
    start_timer(run, id, now);
  }
  trace(run, TransitionKind::opened, id, now);
}

inline void pause(Run& run, std::uint32_t id, TimePoint now) {
  Obligation& o = run.state.obligation(id);
  run.state.timers.remove(run.state.timer_nodes(), id);
  o.state = ObligationState::paused;
  if (o.due != never) {
    keep_left(o, clock_left(run.program, run.program.rules[o.rule].clock, now, o.due));
  }
  trace(run, TransitionKind::paused, id, now);
}

inline void resume(Run& run, std::uint32_t id, TimePoint now) {
  Obligation& o = run.state.obligation(id);
  o.state = ObligationState::running;
  if (o.has_left) {
    const std::uint32_t clock = run.program.rules[o.rule].clock;
    set_due(o, clock_after(run.program, clock, now, left_of(o)));
    if (clock != none) count_overrun(run.state, run.program, clock, o.due);
    start_timer(run, id, now);
  }
  trace(run, TransitionKind::resumed, id, now);
}

// The obligation's next warning is due at `at`; it goes on living.
inline void warn(Run& run, std::uint32_t id, TimePoint at) {
  State& state = run.state;
  state.timers.remove(state.timer_nodes(), id);
  const Obligation& o = state.obligation(id);
  const std::uint32_t index = next_warning(run.program, state, o, at).index;
  MORA_ASSERT(index != none);
  obligation_more(state, o).warned |= 1u << index;
  trace(run, TransitionKind::warned, id, at);
  tell_warning(run, id, index, at);
  start_timer(run, id, at);
}

// The obligation ends in this way at `at`, and nothing more is to be said of it.
MORA_HOT void finish_obligation(Run& run, std::uint32_t id, TransitionKind how, TimePoint at) {
  trace(run, how, id, at);
  end_live(run.state, id);
  drop_obligation(run.state, run.program, id);
}

// The violation of an obligation, with the event at hand, if any, as the one that brings it about.
inline Breach breach_of(const Run& run, std::uint32_t id, TimePoint at, TimePoint due_at,
                        const Charge& charge) {
  const Obligation& o = run.state.obligation(id);
  Breach breach{static_cast<std::uint32_t>(o.rule), at, o.opened_at, due_at,
                trigger_line(run.state, o)};
  breach.trigger_ordinal = trigger_ordinal(run.state, o);
  if (run.event != nullptr) {
    breach.event_line = run.event->line;
    breach.event_ordinal = run.state.counts.of(home_of(run.state, run.program, id).id);
  }
  breach.charge = charge;
  return breach;
}

// The obligation is due at `at`. A require is violated and waits for a late fulfilment; a forbid
// has been kept. `charge` and the event at hand, if any, are what makes it due.
MORA_COLD inline void fall_due(Run& run, std::uint32_t id, TimePoint at, const Charge& charge) {
  Obligation& o = run.state.obligation(id);
  if (run.program.rules[o.rule].form != Form::require) {
    finish_obligation(run, id, TransitionKind::met, at);
    return;
  }
  trace(run, TransitionKind::violated, id, at);
  end_live(run.state, id);
  o.state = ObligationState::waiting;
  // A clock that stood has no due time to tell of.
  if (o.has_left) set_due(o, never);
  o.violation = find_violation(run, run.context_of(id), breach_of(run, id, at, at, charge));
}

// A violated obligation is fulfilled after all.
MORA_COLD inline void fulfil_late(Run& run, std::uint32_t id) {
  Violation& v = run.state.violations[run.state.obligation(id).violation];
  trace(run, TransitionKind::met_late, id, run.event->time);
  const bool held = v.cause == none && run.program.rules[v.rule].causing_count != 0;
  const auto before = v.has_fine ? std::optional(v.fine) : std::nullopt;
  const bool rose = raise_by_lateness(run.program, v, run.event->time);
  if (held) {
    v.fulfilled_at = run.event->time;
    v.fulfilled_line = run.event->line;
  } else {
    const CaseRef home = home_of(run.state, run.program, id);
    tell_late(run, home, v, run.event->time, run.event->line);
    if (rose) tell_amended(run, home, v, before);
  }
  drop_obligation(run.state, run.program, id);
}

// Counts a match of an obligation whose rule wants several; true if it was not the last.
inline bool counts_only(State& state, const Obligation& o) {
  return remaining_of(state, o) > 1 && obligation_more(state, o).remaining-- > 1;
}

// The event at hand is one match of what the obligation requires.
MORA_HOT void fulfil(Run& run, std::uint32_t id) {
  const Obligation& o = run.state.obligation(id);
  if (counts_only(run.state, o)) {
    trace(run, TransitionKind::matched, id, run.event->time);
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
MORA_COLD inline void breach(Run& run, std::uint32_t id, const Charge& charge) {
  const Obligation& o = run.state.obligation(id);
  if (counts_only(run.state, o)) {
    trace(run, TransitionKind::matched, id, run.event->time);
    return;
  }
  trace(run, TransitionKind::violated, id, run.event->time);
  const TimePoint due_at = due_of(o).value_or(never);
  find_final_violation(run, run.context_of(id),
                       breach_of(run, id, run.event->time, due_at, charge));
}

// Forgets the case if nothing keeps it; says whether it did.
inline bool forget_if_over(Run& run, CaseRef ref, TimePoint now) {
  if (!is_over(run.state, run.program, ref)) return false;
  trace_forgotten(run, ref, now);
  forget(run.state, run.program, ref);
  return true;
}

}  // namespace mora::inline v0::detail
