// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// EventRecord: collects what one line of a log says, field by field and in any order, and makes an
// event of it, or says in one sentence why not. It knows no format: readers of JSON Lines and the
// like fill it. Nothing is allocated for a line that is no longer than earlier ones. Threads: one
// owner. Ownership: an event and a reason live until clear(); the texts of the event are those that
// set() was given.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "civil/timestamp.hpp"
#include "replay/event_slots.hpp"
#include "replay/field_map.hpp"
#include "replay/list_texts.hpp"
#include "replay/raw_value.hpp"
#include "replay/refusal.hpp"

namespace mora::replay {

class EventRecord {
 public:
  // `max_field`: see ReadOptions.
  EventRecord(const Program& program, std::span<const SourceName> source, std::size_t max_field);

  [[nodiscard]] const FieldMap& names() const { return names_; }

  [[nodiscard]] FieldMap::Id find(FieldMap::Id parent, std::string_view key) const {
    return names_.find(parent, key);
  }

  // Forgets the line before.
  void clear();
  void set(FieldMap::Id id, const RawValue& value) {
    Entry& entry = entries_[id];
    entry.twice = entry.line == line_;
    entry.line = line_;
    entry.value = value;
  }
  // An item of a list; the list's RawValue then tells which.
  void add_item(const RawValue& item) { items_.push_back(item); }
  [[nodiscard]] std::uint32_t item_count() const {
    return static_cast<std::uint32_t>(items_.size());
  }

  // The event, a rejection, or an unknown type.
  [[nodiscard]] ReadResult finish(std::uint64_t line);

 private:
  struct Entry {
    RawValue value;
    std::uint64_t line = 0;  // which line set it, counted by clear()
    bool twice = false;
  };

  using Slot = EventSlots::Slot;

  // All of these are false for a line to be rejected, and have then set the reason.
  bool check_size(FieldMap::Id id, const RawValue& value);
  bool get(FieldMap::Id id, const RawValue*& value);  // null if the line does not have it
  bool require(FieldMap::Id id, const RawValue*& value);
  bool read_time(TimePoint& time);
  bool read_type(std::string_view& name);
  bool read_fields(std::span<const Slot> slots);
  bool read_field(FieldMap::Id id, const RawValue& raw, ValueKind kind, Value& value);
  bool read_list(FieldMap::Id id, const RawValue& raw, Value& value);

  Program program_;
  FieldMap names_;
  EventSlots slots_;
  civil::TimestampReader times_;
  std::vector<Entry> entries_;  // by Id
  std::vector<RawValue> items_;
  std::vector<Value> values_;  // by slot
  std::vector<Value> list_values_;
  ListTexts list_texts_;
  std::uint64_t line_ = 0;
  Refusal refusal_;
};

}  // namespace mora::replay
