// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// State: everything that changes while a monitor runs; data and its
// upkeep, no rules of the language. Threads: one owner.

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "mora/program.hpp"
#include "mora/time.hpp"

#include "engine/case_table.hpp"
#include "engine/cell.hpp"
#include "engine/event_counts.hpp"
#include "engine/hot.hpp"
#include "engine/open_limits.hpp"
#include "engine/pool.hpp"
#include "engine/program_facts.hpp"
#include "engine/rule_meter.hpp"
#include "engine/scratch.hpp"
#include "engine/seen_ids.hpp"
#include "engine/stored_value.hpp"
#include "engine/string_store.hpp"
#include "engine/timers.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// A violation that was found, or is held back until its cause is.
struct Violation {
  std::uint64_t id = 0;
  TimePoint at;
  TimePoint opened_at = never;     // never: no trigger
  TimePoint due_at = never;        // never: no due time
  TimePoint fulfilled_at = never;  // held back: a late fulfilment came meanwhile
  std::uint64_t fulfilled_line = 0;
  std::uint64_t trigger_line = 0;
  std::uint64_t event_line = 0;
  Money fine;
  StringId person = 0;  // 0: no one
  std::uint32_t rule = 0;
  std::uint32_t next = none;   // in the case's list
  std::uint32_t cause = none;  // the violation that let it count
  bool has_fine = false;
};

// An event that a case remembers for a later look.
struct Memory {
  TimePoint time;
  std::uint32_t captures = none;
  std::uint32_t next = none;
};

[[nodiscard]] inline TimePoint timer_time(const Obligation& o, const Pool<ObligationMore>& mores) {
  return o.warns_next ? mores[o.more].warning : o.due;
}

// The timers of obligations, as Timers wants them.
class TimerNodes {
 public:
  TimerNodes(Pool<Cell>& cells, const Pool<ObligationMore>& mores)
      : cells_(&cells), mores_(&mores) {}

  [[nodiscard]] MORA_HOT Obligation& node(std::uint32_t id) const {
    return (*cells_)[id].obligation;
  }
  [[nodiscard]] TimePoint time(std::uint32_t id) const {
    return timer_time((*cells_)[id].obligation, *mores_);
  }
  [[nodiscard]] std::uint64_t order(std::uint32_t id) const {
    const Obligation& o = (*cells_)[id].obligation;
    return timer_order(!o.warns_next, static_cast<std::uint32_t>(o.rule), o.sequence);
  }

 private:
  Pool<Cell>* cells_;
  const Pool<ObligationMore>* mores_;
};

// What is at hand: a timer (its time and its order), or a step of an event (its number). Findings
// of one instant that several monitors give are put in order by it.
struct Place {
  TimePoint at{INT64_MIN};
  std::uint64_t order = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

// Lists of one step, kept for their memory.
struct StepLists {
  using Ids = std::vector<std::uint32_t>;
  Ids fresh;   // memories that the event at hand has made fresh
  Ids begins;  // bits of pauses that begin with it
  Ids ends;
  Ids before;  // the case's pause words before it
};

struct State {
  explicit State(const ProgramData& program)
      : facts(program), keeps_violations(facts.asks_for_violations) {
    for (const KeySpace& space : program.spaces) cases.emplace_back(space.words());
    overruns.resize(program.calendars.size());
  }

  ProgramFacts facts;
  bool keeps_violations = false;     // the program asks for them, or one before it did
  std::unique_ptr<RuleMeter> meter;  // null: nobody asked for it
  StringStore strings;
  CaptureStore captures;
  Scratch scratch;
  StepLists lists;
  std::vector<CaseTable> cases;  // by key
  Pool<Cell> cells;              // of cases and obligations, which have one numbering
  Pool<ObligationMore> obligation_mores;
  Pool<Violation> violations;
  Pool<Memory> memories;
  Timers<TimerNodes> timers;

  TimePoint now = min_time;  // the last event's time, or the last advance_to
  bool sealed = false;       // no event at `now` may come any more
  TimePoint last_event{INT64_MIN};
  Place place;
  std::uint64_t opened = 0;  // obligations so far: the order of opening
  std::uint64_t events = 0;
  std::uint64_t rejected = 0;
  std::uint64_t found = 0;              // violations told
  std::uint64_t live = 0;               // live obligations
  OpenLimits limits;                    // of these
  std::uint64_t duplicates = 0;         // events that were passed over as such
  std::uint64_t unopened = 0;           // obligations that were not opened for the limits
  std::vector<std::uint64_t> overruns;  // by calendar: times looked up beyond the last year covered

