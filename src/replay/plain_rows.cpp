// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/plain_rows.hpp"

#include <algorithm>

#include "replay/convert.hpp"
#include "replay/csv_rows.hpp"
#include "replay/raw_value.hpp"

namespace mora::replay {
namespace {

std::optional<std::size_t> column_of(std::span<const FieldMap::Id> columns, FieldMap::Id id) {
  const auto found = std::ranges::find(columns, id);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace

PlainRows::PlainRows(const Program& program, const FieldMap& names,
                     std::span<const FieldMap::Id> columns, char delimiter)
    : program_(program),
      types_(program.schema()),
      time_(column_of(columns, names.time()).value()),
      type_(column_of(columns, names.type()).value()),
      marks_({delimiter, '"', '\n'}),
      cells_(columns.size()) {
  const EventSlots slots(program, names);
  for (EventType type = 0; type < program.schema().event_count(); ++type) {
    places_.emplace_back();
    for (const EventSlots::Slot& slot : slots.of(type)) {
      places_.back().push_back({column_of(columns, slot.id), slot.kind});
    }
  }
}

bool PlainRows::read(ReadResult& result, Value* values) {
  if (!split()) return false;
  const auto time = times_.read(without_blanks(cells_[time_].text), program_.data().zone);
  const std::string_view name = cells_[type_].text;
  if (!time || name.empty()) return false;
  const std::optional<EventType> type = types_.find(name);
  if (!type) {
    result.outcome = ReadOutcome::unknown_type;
    result.reason = name;
    return true;
  }
  const std::span<const Place> places = places_[*type];
  result.outcome = ReadOutcome::event;
  result.event.time = *time;
  result.event.type = *type;
  result.event.fields = {values, places.size()};
  return read_values(places, values);
}

// A cell ends at the first mark behind its beginning, or behind its quotes.
bool PlainRows::split() {
  const char* begin = row_;
  for (CsvCell& cell : cells_) {
    const char* mark = marks_.next();
    const char* end = mark;
    cell.quoted = *mark == '"';
    if (cell.quoted) {
      if (mark != begin) return false;
      ++begin;
      end = end_of_quoted();
      if (end == nullptr) return false;
      mark = marks_.next();
      const bool is_all = mark == end + 1 || (mark == end + 2 && end[1] == '\r' && *mark == '\n');
      if (!is_all || *mark == '"') return false;
    } else if (*mark == '\n' && end != begin && end[-1] == '\r') {
      --end;
    }
    cell.text = {begin, static_cast<std::size_t>(end - begin)};
    const bool is_last = &cell == &cells_.back();
    if ((*mark == '\n') != is_last) return false;
    begin = mark + 1;
  }
  row_ = begin;
  return true;
}

// The next quote of the line; null if it has none.
const char* PlainRows::end_of_quoted() {
  for (const char* mark = marks_.next();; mark = marks_.next()) {
    if (*mark == '"') return mark;
    if (*mark == '\n') return nullptr;
  }
}

bool PlainRows::read_values(std::span<const Place> places, Value* values) {
  for (const Place& place : places) {
    Value& value = *values++;
    value = Value();
    if (place.column && !read_value(cells_[*place.column], place.kind, value)) return false;
  }
  return true;
}

bool PlainRows::read_value(const CsvCell& cell, ValueKind kind, Value& value) {
  if (cell.text.empty() && !cell.quoted) return true;
  if (kind == ValueKind::string) {
    value = Value(cell.text);
    return true;
  }
  const std::optional<Value> read = kind == ValueKind::list
                                        ? lists_.read(cell.text)
                                        : convert(raw_value(cell), kind, program_.data());
  if (read) value = *read;
  return read.has_value();
}

}  // namespace mora::replay
