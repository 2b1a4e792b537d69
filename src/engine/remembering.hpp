// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a case remembers an event for a later look (require_prior,
// forbid_prior, aggravations). The newest entry of a memory stands first.

#include <cstdint>
#include <span>

#include "mora/event.hpp"

#include "engine/interpret.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

[[nodiscard]] inline bool captured_alike(State& state, const Event& event, std::uint32_t entry,
                                         std::span<const std::uint32_t> slots) {
  const StoredValue* captures = state.captures.at(state.memories[entry].captures);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const Value value = slots[i] == none ? Value() : event.fields[slots[i]];
    if (!alike(captures[i].load(state.strings, state.scratch), value)) return false;
  }
  return true;
}

// Takes the entry with the event's captures (and, with `by_time`, its time) out of the list that
// begins at `first`; none if there is none.
inline std::uint32_t take_alike(State& state, const Event& event, std::uint32_t& first,
                                std::span<const std::uint32_t> slots, bool by_time) {
  std::uint32_t previous = none;
  for (std::uint32_t id = first - 1; id != none; id = state.memories[id].next) {
    const bool other_time = by_time && state.memories[id].time != event.time;
    if (!other_time && captured_alike(state, event, id, slots)) {
      const std::uint32_t next = state.memories[id].next;
      if (previous == none) {
        first = next + 1;
      } else {
        state.memories[previous].next = next;
      }
      return id;
    }
    previous = id;
  }
  return none;
}

// An entry with the same captures is renewed, so a case keeps no more entries than there are
// different ones, unless it matters when each was.
inline void remember_event(State& state, const ProgramData& program, const Event& event,
                           CaseRef home, const Step& step) {
  const MemoryData& memory = program.memories[step.index];
  const std::span<const std::uint32_t> slots{program.capture_slots.data() + step.captures,
                                             memory.capture_count};
  std::uint32_t& first = memory_word(state, program, home, step.index);
  std::uint32_t entry = take_alike(state, event, first, slots, memory.by_time);
  if (entry == none) {
    entry = state.memories.make();
    state.memories[entry].captures = state.captures.capture(slots, event.fields, state.strings);
  }
  state.memories[entry].time = event.time;
  state.memories[entry].next = first - 1;
  first = entry + 1;
}

}  // namespace mora::inline v0::detail
