// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "arrow/column_format.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <utility>

namespace mora::arrow {
namespace {

constexpr std::array<std::pair<std::string_view, ColumnType>, 20> plain_formats = {{
    {"n", ColumnType::null},     {"b", ColumnType::boolean},  {"c", ColumnType::int8},
    {"C", ColumnType::uint8},    {"s", ColumnType::int16},    {"S", ColumnType::uint16},
    {"i", ColumnType::int32},    {"I", ColumnType::uint32},   {"l", ColumnType::int64},
    {"L", ColumnType::uint64},   {"f", ColumnType::float32},  {"g", ColumnType::float64},
    {"u", ColumnType::text32},   {"U", ColumnType::text64},   {"vu", ColumnType::text_view},
    {"tdD", ColumnType::date32}, {"tdm", ColumnType::date64}, {"+l", ColumnType::list32},
    {"+L", ColumnType::list64},  {"+s", ColumnType::object},
}};

// More than a decimal has.
constexpr std::int32_t most_places = 76;

// The unit's letter, as in "tsu:".
std::int64_t units_a_second(char letter) {
  switch (letter) {
    case 's': return 1;
    case 'm': return 1'000;
    case 'u': return 1'000'000;
    case 'n': return 1'000'000'000;
    default: return 0;
  }
}

// "tsu:Asia/Shanghai", "tsu:" without a zone.
std::optional<ColumnFormat> read_timestamp(std::string_view format) {
  if (format.size() < 4 || format[3] != ':') return std::nullopt;
  ColumnFormat read{ColumnType::timestamp};
  read.units_a_second = units_a_second(format[2]);
  read.has_zone = format.size() > 4;
  return read.units_a_second == 0 ? std::nullopt : std::optional(read);
}

// "tDu".
std::optional<ColumnFormat> read_duration(std::string_view format) {
  if (format.size() != 3) return std::nullopt;
  ColumnFormat read{ColumnType::duration};
  read.units_a_second = units_a_second(format[2]);
  return read.units_a_second == 0 ? std::nullopt : std::optional(read);
}

// "d:precision,scale", with a third number where it is not of 128 bits.
std::optional<ColumnFormat> read_decimal(std::string_view format) {
  const std::size_t comma = format.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  ColumnFormat read{ColumnType::decimal128};
  const char* const end = format.data() + format.size();
  const auto [rest, error] = std::from_chars(format.data() + comma + 1, end, read.scale);
  const bool is_sound = error == std::errc() && rest == end && std::abs(read.scale) <= most_places;
  return is_sound ? std::optional(read) : std::nullopt;
}

}  // namespace

std::optional<ColumnFormat> read_format(std::string_view format) {
  if (format.starts_with("ts")) return read_timestamp(format);
  if (format.starts_with("tD")) return read_duration(format);
  if (format.starts_with("d:")) return read_decimal(format);
  for (const auto& [name, type] : plain_formats) {
    if (name == format) return ColumnFormat{type};
  }
  return std::nullopt;
}

}  // namespace mora::arrow
