// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "civil/calendar.hpp"

#include <algorithm>

namespace mora::inline v0::detail {
namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t day_us = 86'400 * second_us;
const std::int64_t first_day = day_number({1, 1, 1});
const std::int64_t last_day = day_number({9999, 12, 31});

// Where clocks go back over midnight, hours of the day after it have begun already when this day is
// shown once more: what looks for hours before `t` begins at the day after its own.
std::int64_t local_day(const Zone& zone, TimePoint t) { return day_number(local_date(zone, t)); }

// Hours as instants.
struct Opening {
  TimePoint begin;
  TimePoint end;
  [[nodiscard]] Duration length() const { return end - begin; }
};

Opening opening(const Zone& zone, std::int64_t day, const Hours& hours) {
  return {from_local(zone, day * day_us + hours.begin * second_us),
          from_local(zone, day * day_us + hours.end * second_us)};
}

bool has_weekly(const Calendar& calendar) {
  return std::ranges::any_of(calendar.weekly, [](const DayHours& day) { return day.count != 0; });
}

// The first day from `day` on that may have hours; beyond the last day if there is none. Days
// without any are passed over at once where only extra days have hours.
std::int64_t next_candidate(const Calendar& calendar, bool weekly, std::int64_t day) {
  if (weekly) return day;
  const auto next = std::ranges::lower_bound(calendar.special, day, {}, &SpecialDay::day);
  return next == calendar.special.end() ? last_day + 1 : next->day;
}
std::int64_t previous_candidate(const Calendar& calendar, bool weekly, std::int64_t day) {
  if (weekly) return day;
  const auto next = std::ranges::upper_bound(calendar.special, day, {}, &SpecialDay::day);
  return next == calendar.special.begin() ? first_day - 1 : std::prev(next)->day;
}

// Business time of a week without special days and clock changes.
Duration plain_week(const Calendar& calendar) {
  std::int64_t seconds = 0;
  for (const DayHours& day : calendar.weekly) {
    for (const Hours& hours : std::span(calendar.hours).subspan(day.first, day.count)) {
      seconds += hours.end - hours.begin;
    }
  }
  return Duration{seconds * second_us};
}

// How many such weeks follow each other from `day` on, at most `most`. They spare looking at each
// day where a date is centuries away, as one that stands for no date at all often is.
std::int64_t plain_weeks(const Zone& zone, const Calendar& calendar, std::int64_t day,
                         std::int64_t most) {
  std::int64_t end = last_day;
  const auto special = std::ranges::lower_bound(calendar.special, day, {}, &SpecialDay::day);
  if (special != calendar.special.end()) end = special->day;
  const TimePoint start = from_local(zone, (day - 1) * day_us);
  const auto change = std::ranges::upper_bound(zone.offsets, start.us, {}, &OffsetChange::begin);
  // The day before a change may be touched by it too.
  if (change != zone.offsets.end()) {
    end = std::min(end, local_day(zone, TimePoint{change->begin}) - 1);
  }
  return std::clamp<std::int64_t>((end - day) / 7, 0, most);
}

// The days around an instant are looked at one by one.
constexpr std::int64_t near = 2;

// `amount` > 0.
TimePoint forward(const Zone& zone, const Calendar& calendar, TimePoint from, Duration amount) {
  const bool weekly = has_weekly(calendar);
  const Duration week = plain_week(calendar);
  const std::int64_t first = local_day(zone, from);
  for (std::int64_t day = first;; ++day) {
    day = next_candidate(calendar, weekly, day);
    if (day > last_day) return never;
    if (week.us > 0 && day >= first + near && amount > week) {
      const std::int64_t weeks = plain_weeks(zone, calendar, day, (amount.us - 1) / week.us);
      amount = amount - Duration{weeks * week.us};
      day += 7 * weeks;
    }
    for (const Hours& hours : hours_of(calendar, day)) {
      Opening open = opening(zone, day, hours);
      open.begin = std::max(open.begin, from);
      if (open.end <= open.begin) continue;
      if (amount <= open.length()) return open.begin + amount;
      amount = amount - open.length();
    }
  }
}

// `amount` > 0. An amount that ends at an opening ends at the closing before it, which is earlier.
TimePoint backward(const Zone& zone, const Calendar& calendar, TimePoint from, Duration amount) {
  const bool weekly = has_weekly(calendar);
  for (std::int64_t day = local_day(zone, from) + 1;; --day) {
    day = previous_candidate(calendar, weekly, day);
    if (day < first_day) return min_time;
    const std::span<const Hours> all = hours_of(calendar, day);
    for (std::size_t i = all.size(); i-- > 0;) {
      Opening open = opening(zone, day, all[i]);
      open.end = std::min(open.end, from);
      if (open.end <= open.begin) continue;
      if (amount.us == 0) return open.end;
      if (amount < open.length()) return open.end - amount;
      amount = amount - open.length();
    }
  }
}

Duration elapsed(const Zone& zone, const Calendar& calendar, TimePoint from, TimePoint to) {
  const bool weekly = has_weekly(calendar);
  const std::int64_t first = local_day(zone, from);
  const std::int64_t last = local_day(zone, to) + 1;
  Duration sum;
  for (std::int64_t day = first; day <= last; ++day) {
    day = next_candidate(calendar, weekly, day);
    if (day > last) break;
    const std::int64_t whole_weeks = (last - near - day) / 7;
    if (weekly && day >= first + near && whole_weeks > 1) {
      const std::int64_t weeks = plain_weeks(zone, calendar, day, whole_weeks);
      sum = sum + Duration{weeks * plain_week(calendar).us};
      day += 7 * weeks;
    }
    for (const Hours& hours : hours_of(calendar, day)) {
      Opening open = opening(zone, day, hours);
      open.begin = std::max(open.begin, from);
      open.end = std::min(open.end, to);
      if (open.begin < open.end) sum = sum + open.length();
    }
  }
  return sum;
}

// The end of the day's last hours that have any length; `never` if there are none.
TimePoint closing(const Zone& zone, const Calendar& calendar, std::int64_t day) {
  const std::span<const Hours> all = hours_of(calendar, day);
  for (std::size_t i = all.size(); i-- > 0;) {
    const Opening open = opening(zone, day, all[i]);
    if (open.begin < open.end) return open.end;
  }
  return never;
}

}  // namespace

