// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Due times keep an order: later begun or longer allowed is never due earlier, and business time is
// added and measured by one clock. In random zones, about their clock changes, under random
// calendars.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "civil/calendar.hpp"
#include "civil/zone.hpp"

namespace mora::inline v0::detail {
namespace {

constexpr std::uint64_t seed = 20261127;
constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t hour_us = 3'600 * second_us;
constexpr std::int64_t day_us = 24 * hour_us;
// 1970 to 2037.
constexpr std::int64_t last_second = 2'145'916'799;

class DueOrder : public testing::Test {
 protected:
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n));
  }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + below(most - least + 1);
  }

  // One after the other, each once.
  const Zone& next_zone() {
    static const std::vector<std::string> names = civil::zone_names();
    zone_ = civil::load_zone(names[next_name_++ % names.size()]).value_or(Zone{});
    return zone_;
  }
  // Near a change of the zone's clock, or anywhere.
  TimePoint instant() {
    const auto first = std::ranges::lower_bound(zone_.offsets, 0, {}, &OffsetChange::begin);
    const std::int64_t changes = zone_.offsets.end() - first;
    if (changes == 0 || below(3) == 0) return {below(last_second) * second_us};
    const auto change = first + below(std::min<std::int64_t>(changes, 140));
    return {change->begin + between(-3 * 24 * 60, 3 * 24 * 60) * 60 * second_us};
  }
  // From an instant to some days behind it.
  TimePoint behind(TimePoint t) { return t + Duration{below(9 * 24 * 60) * 60 * second_us}; }

  DayHours add_hours(Calendar& calendar) {
    DayHours added{static_cast<std::uint32_t>(calendar.hours.size()), 0};
    std::int32_t from = 0;
    for (; added.count < 3 && below(3) != 0; ++added.count) {
      const auto begin = static_cast<std::int32_t>(from + 900 * below(24));
      const auto end = static_cast<std::int32_t>(begin + 900 * between(1, 32));
      if (end > 86'400) break;
      calendar.hours.push_back({begin, end});
      from = end;
    }
    return added;
  }
  // Hours on one day of the week at least.
  Calendar calendar_about(TimePoint t) {
    Calendar calendar;
    for (DayHours& day : calendar.weekly) day = add_hours(calendar);
    calendar.hours.push_back({9 * 3'600, 17 * 3'600});
    calendar.weekly[static_cast<std::size_t>(below(7))] = {
        static_cast<std::uint32_t>(calendar.hours.size() - 1), 1};
    const std::int64_t today = day_number(local_date(zone_, t));
    for (std::int64_t day = today - 4; day < today + 12; ++day) {
      if (below(3) == 0) calendar.special.push_back({day, add_hours(calendar)});
    }
    return calendar;
  }
  [[nodiscard]] std::string where() const { return zone_.name + ", seed " + std::to_string(seed); }

 private:
  std::mt19937_64 random_{seed};
  Zone zone_;
  std::size_t next_name_ = 0;
};

TEST_F(DueOrder, MoreUnitsAreDueLater) {
  for (int round = 0; round < 700; ++round) {
    const Zone& zone = next_zone();
    for (int i = 0; i < 40; ++i) {
      const TimePoint from = instant();
      for (const DurationUnit unit :
           {DurationUnit::day, DurationUnit::week, DurationUnit::month, DurationUnit::year}) {
        const std::int64_t count = between(-30, 60);
        const TimePoint due = add_civil(zone, from, count, unit);
        ASSERT_LE(due, add_civil(zone, from, count + 1, unit)) << where() << ' ' << from.us;
        // A day that the zone leaves out, and no other, has two counts meet.
        ASSERT_LT(due, add_civil(zone, from, count + 2, unit)) << where() << ' ' << from.us;
      }
    }
  }
}

