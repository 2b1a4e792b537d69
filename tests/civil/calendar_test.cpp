// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "civil/calendar.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "civil/timestamp.hpp"
#include "civil/zone.hpp"

namespace mora::inline v0::detail {
namespace {

constexpr std::uint64_t seed = 20260302;
constexpr std::int64_t minute_us = 60'000'000;
constexpr std::int64_t day_us = 86'400'000'000;

Zone zone(const std::string& name) { return civil::load_zone(name).value_or(Zone{}); }

TimePoint at(std::string_view text) { return civil::parse_timestamp(text, {}).value_or(never); }

DayHours add(Calendar& calendar, const std::vector<Hours>& hours) {
  const DayHours added{static_cast<std::uint32_t>(calendar.hours.size()),
                       static_cast<std::uint32_t>(hours.size())};
  calendar.hours.insert(calendar.hours.end(), hours.begin(), hours.end());
  return added;
}

constexpr Hours hours(int begin_minute, int end_minute) {
  return {begin_minute * 60, end_minute * 60};
}

Calendar office() {
  Calendar calendar;
  for (std::size_t day = 0; day < 5; ++day) {
    calendar.weekly[day] = add(calendar, {hours(510, 720), hours(810, 1050)});
  }
  return calendar;
}

TEST(Calendar, KnowsTheHoursOfADay) {
  Calendar calendar = office();
  const std::int64_t monday = day_number({2026, 3, 2});
  EXPECT_EQ(hours_of(calendar, monday).size(), 2u);
  EXPECT_EQ(hours_of(calendar, monday + 5).size(), 0u);
  calendar.special = {{monday, {}}, {monday + 6, add(calendar, {hours(0, 60)})}};
  EXPECT_EQ(hours_of(calendar, monday).size(), 0u);
  EXPECT_EQ(hours_of(calendar, monday + 6).size(), 1u);
}

TEST(Calendar, EndsWithTheYears) {
  const Calendar calendar = office();
  EXPECT_EQ(add_business_time({}, calendar, at("9999-12-31T17:00Z"), minutes(30)),
            at("9999-12-31T17:30Z"));
  EXPECT_EQ(add_business_time({}, calendar, at("9999-12-31T17:00Z"), minutes(31)), never);
  EXPECT_EQ(add_business_time({}, calendar, never, minutes(31)), never);
  EXPECT_EQ(add_business_days({}, calendar, at("9999-12-30T17:00Z"), 1), at("9999-12-31T17:30Z"));
  EXPECT_EQ(add_business_days({}, calendar, at("9999-12-30T17:00Z"), 2), never);
  EXPECT_EQ(add_business_time({}, calendar, at("0001-01-01T08:31Z"), minutes(-2)), min_time);
}

// Days on which only extra days have hours are passed over at once, or this would take minutes.
TEST(Calendar, LooksFarAhead) {
  Calendar calendar;
  calendar.special = {{day_number({9999, 1, 4}), add(calendar, {hours(0, 60)})}};
  for (int i = 0; i < 10'000; ++i) {
    ASSERT_EQ(add_business_time({}, calendar, at("2026-03-02T00:00Z"), minutes(60)),
              at("9999-01-04T01:00Z"));
    ASSERT_EQ(add_business_days({}, calendar, at("2026-03-02T00:00Z"), 1), at("9999-01-04T01:00Z"));
  }
}

// Business time minute by minute: a minute counts if the local clock, at its first showing of each
// minute of the day, has passed the beginning of some hours and not yet their end.
class Minutes {
 public:
  Minutes(const Zone& zone, const Calendar& calendar, TimePoint first, TimePoint last)
      : first_(first) {
    open_.resize(static_cast<std::size_t>((last - first).us / minute_us), false);
    const std::int64_t from = day_number(local_date(zone, first)) - 1;
    const std::int64_t to = day_number(local_date(zone, last)) + 1;
    for (std::int64_t day = from; day <= to; ++day) {
      for (const Hours& hours : hours_of(calendar, day)) {
        mark(first_showing(zone, day * day_us + hours.begin * 1'000'000LL),
             first_showing(zone, day * day_us + hours.end * 1'000'000LL));
      }
    }
    for (const bool open : open_) opened_.push_back(opened_.back() + (open ? 1 : 0));
  }

  [[nodiscard]] Duration between(TimePoint from, TimePoint to) const {
    return minutes(opened_[static_cast<std::size_t>(index(to))] -
                   opened_[static_cast<std::size_t>(index(from))]);
  }
  // never: beyond what this knows.
  [[nodiscard]] TimePoint after(TimePoint from, Duration amount) const {
    if (amount.us == 0) return from;
    std::int64_t left = amount.us / minute_us;
    for (auto i = static_cast<std::size_t>(index(from)); i < open_.size(); ++i) {
      if (open_[i] && --left == 0) return first_ + minutes(static_cast<std::int64_t>(i) + 1);
    }
    return never;
  }
  // The earliest instant from which so much passes until `from`.
  [[nodiscard]] TimePoint before(TimePoint from, Duration amount) const {
    TimePoint found = never;
    for (std::int64_t i = index(from); i >= 0; --i) {
      const TimePoint t = first_ + minutes(i);
      if (between(t, from) == amount) found = t;
      if (between(t, from) > amount) break;
    }
    return found;
  }