  // The CaseMores of cases in the order of their last event, by space (forget_after).
  List by_age[max_spaces];
  // No case is forgotten for its age before this: what is newest stands last, so that the first of
  // a list only gets newer. Where forget_after changes, it is the least time again.
  TimePoint quiet_age = min_time;

  // Cases with violations that ended at `now`: a new one of the same key gets a life of its own,
  // and with it other ids.
  struct Ended {
    std::uint8_t space = 0;
    std::uint32_t hash = 0;
    std::uint32_t life = 0;
  };
  std::vector<Ended> ended_now;

  EventCounts counts;  // at `now`

  SeenIds ids;  // of events that have counted (`dedupe`)

  [[nodiscard]] TimerNodes timer_nodes() { return {cells, obligation_mores}; }
  [[nodiscard]] MORA_HOT Obligation& obligation(std::uint32_t id) { return cells[id].obligation; }
  [[nodiscard]] MORA_HOT const Obligation& obligation(std::uint32_t id) const {
    return cells[id].obligation;
  }
  [[nodiscard]] std::optional<TimePoint> first_timer() const {
    return timers.first_time(
        [this](std::uint32_t id) { return timer_time(obligation(id), obligation_mores); },
        [this](std::uint32_t id) { return obligation(id).next_timer; });
  }
};

// Calls visit(CaseRef) for each case; `visit` may change it, but neither make nor drop one.
template <class Visit>
void for_each_case(const State& state, Visit visit) {
  const auto spaces = static_cast<std::uint8_t>(state.cases.size());  // at most max_spaces
  for (std::uint8_t space = 0; space < spaces; ++space) {
    state.cases[space].for_each([&](std::uint32_t id) { visit(CaseRef{space, id}); });
  }
}

[[nodiscard]] inline Case& case_of(State& state, CaseRef ref) { return state.cells[ref.id].head; }
[[nodiscard]] inline const Case& case_of(const State& state, CaseRef ref) {
  return state.cells[ref.id].head;
}

[[nodiscard]] inline std::string_view key_of(const State& state, CaseRef ref) {
  return case_of(state, ref).key.view(state.strings);
}

// The case of an obligation.
[[nodiscard]] inline CaseRef home_of(const State& state, const ProgramData& program,
                                     std::uint32_t id) {
  const Cell& cell = state.cells[id];
  return {program.rules[cell.obligation.rule].space, cell.obligation.is_case ? id : cell.link.home};
}

// The case's obligations in the order of opening, live ones and violated ones that wait: the first,
// and Obligation::next leads on.
[[nodiscard]] inline std::uint32_t first_obligation(const State& state, CaseRef ref) {
  const Obligation& o = state.obligation(ref.id);
  return o.state == ObligationState::vacant ? o.next : ref.id;
}

// What case and obligation have beside their cells; null if nothing.
[[nodiscard]] inline CaseMore* more_of(State& state, CaseRef ref) {
  return state.cases[ref.space].more(case_of(state, ref));
}
[[nodiscard]] inline const CaseMore* more_of(const State& state, CaseRef ref) {
  return state.cases[ref.space].more(case_of(state, ref));
}
// Of a case that has something: one that is listed by age, or has violations.
[[nodiscard]] inline CaseMore& known_more(State& state, CaseRef ref) {
  return state.cases[ref.space].known_more(case_of(state, ref));
}
[[nodiscard]] inline const CaseMore& known_more(const State& state, CaseRef ref) {
  return state.cases[ref.space].known_more(case_of(state, ref));
}
inline CaseMore& ensure_more(State& state, CaseRef ref) {
  return state.cases[ref.space].ensure_more(case_of(state, ref));
}
[[nodiscard]] inline ObligationMore& obligation_more(State& state, const Obligation& o) {
  return state.obligation_mores[o.more];
}
[[nodiscard]] inline const ObligationMore& obligation_more(const State& state,
                                                           const Obligation& o) {
  return state.obligation_mores[o.more];
}

// How many cases of its key ended at the very instant that the case began.
[[nodiscard]] inline std::uint32_t life_of(const State& state, CaseRef ref) {
  const CaseMore* const more = more_of(state, ref);
  return more == nullptr ? 0 : more->life;
}
[[nodiscard]] inline List violations_of(const State& state, CaseRef ref) {
  const CaseMore* const more = more_of(state, ref);
  return more == nullptr ? List{} : more->violations;
}
[[nodiscard]] inline List held_of(const State& state, CaseRef ref) {
  const CaseMore* const more = more_of(state, ref);
  return more == nullptr ? List{} : more->held;
}

[[nodiscard]] inline std::uint32_t captures_of(const State& state, const Obligation& o) {
  return o.more == none ? none : obligation_more(state, o).captures;
}
[[nodiscard]] inline std::uint32_t remaining_of(const State& state, const Obligation& o) {
  return o.more == none ? 1 : obligation_more(state, o).remaining;
}
[[nodiscard]] inline std::uint64_t trigger_line(const State& state, const Obligation& o) {
  return o.more == none ? std::uint64_t{o.short_line} : obligation_more(state, o).line;
}
[[nodiscard]] inline std::uint32_t trigger_ordinal(const State& state, const Obligation& o) {
  return o.more == none ? static_cast<std::uint32_t>(o.short_ordinal)
                        : obligation_more(state, o).ordinal;
}

// A calendar was asked about an instant that may lie beyond the holidays that it knows.
inline void count_overrun(State& state, const ProgramData& program, std::uint32_t calendar,
                          TimePoint t) {
  if (t != never && t >= program.calendars[calendar].covered_to) ++state.overruns[calendar];
}

// Who holds the role in the case now; 0 for no one.
[[nodiscard]] inline StringId role_holder(const State& state, CaseRef ref, std::uint32_t role) {
  return ref.id == none ? 0 : state.cases[ref.space].words(case_of(state, ref))[role];
}

// Where a case keeps the number of a memory's newest entry, plus one; 0: no entry.
[[nodiscard]] inline std::uint32_t& memory_word(State& state, const ProgramData& program,
                                                CaseRef ref, std::uint32_t memory) {
  const KeySpace& space = program.spaces[ref.space];
  return state.cases[ref.space].words(
      case_of(state, ref))[space.role_words + space.pause_words + program.memories[memory].word];
}
// The newest entry of the memory; none if there is none.
[[nodiscard]] inline std::uint32_t first_entry(State& state, const ProgramData& program,
                                               CaseRef ref, std::uint32_t memory) {
  return memory_word(state, program, ref, memory) - 1;
}

// Calls visit(home, obligation) for every live obligation, case by case.
template <class Visit>
void for_each_live(const State& state, Visit visit) {
  for_each_case(state, [&](CaseRef home) {
    for (std::uint32_t id = first_obligation(state, home); id != none;
         id = state.obligation(id).next) {
      const Obligation& o = state.obligation(id);
      if (o.live()) visit(home, o);
    }
  });
}

// A calendar that was asked `count` times about days after the last year that it covers.
[[nodiscard]] inline CalendarOverrun overrun_of(const ProgramData& program, std::size_t calendar,
                                                std::uint64_t count) {
  const Calendar& asked = program.calendars[calendar];
  return {asked.name, local_date(program.zone, asked.covered_to).year - 1, count};
}

// Whether a pause of the rule is on, by the pause bits of the case's state words.
[[nodiscard]] inline bool is_paused(const ProgramData& program, const RuleData& rule,
                                    std::span<const std::uint32_t> pause_words) {
  for (std::uint32_t i = 0; i < rule.pause_count; ++i) {
    const std::uint32_t bit = program.rule_pauses[rule.pauses + i];
    if ((pause_words[bit / 32] >> (bit % 32) & 1) != 0) return true;
  }
  return false;
}
[[nodiscard]] inline std::span<std::uint32_t> pause_words(State& state, const ProgramData& program,
                                                          CaseRef ref) {
  const KeySpace& space = program.spaces[ref.space];
  return state.cases[ref.space]
      .words(case_of(state, ref))
      .subspan(space.role_words, space.pause_words);
}

}  // namespace mora::inline v0::detail
