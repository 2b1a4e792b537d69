// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// erpnext_sla.json: due times of service levels, holds and elapsed working time, from the tests of
// a help desk. Its zones are null: naive local times, taken as UTC.

#include <array>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/monitor.hpp"

#include "outside/office.hpp"
#include "outside/recorded_cases.hpp"

namespace mora::outside {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using testing::ElementsAre;
using testing::IsEmpty;

std::string calendars_of(element calendar) {
  std::string days;
  for (const element day : array(calendar["week"])) {
    days += (days.empty() ? "" : ",") + std::string(std::string_view(day));
  }
  std::string holidays;
  for (const element date : array(calendar["holidays"])) {
    holidays += (holidays.empty() ? "\"" : ", \"") + std::string(std::string_view(date)) + "\"";
  }
  const element window = calendar["window"];
  return "  office: {weekly: {\"" + days + "\": \"" + std::string(std::string_view(window.at(0))) +
         "-" + std::string(std::string_view(window.at(1))) + "\"}, holidays: [" + holidays + "]}\n";
}

std::string within_of(element json, std::string_view key) {
  return "within: " + std::to_string(std::int64_t(json[key])) + "s, clock: office";
}

class ErpnextSla : public RecordedCases {
 protected:
  ErpnextSla() : RecordedCases("erpnext_sla.json") {}

  Office& office(element json) {
    const std::string calendars = calendars_of(json["calendar"]);
    return offices_.try_emplace(calendars, "UTC", calendars).first->second;
  }

  Tally tally_;

