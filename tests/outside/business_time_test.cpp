// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// business_time.json: what a business-time library answered to its own tests. How the language says
// the same:
//
//   configuration     calendar `office`: `begin` to `end` on the days of the week, or the days that
//                     `work_hours` names and no others (the cases show it); 0:00 to 0:00 is all day
//   add n hours       `within: nh` by the clock; n < 0, or subtract: the due time of a duty whose
//                     clock stood with -n hours left
//   add n days        from the next opening on: the day on which `nbd` ends, the time of day by
//                     `within: kd`
//   subtract n days   from the last closing on: the business day, `time - kd`, after which `nbd`
//   ends
//                     on the day of the start; outside business hours they answer with its opening
//   roll_forward      one millisecond of business time from there on, less that
//   roll_backward     the same backwards
//   between_seconds   business_time(from, to, "office")
//   between_days      how many `nbd` end by the last day
//   is_workday        whether the day has business time
//   in_hours          whether business_time() of the microsecond from there on is that microsecond
//
// Every operation has a counterpart; where they answer otherwise, the tests say so case by case.
// Times without a zone are local times of the offset that they carry.

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outside/office.hpp"
#include "outside/recorded_cases.hpp"

namespace mora::outside {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;
using testing::ElementsAre;
using testing::IsEmpty;

// "9:0:0" as "09:00".
std::string clock_text(std::string_view text) {
  std::string hour(text.substr(0, text.find(':')));
  std::string minute(text.substr(text.find(':') + 1));
  minute.erase(minute.find(':'));
  if (hour.size() == 1) hour.insert(0, "0");
  if (minute.size() == 1) minute.insert(0, "0");
  return hour + ":" + minute;
}

std::string hours_yaml(element begin, element end) {
  const std::string from = clock_text(std::string_view(begin));
  const std::string to = clock_text(std::string_view(end));
  return "\"" + from + "-" + (to == "00:00" ? "24:00" : to) + "\"";
}

// One date or a list of them.
void insert_dates(std::set<std::string>& dates, element json) {
  if (json.is_string()) {
    dates.emplace(std::string_view(json));
    return;
  }
  for (const element date : array(json)) dates.emplace(std::string_view(date));
}

// A number of seconds, in one of the cases as text.
std::int64_t microseconds_of(element json) {
  const double number =
      json.is_string() ? std::stod(std::string(std::string_view(json))) : double(json);
  return std::llround(number * 1e6);
}

std::string calendars_of(element json) {
  const element config = json["config"];
  std::string text;
  for (const auto day : object(config["work_hours"])) {
    text += (text.empty() ? "" : ", ") + std::string(day.key) + ": " +
            hours_yaml(day.value.at(0), day.value.at(1));
  }
  if (text.empty()) {
    for (const element day : array(config["work_week"])) {
      text += (text.empty() ? "" : ", ") + std::string(std::string_view(day)) + ": " +
              hours_yaml(config["begin"], config["end"]);
    }
  }
  std::set<std::string> dates;
  insert_dates(dates, config["holidays"]);
  element more;
  if (json["options"]["holidays"].get(more) == simdjson::SUCCESS) insert_dates(dates, more);
  std::string holidays;
  for (const std::string& date : dates) {
    holidays += (holidays.empty() ? "\"" : ", \"") + date + "\"";
  }
  return "  office: {weekly: {" + text + "}, holidays: [" + holidays + "]}\n";
}

std::string zone_of(element json) {
  if (!json["zone"].is_null()) return text_of(json, "zone");
  const std::string at = text_of(json, "at");
  return at.ends_with("-04:00") || at.ends_with("-05:00") ? "America/New_York" : "UTC";
}

struct Case {
  std::string name;  // its place in the file first: "120 add 8 hours 2010-12-24T08:00:00+00:00"
  element json;
  std::string op;  // "add hours"
  std::string at;
  std::int64_t n = 0;
  [[nodiscard]] bool is_date() const { return at.find('T') == std::string::npos; }
};

class BusinessTime : public RecordedCases {
 protected:
  BusinessTime() : RecordedCases("business_time.json") {}

