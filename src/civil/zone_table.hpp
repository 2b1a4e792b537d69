// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Zone: a time zone as a flat table, and civil arithmetic on it.
// Threads: const, from any thread.

#include <cstdint>
#include <string>
#include <vector>

#include "mora/time.hpp"

namespace mora::inline v0::detail {

// From `begin` (UTC, microseconds) on, local time is UTC + `offset` seconds.
struct OffsetChange {
  std::int64_t begin = 0;
  std::int32_t offset = 0;
};

struct Zone {
  std::string name = "UTC";
  // Sorted; the first begins before min_time. Never empty.
  std::vector<OffsetChange> offsets{{INT64_MIN, 0}};
};

// business_day is of a calendar, the others are of the zone alone.
enum class DurationUnit : std::uint8_t { day, week, month, year, business_day };

// A civil date; year 1 to 9999 unless the arithmetic leads out of it.
struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// Seconds to add to UTC at `t`.
[[nodiscard]] std::int32_t utc_offset(const Zone& zone, TimePoint t);
// Local microseconds since 1970-01-01T00:00 local.
[[nodiscard]] std::int64_t to_local(const Zone& zone, TimePoint t);
// A local time that a clock change skips is the first instant after the gap; one that it repeats is
// its first occurrence.
[[nodiscard]] TimePoint from_local(const Zone& zone, std::int64_t local_us);
[[nodiscard]] Date local_date(const Zone& zone, TimePoint t);
// The first instant at which the local day of `t` is over for good: a clock change shortly after
// midnight can lead back into it.
[[nodiscard]] TimePoint end_of_local_day(const Zone& zone, TimePoint t);
// Days since 1970-01-01, and back; proleptic Gregorian calendar.
[[nodiscard]] std::int64_t day_number(const Date& date);
[[nodiscard]] Date date_of_day(std::int64_t day);
// 1 = Monday … 7 = Sunday.
[[nodiscard]] int iso_weekday(std::int64_t day);
// The same local time `count` units later (earlier, where it is negative), of any unit but business
// days; a day that the month lacks becomes its last. `never` beyond year 9999, and for so many
// units that they lead out of the calendar from anywhere; a result before year 1 is before
// min_time.
[[nodiscard]] TimePoint add_civil(const Zone& zone, TimePoint t, std::int64_t count,
                                  DurationUnit unit);

}  // namespace mora::inline v0::detail