// By the wall clock: of two instants of an hour that comes twice, the later may show the earlier
// time. Months are of unequal length, so of them it is only the day that keeps its order.
TEST_F(DueOrder, WhatBeginsLaterIsDueLater) {
  for (int round = 0; round < 700; ++round) {
    const Zone& zone = next_zone();
    for (int i = 0; i < 40; ++i) {
      TimePoint a = instant();
      TimePoint b = behind(a);
      if (to_local(zone, b) < to_local(zone, a)) std::swap(a, b);
      const std::int64_t count = between(-30, 60);
      for (const DurationUnit unit : {DurationUnit::day, DurationUnit::week}) {
        ASSERT_LE(add_civil(zone, a, count, unit), add_civil(zone, b, count, unit))
            << where() << ' ' << a.us << ' ' << b.us;
      }
      for (const DurationUnit unit : {DurationUnit::month, DurationUnit::year}) {
        ASSERT_LE(local_date(zone, add_civil(zone, a, count, unit)),
                  local_date(zone, add_civil(zone, b, count, unit)))
            << where() << ' ' << a.us << ' ' << b.us;
      }
      ASSERT_LE(end_of_local_day(zone, std::min(a, b)), end_of_local_day(zone, std::max(a, b)));
      ASSERT_LT(a, end_of_local_day(zone, a));
    }
  }
}

TEST_F(DueOrder, BusinessTimeIsDueLaterTheLaterItBeginsAndTheMoreItIs) {
  for (int round = 0; round < 700; ++round) {
    const Zone& zone = next_zone();
    const TimePoint from = instant();
    const Calendar calendar = calendar_about(from);
    for (int i = 0; i < 10; ++i) {
      const TimePoint to = behind(from);
      const Duration amount = minutes(between(-2'000, 2'000));
      const Duration more = amount + minutes(below(600));
      const TimePoint due = add_business_time(zone, calendar, from, amount);
      // Nothing is added to an instant without hours; where time is taken off, it is the earliest
      // of the instants that are as far.
      if (amount.us != 0 && more.us != 0) {
        ASSERT_LE(due, add_business_time(zone, calendar, from, more)) << where();
      }
      ASSERT_LE(due, add_business_time(zone, calendar, to, amount)) << where();
      const std::int64_t days = between(0, 20);
      const TimePoint due_day = add_business_days(zone, calendar, from, days);
      ASSERT_LE(due_day, add_business_days(zone, calendar, to, days)) << where();
      ASSERT_LT(due_day, add_business_days(zone, calendar, from, days + 1)) << where();
    }
  }
}

TEST_F(DueOrder, BusinessTimeIsAddedAsItIsMeasured) {
  for (int round = 0; round < 700; ++round) {
    const Zone& zone = next_zone();
    const TimePoint from = instant();
    const Calendar calendar = calendar_about(from);
    for (int i = 0; i < 10; ++i) {
      const TimePoint middle = behind(from);
      const TimePoint to = behind(middle);
      const Duration all = business_time(zone, calendar, from, to);
      ASSERT_GE(all.us, 0) << where();
      ASSERT_LE(all, to - from) << where();
      ASSERT_EQ(all, business_time(zone, calendar, from, middle) +
                         business_time(zone, calendar, middle, to))
          << where();
      ASSERT_EQ(business_time(zone, calendar, to, from), Duration{} - all) << where();
      if (all.us == 0) continue;
      // The first instant at which so much has passed, and back from it.
      const TimePoint due = add_business_time(zone, calendar, from, all);
      ASSERT_LE(due, to) << where();
      ASSERT_EQ(business_time(zone, calendar, from, due), all) << where();
      ASSERT_LT(business_time(zone, calendar, from, due - Duration{1}), all) << where();
      const TimePoint begun = add_business_time(zone, calendar, due, Duration{} - all);
      ASSERT_LE(begun, from) << where();
      ASSERT_EQ(business_time(zone, calendar, begun, due), all) << where();
    }
  }
}

}  // namespace
}  // namespace mora::inline v0::detail