  [[nodiscard]] std::vector<Case> cases() const {
    std::vector<Case> all;
    for (const element json : array(root()["cases"])) {
      Case c{std::to_string(all.size()), json, text_of(json, "op"), text_of(json, "at")};
      c.name += " " + c.op;
      if (json["n"].get(c.n) == simdjson::SUCCESS) {
        c.name += " " + std::to_string(c.n) + " " + text_of(json, "unit");
        c.op += " " + text_of(json, "unit");
      }
      c.name += " " + c.at;
      all.push_back(std::move(c));
    }
    return all;
  }

  [[nodiscard]] std::vector<Case> cases(std::string_view op) const {
    std::vector<Case> all = cases();
    std::erase_if(all, [&](const Case& c) { return c.op != op; });
    return all;
  }

  Office& office(const Case& c) {
    const std::string zone = zone_of(c.json);
    const std::string calendars = calendars_of(c.json);
    return offices_.try_emplace(zone + calendars, zone, calendars).first->second;
  }

  // n < 0: backwards.
  TimePoint moved_hours(Office& o, TimePoint at, std::int64_t n) {
    const std::string amount = std::to_string(n < 0 ? -n : n) + "h";
    return n < 0 ? o.backward(at, amount) : o.forward(at, amount);
  }

  // As they count days: outside business hours from the next opening on, backwards from the last
  // closing on and to the opening.
  TimePoint moved_days(Office& o, TimePoint at, std::int64_t n, bool back) {
    const bool open = o.open_at(at);
    if (!back) return o.days_after(open ? at : o.opening(at), n);
    const TimePoint day = o.days_before(open ? at : o.closing(at), n);
    return open ? day : o.opening(o.day_begin(day));
  }

  void compare_hours(const Case& c, std::int64_t sign) {
    Office& o = office(c);
    const TimePoint at = o.instant(c.at);
    const TimePoint ours = moved_hours(o, at, sign * c.n);
    const TimePoint theirs = o.instant(text_of(c.json, "expect"));
    tally_.compare(c.name, o.text(ours), o.text(theirs));
    // Both are as much business time away; where they differ, theirs is the next opening, or for no
    // time at all the last closing.
    EXPECT_EQ(o.business_time(at, ours), hours(sign * c.n)) << c.name;
    EXPECT_EQ(o.business_time(at, theirs), hours(sign * c.n)) << c.name;
    if (ours == theirs) return;
    EXPECT_EQ(o.text(c.n == 0 && sign < 0 ? o.closing(ours) : o.opening(ours)), o.text(theirs))
        << c.name;
  }

  void compare_days(const Case& c, bool back) {
    Office& o = office(c);
    const std::int64_t n = c.n < 0 ? -c.n : c.n;
    // A date alone is the whole of its day: counted from its beginning on, or back from its end.
    TimePoint at = o.instant(c.at);
    if (c.is_date() && back) at = o.day_begin(at, 1) - milliseconds(1);
    const TimePoint ours = moved_days(o, at, n, back);
    const TimePoint theirs = o.instant(text_of(c.json, "expect"));
    tally_.compare(c.name, c.is_date() ? o.date(ours) : o.text(ours),
                   c.is_date() ? o.date(theirs) : o.text(theirs));
  }

  Tally tally_;

