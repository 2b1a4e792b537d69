// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// biz_spec.json: calculations of a business-time library with shifts, breaks and holidays. How the
// language says the same:
//
//   schedule          calendar `office`: shifts and days with breaks as extra days, unless the date
//                     is a holiday
//   add n hours       `within: nh` by the clock; of minutes and seconds likewise
//   subtract n hours  the due time of a duty whose clock stood with -n hours left
//   add n days        the day on which `nbd` ends, the time of day by `within: kd`, then the
//   opening subtract n days   the business day, `time - kd`, after which `nbd` ends on the day of
//   the start,
//                     then the closing
//   within            business_time(from, to, "office")
//   in_hours          whether business_time() of the microsecond from there on is that microsecond
//   on_break          the same in a calendar `breaks`, which has the breaks as its hours
//   on_holiday        not the same in a calendar `open_days` of all hours with the same holidays
//   periods           each begins at the next opening; a duty of as much business time as goes on
//   there
//                     without a break is due at its end
//
// Every operation has a counterpart; where they answer otherwise, the tests say so case by case.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outside/biz_schedule.hpp"
#include "outside/office.hpp"
#include "outside/recorded_cases.hpp"

namespace mora::outside {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  std::string name;  // its place in the file first: "0 add 2 hours 2006-01-01T00:00:00Z"
  element json;
  std::string op;
  std::string unit;
  std::int64_t n = 0;
};

class BizSpec : public RecordedCases {
 protected:
  BizSpec() : RecordedCases("biz_spec.json") {}

  // All cases of an operation, of units with these first letters.
  [[nodiscard]] std::vector<Case> cases(std::string_view op, std::string_view units = "") const {
    std::vector<Case> all = cases();
    std::erase_if(all, [&](const Case& c) {
      return c.op != op || (!units.empty() && units.find(c.unit[0]) == std::string_view::npos);
    });
    return all;
  }

  [[nodiscard]] std::vector<Case> cases() const {
    std::vector<Case> all;
    for (const element json : array(root()["cases"])) {
      Case c{std::to_string(all.size()), json, text_of(json, "op"), "", 0};
      c.name += " " + c.op;
      if (json["n"].get(c.n) == simdjson::SUCCESS) c.name += " " + std::to_string(c.n);
      std::string_view unit;
      if (json["unit"].get(unit) == simdjson::SUCCESS) {
        c.unit = unit;
        c.name += " " + c.unit;
      }
      c.name += " " + text_of(json, json["at"].error() == simdjson::SUCCESS ? "at" : "from");
      all.push_back(std::move(c));
    }
    return all;
  }

  Office& office(const Case& c) {
    const std::string zone = text_of(c.json["schedule"], "zone");
    const std::string calendars = calendars_of_schedule(c.json["schedule"]);
    return offices_.try_emplace(zone + calendars, zone, calendars).first->second;
  }

  void compare_times(const Case& c, TimePoint ours) {
    Office& o = office(c);
    tally_.compare(c.name, o.text(ours), o.text(o.instant(text_of(c.json, "expect"))));
  }

  // Moves by business time. Theirs is as much business time away: where it is another instant than
  // ours, it is the one that `rolled` takes ours to.
  void compare_move(const Case& c, TimePoint ours, TimePoint (Office::*rolled)(TimePoint)) {
    compare_times(c, ours);
    Office& o = office(c);
    const TimePoint at = o.instant(text_of(c.json, "at"));
    const TimePoint theirs = o.instant(text_of(c.json, "expect"));
    const Duration unit = c.unit[0] == 'h' ? hours(1) : c.unit[0] == 'm' ? minutes(1) : seconds(1);
    const Duration moved{c.n * unit.us};
    EXPECT_EQ(ours < at ? o.business_time(ours, at) : o.business_time(at, ours), moved) << c.name;
    EXPECT_EQ(theirs < at ? o.business_time(theirs, at) : o.business_time(at, theirs), moved);
    EXPECT_TRUE(ours == theirs || (o.*rolled)(ours) == theirs) << c.name;
  }

  // Business time goes on at `at` in one of the calendars, or not.
  void compare_open(const Case& c, std::string_view calendar, bool wanted = true) {
    Office& o = office(c);
    const bool open = o.open_at(o.instant(text_of(c.json, "at")), calendar);
    tally_.compare(c.name, yes_or_no(open == wanted), yes_or_no(bool(c.json["expect"])));
  }

  Tally tally_;

 private:
  std::map<std::string, Office> offices_;
};

