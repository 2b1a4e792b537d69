// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// When an event comes, and whether it may take effect, as Monitor::push() says. Threads: plain
// functions.

#include <cstdint>

#include "mora/event.hpp"
#include "mora/status.hpp"
#include "mora/time.hpp"

#include "engine/dedupe.hpp"
#include "engine/hot.hpp"
#include "engine/seen_ids.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// The start of the unit that `t` lies in; `near` is the start of one. Most events come in the same
// unit as the one before, which needs no division.
[[nodiscard]] MORA_HOT TimePoint floor_near(TimePoint t, TimePoint near, std::int64_t unit) {
  if (unit == 1) return t;
  if (t >= near && t - near < Duration{unit}) return near;
  return floor_to(t, unit);
}

// How far a stream has come.
struct StreamTime {
  TimePoint now;                // the last event that has taken effect
  bool sealed = false;          // no event at `now` may come any more
  TimePoint latest{INT64_MIN};  // the latest event that has come, with `lateness`
  Duration lateness;
};

// `floored` is the event's time as the program counts it; asked for where it is in range.
template <class Floored>
[[nodiscard]] MORA_HOT Status check_event(const ProgramData& program, const Event& event,
                                          const StreamTime& stream, Floored floored) {
  if (event.type >= program.events.size()) return Status::unknown_type;
  if (event.fields.size() < program.events[event.type].field_count) return Status::too_few_fields;
  if (event.time < min_time || event.time > max_time) return Status::time_out_of_range;
  const TimePoint t = floored(event.time);
  if (t < stream.now || (stream.sealed && t == stream.now)) return Status::too_late;
  const bool is_late = stream.latest.us != INT64_MIN && t < stream.latest - stream.lateness;
  return is_late ? Status::too_late : Status::accepted;
}

// The same, where what is too late may be an event that was sent again, which is no loss.
template <class Floored>
[[nodiscard]] MORA_HOT Status check_arrival(const ProgramData& program, const SeenIds& ids,
                                            const Event& event, const StreamTime& stream,
                                            Floored floored) {
  const Status status = check_event(program, event, stream, floored);
  if (status != Status::too_late) return status;
  return is_late_duplicate(program, ids, event, stream.now) ? Status::duplicate : status;
}

}  // namespace mora::inline v0::detail
