// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a monitor keeps of a case and of an obligation.
//
// Most cases have one obligation at a time, so the two share a cell of 64 bytes, a line of the
// processor's cache: a case's cell has room for the first obligation of its list, and each further
// one has a cell of its own. A key that is not long stands in the cell too. What few cases and
// obligations need stands elsewhere (CaseMore, ObligationMore), made when it is first asked for.
// Data only; State keeps it in order.

#include <cstdint>
#include <optional>

#include "mora/time.hpp"

#include "engine/case_key.hpp"
#include "engine/hot.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// A list of pool entries: its ends.
struct List {
  std::uint32_t first = none;
  std::uint32_t last = none;
};

enum class ObligationState : std::uint8_t {
  vacant,   // none: the room of a case that has no obligation there
  running,  // live, its clock runs
  paused,   // live, its clock stands
  waiting   // violated; a late fulfilment is still told
};

// Lines and ordinals that fit into an obligation; larger ones stand in ObligationMore.
inline constexpr std::uint64_t max_short_line = (std::uint64_t{1} << 48) - 1;
inline constexpr std::uint32_t max_short_ordinal = (1u << 9) - 1;
inline constexpr std::uint32_t max_rules = 1u << 19;
inline constexpr std::uint64_t max_sequence = (std::uint64_t{1} << 44) - 1;

// What an obligation is opened with.
struct Opening {
  TimePoint at;
  TimePoint due = never;
  std::uint64_t sequence = 0;
  std::uint64_t line = 0;     // of the trigger
  std::uint32_t ordinal = 0;  // of it, among the events of the case at its instant
  std::uint32_t rule = 0;
};

struct Obligation {
  Obligation() = default;
  // The first one of a new case, running, without a timer yet.
  explicit Obligation(const Opening& opening)
      : opened_at(opening.at),
        due(opening.due),
        sequence(opening.sequence & max_sequence),
        rule(opening.rule & (max_rules - 1)),
        is_case(1),
        short_line(opening.line & max_short_line),
        short_ordinal(opening.ordinal & max_short_ordinal),
        state(ObligationState::running) {}

  TimePoint opened_at;
  // Running: when; a timer's time unless a warning comes first. Paused, with has_left: the clock
  // time that is left, as a length, which may be negative.
  TimePoint due = never;
  std::uint64_t sequence : 44 = 0;  // order of opening
  std::uint64_t rule : 19 = 0;
  std::uint64_t is_case : 1 = 0;      // stands in a case's cell
  std::uint64_t short_line : 48 = 0;  // of the trigger, if it fits
  std::uint64_t short_ordinal : 9 = 0;
  std::uint64_t has_left : 1 = 0;       // paused with a due time
  std::uint64_t at_close : 1 = 0;       // due when the case closes
  std::uint64_t warns_next : 1 = 0;     // its timer is a warning's, at ObligationMore::warning
  std::uint64_t case_violated : 1 = 0;  // of a case: a violation of it has been told
  ObligationState state : 2 = ObligationState::vacant;
  union {
    std::uint32_t previous_timer = none;  // TimerWheel's
    std::uint32_t violation;              // waiting: what was found
  };
  std::uint32_t next_timer = no_timer;
  std::uint32_t more = none;  // an ObligationMore
  std::uint32_t next = none;  // in the case's list; of a vacant one: the first

  static constexpr std::uint32_t no_timer = UINT32_MAX - 1;

  [[nodiscard]] bool live() const {
    return state == ObligationState::running || state == ObligationState::paused;
  }
};

// When it is due; null if it is not, or paused.
[[nodiscard]] inline std::optional<TimePoint> due_of(const Obligation& o) {
  return o.has_left || o.due == never ? std::nullopt : std::optional(o.due);
}
// Of one that is paused with a due time: the clock time left.
[[nodiscard]] inline Duration left_of(const Obligation& o) { return {o.due.us}; }
inline void keep_left(Obligation& o, Duration left) {
  o.due = {left.us};
  o.has_left = 1;
}
inline void set_due(Obligation& o, TimePoint due) {
  o.due = due;
  o.has_left = 0;
}

// What an obligation has if its rule captures, counts or warns, or if its trigger's line is large.
struct ObligationMore {
  std::uint32_t captures = none;
  std::uint32_t remaining = 1;  // matches that are still missing
  std::uint32_t warned = 0;     // bits of the rule's warnings that have been given
  std::uint32_t ordinal = 0;    // of the event that triggered it (State::ordinal)
  std::uint64_t line = 0;       // of that event
  Duration total;               // with warnings: clock time from the trigger to the first due time
  TimePoint warning;            // with warns_next: when
};

struct Case {
  CaseKey key;
  std::uint32_t more = none;  // a CaseMore, with state words behind it
};

// What stands in a further obligation's cell in the place of a case.
struct Link {
  std::uint32_t home;      // the case
  std::uint32_t previous;  // further obligation in its list; of the first one the last
};

struct alignas(64) Cell {
  Cell() = default;
  // Of a new case with its first obligation.
  MORA_HOT Cell(const SoughtKey& key, StringStore& strings, const Opening& opening)
      : obligation(opening), head{CaseKey(key, strings)} {}

  Obligation obligation;
  union {
    Case head{};  // with is_case
    Link link;
  };
};
static_assert(sizeof(Obligation) == 48 && sizeof(Cell) == 64, "ten million may be open at a time");

// What a case has that was violated, closed, or grows old.
struct CaseMore {
  List violations;            // in the order found
  List held;                  // violations that wait for their cause, in the order they came about
  std::uint32_t life = 0;     // how many cases of this key ended at the very instant this one began
  std::uint32_t home = none;  // the case, where it is listed by age
  std::uint32_t older = none;  // neighbours, other CaseMores, in the order of last_event
  std::uint32_t newer = none;  // (forget_after)
  bool listed = false;         // stands in that order
  bool closed = false;
  TimePoint last_event;  // of any kind, with forget_after
};

}  // namespace mora::inline v0::detail