std::span<const Hours> hours_of(const Calendar& calendar, std::int64_t day) {
  DayHours found = calendar.weekly[static_cast<std::size_t>(iso_weekday(day) - 1)];
  const auto special = std::ranges::lower_bound(calendar.special, day, {}, &SpecialDay::day);
  if (special != calendar.special.end() && special->day == day) found = special->hours;
  return std::span(calendar.hours).subspan(found.first, found.count);
}

Duration business_time(const Zone& zone, const Calendar& calendar, TimePoint from, TimePoint to) {
  if (from <= to) return elapsed(zone, calendar, from, to);
  return Duration{} - elapsed(zone, calendar, to, from);
}

TimePoint add_business_time(const Zone& zone, const Calendar& calendar, TimePoint from,
                            Duration amount) {
  if (amount.us == 0 || from == never) return from;
  const TimePoint result = amount.us > 0 ? forward(zone, calendar, from, amount)
                                         : backward(zone, calendar, from, Duration{} - amount);
  return result > max_time ? never : result;
}

TimePoint add_business_days(const Zone& zone, const Calendar& calendar, TimePoint from,
                            std::int64_t count) {
  if (count == 0 || from == never) return from;
  const bool weekly = has_weekly(calendar);
  for (std::int64_t day = local_day(zone, from) + 1;; ++day) {
    day = next_candidate(calendar, weekly, day);
    if (day > last_day) return never;
    const TimePoint end = closing(zone, calendar, day);
    if (end == never || --count > 0) continue;
    return end > max_time ? never : end;
  }
}

}  // namespace mora::inline v0::detail
