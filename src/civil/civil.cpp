// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <date/date.h>

#include "civil/zone_table.hpp"

namespace mora::inline v0::detail {
namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t day_us = 86'400 * second_us;
// No offset of any zone, local mean time included, is this far from UTC.
constexpr std::int64_t max_offset_us = 26 * 3'600 * second_us;
// Local times further out are no instants; this keeps the arithmetic from overflowing.
constexpr std::int64_t min_local_us = min_time.us - 2 * day_us;
constexpr std::int64_t max_local_us = max_time.us + 2 * day_us;

using OffsetChanges = std::vector<OffsetChange>;

// The last transition that begins at or before `us`; the first begins before every instant. Many
// zones change no more, so that the present comes after their last one.
OffsetChanges::const_iterator in_force(const OffsetChanges& offsets, std::int64_t us) {
  if (us >= offsets.back().begin) return offsets.end() - 1;
  const auto later = std::ranges::upper_bound(offsets, us, {}, &OffsetChange::begin);
  return later == offsets.begin() ? later : later - 1;
}

std::int64_t floor_div(std::int64_t n, std::int64_t divisor) {
  return n / divisor - (n % divisor < 0 ? 1 : 0);
}

date::year_month_day to_ymd(const Date& date) {
  return date::year{date.year} / date::month{date.month} / date::day{date.day};
}

// The day `count` months later, cut to the last of its month.
Date add_months(const Date& from, std::int64_t count) {
  const std::int64_t months = std::int64_t{from.year} * 12 + (from.month - 1) + count;
  const auto year = static_cast<std::int32_t>(floor_div(months, 12));
  const auto month = static_cast<unsigned>(months - std::int64_t{year} * 12 + 1);
  const date::year_month_day_last last{date::year{year}, date::month_day_last{date::month{month}}};
  const unsigned day = std::min<unsigned>(from.day, static_cast<unsigned>(last.day()));
  return {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::int64_t add_to_day(std::int64_t day, std::int64_t count, DurationUnit unit) {
  switch (unit) {
    case DurationUnit::day: return day + count;
    case DurationUnit::week: return day + 7 * count;
    case DurationUnit::month: return day_number(add_months(date_of_day(day), count));
    case DurationUnit::year: return day_number(add_months(date_of_day(day), 12 * count));
    case DurationUnit::business_day: break;
  }
  return day;
}

// How many of a unit lead out of years 1 to 9999 from anywhere.
std::int64_t too_many(DurationUnit unit) {
  switch (unit) {
    case DurationUnit::day: return 10'000 * 366;
    case DurationUnit::week: return 10'000 * 53;
    case DurationUnit::month: return 10'000 * 12;
    case DurationUnit::year: return 10'000;
    case DurationUnit::business_day: break;
  }
  return 0;
}

}  // namespace

std::int32_t utc_offset(const Zone& zone, TimePoint t) {
  return in_force(zone.offsets, t.us)->offset;
}

std::int64_t to_local(const Zone& zone, TimePoint t) {
  return t.us + utc_offset(zone, t) * second_us;
}

TimePoint from_local(const Zone& zone, std::int64_t local_us) {
  local_us = std::clamp(local_us, min_local_us, max_local_us);
  // The answer is the first instant whose local time is not before the one wanted: that is the
  // instant itself, the end of a gap, or the first of two.
  auto at = in_force(zone.offsets, local_us - max_offset_us);
  for (; at + 1 != zone.offsets.end(); ++at) {
    const std::int64_t t = local_us - at->offset * second_us;
    if (t < (at + 1)->begin) return {std::max(t, at->begin)};
  }
  return {std::max(local_us - at->offset * second_us, at->begin)};
}

Date local_date(const Zone& zone, TimePoint t) {
  return date_of_day(floor_div(to_local(zone, t), day_us));
}

TimePoint end_of_local_day(const Zone& zone, TimePoint t) {
  const std::int64_t midnight = (floor_div(to_local(zone, t), day_us) + 1) * day_us;
  TimePoint end = from_local(zone, midnight);
  for (auto at = in_force(zone.offsets, end.us) + 1; at != zone.offsets.end(); ++at) {
    if (at->begin - end.us > day_us) break;
    const std::int64_t local = at->begin + at->offset * second_us;
    if (local < midnight) end = {at->begin + (midnight - local)};
  }
  return end;
}

std::int64_t day_number(const Date& date) {
  return date::sys_days{to_ymd(date)}.time_since_epoch().count();
}

Date date_of_day(std::int64_t day) {
  const date::year_month_day ymd{date::sys_days{date::days{day}}};
  return {static_cast<int>(ymd.year()),
          static_cast<std::uint8_t>(static_cast<unsigned>(ymd.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(ymd.day()))};
}

int iso_weekday(std::int64_t day) {
  const date::weekday weekday{date::sys_days{date::days{day}}};
  return static_cast<int>(weekday.iso_encoding());
}

TimePoint add_civil(const Zone& zone, TimePoint t, std::int64_t count, DurationUnit unit) {
  if (count == 0) return t;
  if (t > max_time || std::abs(count) >= too_many(unit)) return never;
  const std::int64_t local = to_local(zone, t);
  const std::int64_t day = floor_div(local, day_us);
  const std::int64_t days = add_to_day(day, count, unit) - day;
  const TimePoint result = from_local(zone, local + days * day_us);
  return result > max_time ? never : result;
}

}  // namespace mora::inline v0::detail