// LANGUAGE.md section 4: "The due time is the earliest instant at which that much business time has
// passed since the trigger: a duration used up exactly at closing time is due at closing time."
// They go on to the next opening, as they do for no time at all.
TEST_F(BizSpec, Add) {
  for (const Case& c : cases("add", "hms")) {
    Office& o = office(c);
    const std::string amount = std::to_string(c.n) + c.unit[0];
    const TimePoint at = o.instant(text_of(c.json, "at"));
    compare_move(c, o.forward(at, amount), &Office::opening);
  }
  EXPECT_EQ(tally_.same, 15u);
  EXPECT_THAT(tally_.different,
              ElementsAre(Difference{"0 add 2 hours 2006-01-01T00:00:00Z",
                                     "2006-01-08T12:00:00+00:00", "2006-01-15T11:00:00+00:00"},
                          Difference{"23 add 0 hour 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-03T10:00:00+00:00"},
                          Difference{"24 add 0 minute 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-03T10:00:00+00:00"},
                          Difference{"25 add 0 seconds 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-03T10:00:00+00:00"},
                          Difference{"26 add 0 hours 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-03T10:00:00+00:00"},
                          Difference{"27 add 0 second 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-03T10:00:00+00:00"},
                          Difference{"28 add 0 minutes 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-03T10:00:00+00:00"}));
}

// Backwards it is the earliest instant too (rules/README.md, Decisions, "goes back to the earliest
// instant from which that much business time passes"). By the same sentence of section 4, no time
// at all has passed at once; they go back to the last closing.
TEST_F(BizSpec, Subtract) {
  for (const Case& c : cases("subtract", "hms")) {
    Office& o = office(c);
    const std::string amount = std::to_string(c.n) + c.unit[0];
    const TimePoint at = o.instant(text_of(c.json, "at"));
    const TimePoint ours = c.n == 0 ? o.forward(at, amount) : o.backward(at, amount);
    compare_move(c, ours, c.n == 0 ? &Office::closing : &Office::opening);
  }
  EXPECT_EQ(tally_.same, 6u);
  EXPECT_THAT(tally_.different,
              ElementsAre(Difference{"45 subtract 0 hour 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-02T17:00:00+00:00"},
                          Difference{"46 subtract 0 minute 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-02T17:00:00+00:00"},
                          Difference{"47 subtract 0 seconds 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-02T17:00:00+00:00"},
                          Difference{"48 subtract 0 hours 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-02T17:00:00+00:00"},
                          Difference{"49 subtract 0 second 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-02T17:00:00+00:00"},
                          Difference{"50 subtract 0 minutes 2006-01-03T00:00:00Z",
                                     "2006-01-03T00:00:00+00:00", "2006-01-02T17:00:00+00:00"}));
}

