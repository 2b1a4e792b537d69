// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ShapedLines: the fast way from a line of JSON Lines to an event, for a line that is written like
// some before it. A line that is all like one of these is read by what is known of that one; of any
// other what stands between its values is known by its bytes, part by part. It says no to a line
// that may have a mistake, which JsonScanner then reads anew and has the last word on. Threads: one
// owner. Ownership: the names outlive it; texts are those of the line, but for those with escapes,
// which live until begin(), as lists do.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "civil/timestamp.hpp"
#include "replay/escaped_texts.hpp"
#include "replay/event_slots.hpp"
#include "replay/field_map.hpp"
#include "replay/json_index.hpp"
#include "replay/known_lines.hpp"
#include "replay/line_shapes.hpp"
#include "replay/separator_reader.hpp"
#include "replay/type_names.hpp"

namespace mora::replay {

class ShapedLines {
 public:
  ShapedLines(const Program& program, const FieldMap& names);

  // What has been read is of no use any more.
  void begin() {
    escaped_.clear();
    items_.clear();
  }
  // Reads the line at `place`, which then is the beginning of the next one: an event, or an unknown
  // type. `values` has room for the fields of any type. False for no; then `place` means nothing.
  [[nodiscard]] bool read(JsonIndex::Place& place, ReadResult& result, Value* values);

 private:
  // What the line at hand says.
  enum class Form : std::uint8_t { text, word, list };
  struct Entry {
    const char* begin = nullptr;  // of a text or a word
    std::uint32_t size = 0;       // of a list, how many items
    Form form = Form::text;
    std::uint64_t line = 0;        // which line set it
    const Value* first = nullptr;  // item

    [[nodiscard]] std::string_view text() const { return {begin, size}; }
    [[nodiscard]] Value list() const { return Value(std::span(first, size)); }
  };
  using Separator = LineShapes::Separator;
  using Slots = std::span<const EventSlots::Slot>;

  // Of the lines of one event type, or of all unknown ones.
  struct Course {
    explicit Course(const Container& line) : shapes(line) {}

    std::optional<EventType> type;
    Slots slots;
    // Bits of slots: those that take a value as soon as it comes, and all; the latter is more than
    // the former where not every slot does.
    std::uint64_t direct = 0;
    std::uint64_t all = 0;
    LineShapes shapes;  // what follows on the type
    std::uint64_t unknown_lines = 0;
  };
  // Slots further behind have no bit.
  static constexpr std::size_t most_direct = 63;

  [[nodiscard]] std::unique_ptr<Course> make_course(std::optional<EventType> type) const;
  [[nodiscard]] bool read_known(const KnownLines::Line& known, JsonIndex::Place& place,
                                ReadResult& result, Value* values);
  [[nodiscard]] bool take_known(const KnownLines::Line& known, const JsonIndex::Place& line,
                                Value* values) const;
  [[nodiscard]] bool take_escaped(const KnownLines::Line& known, JsonIndex::Place& line,
                                  Value* values);
  [[nodiscard]] bool read_unknown(JsonIndex::Place& place, ReadResult& result, Value* values);
  void remember(const JsonIndex::Place& line);
  [[nodiscard]] bool scan(JsonIndex::Place& place, Value* values);
  [[nodiscard]] Separator* learn(LineShapes& shapes, Separator* from, const char* at,
                                 const JsonIndex::Place& line, const std::uint32_t* next);
  [[nodiscard]] LineShapes::Use use_of(FieldMap::Id id) const;
  [[nodiscard]] bool is_direct(std::uint32_t slot) const {
    return slot < most_direct && (course_->direct >> slot & 1) != 0;
  }
  // The slot gets its value. False if it has one: a key that stands twice makes a line ambiguous.
  [[nodiscard]] bool fill(std::uint32_t slot) {
    const std::uint64_t bit = std::uint64_t{1} << slot;
    if ((filled_ & bit) != 0) return false;
    filled_ |= bit;
    return true;
  }
  [[nodiscard]] bool take_value(const Separator& separator, const char* begin, const char* end,
                                Value* values);
  [[nodiscard]] std::optional<std::string_view> read_escapes(const Separator& separator,
                                                             std::string_view value,
                                                             JsonIndex::Place& place);
  [[nodiscard]] bool keep(FieldMap::Id id, const char* begin, const char* end, Form form);
  [[nodiscard]] bool begin_list(FieldMap::Id id);
  [[nodiscard]] bool add_item(FieldMap::Id id, std::string_view text, Form form);
  void take_type(std::string_view name);
  [[nodiscard]] bool make_event(ReadResult& result, Value* values);
  [[nodiscard]] bool tell(ReadResult& result, std::string_view time, std::optional<EventType> type,
                          std::string_view type_name, std::span<const Value> fields);
  [[nodiscard]] bool take_rest(Value* values);
  [[nodiscard]] bool take(const EventSlots::Slot& slot, const Entry& entry, Value& value) const;
  [[nodiscard]] bool take_other(const EventSlots::Slot& slot, std::string_view text, bool is_text,
                                Value& value) const;

  Program program_;
  const FieldMap& names_;
  EventSlots slots_;
  TypeNames types_;
  civil::TimestampReader times_;
  EscapedTexts escaped_;
  std::vector<Value> items_;  // of lists; it has room for all of a block's
  SeparatorReader separators_;
  LineShapes begin_;                              // of lines, up to the value of the type
  std::vector<std::unique_ptr<Course>> courses_;  // by type; the last is for unknown ones
  KnownLines known_;
  std::vector<KnownLines::Part> parts_;  // of a line that is to be known
  std::vector<Entry> entries_;           // by Id, of values that went to no slot as they came
  // Of the line at hand:
  std::uint64_t line_ = 0;    // its number
  Course* course_ = nullptr;  // null: its type has not come
  bool has_early_ = false;    // a value other than the time came before the type
  std::uint64_t filled_ = 0;  // slots that have their values: bits
};

}  // namespace mora::replay
