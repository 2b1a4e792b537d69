// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "arrow/number_text.hpp"

#include <fmt/format.h>

#include "value/wide.hpp"

namespace mora::arrow {
namespace {

std::string decimal_text(Column::Wide number, std::int32_t scale) {
  value::Wide magnitude = value::Wide{static_cast<std::uint64_t>(number.high)} << 64 | number.low;
  if (number.high < 0) magnitude = 0 - magnitude;
  std::string digits = fmt::format("{}", magnitude);
  if (scale < 0) digits.append(static_cast<std::size_t>(-scale), '0');
  if (scale > 0) {
    const auto places = static_cast<std::size_t>(scale);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return number.high < 0 ? "-" + digits : digits;
}

std::string_view unit_name(const ColumnFormat& format) {
  if (format.type == ColumnType::date32) return "days";
  if (format.type == ColumnType::date64) return "ms";
  switch (format.units_a_second) {
    case 1: return "s";
    case 1'000: return "ms";
    case 1'000'000: return "us";
    default: return "ns";
  }
}

}  // namespace

std::string number_text(const Column& column, std::int64_t row) {
  switch (column.format().type) {
    case ColumnType::decimal128: return decimal_text(column.decimal(row), column.format().scale);
    // The shortest text that is read as the same number.
    case ColumnType::float32: return fmt::format("{}", static_cast<float>(column.real(row)));
    case ColumnType::float64: return fmt::format("{}", column.real(row));
    case ColumnType::uint64:
      return fmt::format("{}", static_cast<std::uint64_t>(column.integer(row)));
    default: return fmt::format("{}", column.integer(row));
  }
}

std::string length_or_time_text(const Column& column, std::int64_t row) {
  const bool is_length = column.format().type == ColumnType::duration;
  return fmt::format("{} {}{}", column.integer(row), unit_name(column.format()),
                     is_length ? "" : " since 1970");
}

}  // namespace mora::arrow