 private:
  // The first minute at which the local clock shows this time or a later one.
  [[nodiscard]] static TimePoint first_showing(const Zone& zone, std::int64_t local) {
    TimePoint t{local - day_us};
    while (to_local(zone, t) < local) t = t + minutes(1);
    return t;
  }
  void mark(TimePoint from, TimePoint to) {
    for (TimePoint t = from; t < to; t = t + minutes(1)) {
      const std::int64_t i = index(t);
      if (i >= 0 && i < static_cast<std::int64_t>(open_.size()))
        open_[static_cast<std::size_t>(i)] = true;
    }
  }
  [[nodiscard]] std::int64_t index(TimePoint t) const { return (t - first_).us / minute_us; }

  TimePoint first_;
  std::vector<bool> open_;
  std::vector<std::int64_t> opened_{0};  // minutes open before each
};

using Random = std::mt19937_64;
int pick(Random& random, int least, int most) {
  return std::uniform_int_distribution<int>(least, most)(random);
}

std::vector<Hours> random_hours(Random& random) {
  std::vector<Hours> day;
  for (int from = 0; day.size() < 3 && pick(random, 0, 2) != 0;) {
    const int begin = from + 30 * pick(random, 0, 16);
    const int end = begin + 30 * pick(random, 1, 16);
    if (end > 1440) break;
    day.push_back(hours(begin, end));
    from = end;
  }
  return day;
}

Calendar random_calendar(Random& random, std::int64_t first_day) {
  Calendar calendar;
  for (DayHours& day : calendar.weekly) day = add(calendar, random_hours(random));
  for (std::int64_t day = first_day; day < first_day + 8; ++day) {
    if (pick(random, 0, 3) == 0)
      calendar.special.push_back({day, add(calendar, random_hours(random))});
  }
  return calendar;
}

// Around clock changes: forward, back, over midnight, by half an hour, and a day left out.
struct Place {
  const char* zone;
  const char* around;
};
constexpr Place places[] = {
    {"UTC", "2026-03-29T00:00Z"},
    {"Europe/Berlin", "2026-03-29T00:00Z"},
    {"Europe/Berlin", "2026-10-25T00:00Z"},
    {"America/St_Johns", "2006-10-29T00:00Z"},
    {"America/St_Johns", "2006-04-02T00:00Z"},
    {"Australia/Lord_Howe", "2026-04-04T15:00Z"},
    {"Pacific/Apia", "2011-12-30T10:00Z"},
    {"America/Sao_Paulo", "2018-02-18T02:00Z"},
};

class CalendarAround : public testing::TestWithParam<Place> {};

TEST_P(CalendarAround, AgreesWithCountingMinutes) {
  const Zone local = zone(GetParam().zone);
  const TimePoint middle = at(GetParam().around);
  const TimePoint first = middle - minutes(4 * 1440);
  const TimePoint last = middle + minutes(4 * 1440);
  Random random(seed);
  for (int round = 0; round < 12; ++round) {
    const Calendar calendar = random_calendar(random, day_number(local_date(local, first)));
    const Minutes counted(local, calendar, first, last);
    for (int i = 0; i < 40; ++i) {
      const TimePoint from = first + minutes(30 * pick(random, 96, 288));
      const TimePoint to = from + minutes(30 * pick(random, 0, 90));
      const Duration amount = minutes(30 * pick(random, 0, 40));
      SCOPED_TRACE("round " + std::to_string(round) + ", from " + std::to_string(from.us));
      ASSERT_EQ(business_time(local, calendar, from, to), counted.between(from, to));
      ASSERT_EQ(business_time(local, calendar, to, from), Duration{} - counted.between(from, to));
      const TimePoint after = counted.after(from, amount);
      if (after != never) {
        ASSERT_EQ(add_business_time(local, calendar, from, amount), after);
      }
      const TimePoint before = counted.before(from, amount);
      if (before != never && before > first && amount.us > 0) {
        ASSERT_EQ(add_business_time(local, calendar, from, Duration{} - amount), before);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Changes, CalendarAround, testing::ValuesIn(places));

// Weeks alike are passed over together, or this would take minutes; and the sum of the pieces is
// the whole, whatever lies between.
TEST(Calendar, MeasuresCenturies) {
  Random random(seed);
  const Zone berlin = zone("Europe/Berlin");
  const TimePoint no_date = at("0001-01-01T00:00Z");
  const TimePoint far = at("2150-06-01T12:00Z");
  const Duration all = business_time(berlin, office(), no_date, far);
  for (int i = 0; i < 100; ++i) {
    const TimePoint between =
        at("1850-01-01T00:00Z") + minutes(1440LL * pick(random, 0, 300 * 365));
    const Duration before = business_time(berlin, office(), no_date, between);
    ASSERT_EQ(before + business_time(berlin, office(), between, far), all);
    ASSERT_EQ(business_time(berlin, office(), no_date,
                            add_business_time(berlin, office(), no_date, before)),
              before);
  }
}

TEST(Calendar, AddingAndMeasuringAreInverse) {
  Random random(seed);
  const Zone berlin = zone("Europe/Berlin");
  const Calendar calendar = office();
  for (int i = 0; i < 2'000; ++i) {
    const TimePoint from = at("2026-01-01T00:00Z") + seconds(pick(random, 0, 365 * 86'400));
    const Duration amount = seconds(pick(random, 1, 40 * 86'400));
    const TimePoint due = add_business_time(berlin, calendar, from, amount);
    ASSERT_EQ(business_time(berlin, calendar, from, due), amount);
    // The earliest such instant: a moment before, less has passed.
    ASSERT_LT(business_time(berlin, calendar, from, due - Duration{1}), amount);
  }
}

}  // namespace
}  // namespace mora::inline v0::detail