TEST_F(BizSpec, AddDays) {
  for (const Case& c : cases("add", "d")) {
    Office& o = office(c);
    const TimePoint day = o.days_after(o.instant(text_of(c.json, "at")), c.n);
    compare_times(c, o.opening(day));
  }
  EXPECT_EQ(tally_.same, 10u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BizSpec, SubtractDays) {
  for (const Case& c : cases("subtract", "d")) {
    Office& o = office(c);
    const TimePoint day = o.days_before(o.instant(text_of(c.json, "at")), c.n);
    compare_times(c, o.closing(day));
  }
  EXPECT_EQ(tally_.same, 10u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

// rules/README.md: business_time is "negative if `to` is the earlier one". They give nothing then.
TEST_F(BizSpec, Within) {
  for (const Case& c : cases("within_seconds")) {
    Office& o = office(c);
    const Duration ours =
        o.business_time(o.instant(text_of(c.json, "from")), o.instant(text_of(c.json, "to")));
    tally_.compare(c.name, seconds_text(ours.us),
                   seconds_text(std::int64_t(c.json["expect"]) * 1'000'000));
  }
  EXPECT_EQ(tally_.same, 4u);
  EXPECT_THAT(tally_.different,
              ElementsAre(Difference{"18 within_seconds 2006-01-08T00:00:00Z", "-142200s", "0s"}));
}

TEST_F(BizSpec, InHours) {
  for (const Case& c : cases("in_hours")) compare_open(c, "office");
  EXPECT_EQ(tally_.same, 15u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BizSpec, OnBreak) {
  for (const Case& c : cases("on_break")) {
    compare_open(c, "breaks");
    Office& o = office(c);
    const TimePoint at = o.instant(text_of(c.json, "at"));
    EXPECT_FALSE(o.open_at(at, "breaks") && o.open_at(at)) << c.name;
  }
  EXPECT_EQ(tally_.same, 9u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

TEST_F(BizSpec, OnHoliday) {
  for (const Case& c : cases("on_holiday")) compare_open(c, "open_days", false);
  EXPECT_EQ(tally_.same, 9u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

std::string period_text(const Office& o, TimePoint begin, TimePoint end) {
  return "[" + o.text(begin) + ", " + o.text(end) + "]";
}

// How long business time goes on without a break from `t` on, or (-1) has gone on until `t`: in
// whole seconds, as all hours are.
Duration unbroken(Office& o, TimePoint t, std::int64_t direction) {
  std::int64_t least = 0;
  std::int64_t beyond = 7 * 86'400;
  while (beyond - least > 1) {
    const std::int64_t middle = (least + beyond) / 2;
    const Duration length = seconds(middle * direction);
    (o.business_time(t, t + length) == length ? least : beyond) = middle;
  }
  return seconds(least);
}

// On the day of case 99 the hours are 02:30 to 03:15, and clocks go from 02:00 to 03:00.
// LANGUAGE.md section 4: "a local time that a clock change skips becomes the first instant after
// the gap"; rules/README.md, Decisions: business hours last "from the first instant at which the
// local clock shows their beginning to the first at which it shows their end". So 15 minutes are
// left, where they have none.
TEST_F(BizSpec, PeriodsAfter) {
  for (const Case& c : cases("periods_after")) {
    Office& o = office(c);
    std::string ours;
    std::string theirs;
    TimePoint cursor = o.instant(text_of(c.json, "at"));
    for (const element period : array(c.json["expect"])) {
      theirs += period_text(o, o.instant(std::string_view(period.at(0))),
                            o.instant(std::string_view(period.at(1))));
      const TimePoint begin = o.opening(cursor);
      const Duration length = unbroken(o, begin, 1);
      cursor = o.forward(begin, seconds_text(length.us));
      ours += period_text(o, begin, cursor);
      EXPECT_EQ(cursor, begin + length) << c.name;
    }
    EXPECT_EQ(array(c.json["expect"]).size(), static_cast<std::size_t>(c.n));
    tally_.compare(c.name, ours, theirs);
  }
  EXPECT_EQ(tally_.same, 18u);
  EXPECT_THAT(tally_.different,
              ElementsAre(Difference{"99 periods_after 1 2006-04-02T08:00:00Z",
                                     "[2006-04-02T03:00:00-07:00, 2006-04-02T03:15:00-07:00]",
                                     "[2006-04-03T09:00:00-07:00, 2006-04-03T17:00:00-07:00]"}));
}

TEST_F(BizSpec, PeriodsBefore) {
  for (const Case& c : cases("periods_before")) {
    Office& o = office(c);
    std::string ours;
    std::string theirs;
    TimePoint cursor = o.instant(text_of(c.json, "at"));
    for (const element period : array(c.json["expect"])) {
      theirs += period_text(o, o.instant(std::string_view(period.at(0))),
                            o.instant(std::string_view(period.at(1))));
      const TimePoint end = o.closing(cursor);
      const Duration length = unbroken(o, end, -1);
      cursor = o.opening(o.backward(end, seconds_text(length.us)));
      ours += period_text(o, cursor, end);
      EXPECT_EQ(cursor, end - length) << c.name;
    }
    EXPECT_EQ(array(c.json["expect"]).size(), static_cast<std::size_t>(c.n));
    tally_.compare(c.name, ours, theirs);
  }
  EXPECT_EQ(tally_.same, 15u);
  EXPECT_THAT(tally_.different, IsEmpty());
}

// 126 in all, each in one of the tests above. 111 are the same; 15 differ: 13 by the closing time,
// one by its sign and one by a clock change. None is without a counterpart.
TEST_F(BizSpec, EveryCaseIsTested) {
  std::map<std::string, std::size_t> counts;
  for (const Case& c : cases()) {
    const bool is_move = c.op == "add" || c.op == "subtract";
    ++counts[is_move && c.unit[0] == 'd' ? c.op + " days" : c.op];
  }
  EXPECT_THAT(counts, (std::map<std::string, std::size_t>{{"add", 22},
                                                          {"add days", 10},
                                                          {"in_hours", 15},
                                                          {"on_break", 9},
                                                          {"on_holiday", 9},
                                                          {"periods_after", 19},
                                                          {"periods_before", 15},
                                                          {"subtract", 12},
                                                          {"subtract days", 10},
                                                          {"within_seconds", 5}}));
}

}  // namespace
}  // namespace mora::outside
