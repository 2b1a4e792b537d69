// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an event does whose type has only plain steps (EventFacts): open and fulfil, without
// conditions, in the case of one key. It comes to the same as EventSteps, which looks at every step
// for what such a type does not have; most events of most logs are plain. Threads: one owner.

#include <cstdint>
#include <span>

#include "engine/case_life.hpp"
#include "engine/hot.hpp"
#include "engine/obligation.hpp"
#include "engine/run.hpp"

namespace mora::inline v0::detail {

class PlainEvent {
 public:
  // With the event at hand, and a sink that does not trace.
  PlainEvent(Run& run, const EventFacts& type) : run_(run), type_(type) {}

  MORA_HOT void run_all() {
    const Value& key = run_.event->fields[type_.slot];
    if (key.kind() != ValueKind::string) return;
    const SoughtKey sought(key.string());
    State& state = run_.state;
    home_ = state.cases[type_.space].find(sought, state.cells, state.strings);
    if (home_ != none) ordinal_ = state.counts.add({type_.space, home_}, sought.hash);
    for (const PlainStep& step : state.facts.steps_of(type_)) {
      if (step.opens) {
        if (home_ == none) begin(sought);
        open(step);
      } else if (home_ != none) {
        fulfil_all(step.rule);
      }
    }
  }

 private:
  MORA_HOT void begin(const SoughtKey& key) {
    State& state = run_.state;
    home_ = begin_case(state, run_.program, type_.space, key, run_.event->time);
    ordinal_ = state.counts.add_first({type_.space, home_}, key.hash);
  }

  MORA_HOT void open(const PlainStep& step) {
    State& state = run_.state;
    const std::uint32_t id = add_obligation(state, home_);
    Obligation& room = state.obligation(id);
    Obligation opened = opened_obligation(run_, room, step.rule, ordinal_);
    opened.due = run_.event->time + step.within;
    room = opened;
    if (!fits_cell(run_.event->line, ordinal_)) keep_more(state, room, run_.event->line, ordinal_);
    ++state.live;
    if (opened.due != never) {
      state.timers.push_due(state.timer_nodes(), id, opened.due, step.lane);
    }
  }

  MORA_HOT void fulfil_all(std::uint32_t rule) {
    State& state = run_.state;
    for (std::uint32_t id = first_obligation(state, {type_.space, home_}); id != none;) {
      Obligation& o = state.obligation(id);
      const std::uint32_t next = o.next;
      if (o.rule == rule) {
        if (is_plain(o)) {
          end_live(state, id);
          vacate(o);
        } else {
          fulfil(run_, id);
        }
      }
      id = next;
    }
  }

  // Live, with nothing beside its cell, which is its case's.
  [[nodiscard]] static bool is_plain(const Obligation& o) {
    return o.state == ObligationState::running && o.more == none && o.is_case;
  }

  Run& run_;
  const EventFacts& type_;
  std::uint32_t home_ = none;  // the event's case
  std::uint32_t ordinal_ = 0;  // the event among those of the case at this instant
};

}  // namespace mora::inline v0::detail
