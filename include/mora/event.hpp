// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Event: something that happened, as the monitor takes it. The fields are an array in the order of
// the program's schema (schema.hpp); EventBuilder fills one by name. Threads: plain values.
// Ownership: views only; the monitor copies what it keeps.

#include <cstdint>
#include <span>

#include "mora/time.hpp"
#include "mora/value.hpp"

namespace mora::inline v0 {

// The place of an event's type in the program's vocabulary: 0 to Schema::event_count() - 1.
using EventType = std::uint32_t;

struct Event {
  TimePoint time;
  EventType type = 0;
  // The line or sequence number that findings name as evidence; from 1. 0: the monitor numbers the
  // events itself, in the order in which they are pushed.
  std::uint64_t line = 0;
  // One value a field of the type, null where the event lacks it; at least
  // Schema::field_count(type).
  std::span<const Value> fields;
};

}  // namespace mora::inline v0
