// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "arrow/cell_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "arrow/number_text.hpp"
#include "replay/convert.hpp"
#include "text/utf8.hpp"

namespace mora::arrow {
namespace {

using replay::RawForm;
using replay::RawValue;

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t day_us = 86'400 * second_us;

// An event has two fields that are texts and may be written as numbers: the case key and its id.
constexpr std::size_t numbers_a_row = 2;

// Every whole number below has a decimal of its own.
constexpr std::int64_t first_rounded = 1'000'000'000'000'000'000;

bool is_text(ColumnType type) {
  return type == ColumnType::text32 || type == ColumnType::text64 || type == ColumnType::text_view;
}

bool is_integer(ColumnType type) { return type >= ColumnType::int8 && type <= ColumnType::uint64; }

bool is_date(ColumnType type) { return type == ColumnType::date32 || type == ColumnType::date64; }

// So many units as microseconds; null where they do not fit. Finer ones are cut.
std::optional<std::int64_t> microseconds(std::int64_t count, std::int64_t units_a_second) {
  if (units_a_second > second_us) {
    const std::int64_t finer = units_a_second / second_us;
    return count / finer - (count % finer < 0 ? 1 : 0);
  }
  std::int64_t us = 0;
  const bool overflows = __builtin_mul_overflow(count, second_us / units_a_second, &us);
  return overflows ? std::nullopt : std::optional(us);
}

std::optional<std::int64_t> local_midnight(const Column& column, std::int64_t row) {
  const std::int64_t count = column.integer(row);
  if (column.format().type == ColumnType::date64) return microseconds(count, 1'000);
  std::int64_t us = 0;
  return __builtin_mul_overflow(count, day_us, &us) ? std::nullopt : std::optional(us);
}

RawValue text_value(RawForm form, std::string_view text) {
  RawValue value;
  value.form = form;
  value.text = text;
  return value;
}

}  // namespace

CellReader::CellReader(Program program, std::size_t max_field)
    : program_(std::move(program)), max_field_(max_field), local_times_(program_.data().zone) {}

void CellReader::begin(std::size_t rows) {
  number_count_ = 0;
  if (numbers_.size() < numbers_a_row * rows) numbers_.resize(numbers_a_row * rows);
  lists_.clear();
}

CellOutcome CellReader::check_closely(std::string_view text) const {
  if (text.size() > max_field_) return CellOutcome::too_long;
  return text::find_invalid(text) ? CellOutcome::not_utf8 : CellOutcome::ok;
}

CellOutcome CellReader::refuse(const Column& column, std::int64_t row) {
  found_ = raw(column, row);
  return CellOutcome::unfit;
}

CellOutcome CellReader::read(const Column& column, std::int64_t row,
                             const replay::EventSlots::Slot& slot, Value& value) {
  const ColumnType type = column.format().type;
  switch (slot.kind) {
    case ValueKind::string: return read_string(column, row, slot.takes_number, value);
    case ValueKind::number:
      if (is_integer(type) && type != ColumnType::uint64) {
        const std::int64_t number = column.integer(row);
        if (number > -first_rounded && number < first_rounded) {
          value = Value::number(number);
          return CellOutcome::ok;
        }
      }
      break;
    case ValueKind::time: {
      TimePoint time;
      const CellOutcome outcome = read_time(column, row, time);
      if (outcome == CellOutcome::ok) value = Value(time);
      return outcome;
    }
    case ValueKind::duration:
      if (type == ColumnType::duration) return read_duration(column, row, value);
      break;
    case ValueKind::list:
      if (type == ColumnType::list32 || type == ColumnType::list64) {
        return read_list(column, row, value);
      }
      break;
    case ValueKind::boolean:
    case ValueKind::money:
    case ValueKind::null: break;
  }
  return read_other(column, row, slot.kind, value);
}

CellOutcome CellReader::read_text(const Column& column, std::int64_t row, std::string_view& text) {
  if (!is_text(column.format().type)) return refuse(column, row);
  text = column.text(row);
  return check(text);
}

CellOutcome CellReader::read_string(const Column& column, std::int64_t row, bool takes_number,
                                    Value& value) {
  std::string_view text;
  const ColumnType type = column.format().type;
  if (takes_number && is_integer(type)) {
    text = keep(static_cast<std::uint64_t>(column.integer(row)), type != ColumnType::uint64);
  } else if (const CellOutcome outcome = read_text(column, row, text); outcome != CellOutcome::ok) {
    return outcome;
  }
  value = Value(text);
  return CellOutcome::ok;
}

std::string_view CellReader::keep(std::uint64_t bits, bool is_signed) {
  const fmt::format_int number =
      is_signed ? fmt::format_int(static_cast<std::int64_t>(bits)) : fmt::format_int(bits);
  Number& kept = numbers_[number_count_++];
  std::copy_n(number.data(), number.size(), kept.begin());
  return {kept.data(), number.size()};
}

std::optional<TimePoint> CellReader::instant(const Column& column, std::int64_t row) {
  const ColumnFormat& format = column.format();
  const std::optional<std::int64_t> us =
      is_date(format.type) ? local_midnight(column, row)
                           : microseconds(column.integer(row), format.units_a_second);
  if (!us || *us < min_time.us - day_us || *us > max_time.us + day_us) return std::nullopt;
  const TimePoint t = format.has_zone ? TimePoint{*us} : local_times_.instant(*us);
  return t < min_time || t > max_time ? std::nullopt : std::optional(t);
}

CellOutcome CellReader::read_time(const Column& column, std::int64_t row, TimePoint& time) {
  const ColumnType type = column.format().type;
  std::optional<TimePoint> read;
  if (is_text(type)) {
    const std::string_view text = column.text(row);
    if (const CellOutcome outcome = check(text); outcome != CellOutcome::ok) return outcome;
    read = times_.read(text, program_.data().zone);
  } else if (type == ColumnType::timestamp || is_date(type)) {
    read = instant(column, row);
  }
  if (!read) return refuse(column, row);
  time = *read;
  return CellOutcome::ok;
}

CellOutcome CellReader::read_duration(const Column& column, std::int64_t row, Value& value) {
  const auto us = microseconds(column.integer(row), column.format().units_a_second);
  if (!us) return refuse(column, row);
  value = Value(Duration{*us});
  return CellOutcome::ok;
}

CellOutcome CellReader::read_list(const Column& column, std::int64_t row, Value& value) {
  const Column& items = column.items();
  const Column::Range range = column.range(row);
  std::vector<Value> list;
  std::size_t size = 0;
  for (std::int64_t at = range.begin; at < range.end; ++at) {
    list.emplace_back();
    if (items.is_null(at)) continue;
    if (is_text(items.format().type)) {
      const std::string_view text = items.text(at);
      size += text.size();
      if (size > max_field_) return CellOutcome::too_long;
      if (const CellOutcome outcome = check(text); outcome != CellOutcome::ok) return outcome;
      list.back() = Value(text);
      continue;
    }
    const RawValue item = raw(items, at);
    const std::optional<Value> read =
        item.form == RawForm::text ? std::nullopt : replay::convert_item(item);
    if (!read) return refuse(items, at);
    list.back() = *read;
  }
  value = Value(std::span<const Value>(lists_.emplace_back(std::move(list))));
  return CellOutcome::ok;
}

// As a log's text would be read. None of these kinds keeps a view of it.
CellOutcome CellReader::read_other(const Column& column, std::int64_t row, ValueKind kind,
                                   Value& value) {
  const RawValue cell = raw(column, row);
  if (cell.form == RawForm::text) {
    if (!is_text(column.format().type)) return refuse(column, row);
    if (const CellOutcome outcome = check(cell.text); outcome != CellOutcome::ok) return outcome;
  }
  const std::optional<Value> read = replay::convert(cell, kind, program_.data());
  if (!read) return refuse(column, row);
  value = *read;
  return CellOutcome::ok;
}

// Times and durations are texts in messages.
RawValue CellReader::raw(const Column& column, std::int64_t row) {
  RawValue value;
  switch (column.format().type) {
    case ColumnType::null: break;
    case ColumnType::boolean:
      value.form = RawForm::boolean;
      value.truth = column.boolean(row);
      break;
    case ColumnType::text32:
    case ColumnType::text64:
    case ColumnType::text_view: return text_value(RawForm::text, column.text(row));
    case ColumnType::date32:
    case ColumnType::date64:
    case ColumnType::timestamp:
    case ColumnType::duration:
      scratch_ = length_or_time_text(column, row);
      return text_value(RawForm::text, scratch_);
    case ColumnType::list32:
    case ColumnType::list64: value.form = RawForm::list; break;
    case ColumnType::object: value.form = RawForm::object; break;
    default: scratch_ = number_text(column, row); return text_value(RawForm::number, scratch_);
  }
  return value;
}

}  // namespace mora::arrow
