// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// EventSlots: where a log has what the fields of each event type want. Threads: const, from any
// thread.

#include <cstdint>
#include <span>
#include <vector>

#include "mora/program.hpp"

#include "program/program_data.hpp"
#include "replay/field_map.hpp"

namespace mora::replay {

class EventSlots {
 public:
  struct Slot {
    FieldMap::Id id = 0;
    ValueKind kind = ValueKind::null;
    bool takes_number = false;  // for a text: the case key, and an event's own number
  };

  EventSlots(const Program& program, const FieldMap& names) {
    const Schema schema = program.schema();
    for (EventType type = 0; type < schema.event_count(); ++type) {
      slots_.emplace_back();
      for (std::uint32_t slot = 0; slot < schema.field_count(type); ++slot) {
        const bool is_id = slot == 0 || slot == program.data().events[type].id_slot;
        slots_.back().push_back({names.fields(type)[slot], schema.field(type, slot).kind, is_id});
      }
    }
  }

  [[nodiscard]] std::span<const Slot> of(EventType type) const { return slots_[type]; }

 private:
  std::vector<std::vector<Slot>> slots_;  // by event type
};

}  // namespace mora::replay
