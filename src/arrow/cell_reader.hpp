// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CellReader: a cell of a column -> a value of the kind that the policy declares. Threads: one
// owner. Ownership: texts of values are views into the batch; of numbers that become texts, and of
// lists, into the reader, until begin().

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/time.hpp"
#include "mora/value.hpp"

#include "arrow/ascii.hpp"
#include "arrow/column.hpp"
#include "arrow/local_times.hpp"
#include "civil/timestamp.hpp"
#include "replay/event_slots.hpp"
#include "replay/raw_value.hpp"

namespace mora::arrow {

enum class CellOutcome : std::uint8_t { ok, too_long, not_utf8, unfit };

class CellReader {
 public:
  CellReader(Program program, std::size_t max_field);

  // Up to `rows` rows are read next; those before are done with.
  void begin(std::size_t rows);

  // These want a cell that is not null.
  [[nodiscard]] CellOutcome read(const Column& column, std::int64_t row,
                                 const replay::EventSlots::Slot& slot, Value& value);
  [[nodiscard]] CellOutcome read_text(const Column& column, std::int64_t row,
                                      std::string_view& text);
  [[nodiscard]] CellOutcome read_time(const Column& column, std::int64_t row, TimePoint& time);

  // Whether it is one that a field takes: not too long, and UTF-8.
  [[nodiscard]] CellOutcome check(std::string_view text, bool is_known_ascii = false) const {
    const bool passes = text.size() <= max_field_ && (is_known_ascii || is_ascii(text));
    return passes ? CellOutcome::ok : check_closely(text);
  }

  // What the last one that was unfit found; until the next call.
  [[nodiscard]] const replay::RawValue& found() const { return found_; }

 private:
  using Number = std::array<char, 24>;

  [[nodiscard]] CellOutcome check_closely(std::string_view text) const;
  [[nodiscard]] CellOutcome refuse(const Column& column, std::int64_t row);
  [[nodiscard]] CellOutcome read_string(const Column& column, std::int64_t row, bool takes_number,
                                        Value& value);
  [[nodiscard]] CellOutcome read_duration(const Column& column, std::int64_t row, Value& value);
  [[nodiscard]] CellOutcome read_list(const Column& column, std::int64_t row, Value& value);
  [[nodiscard]] CellOutcome read_other(const Column& column, std::int64_t row, ValueKind kind,
                                       Value& value);
  // The number as a text that lives until begin().
  [[nodiscard]] std::string_view keep(std::uint64_t bits, bool is_signed);
  [[nodiscard]] std::optional<TimePoint> instant(const Column& column, std::int64_t row);
  [[nodiscard]] replay::RawValue raw(const Column& column, std::int64_t row);

  Program program_;
  std::size_t max_field_;
  civil::TimestampReader times_;
  LocalTimes local_times_;
  std::vector<Number> numbers_;  // room for those of all rows, so that it does not move
  std::size_t number_count_ = 0;
  std::deque<std::vector<Value>> lists_;
  std::string scratch_;
  replay::RawValue found_;
};

}  // namespace mora::arrow
