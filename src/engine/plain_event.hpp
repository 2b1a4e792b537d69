// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an event does whose type is plain (EventFacts): it lets time pass, and opens and fulfils
// obligations in the case of one key. It comes to the same as pass_time() and EventSteps, which
// look at every step for what such a type does not have; most events of most logs are plain, so
// that here instructions are counted. Threads: one owner.

#include <cstdint>
#include <span>

#include "engine/case_life.hpp"
#include "engine/hot.hpp"
#include "engine/obligation.hpp"
#include "engine/passing_time.hpp"
#include "engine/run.hpp"

namespace mora::inline v0::detail {

// The facts of the event's type if it is plain, and the event has the fields of its type and a key.
[[nodiscard]] MORA_HOT const EventFacts* plain_type(const ProgramFacts& facts, const Event& event) {
  if (event.type >= facts.events.size()) return nullptr;
  const EventFacts& type = facts.events[event.type];
  if (!type.is_plain || event.fields.size() < type.field_count) return nullptr;
  return event.fields[type.slot].kind() == ValueKind::string ? &type : nullptr;
}

class PlainEvent {
 public:
  // `event` has a key and takes effect, at `time`, and stands at `line` of the log. The sink does
  // not trace.
  PlainEvent(const ProgramData& program, State& state, const SinkRef& sink, const Event& event,
             TimePoint time, std::uint64_t line)
      : program_(program), state_(state), sink_(sink), event_(event), time_(time), line_(line) {}

  MORA_HOT void take(const EventFacts& type, const SoughtKey& key) {
    if (!state_.timers.is_quiet(time_ - Duration{1})) pass_time(program_, state_, sink_, time_);
    move_to(state_, time_);
    state_.last_event = time_;
    ++state_.events;
    act(type, key);
  }

  // The same where time has passed already.
  MORA_HOT void act(const EventFacts& type, const SoughtKey& key) {
    if (type.step_count != 1) {
      return take_steps(program_, state_, sink_, {time_, event_.type, line_, event_.fields}, type);
    }
    act(type, key, {&type.first, 1});
  }

 private:
  // What few events need takes what it needs by value, so that all this stays in registers.
  MORA_COLD static void pass_time(const ProgramData& program, State& state, const SinkRef& sink,
                                  TimePoint time) {
    Run run{program, state, sink};
    let_fall_due(run, time, false);
    state.scratch.clear();
  }

  // Few types have several.
  MORA_COLD static void take_steps(const ProgramData& program, State& state, const SinkRef& sink,
                                   const Event& event, const EventFacts& type) {
    const std::span all(state.facts.plain_steps);
    PlainEvent(program, state, sink, event, event.time, event.line)
        .act(type, SoughtKey(event.fields[type.slot].string()),
             all.subspan(type.steps, type.step_count));
  }

  MORA_HOT void act(const EventFacts& type, const SoughtKey& key,
                    std::span<const PlainStep> steps) {
    CaseTable& table = state_.cases[type.space];
    CaseTable::Place home = table.find(key, state_.cells, state_.strings);
    std::uint32_t ordinal = 0;  // among the case's events at this instant
    if (home.id != none) ordinal = state_.counts.add({type.space, home.id}, key.hash);
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
      const PlainStep& step = steps[i];
      if (!step.opens) {
        if (home.id != none) fulfil_all(home, step.rule, i);
      } else if (!may_open(state_, home.id)) {
        continue;
      } else if (home.id != none) {
        open(state_, home.id, opening_of(step, ordinal), step.lane);
      } else {
        ordinal = 1;
        home = begin(table, type.space, key, step);
      }
    }
  }

  [[nodiscard]] MORA_HOT Opening opening_of(const PlainStep& step, std::uint32_t ordinal) const {
    return {time_, time_ + step.within, state_.opened++, line_, ordinal, step.rule};
  }

  // The event is the first of the case.
  MORA_HOT CaseTable::Place begin(CaseTable& table, std::uint8_t space, const SoughtKey& key,
                                  const PlainStep& step) {
    State& state = state_;
    const Opening opening = opening_of(step, 1);
    const CaseTable::Place home = table.make(key, opening, state.cells, state.strings);
    if (!state.ended_now.empty()) begin_life(state, {space, home.id}, key.hash);
    state.counts.add_first({space, home.id}, key.hash);
    start(state, home.id, opening, step.lane, home.cell->obligation);
    return home;
  }

  MORA_COLD static void open(State& state, std::uint32_t home, const Opening& opening,
                             std::uint32_t lane) {
    const std::uint32_t id = add_obligation(state, home);
    Obligation& o = state.obligation(id);
    open_in(o, opening);
    start(state, id, opening, lane, o);
  }

  MORA_HOT static void start(State& state, std::uint32_t id, const Opening& opening,
                             std::uint32_t lane, Obligation& o) {
    if (!fits_cell(opening)) keep_more(state, o, opening.line, opening.ordinal);
    ++state.live;
    if (opening.due == never) return;
    state.timers.push_due(state.timer_nodes(), id, o, opening.due, lane);
  }

  // `step` is the number of the step at hand.
  MORA_HOT void fulfil_all(CaseTable::Place home, std::uint32_t rule, std::uint32_t step) {
    Obligation& first = home.cell->obligation;
    const bool is_alone = first.next == none && first.more == none;
    if (is_alone && first.state == ObligationState::running && first.rule == rule) {
      state_.timers.remove(state_.timer_nodes(), home.id, first);
      --state_.live;
      vacate(first);
    } else if (!is_alone || first.state != ObligationState::vacant) {
      const Event event{time_, event_.type, line_, event_.fields};
      state_.place = {time_, step};
      fulfil_any(program_, state_, sink_, event, home.id, rule);
    }
  }

  // The case has several obligations, or one that waits or has more than its cell.
  MORA_COLD static void fulfil_any(const ProgramData& program, State& state, const SinkRef& sink,
                                   const Event& event, std::uint32_t home, std::uint32_t rule) {
    Run run{program, state, sink, &event};
    for (std::uint32_t id = first_obligation(state, {0, home}); id != none;) {
      const std::uint32_t next = state.obligation(id).next;
      if (state.obligation(id).rule == rule) fulfil(run, id);
      id = next;
    }
    state.scratch.clear();
  }

  const ProgramData& program_;
  State& state_;
  const SinkRef& sink_;
  const Event& event_;  // as it came
  TimePoint time_;
  std::uint64_t line_;
};

}  // namespace mora::inline v0::detail
