// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// KnownLines: lines as they have come, each in two parts: its head, up to the value of the type,
// and its tail, all that follows on it, which lines of one type mostly share. Of a tail it is known
// which of the line's values goes where. Threads: one owner. Ownership: names, types and slots
// outlive it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "replay/byte_pattern.hpp"
#include "replay/event_slots.hpp"
#include "replay/field_map.hpp"
#include "replay/json_index.hpp"
#include "replay/line_shapes.hpp"
#include "replay/line_template.hpp"
#include "replay/type_names.hpp"

namespace mora::replay {

class KnownLines {
 public:
  // The place that the index has for a value: for a text its quote. Next comes the place of what
  // stands behind the value.
  using ValuePlace = std::uint32_t;
  struct Field {
    std::uint32_t slot = 0;
    ValuePlace value = 0;
    bool is_text = false;
  };
  struct Line {
    LineTemplate tail;
    std::optional<EventType> type;
    std::span<const EventSlots::Slot> slots;
    std::vector<Field> texts;           // that their slots take as they are
    std::vector<Field> others;          // that are to be read
    std::vector<std::uint32_t> absent;  // slots
    // Wanted or not, in their order; a word is a number, true, false or null.
    std::vector<ValuePlace> words;
    std::vector<ValuePlace> all_texts;
    ValuePlace type_name = 0;
    ValuePlace time = 0;
    LineSpot end;  // the next line's beginning, for which the index has the place
    std::uint32_t next = 0;
  };
  // What stands before a value, or the line's end.
  struct Part {
    const LineShapes::Separator* separator = nullptr;
    LineSpot spot;
  };

  // Types are numbers less than `type_count`.
  KnownLines(const FieldMap& names, TypeNames& types, std::size_t type_count)
      : names_(names), types_(types), type_count_(type_count) {}

  [[nodiscard]] static std::string_view text(const JsonIndex::Place& line, ValuePlace place) {
    const std::uint32_t quote = line.next[place];
    return {line.base + quote + 1, line.next[place + 1] - quote - 2};
  }
  [[nodiscard]] static std::string_view word(const JsonIndex::Place& line, ValuePlace place) {
    const std::uint32_t begin = line.next[place];
    return {line.base + begin, line.next[place + 1] - begin};
  }

  // Null for a line like none before, and for those of a type that come in too many shapes.
  [[nodiscard]] const Line* find(const JsonIndex::Place& line) {
    // Of a line that is cut off, the head may be what stands behind its block.
    if (head_ == nullptr || !head_->shape.is_at(line) || line.next[head_->type] >= line.end) {
      return find_other(line);
    }
    const std::string_view name = text(line, head_->type);
    const Last& last = head_->last[TypeNames::place_of(name)];
    if (last.name.is(name) && (last.line == nullptr || last.line->tail.is_at(line)))
      return last.line;
    return find_other(line);
  }

  // From now on a line like this one, which has these parts, is known; its event has these slots.
  // Not if it has lists that are fields, for which a template has no room. Spots come before
  // JsonIndex::looked_ahead.
  void add(const JsonIndex::Place& line, std::span<const Part> parts, std::optional<EventType> type,
           std::span<const EventSlots::Slot> slots);

 private:
  // Heads, and lines of a type. Where there are more, to compare a line with so many in vain would
  // take longer than to read it part by part.
  static constexpr std::size_t most = 8;

  struct Lines {
    std::vector<std::unique_ptr<Line>> all;
    bool are_too_many = false;  // then none is kept
  };
  // What a type's name came with last.
  struct Last {
    BytePattern name;
    const Line* line = nullptr;  // null: too many
  };
  struct Head {
    LineTemplate shape;
    ValuePlace type = 0;
    std::array<Last, TypeNames::places> last = {};
    std::vector<Lines> lines = {};  // by type; at last those of unknown types
  };

  [[nodiscard]] const Line* find_other(const JsonIndex::Place& line);
  [[nodiscard]] Head* find_head(const JsonIndex::Place& line) const;
  [[nodiscard]] Lines& lines_of(Head& head, std::optional<EventType> type) const {
    return head.lines[type ? *type : type_count_];
  }
  [[nodiscard]] Head* add_head(const JsonIndex::Place& line, std::span<const Part> parts);
  static void forget(Head& head, Lines& lines);
  void place_values(Line& known, std::span<const Part> parts) const;

  const FieldMap& names_;
  TypeNames& types_;
  std::size_t type_count_;
  std::vector<std::unique_ptr<Head>> heads_;
  Head* head_ = nullptr;  // of the last line
};

}  // namespace mora::replay
