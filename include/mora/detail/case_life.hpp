// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. How a case begins, grows older and is forgotten.
// Threads: one owner.

#include <cstdint>
#include <string_view>

#include "mora/detail/clock.hpp"
#include "mora/detail/program_data.hpp"
#include "mora/detail/state.hpp"

namespace mora::inline v0::detail {

// The list of cases by age: the newest stands last.
inline void unlist(State& state, CaseRef ref) {
  CaseTable& table = state.cases[ref.space];
  Case& c = table[ref.id];
  if (!c.listed) return;
  List& list = state.by_age[ref.space];
  (c.older == none ? list.first : table[c.older].newer) = c.newer;
  (c.newer == none ? list.last : table[c.newer].older) = c.older;
  c.older = c.newer = none;
  c.listed = false;
}

// The case had an event now.
inline void renew(State& state, CaseRef ref, TimePoint now) {
  CaseTable& table = state.cases[ref.space];
  List& list = state.by_age[ref.space];
  table[ref.id].last_event = now;
  if (list.last == ref.id) return;
  unlist(state, ref);
  Case& c = table[ref.id];
  c.older = list.last;
  (list.last == none ? list.first : table[list.last].newer) = ref.id;
  list.last = ref.id;
  c.listed = true;
}

inline std::uint32_t begin_case(State& state, const ProgramData& program, std::uint8_t space,
                                std::string_view key, std::uint64_t hash, TimePoint now) {
  CaseTable& table = state.cases[space];
  const std::uint32_t id = table.make(key, hash, state.strings);
  for (const State::Ended& ended : state.ended_now) {
    if (ended.space == space && ended.hash == static_cast<std::uint32_t>(hash)) {
      table[id].life = ended.life + 1;
    }
  }
  if (program.forgets) renew(state, {space, id}, now);
  return id;
}

// Takes the obligation out of its case and forgets it; its timer must be gone.
inline void drop_obligation(State& state, const ProgramData& program, std::uint32_t id) {
  const Obligation& o = state.obligations[id];
  List& list = case_of(state, o.home).obligations;
  (o.previous == none ? list.first : state.obligations[o.previous].next) = o.next;
  (o.next == none ? list.last : state.obligations[o.next].previous) = o.previous;
  state.captures.release(o.captures, program.rules[o.rule].capture_count, state.strings);
  state.obligations.drop(id);
}

// The obligation is live no longer; it may go on waiting.
inline void end_live(State& state, const ProgramData& program, std::uint32_t id) {
  const Obligation& o = state.obligations[id];
  state.timers.remove(id);
  Case& c = case_of(state, o.home);
  --c.live;
  if (program.rules[o.rule].form == Form::require) --c.live_requires;
  --state.live;
}

inline void drop_violations(State& state, List list) {
  for (std::uint32_t id = list.first; id != none;) {
    const std::uint32_t next = state.violations[id].next;
    state.strings.release(state.violations[id].person);
    state.violations.drop(id);
    id = next;
  }
}

inline void drop_memories(State& state, const ProgramData& program, CaseRef ref) {
  for (std::uint32_t m = 0; m < program.memories.size(); ++m) {
    if (program.memories[m].space != ref.space) continue;
    for (std::uint32_t id = first_entry(state, program, ref, m); id != none;) {
      const Memory& memory = state.memories[id];
      const std::uint32_t next = memory.next;
      state.captures.release(memory.captures, program.memories[m].capture_count, state.strings);
      state.memories.drop(id);
      id = next;
    }
  }
}

inline void forget(State& state, const ProgramData& program, CaseRef ref) {
  while (case_of(state, ref).obligations.first != none) {
    const std::uint32_t id = case_of(state, ref).obligations.first;
    if (state.obligations[id].live()) end_live(state, program, id);
    drop_obligation(state, program, id);
  }
  const Case& c = case_of(state, ref);
  if (c.violations.first != none || c.held.first != none) {
    state.ended_now.push_back({ref.space, c.hash, c.life});
  }
  drop_violations(state, c.violations);
  drop_violations(state, c.held);
  drop_memories(state, program, ref);
  const auto words = state.cases[ref.space].words(ref.id);
  for (std::uint32_t r = 0; r < program.spaces[ref.space].role_words; ++r) {
    state.strings.release(words[r]);
  }
  unlist(state, ref);
  state.cases[ref.space].drop(ref.id, state.strings);
}

// The first instant at which the case may be forgotten for its age is after this one.
[[nodiscard]] inline TimePoint expiry(const ProgramData& program, const Case& c) {
  return after(program, none, c.last_event, program.forget_after);
}

// Nothing keeps the case: closed and without live obligations, or past its age without a live
// require.
[[nodiscard]] inline bool is_over(const ProgramData& program, const Case& c) {
  return (c.closed && c.live == 0) || (program.forgets && !c.listed && c.live_requires == 0);
}

}  // namespace mora::inline v0::detail
