// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PlainRows: the fast way from a row of CSV to an event, for a row of one line without doubled
// quotes, as most rows of most logs are. It says no to any other row, and to one that may have a
// mistake: CsvRows and EventRecord then read it anew and have the last word. Threads: one owner.
// Ownership: the names outlive it; texts are those of the row, lists live until begin().

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "civil/timestamp.hpp"
#include "replay/byte_marks.hpp"
#include "replay/byte_pattern.hpp"
#include "replay/csv_row.hpp"
#include "replay/event_slots.hpp"
#include "replay/field_map.hpp"
#include "replay/list_texts.hpp"
#include "replay/type_names.hpp"

namespace mora::replay {

class PlainRows {
 public:
  // How many bytes behind a row must be readable.
  static constexpr std::size_t padding = ByteMarks::at_once;

  // `columns`: what stands in them; none for nothing. There must be one for the time and the type.
  PlainRows(const Program& program, const FieldMap& names, std::span<const FieldMap::Id> columns,
            char delimiter);

  // Goes on with the row that begins at `row`. Lists that have been read are of no use any more.
  void begin(const char* row) {
    lists_.clear();
    row_ = row;
    marks_.begin(row);
  }
  // Where the next row begins.
  [[nodiscard]] const char* row() const { return row_; }
  // Reads the row, which must have an end: an event, or an unknown type. `values` has room for the
  // fields of any type. False for no; then begin() has to be told where to go on.
  [[nodiscard]] bool read(ReadResult& result, Value* values);

 private:
  static_assert(padding >= BytePattern::most_size);

  // A field of an event type, and where it stands.
  struct Place {
    std::optional<std::size_t> column;  // none: nowhere
    ValueKind kind = ValueKind::null;
  };

  [[nodiscard]] bool split();
  [[nodiscard]] const char* end_of_quoted();
  [[nodiscard]] bool read_values(std::span<const Place> places, Value* values);
  [[nodiscard]] bool read_value(const CsvCell& cell, ValueKind kind, Value& value);

  Program program_;
  TypeNames types_;
  civil::TimestampReader times_;
  ListTexts lists_;
  std::size_t time_ = 0;  // columns
  std::size_t type_ = 0;
  std::vector<std::vector<Place>> places_;  // by event type
  ByteMarks marks_;
  const char* row_ = nullptr;
  std::vector<CsvCell> cells_;  // of the row at hand
};

}  // namespace mora::replay
