// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Window: how far back a rule looks from an instant (`within` of
// require_prior, forbid_prior and rate limits); both its ends count. Data for one event.

#include <cstdint>
#include <optional>

#include "engine/clock.hpp"
#include "engine/deadline.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

struct Window {
  const ProgramData& program;
  std::uint32_t clock = none;
  const Within* within = nullptr;  // null: as far as the case goes
  TimePoint now;

  [[nodiscard]] bool reaches(TimePoint t) const {
    return within == nullptr || after(program, clock, t, *within) >= now;
  }
};

// The rule's window at `now`; null where the rule is not in force then.
[[nodiscard]] inline std::optional<Window> window_at(const ProgramData& program,
                                                     const RuleData& rule, TimePoint now) {
  if (!rule.effective.contains(now)) return std::nullopt;
  Window window{program, rule.clock, nullptr, now};
  if (rule.within_count == 0) return window;
  window.within = within_at(program, rule, now);
  return window.within == nullptr ? std::nullopt : std::optional(window);
}

// Forgets this entry of a rate limit and those behind it.
inline void drop_entries(State& state, std::uint32_t id) {
  while (id != none) {
    const std::uint32_t next = state.memories[id].next;
    state.memories.drop(id);
    id = next;
  }
}

// How many entries of the list that begins at `first` (as memory_word counts) the window reaches;
// older ones are forgotten.
inline std::uint32_t count_reached(State& state, const Window& window, std::uint32_t& first) {
  std::uint32_t count = 0;
  std::uint32_t oldest = none;
  std::uint32_t id = first - 1;
  while (id != none && window.reaches(state.memories[id].time)) {
    oldest = id;
    id = state.memories[id].next;
    ++count;
  }
  drop_entries(state, id);
  if (oldest == none) {
    first = 0;
  } else {
    state.memories[oldest].next = none;
  }
  return count;
}

}  // namespace mora::inline v0::detail
