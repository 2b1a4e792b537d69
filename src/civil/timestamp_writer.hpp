// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TimestampWriter: instants as text in a zone, for many times of which one mostly has the date and
// the offset of the one before: it keeps both. Threads: one owner. Ownership: the zone must outlive
// it.

#include <array>
#include <cstddef>
#include <cstdint>

#include "mora/time.hpp"

#include "civil/clock_units.hpp"
#include "civil/zone_table.hpp"

namespace mora::civil {

class TimestampWriter {
 public:
  explicit TimestampWriter(const detail::Zone& zone) : zone_(&zone) {}

  // No time takes more bytes.
  static constexpr std::size_t most_size = 48;

  // Write the time at `to`, and return its end. As format_rfc3339 and format_local in timestamp.hpp
  // say.
  [[nodiscard]] char* put_rfc3339(char* to, TimePoint t);
  [[nodiscard]] char* put_local(char* to, TimePoint t);
  // Without its date.
  [[nodiscard]] char* put_local_clock(char* to, TimePoint t);
  // When the local day of `t` began, in local microseconds since 1970.
  [[nodiscard]] std::int64_t local_midnight(TimePoint t);

 private:
  // What is the same from one change of the zone's offset to the next.
  struct Offset {
    std::int64_t from = 0;  // UTC; [from, to) is empty at first
    std::int64_t to = 0;
    std::int64_t us = 0;
    std::int64_t whole_minutes_us = 0;
    std::array<char, 6> text{};  // "+08:00", without seconds
  };
  struct Day {
    std::int64_t midnight = 0;  // local
    std::array<char, 16> text{"1970-01-01"};
    std::size_t size = 10;
  };

  static char* put_day(char* to, const Day& day);

  const Offset& offset_at(TimePoint t) {
    if (t.us < offset_.from || t.us >= offset_.to) find_offset(t);
    return offset_;
  }
  const Day& day_of(std::int64_t local_us) {
    const std::int64_t clock = local_us - day_.midnight;
    if (clock < 0 || clock >= day_us) find_day(local_us);
    return day_;
  }
  void find_offset(TimePoint t);
  void find_day(std::int64_t local_us);

  const detail::Zone* zone_;
  Offset offset_;
  Day day_;
};

}  // namespace mora::civil
