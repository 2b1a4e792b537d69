// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// rules/calendars/china.yaml against cn_calendar_2022_2026.json, which was made independently from
// the same announcements: every day of the five years.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/monitor.hpp"

#include "outside/office.hpp"
#include "outside/recorded_cases.hpp"

namespace mora::outside {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;
using testing::IsEmpty;

class CnCalendar : public RecordedCases {
 protected:
  CnCalendar() : RecordedCases("cn_calendar_2022_2026.json") {}

  void SetUp() override {
    RecordedCases::SetUp();
    if (IsSkipped()) return;
    for (const auto year : object(root()["years"])) {
      for (const auto day : object(year.value["off"])) off_.emplace(day.key);
      for (const auto day : object(year.value["makeup_workdays"])) makeup_.emplace(day.key);
    }
  }

  std::set<std::string> off_;
  std::set<std::string> makeup_;
  Office office_{"Asia/Shanghai",
                 "  office: {include: calendars/china.yaml, weekly: {mon-fri: [\"08:30-12:00\", "
                 "\"13:30-17:30\"]}}\n",
                 MORA_SOURCE_DIR "/rules/office.yaml"};
};

TEST_F(CnCalendar, EveryHolidayIsOffAndEveryMakeUpDayHasTheHoursOfAMonday) {
  EXPECT_EQ(off_.size(), 147u);
  EXPECT_EQ(makeup_.size(), 33u);
  for (const std::string& date : off_) {
    EXPECT_FALSE(office_.is_workday(office_.instant(date))) << date;
  }
  for (const std::string& date : makeup_) {
    const TimePoint day = office_.instant(date);
    EXPECT_EQ(office_.business_time(day, office_.day_begin(day, 1)), minutes(450)) << date;
    EXPECT_EQ(office_.text(office_.opening(day)), date + "T08:30:00+08:00");
  }
}

// The other days are as their weekday: so neither list has a day too many.
TEST_F(CnCalendar, EveryDayIsAsTheAnnouncementsSay) {
  std::map<std::string, std::int64_t> workdays;
  const TimePoint end = office_.instant("2027-01-01");
  // 2022-01-01 is a Saturday.
  int weekday = 6;
  for (TimePoint day = office_.instant("2022-01-01"); day < end; day = office_.day_begin(day, 1)) {
    const std::string date = office_.date(day);
    const bool wanted = makeup_.contains(date) || (weekday <= 5 && !off_.contains(date));
    EXPECT_EQ(office_.is_workday(day), wanted) << date;
    workdays[date.substr(0, 4)] += office_.is_workday(day) ? 1 : 0;
    weekday = weekday % 7 + 1;
  }
  EXPECT_EQ(workdays.size(), 5u);
  for (const auto year : object(root()["workdays_per_year"])) {
    EXPECT_EQ(workdays[std::string(year.key)], std::int64_t(year.value)) << year.key;
  }
}

// It says up to where it is to be trusted: through 2026.
TEST_F(CnCalendar, IsKnownToEndWith2026) {
  const Program& program = office_.program("within: 1m, clock: office");
  Monitor monitor(program, [](const Finding&) {});
  const auto overruns = [&] {
    std::vector<std::int32_t> years;
    monitor.for_each_overrun([&](const CalendarOverrun& o) { years.push_back(o.last_year); });
    return years;
  };
  EventBuilder asked(program, "asked");
  asked.set("case", "A");
  monitor.push(asked.at("2026-12-31 17:29").event());
  EXPECT_THAT(overruns(), IsEmpty());
  monitor.push(asked.at("2026-12-31 17:30").event());
  EXPECT_THAT(overruns(), testing::ElementsAre(2026));
}

}  // namespace
}  // namespace mora::outside
