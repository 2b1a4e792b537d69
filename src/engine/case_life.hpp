// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a case begins, grows older and is forgotten.
// Threads: one owner.

#include <cstdint>

#include "engine/clock.hpp"
#include "engine/hot.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// The list of cases by age: the newest stands last. `more` is the case's. Its links are numbers of
// CaseMores, so that a case comes to its end without a look at the cells of its neighbours.
inline void unlist(State& state, CaseRef ref, CaseMore& more) {
  if (!more.listed) return;
  CaseTable& table = state.cases[ref.space];
  List& list = state.by_age[ref.space];
  (more.older == none ? list.first : table.more_at(more.older).newer) = more.newer;
  (more.newer == none ? list.last : table.more_at(more.newer).older) = more.older;
  more.older = more.newer = none;
  more.listed = false;
}

// Puts a case that is not in the list at its end.
inline void list_newest(State& state, CaseRef ref, CaseMore& more) {
  CaseTable& table = state.cases[ref.space];
  List& list = state.by_age[ref.space];
  const std::uint32_t number = case_of(state, ref).more;
  more.home = ref.id;
  more.older = list.last;
  (list.last == none ? list.first : table.more_at(list.last).newer) = number;
  list.last = number;
  more.listed = true;
}

// The case had an event now.
inline void renew(State& state, CaseRef ref, TimePoint now) {
  Case& c = case_of(state, ref);
  CaseMore& more = state.cases[ref.space].ensure_more(c);
  more.last_event = now;
  if (state.by_age[ref.space].last == c.more) return;
  unlist(state, ref, more);
  list_newest(state, ref, more);
}

// How many cases of the key ended at this instant.
inline void begin_life(State& state, CaseRef ref, std::uint64_t hash) {
  for (const State::Ended& ended : state.ended_now) {
    if (ended.space == ref.space && ended.hash == static_cast<std::uint32_t>(hash)) {
      ensure_more(state, ref).life = ended.life + 1;
    }
  }
}

inline std::uint32_t begin_case(State& state, const ProgramData& program, std::uint8_t space,
                                const SoughtKey& key, TimePoint now) {
  const std::uint32_t id = state.cases[space].make(key, state.cells, state.strings);
  begin_life(state, {space, id}, key.hash);
  if (program.forgets) renew(state, {space, id}, now);
  return id;
}

// The first of the further obligations knows the last one, so that a case needs no word for it.
MORA_COLD inline std::uint32_t add_further(State& state, std::uint32_t home) {
  const std::uint32_t id = state.cells.make();
  std::uint32_t& first = state.obligation(home).next;
  if (first == none) {
    state.cells[id].link = {home, id};
    first = id;
    return id;
  }
  std::uint32_t& last = state.cells[first].link.previous;
  state.cells[id].link = {home, last};
  state.obligation(last).next = id;
  last = id;
  return id;
}

// Room for one more obligation at the end of the case's list: in the case's own cell if the list is
// empty. Returns its number.
MORA_HOT std::uint32_t add_obligation(State& state, std::uint32_t home) {
  Obligation& first = state.obligation(home);
  if (first.state == ObligationState::vacant && first.next == none) return home;
  return add_further(state, home);
}

// Takes a further obligation out of the list of its case.
MORA_COLD inline void unlink_obligation(State& state, std::uint32_t id) {
  const Link link = state.cells[id].link;
  const std::uint32_t next = state.obligation(id).next;
  std::uint32_t& first = state.obligation(link.home).next;
  if (id != first) state.obligation(link.previous).next = next;
  if (next != none) {
    state.cells[next].link.previous = link.previous;
  } else if (id != first) {
    state.cells[first].link.previous = link.previous;
  }
  if (id == first) first = next;
}

inline void drop_violation(State& state, std::uint32_t id) {
  state.strings.release(state.violations[id].person);
  state.violations.drop(id);
}

// The obligation in the case's cell is no more; whoever opens another there writes all of it anew.
MORA_HOT void vacate(Obligation& o) { o.state = ObligationState::vacant; }

// Takes the obligation out of its case and forgets it; its timer must be gone.
MORA_HOT void drop_obligation(State& state, const ProgramData& program, std::uint32_t id) {
  Obligation& o = state.obligation(id);
  if (o.more != none) {
    const std::uint32_t captures = obligation_more(state, o).captures;
    state.captures.release(captures, program.rules[o.rule].capture_count, state.strings);
    state.obligation_mores.drop(o.more);
  }
  if (o.state == ObligationState::waiting && !state.keeps_violations) {
    drop_violation(state, o.violation);
  }
  if (!o.is_case) {
    unlink_obligation(state, id);
    state.cells.drop(id);
    return;
  }
  vacate(o);
}