 private:
  std::map<std::string, Office> offices_;
};

// A time for the response and one for the resolution, `within` by the clock. The agreement is
// failed where what is asked for comes after its due time.
TEST_F(ErpnextSla, DueTimes) {
  std::size_t agreements = 0;
  for (const element json : array(root()["due_times"])) {
    Office& o = office(json);
    const TimePoint start = o.instant(text_of(json, "start"));
    const element expect = json["expect"];
    for (const std::string duty : {"response", "resolution"}) {
      std::string_view theirs;
      if (expect[duty + "_by"].get(theirs) != simdjson::SUCCESS) continue;
      const TimePoint due = o.due(start, within_of(json, duty + "_seconds"));
      tally_.compare(text_of(json, "test") + ": " + duty, o.text(due), o.text(o.instant(theirs)));

      // What closes an issue also answers it.
      std::string_view done;
      if (json["responded_at"].get(done) != simdjson::SUCCESS &&
          json["closed_at"].get(done) != simdjson::SUCCESS) {
        continue;
      }
      std::string_view status;
      if (json["agreement_status"].get(status) != simdjson::SUCCESS) {
        status = expect["agreement_status"];
      }
      const std::array steps{Office::Step{"asked", start},
                             Office::Step{"answered", o.instant(done)}};
      const Office::Course course = o.course(within_of(json, duty + "_seconds"), steps);
      EXPECT_EQ(course.violations == 0 ? "Fulfilled" : "Failed", status) << json["test"];
      ++agreements;
    }
  }
  EXPECT_EQ(tally_.same, 18u);
  EXPECT_THAT(tally_.different, IsEmpty());
  EXPECT_EQ(agreements, 6u);
}

// A hold is a pause. LANGUAGE.md section 4: "at the pause the clock time left to the due time is
// kept, and at the resumption the due time becomes the instant at which that much clock time has
// passed since." Under a clock, one that lies before the opening costs nothing. They count all
// hours of the hold: as does a pause without a clock, of a duty that is due `by` the same time.
TEST_F(ErpnextSla, HoldMovesTheDueTime) {
  for (const element json : array(root()["hold"])) {
    element states;
    if (json["states"].get(states) != simdjson::SUCCESS) continue;
    Office& o = office(json);
    const auto state_time = [&](std::size_t i) {
      return o.instant(std::string_view(states.at(i).at(0)));
    };
    const TimePoint start = o.instant(text_of(json, "start"));
    const std::array steps{Office::Step{"asked", start}, Office::Step{"stopped", state_time(0)},
                           Office::Step{"resumed", state_time(1)}};
    const std::string pause = ", pause: [{from: stopped, to: resumed}]";
    const TimePoint planned = o.due(start, within_of(json, "resolution_seconds"));
    const TimePoint ours = o.course(within_of(json, "resolution_seconds") + pause, steps).due;
    const TimePoint all_hours = o.course("by: trigger.to" + pause, steps, start, planned).due;

    const element expect = json["expect"];
    std::string_view by;
    if (expect["resolution_by_after_reopen"].get(by) != simdjson::SUCCESS) {
      by = expect["resolution_by"];
    }
    EXPECT_EQ(o.text(all_hours), o.text(o.instant(by))) << json["test"];
    EXPECT_EQ(all_hours - planned, seconds(std::int64_t(expect["total_hold_seconds"])));
    tally_.compare(text_of(json, "test"), o.text(ours), o.text(o.instant(by)));
  }
  EXPECT_EQ(tally_.same, 0u);
  EXPECT_THAT(tally_.different,
              ElementsAre(Difference{"test_hold_time_on_replied", "2020-03-04T16:00:00+00:00",
                                     "2020-03-04T16:45:00+00:00"},
                          Difference{"test_hold_time (Lead)", "2020-03-04T16:00:00+00:00",
                                     "2020-03-04T16:50:00+00:00"}));
}

// Messages in and out in turn. How long each waited for its answer is how late that came for a duty
// of no time at all; the time without the holds between an answer and the next message is used up
// exactly at the close.
TEST_F(ErpnextSla, Metrics) {
  const element json = root()["hold"].at(2);
  ASSERT_EQ(text_of(json, "test"), "test_issue_metrics");
  Office& o = office(json);
  const element expect = json["expect"];
  const TimePoint start = o.instant(text_of(json, "start"));
  const TimePoint closed = o.instant(text_of(json, "closed_at"));

  const Program& at_once = o.program("within: 0s, fulfils: oldest");
  std::vector<Duration> waits;
  Monitor monitor(at_once, [&](const Finding& f) {
    if (f.kind == FindingKind::late) waits.push_back(f.late_by);
  });
  std::vector<Office::Step> holds{{"asked", start}};
  for (const element message : array(json["messages"])) {
    const bool in = std::string_view(message.at(1)) == "in";
    const TimePoint at = o.instant(std::string_view(message.at(0)));
    EventBuilder event(at_once, in ? "asked" : "answered");
    monitor.push(event.at(at).set("case", "A").event());
    if (at != start && at != closed) holds.push_back({in ? "resumed" : "stopped", at});
  }
  ASSERT_EQ(waits.size(), 2u);
  EXPECT_EQ(waits[0] + waits[1], seconds(2 * std::int64_t(expect["avg_response_seconds"])));

  const std::string worked = std::to_string(std::int64_t(expect["user_resolution_seconds"])) + "s";
  const std::string pause = ", pause: [{from: stopped, to: resumed}]";
  EXPECT_EQ(o.text(o.course("within: " + worked + pause, holds).due), o.text(closed));
  const std::string all = std::to_string(std::int64_t(expect["resolution_seconds"])) + "s";
  EXPECT_EQ(o.text(o.due(start, "within: " + all)), o.text(closed));
}

// business_time(from, to, "office"). Where no working time has passed they report one second; the
// recorded cases have the true 0 beside it.
TEST_F(ErpnextSla, Elapsed) {
  std::size_t ones = 0;
  for (const element json : array(root()["elapsed"])) {
    Office& o = office(json);
    const Duration ours =
        o.business_time(o.instant(text_of(json, "from")), o.instant(text_of(json, "to")));
    const std::int64_t theirs = json["expect_working_seconds"];
    tally_.compare(text_of(json, "test"), seconds_text(ours.us), seconds_text(theirs * 1'000'000));
    if (theirs != std::int64_t(json["expect_seconds"])) ++ones;
  }
  EXPECT_EQ(tally_.same, 29u);
  EXPECT_THAT(tally_.different, IsEmpty());
  EXPECT_EQ(ones, 5u);
}

// 42 in all: 10 (with 18 due times), 3 and 29. The two due times after a hold differ; none is
// without a counterpart.
TEST_F(ErpnextSla, EveryCaseIsTested) {
  EXPECT_EQ(array(root()["due_times"]).size(), 10u);
  EXPECT_EQ(array(root()["hold"]).size(), 3u);
  EXPECT_EQ(array(root()["elapsed"]).size(), 29u);
}

}  // namespace
}  // namespace mora::outside
