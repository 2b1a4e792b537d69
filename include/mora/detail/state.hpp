// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. State: everything that changes while a monitor runs; data and its
// upkeep, no rules of the language. Threads: one owner.

#include <cstdint>
#include <span>
#include <vector>

#include "mora/detail/case_table.hpp"
#include "mora/detail/due_queue.hpp"
#include "mora/detail/pool.hpp"
#include "mora/detail/program_data.hpp"
#include "mora/detail/scratch.hpp"
#include "mora/detail/stored_value.hpp"
#include "mora/detail/string_store.hpp"
#include "mora/time.hpp"

namespace mora::inline v0::detail {

// A case by its key's place and its number there.
struct CaseRef {
  std::uint8_t space = 0;
  std::uint32_t id = none;
};

enum class ObligationState : std::uint8_t {
  running,  // live, its clock runs
  paused,   // live, its clock stands
  waiting   // violated; a late fulfilment is still told
};

struct Obligation {
  TimePoint opened_at;
  TimePoint due = never;       // running: when; paused: meaningless
  Duration left;               // paused with a due time: clock time left; may be negative
  Duration total;              // with warnings: clock time from the trigger to the initial due time
  std::uint64_t sequence = 0;  // order of opening
  std::uint64_t trigger_line = 0;
  std::uint32_t trigger_ordinal = 0;  // Case::ordinal at the trigger
  std::uint32_t rule = 0;
  std::uint32_t captures = none;
  std::uint32_t violation = none;  // waiting: what was found
  std::uint32_t remaining = 1;     // matches that are still missing
  std::uint32_t previous = none;   // in the case
  std::uint32_t next = none;
  CaseRef home;
  std::uint32_t warned = 0;  // bits of the rule's warnings that have been given
  ObligationState state = ObligationState::running;
  bool has_due = false;   // a due time of its own, if only beyond year 9999
  bool at_close = false;  // due when the case closes

  [[nodiscard]] bool live() const { return state != ObligationState::waiting; }
};

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

struct State {
  explicit State(const ProgramData& program) {
    for (const KeySpace& space : program.spaces) cases.emplace_back(space.words());
    overruns.resize(program.calendars.size());
  }

  StringStore strings;
  CaptureStore captures;
  Scratch scratch;
  std::vector<CaseTable> cases;  // by key
  Pool<Obligation> obligations;
  Pool<Violation> violations;
  Pool<Memory> memories;
  DueQueue timers;

  TimePoint now{INT64_MIN};  // the last event's time, or the last advance_to
  bool sealed = false;       // no event at `now` may come any more
  TimePoint last_event{INT64_MIN};
  std::uint64_t opened = 0;  // obligations so far: the order of opening
  std::uint64_t events = 0;
  std::uint64_t rejected = 0;
  std::uint64_t found = 0;              // violations told
  std::uint64_t live = 0;               // live obligations
  std::vector<std::uint64_t> overruns;  // by calendar: times looked up beyond the last year covered

  // Cases in the order of their last event, by space (forget_after).
  List by_age[max_spaces];

  // Cases with violations that ended at `now`: a new one of the same key gets a life of its own,
  // and with it other ids.
  struct Ended {
    std::uint8_t space = 0;
    std::uint32_t hash = 0;
    std::uint32_t life = 0;
  };
  std::vector<Ended> ended_now;
};

[[nodiscard]] inline Case& case_of(State& state, CaseRef ref) {
  return state.cases[ref.space][ref.id];
}
[[nodiscard]] inline const Case& case_of(const State& state, CaseRef ref) {
  return state.cases[ref.space][ref.id];
}

[[nodiscard]] inline std::string_view key_of(const State& state, CaseRef ref) {
  return state.strings.view(case_of(state, ref).key);
}

// A calendar was asked about an instant that may lie beyond the holidays that it knows.
inline void count_overrun(State& state, const ProgramData& program, std::uint32_t calendar,
                          TimePoint t) {
  if (t != never && t >= program.calendars[calendar].covered_to) ++state.overruns[calendar];
}

// Who holds the role in the case now; 0 for no one.
[[nodiscard]] inline StringId role_holder(const State& state, CaseRef ref, std::uint32_t role) {
  return ref.id == none ? 0 : state.cases[ref.space].words(ref.id)[role];
}

// Where a case keeps the number of a memory's newest entry, plus one; 0: no entry.
[[nodiscard]] inline std::uint32_t& memory_word(State& state, const ProgramData& program,
                                                CaseRef ref, std::uint32_t memory) {
  const KeySpace& space = program.spaces[ref.space];
  return state.cases[ref.space].words(
      ref.id)[space.role_words + space.pause_words + program.memories[memory].word];
}
// The newest entry of the memory; none if there is none.
[[nodiscard]] inline std::uint32_t first_entry(State& state, const ProgramData& program,
                                               CaseRef ref, std::uint32_t memory) {
  return memory_word(state, program, ref, memory) - 1;
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
  return state.cases[ref.space].words(ref.id).subspan(space.role_words, space.pause_words);
}

}  // namespace mora::inline v0::detail