 private:
  std::map<std::string, Office> offices_;
};

// LANGUAGE.md section 4: "The due time is the earliest instant at which that much business time has
// passed since the trigger: a duration used up exactly at closing time is due at closing time."
// Backwards likewise (rules/README.md, Decisions): so what is used up at an opening goes back to
// the closing before it, and no time at all stays where it is.
TEST_F(BusinessTime, AddHours) {
  for (const Case& c : cases("add hours")) compare_hours(c, 1);
  EXPECT_EQ(tally_.same, 37u);
  EXPECT_THAT(tally_.different,
              ElementsAre(Difference{"11 add -15 hours 2010-12-27T11:00:00-05:00",
                                     "2010-12-25T00:00:00-05:00", "2010-12-25T11:00:00-05:00"},
                          Difference{"15 add -15 hours 2010-12-27T11:00:00-05:00",
                                     "2010-12-20T17:00:00-05:00", "2010-12-24T09:00:00-05:00"},
                          Difference{"19 add -8 hours 2010-12-24T17:00:00-05:00",
                                     "2010-12-17T17:00:00-05:00", "2010-12-24T09:00:00-05:00"},
                          Difference{"124 add 0 hours 2010-04-10T12:33:00+00:00",
                                     "2010-04-10T12:33:00+00:00", "2010-04-12T09:00:00+00:00"}));
}

TEST_F(BusinessTime, SubtractHours) {
  for (const Case& c : cases("subtract hours")) compare_hours(c, -1);
  EXPECT_EQ(tally_.same, 31u);
  EXPECT_THAT(tally_.different,
              ElementsAre(Difference{"121 subtract 8 hours 2010-12-24T17:00:00+00:00",
                                     "2010-12-17T17:00:00+00:00", "2010-12-24T09:00:00+00:00"},
                          Difference{"132 subtract 0 hours 2016-01-30T12:33:00+00:00",
                                     "2016-01-30T12:33:00+00:00", "2016-01-29T17:00:00+00:00"},
                          Difference{"135 subtract 15 hours 2010-12-27T11:00:00+00:00",
                                     "2010-12-20T17:00:00+00:00", "2010-12-24T09:00:00+00:00"},
                          Difference{"143 subtract 15 hours 2010-12-27T11:00:00+00:00",
                                     "2010-12-25T00:00:00+00:00", "2010-12-25T11:00:00+00:00"}));
}

TEST_F(BusinessTime, AddDays) {
  for (const Case& c : cases("add days")) compare_days(c, c.n < 0);
  EXPECT_EQ(tally_.same, 61u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BusinessTime, SubtractDays) {
  for (const Case& c : cases("subtract days")) compare_days(c, c.n >= 0);
  EXPECT_EQ(tally_.same, 34u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BusinessTime, Roll) {
  for (const Case& c : cases("roll_forward")) {
    Office& o = office(c);
    tally_.compare(c.name, o.text(o.opening(o.instant(c.at))),
                   o.text(o.instant(text_of(c.json, "expect"))));
  }
  for (const Case& c : cases("roll_backward")) {
    Office& o = office(c);
    tally_.compare(c.name, o.text(o.closing(o.instant(c.at))),
                   o.text(o.instant(text_of(c.json, "expect"))));
  }
  EXPECT_EQ(tally_.same, 15u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BusinessTime, BetweenSeconds) {
  for (const Case& c : cases("between_seconds")) {
    Office& o = office(c);
    const Duration ours = o.business_time(o.instant(c.at), o.instant(text_of(c.json, "to")));
    tally_.compare(c.name, seconds_text(ours.us), seconds_text(microseconds_of(c.json["expect"])));
  }
  EXPECT_EQ(tally_.same, 15u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BusinessTime, BetweenDays) {
  for (const Case& c : cases("between_days")) {
    Office& o = office(c);
    const std::int64_t last =
        o.day_number(o.instant(text_of(c.json, "to"))) - (bool(c.json["inclusive"]) ? 0 : 1);
    const TimePoint before = o.instant(c.at) - milliseconds(1);
    std::int64_t n = 0;
    while (o.day_number(o.days_after(before, n + 1)) <= last) ++n;
    tally_.compare(c.name, std::to_string(n), std::to_string(std::int64_t(c.json["expect"])));
  }
  EXPECT_EQ(tally_.same, 4u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BusinessTime, IsWorkday) {
  for (const Case& c : cases("is_workday")) {
    Office& o = office(c);
    tally_.compare(c.name, yes_or_no(o.is_workday(o.instant(c.at))),
                   yes_or_no(bool(c.json["expect"])));
  }
  EXPECT_EQ(tally_.same, 82u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BusinessTime, InHours) {
  for (const Case& c : cases("in_hours")) {
    Office& o = office(c);
    tally_.compare(c.name, yes_or_no(o.open_at(o.instant(c.at))),
                   yes_or_no(bool(c.json["expect"])));
  }
  EXPECT_EQ(tally_.same, 8u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

// 295 in all, each in one of the tests above. 287 are the same; 8 differ, as the earliest instant
// counts. None is without a counterpart.
TEST_F(BusinessTime, EveryCaseIsTested) {
  std::map<std::string, std::size_t> counts;
  for (const Case& c : cases()) ++counts[c.op];
  EXPECT_THAT(counts, (std::map<std::string, std::size_t>{{"add days", 61},
                                                          {"add hours", 41},
                                                          {"between_days", 4},
                                                          {"between_seconds", 15},
                                                          {"in_hours", 8},
                                                          {"is_workday", 82},
                                                          {"roll_backward", 7},
                                                          {"roll_forward", 8},
                                                          {"subtract days", 34},
                                                          {"subtract hours", 35}}));
}

}  // namespace
}  // namespace mora::outside