// The obligation is live no longer; it may go on waiting.
MORA_HOT void end_live(State& state, std::uint32_t id) {
  state.timers.remove(state.timer_nodes(), id);
  --state.live;
}

// Whether a live obligation that `wanted` admits hangs on the case.
template <class Wanted>
[[nodiscard]] bool has_live(const State& state, CaseRef ref, Wanted wanted) {
  for (std::uint32_t id = first_obligation(state, ref); id != none;
       id = state.obligation(id).next) {
    const Obligation& o = state.obligation(id);
    if (o.live() && wanted(o)) return true;
  }
  return false;
}

inline void drop_violations(State& state, List list) {
  for (std::uint32_t id = list.first; id != none;) {
    const std::uint32_t next = state.violations[id].next;
    drop_violation(state, id);
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

// `cell` is the case's, `hash` that of its key.
MORA_HOT void drop_case(State& state, CaseRef ref, Cell& cell, std::uint64_t hash) {
  state.cases[ref.space].drop(ref.id, cell, hash, state.cells, state.strings);
}

MORA_COLD inline void forget(State& state, const ProgramData& program, CaseRef ref) {
  for (std::uint32_t id = first_obligation(state, ref); id != none;
       id = first_obligation(state, ref)) {
    if (state.obligation(id).live()) end_live(state, id);
    drop_obligation(state, program, id);
  }
  const std::uint64_t hash = key_hash(key_of(state, ref));
  if (state.obligation(ref.id).case_violated || held_of(state, ref).first != none) {
    state.ended_now.push_back({ref.space, static_cast<std::uint32_t>(hash), life_of(state, ref)});
  }
  if (CaseMore* const more = more_of(state, ref)) {
    drop_violations(state, more->violations);
    drop_violations(state, more->held);
    unlist(state, ref, *more);
  }
  drop_memories(state, program, ref);
  const auto words = state.cases[ref.space].words(case_of(state, ref));
  for (std::uint32_t r = 0; r < program.spaces[ref.space].role_words; ++r) {
    state.strings.release(words[r]);
  }
  state.counts.forget(ref.id);
  drop_case(state, ref, state.cells[ref.id], hash);
}

// Whether the case has nothing that anybody could ask for: it is as if it had never been.
[[nodiscard]] MORA_COLD inline bool is_idle(const State& state, CaseRef ref) {
  if (first_obligation(state, ref) != none) return false;
  const CaseMore* const more = more_of(state, ref);
  if (more == nullptr) return true;
  if (more->closed || more->listed || more->violations.first != none || more->held.first != none) {
    return false;
  }
  for (const std::uint32_t word : state.cases[ref.space].words(case_of(state, ref))) {
    if (word != 0) return false;
  }
  return true;
}

inline void drop_idle(State& state, CaseRef ref) {
  if (!is_idle(state, ref)) return;
  state.counts.forget(ref.id);
  drop_case(state, ref, state.cells[ref.id], key_hash(key_of(state, ref)));
}

// The case goes if the events of the instant that is over have left it idle.
struct DropIfIdle {
  State& state;
  MORA_HOT void operator()(CaseRef home, std::uint64_t hash) const {
    Cell& cell = state.cells[home.id];
    if (cell.obligation.state != ObligationState::vacant || cell.obligation.next != none) return;
    if (cell.head.more == none || is_idle(state, home)) drop_case(state, home, cell, hash);
  }
};

// Time moves on: the events of this instant need not be told apart any more, so that cases which
// they have left idle can go.
MORA_HOT void drop_counts(State& state) { state.counts.take_all(DropIfIdle{state}); }

// The first instant at which the case may be forgotten for its age is after this one.
[[nodiscard]] inline TimePoint expiry(const ProgramData& program, const CaseMore& more) {
  return after(program, none, more.last_event, program.forget_after);
}

// Most cases, at a glance: neither closed nor past their age.
[[nodiscard]] MORA_HOT bool is_kept(const State& state, const ProgramData& program, CaseRef ref) {
  const CaseMore* const more = more_of(state, ref);
  return more == nullptr || (!more->closed && (more->listed || !program.forgets));
}

// Nothing keeps the case: closed and without live obligations, or past its age without a live
// require.
[[nodiscard]] inline bool is_over(const State& state, const ProgramData& program, CaseRef ref) {
  const CaseMore* const more = more_of(state, ref);
  if (more == nullptr) return false;
  if (more->closed && !has_live(state, ref, [](const Obligation&) { return true; })) return true;
  return program.forgets && !more->listed && !has_live(state, ref, [&](const Obligation& o) {
           return program.rules[o.rule].form == Form::require;
         });
}

}  // namespace mora::inline v0::detail
