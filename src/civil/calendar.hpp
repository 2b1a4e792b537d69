// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Calendar: the business hours of local days as flat tables, and
// arithmetic on business time. LANGUAGE.md section 4, "Durations" and "Clock".
// Threads: const, from any thread.
//
// Hours are on the local clock, [begin, end): from the instant at which the clock first shows
// `begin` to the one at which it first shows `end`, so a clock change within them makes them longer
// or shorter.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "mora/time.hpp"

#include "civil/zone_table.hpp"

namespace mora::inline v0::detail {

// Seconds since local midnight; end is at most 86,400.
struct Hours {
  std::int32_t begin = 0;
  std::int32_t end = 0;
  friend constexpr auto operator<=>(const Hours&, const Hours&) = default;
};

// A piece of Calendar::hours, in their order and not overlapping.
struct DayHours {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// A day that is not as its weekday: a holiday, or an extra working day.
struct SpecialDay {
  std::int64_t day = 0;  // its day_number
  DayHours hours;
};

struct Calendar {
  std::string name;
  std::vector<Hours> hours;
  std::array<DayHours, 7> weekly;   // Monday first
  std::vector<SpecialDay> special;  // sorted by day, each once
  // The first instant of the year after the last one that a holiday or an extra day names; `never`
  // for a calendar that names none.
  TimePoint covered_to = never;
};

[[nodiscard]] std::span<const Hours> hours_of(const Calendar& calendar, std::int64_t day);

// Business time from `from` to `to`; negative if `to` is earlier.
[[nodiscard]] Duration business_time(const Zone& zone, const Calendar& calendar, TimePoint from,
                                     TimePoint to);
// The earliest instant at which so much business time has passed since `from`; for a negative
// `amount` the earliest from which so much of it passes until `from`. `never` beyond year 9999, and
// min_time before year 1.
[[nodiscard]] TimePoint add_business_time(const Zone& zone, const Calendar& calendar,
                                          TimePoint from, Duration amount);
// The end of the last business hour of the `count`-th day (>= 1) with business hours after the
// local day of `from`; for 0, `from` itself. `never` beyond year 9999.
[[nodiscard]] TimePoint add_business_days(const Zone& zone, const Calendar& calendar,
                                          TimePoint from, std::int64_t count);

}  // namespace mora::inline v0::detail
