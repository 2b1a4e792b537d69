// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// FlatLines: the fast way from a line of JSON Lines to an event, for a line that is one object
// without objects and lists in it, written without needless blanks around its values, as most lines
// of most logs are. It says no to any other line, and to one that may have a mistake: JsonScanner
// then reads it anew and has the last word. Threads: one owner. Ownership: the names outlive it;
// texts are those of the line.

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "civil/timestamp.hpp"
#include "replay/event_slots.hpp"
#include "replay/field_map.hpp"
#include "replay/json_index.hpp"
#include "replay/line_shapes.hpp"
#include "replay/type_names.hpp"

namespace mora::replay {

class FlatLines {
 public:
  FlatLines(const Program& program, const FieldMap& names);

  // Reads the line at `place`, which then is the beginning of the next one: an event, or an unknown
  // type. `values` has room for the fields of any type. False for no; then `place` means nothing.
  [[nodiscard]] bool read(JsonIndex::Place& place, ReadResult& result, Value* values);

 private:
  // What the line at hand says.
  struct Entry {
    const char* begin = nullptr;
    std::uint32_t size = 0;
    bool is_text = false;
    std::uint64_t line = 0;  // which line set it

    [[nodiscard]] std::string_view text() const { return {begin, size}; }
  };
  using Separator = LineShapes::Separator;

  [[nodiscard]] bool scan(JsonIndex::Place& place);
  [[nodiscard]] static bool take_end(const Separator& last, const char* at,
                                     JsonIndex::Place& place);
  [[nodiscard]] Separator* learn(LineShapes& shapes, Separator* from, const char* place,
                                 const JsonIndex::Place& line, const std::uint32_t* next);
  [[nodiscard]] LineShapes::Id wanted(const LineShapes& shapes, std::string_view key) const;
  [[nodiscard]] LineShapes& take_type(std::string_view name);
  [[nodiscard]] bool make_event(ReadResult& result, Value* values);
  [[nodiscard]] bool take(const EventSlots::Slot& slot, const Entry& entry, Value& value) const;

  Program program_;
  const FieldMap& names_;
  EventSlots slots_;
  TypeNames types_;
  civil::TimestampReader times_;
  LineShapes begin_;                // of lines, up to the value of the type
  std::deque<LineShapes> by_type_;  // what follows on it, by type; the last is for unknown ones
  std::vector<Entry> entries_;      // by Id
  std::uint64_t line_ = 0;
  std::optional<EventType> type_;  // of the line at hand, once it has come
};

}  // namespace mora::replay
