// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ColumnFormat: what a schema's format string says of a column. Threads: plain values.

#include <cstdint>
#include <optional>
#include <string_view>

namespace mora::arrow {

enum class ColumnType : std::uint8_t {
  null,
  boolean,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float32,
  float64,
  decimal128,
  text32,  // offsets of 32 bits
  text64,
  text_view,
  date32,  // days
  date64,  // milliseconds
  timestamp,
  duration,
  list32,
  list64,
  object
};

struct ColumnFormat {
  ColumnType type = ColumnType::null;
  std::int32_t scale = 0;           // decimal128: digits behind the point
  std::int64_t units_a_second = 0;  // timestamp, duration: 1 to 1'000'000'000
  bool has_zone = false;            // timestamp: counted from the epoch in UTC, not local
};

// Null for what no field takes, such as binary.
[[nodiscard]] std::optional<ColumnFormat> read_format(std::string_view format);

}  // namespace mora::arrow
