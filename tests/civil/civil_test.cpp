// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <limits>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <date/date.h>
#include <gtest/gtest.h>

#include "civil/timestamp.hpp"
#include "civil/zone.hpp"
#include "civil/zone_table.hpp"

namespace mora::inline v0::detail {

void PrintTo(const Date& date, std::ostream* out) {
  *out << date.year << '-' << int{date.month} << '-' << int{date.day};
}

namespace {

constexpr std::uint64_t seed = 20260302;

Zone zone(const std::string& name) { return civil::load_zone(name).value_or(Zone{}); }

TimePoint at(std::string_view text) {
  const std::optional<TimePoint> t = civil::parse_timestamp(text, {});
  EXPECT_TRUE(t) << text;
  return t.value_or(TimePoint{});
}

TEST(Dates, CountDaysAndWeekdays) {
  struct Row {
    Date date;
    std::int64_t day;
    int weekday;
  };
  const std::vector<Row> rows{
      {{1970, 1, 1}, 0, 4},           {{1969, 12, 31}, -1, 3},       {{2026, 3, 2}, 20'514, 1},
      {{2000, 2, 29}, 11'016, 2},     {{2026, 3, 1}, 20'513, 7},     {{1, 1, 1}, -719'162, 1},
      {{9999, 12, 31}, 2'932'896, 5}, {{10000, 1, 1}, 2'932'897, 6},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(day_number(row.date), row.day);
    EXPECT_EQ(date_of_day(row.day), row.date);
    EXPECT_EQ(iso_weekday(row.day), row.weekday) << row.day;
  }
}

TEST(Dates, FollowEachOther) {
  Date date{1, 1, 1};
  for (std::int64_t day = day_number(date); date.year < 10'000; ++day) {
    ASSERT_EQ(day_number(date), day);
    ASSERT_EQ(date_of_day(day), date);
    const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    const std::vector<int> lengths{31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (++date.day <= lengths[date.month - 1U]) continue;
    date.day = 1;
    if (++date.month <= 12) continue;
    date.month = 1;
    ++date.year;
  }
}

TEST(LocalDate, IsThatOfTheZone) {
  EXPECT_EQ(local_date({}, at("2026-03-02T00:00Z")), (Date{2026, 3, 2}));
  EXPECT_EQ(local_date({}, at("1969-12-31T23:59:59.999999Z")), (Date{1969, 12, 31}));
  EXPECT_EQ(local_date(zone("Asia/Shanghai"), at("2026-03-01T16:00Z")), (Date{2026, 3, 2}));
  EXPECT_EQ(local_date(zone("America/New_York"), at("2026-03-02T04:59Z")), (Date{2026, 3, 1}));
  EXPECT_EQ(local_date(zone("Pacific/Apia"), at("2011-12-30T09:59Z")), (Date{2011, 12, 29}));
  EXPECT_EQ(local_date(zone("Pacific/Apia"), at("2011-12-30T10:00Z")), (Date{2011, 12, 31}));
}

TEST(AddCivil, KeepsTheLocalTime) {
  using enum DurationUnit;
  struct Row {
    std::string zone;
    std::string_view from;
    std::int64_t count;
    DurationUnit unit;
    std::string_view to;
  };
  const std::vector<Row> rows{
      {"UTC", "2026-03-02T09:00:00.000001", 1, day, "2026-03-03T09:00:00.000001"},
      {"UTC", "2026-03-02T09:00", 2, week, "2026-03-16T09:00"},
      {"UTC", "2026-12-31T09:00", 1, day, "2027-01-01T09:00"},
      {"UTC", "1969-12-31T23:00", 1, month, "1970-01-31T23:00"},
      // A day that the month lacks becomes its last.
      {"UTC", "2026-01-31T09:00", 1, month, "2026-02-28T09:00"},
      {"UTC", "2024-01-31T09:00", 1, month, "2024-02-29T09:00"},
      {"UTC", "2026-01-31T09:00", 2, month, "2026-03-31T09:00"},
      {"UTC", "2026-01-31T09:00", 3, month, "2026-04-30T09:00"},
      {"UTC", "2026-12-31T09:00", 14, month, "2028-02-29T09:00"},
      {"UTC", "2024-02-29T09:00", 1, year, "2025-02-28T09:00"},
      {"UTC", "2024-02-29T09:00", 4, year, "2028-02-29T09:00"},
      {"UTC", "2096-02-29T09:00", 4, year, "2100-02-28T09:00"},
      // The local date counts, not that of UTC: 31 January 01:00 there.
      {"Asia/Shanghai", "2026-01-30T17:00Z", 1, month, "2026-02-27T17:00Z"},
      {"Asia/Shanghai", "2026-03-02T01:00Z", 1, day, "2026-03-03T01:00Z"},
      // Over a clock change the wall clock stays: 12:00 both days.
      {"Europe/Berlin", "2026-03-28T11:00Z", 1, day, "2026-03-29T10:00Z"},
      {"Europe/Berlin", "2026-10-24T10:00Z", 1, day, "2026-10-25T11:00Z"},
      // 02:30 is skipped on 29 March: the first instant after the gap.
      {"Europe/Berlin", "2026-03-28T01:30Z", 1, day, "2026-03-29T01:00Z"},
      {"Europe/Berlin", "2026-02-28T01:30Z", 1, month, "2026-03-28T01:30Z"},
      // 02:30 comes twice on 25 October: the first.
      {"Europe/Berlin", "2026-10-24T00:30Z", 1, day, "2026-10-25T00:30Z"},
      {"Europe/Berlin", "2025-10-25T00:30Z", 1, year, "2026-10-25T00:30Z"},
      {"Europe/Dublin", "2026-10-24T00:30Z", 1, day, "2026-10-25T00:30Z"},
      // The 30th of December 2011 did not take place.
      {"Pacific/Apia", "2011-12-29T20:00Z", 1, day, "2011-12-30T10:00Z"},
      {"Pacific/Apia", "2011-12-29T20:00Z", 2, day, "2011-12-30T20:00Z"},
      {"Pacific/Apia", "2011-11-30T20:00Z", 1, month, "2011-12-30T10:00Z"},
      {"America/Sao_Paulo", "2018-11-03T03:30Z", 1, day, "2018-11-04T03:00Z"},
      // None of a unit is no change, even at the second of two equal local times.
      {"Europe/Berlin", "2026-10-25T01:30Z", 0, day, "2026-10-25T01:30Z"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(add_civil(zone(row.zone), at(row.from), row.count, row.unit).us, at(row.to).us)
        << row.zone << ' ' << row.from << " + " << row.count;
  }
}

TEST(AddCivil, NeverComesBeyondYear9999) {
  using enum DurationUnit;
  constexpr std::int64_t int_max = std::numeric_limits<std::int64_t>::max();
  for (const DurationUnit unit : {day, week, month, year}) {
    EXPECT_EQ(add_civil({}, at("9999-12-31T09:00"), 1, unit), never);
    EXPECT_EQ(add_civil({}, at("0001-01-01T00:00"), int_max, unit), never);
    EXPECT_EQ(add_civil({}, never, 1, unit), never);
  }
  EXPECT_EQ(add_civil({}, at("0001-01-01T09:00"), 9'998, year), at("9999-01-01T09:00"));
  EXPECT_EQ(add_civil({}, at("0001-01-01T09:00"), 9'999, year), never);
  EXPECT_EQ(add_civil({}, at("0001-01-01T09:00"), 9'999 * 12 - 1, month), at("9999-12-01T09:00"));
  EXPECT_EQ(add_civil({}, at("0001-01-01T00:00"), 3'652'058, day), at("9999-12-31T00:00"));
  EXPECT_EQ(add_civil({}, at("0001-01-01T00:00"), 3'652'059, day), never);
  // Year 10000 there, still 9999 in UTC.
  EXPECT_EQ(add_civil(zone("Asia/Shanghai"), at("9999-12-30T20:00"), 1, day),
            at("9999-12-31T20:00"));
}

TEST(AddCivil, AgreesWithCalendarArithmetic) {
  std::mt19937_64 random(seed);
  for (const std::string name : {"UTC", "Asia/Shanghai", "America/New_York", "Europe/Dublin",
                                 "Australia/Lord_Howe", "Pacific/Apia"}) {
    const Zone place = zone(name);
    for (int i = 0; i < 5'000; ++i) {
      const TimePoint t{static_cast<std::int64_t>(random() % 2'000'000'000) * 1'000'000};
      const auto count = static_cast<std::int64_t>(1 + random() % 30);
      const Date from = local_date(place, t);
      const std::int64_t clock = to_local(place, t) - day_number(from) * 86'400'000'000;
      date::year_month_day ymd = date::year{from.year} / from.month / from.day;
      ymd += date::months{count};
      if (!ymd.ok()) ymd = ymd.year() / ymd.month() / date::last;
      const std::int64_t months = date::sys_days{ymd}.time_since_epoch().count();
      const std::int64_t days = day_number(from) + count;
      SCOPED_TRACE(name + ' ' + std::to_string(t.us) + " seed " + std::to_string(seed));
      ASSERT_EQ(add_civil(place, t, count, DurationUnit::month),
                from_local(place, months * 86'400'000'000 + clock));
      ASSERT_EQ(add_civil(place, t, count, DurationUnit::day),
                from_local(place, days * 86'400'000'000 + clock));
    }
  }
}

}  // namespace
}  // namespace mora::inline v0::detail
