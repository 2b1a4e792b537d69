// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Transition: one step in the life of an obligation, for hosts that want to show how a judgement
// came about and not only what it was. A sink that also has
//
//   void trace(const mora::Transition& transition);
//
// is told every one, in the order in which they happen; a violation's transition comes before its
// finding. A sink without it costs nothing. Threads: plain values. Ownership: the texts are views
// that live only during the call; like operator(), trace() must not call the monitor.

#include <cstdint>
#include <optional>
#include <string_view>

#include "mora/program.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

enum class TransitionKind : std::uint8_t {
  opened,     // the trigger came; the clock runs, or stands if a pause is on
  paused,     // the clock stands from now on
  resumed,    // the clock runs again
  matched,    // one of several events that `times` asks for; not the last
  warned,     // a warning was given
  met,        // require: done in time; forbid: its time ended; else: judged at the trigger and kept
  met_late,   // done after the violation
  violated,   // due and not done, or forbidden and done; a forbid goes on living
  held_back,  // violated, but counts only once its cause is found (`causing`)
  aggravated,  // the fine of a violation rose, at the violation or later
  cancelled,   // by `unless`
  replaced,    // by a newer one (`retrigger: restart`)
  forgotten,   // ended with its case, neither met nor violated
};

// "opened", "paused", ...
[[nodiscard]] std::string_view transition_name(TransitionKind kind);

struct Transition {
  TransitionKind kind{};
  RuleIndex rule = 0;
  std::string_view case_key;
  std::uint64_t obligation = 0;  // its number, from 1 in the order of opening; 0 where the rule has
                                 // none, or where what happens is about its violation
  TimePoint at;
  std::uint64_t line = 0;              // of the event that brought it about; 0: time alone
  std::optional<TimePoint> opened_at;  // the trigger's time and
  std::uint64_t trigger_line = 0;      // line; null and 0 for rules without a trigger
  std::optional<TimePoint> due_at;  // as it now stands; null while paused and where there is none
  std::optional<Duration> left;     // while paused: the clock time that is left to the due time
};

// A sink that wants to be told.
template <class T>
concept TransitionSink = requires(T& sink, const Transition& transition) {
  sink.trace(transition);
};

}  // namespace mora::inline v0
