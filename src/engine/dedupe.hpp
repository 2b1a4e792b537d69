// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Duplicates: events that come again, by the policy's `dedupe`. Of those of one type and id the
// first by time counts, and no other for as long as the policy says. Threads: one owner.

#include <optional>
#include <string_view>

#include "mora/event.hpp"
#include "mora/value.hpp"

#include "engine/clock.hpp"
#include "engine/seen_ids.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// Null for an event without one, which is no duplicate of any.
[[nodiscard]] inline std::optional<std::string_view> id_of(const ProgramData& program,
                                                           const Event& event) {
  const std::uint32_t slot = program.events[event.type].id_slot;
  if (slot == none || event.fields[slot].kind() != ValueKind::string) return std::nullopt;
  return event.fields[slot].string();
}

// Of an event that comes too late to take effect, while time stands at `now`.
[[nodiscard]] inline bool is_late_duplicate(const ProgramData& program, const SeenIds& ids,
                                            const Event& event, TimePoint now) {
  const auto id = id_of(program, event);
  return id && ids.has(event.type, *id, now);
}

// Of the next event by time, its time floored. Remembers one that is none.
[[nodiscard]] inline bool is_duplicate(const ProgramData& program, SeenIds& ids,
                                       const Event& event) {
  const auto id = id_of(program, event);
  if (!id) return false;
  ids.forget(event.time);
  if (ids.has(event.type, *id, event.time)) return true;
  const TimePoint until =
      program.forgets_ids ? after(program, none, event.time, program.dedupe_within) : never;
  ids.add(event.type, *id, until);
  return false;
}

}  // namespace mora::inline v0::detail
