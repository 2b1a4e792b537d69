// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/monitor.hpp"

#include <chrono>
#include <list>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "mora/event_builder.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

using support::Keep;
using support::KeptFinding;

constexpr const char* answer_policy = R"(
mora: 1
policy: answers
precision: second
case: {key: order, closes_on: closed}
events: {asked: {}, answered: {}, broken: {}, closed: {}}
clauses:
  - {id: "1", on: asked, require: answered, within: 3h}
  - {id: "2", forbid: broken}
)";

constexpr TimePoint start{1'772'442'000'000'000};  // 2026-03-02T09:00:00Z

class MonitorTest : public testing::Test {
 protected:
  Event event(const char* type, TimePoint at, const char* order = "A") {
    builders_.emplace_back(program_, type).at(at).set("order", order);
    EXPECT_EQ(builders_.back().error(), "");
    return builders_.back().event();
  }

  Monitor<Keep> monitor(MonitorOptions options = {}) {
    return {program_, Keep(findings_), options};
  }

  Program program_ = support::compiled(answer_policy);
  std::vector<KeptFinding> findings_;
  std::list<EventBuilder> builders_;
};

// Also where the timers that there were are gone.
TEST_F(MonitorTest, TimeMayGoOnToItsEnd) {
  auto m = monitor();
  m.push(event("asked", start));
  m.push(event("answered", start + minutes(5)));
  m.push(event("asked", start + minutes(6), "B"));
  m.advance_to(never);
  EXPECT_EQ(findings_.size(), 1u);
  m.finish(never);
  EXPECT_EQ(findings_.size(), 1u);
}

TEST_F(MonitorTest, NextDueIsTheEarliestLiveDueTime) {
  auto m = monitor();
  EXPECT_EQ(m.next_due(), std::nullopt);
  m.push(event("asked", start));
  m.push(event("asked", start + minutes(5), "B"));
  EXPECT_EQ(m.next_due(), start + hours(3));
  m.push(event("answered", start + minutes(10)));
  EXPECT_EQ(m.next_due(), start + minutes(5) + hours(3));
  m.advance_to(*m.next_due());
  EXPECT_EQ(m.next_due(), std::nullopt);
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(findings_[0].case_key, "B");
}

TEST_F(MonitorTest, AdvanceToSealsTheInstant) {
  auto m = monitor();
  EXPECT_EQ(m.push(event("asked", start)), Status::accepted);
  m.advance_to(start + hours(3));
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(m.push(event("answered", start + hours(3))), Status::too_late);
  EXPECT_EQ(m.push(event("answered", start + hours(3) + seconds(1))), Status::accepted);
  EXPECT_EQ(m.counters().rejected, 1u);
  EXPECT_EQ(m.counters().events, 2u);
}

TEST_F(MonitorTest, AdvanceToIsFlooredToThePrecision) {
  auto m = monitor();
  m.push(event("asked", start));
  m.advance_to(start + hours(3) - milliseconds(1));
  EXPECT_TRUE(findings_.empty());
  m.advance_to(start + hours(3) + milliseconds(1));
  EXPECT_EQ(findings_.size(), 1u);
}

TEST_F(MonitorTest, AdvanceToThePastChangesNothing) {
  auto m = monitor();
  m.push(event("asked", start));
  m.advance_to(start - hours(1));
  EXPECT_EQ(m.push(event("answered", start)), Status::accepted);
}

TEST_F(MonitorTest, RejectsWhatItCannotJudge) {
  auto m = monitor();
  Event unknown = event("asked", start);
  unknown.type = 99;
  EXPECT_EQ(m.push(unknown), Status::unknown_type);
  Event bare = event("asked", start);
  bare.fields = {};
  EXPECT_EQ(m.push(bare), Status::too_few_fields);
  EXPECT_EQ(m.push(event("asked", TimePoint{max_time.us + 1})), Status::time_out_of_range);
  EXPECT_EQ(m.push(event("asked", TimePoint{min_time.us - 1})), Status::time_out_of_range);
  EXPECT_EQ(m.counters().rejected, 4u);
  EXPECT_EQ(m.counters().events, 0u);
  m.finish();
  EXPECT_TRUE(findings_.empty());
}

TEST_F(MonitorTest, TellsWhichCalendarsWereAskedBeyondTheirLastYear) {
  program_ = support::compiled(R"(
mora: 1
policy: answers
timezone: Asia/Shanghai
case: {key: order}
events: {asked: {}, answered: {}}
calendars:
  office: {weekly: {mon-fri: "09:00-17:00"}, holidays: ["2026-02-16"]}
  endless: {weekly: {mon-fri: "09:00-17:00"}}
clauses:
  - {id: "1", on: asked, require: answered, within: 2h, clock: office}
  - {id: "2", on: asked, require: answered, within: 2h, clock: endless}
)");
  auto m = monitor();
  const TimePoint last_day = start + hours(24 * 303 + 3);  // Thursday 2026-12-30T20:00, there
  std::vector<std::string> told;
  const auto tell = [&](const CalendarOverrun& overrun) {
    told.push_back(std::string(overrun.calendar) + " " + std::to_string(overrun.last_year) + " " +
                   std::to_string(overrun.count));
  };
  m.push(event("asked", last_day));
  m.for_each_overrun(tell);
  EXPECT_EQ(told, std::vector<std::string>{});
  m.push(event("asked", last_day + hours(24)));
  m.push(event("asked", last_day + hours(48)));
  m.for_each_overrun(tell);
  EXPECT_EQ(told, std::vector<std::string>{"office 2026 2"});
}

TEST_F(MonitorTest, EachStatusSaysSomethingOfItsOwn) {
  std::set<std::string_view> told;
  for (const Status status :
       {Status::accepted, Status::held, Status::too_late, Status::unknown_type,
        Status::too_few_fields, Status::time_out_of_range}) {
    EXPECT_NE(describe(status), "");
    told.insert(describe(status));
  }
  EXPECT_EQ(told.size(), 6u);
}

TEST_F(MonitorTest, AMonitorMayTakeThePlaceOfAnother) {
  auto m = monitor();
  m.push(event("asked", start));
  auto other = monitor();
  other.push(event("broken", start, "B"));
  m = std::move(other);
  EXPECT_EQ(m.next_due(), std::nullopt);
  EXPECT_EQ(m.counters().violations, 1u);
}

TEST_F(MonitorTest, FinishWithoutEventsFindsNothing) {
  auto m = monitor();
  m.finish();
  m.finish(start);
  EXPECT_TRUE(findings_.empty());
}

TEST_F(MonitorTest, DueTimesBeyondTheCalendarNeverCome) {
  auto m = monitor();
  m.push(event("asked", max_time));
  EXPECT_EQ(m.next_due(), std::nullopt);
  m.finish();
  EXPECT_TRUE(findings_.empty());
  EXPECT_EQ(m.counters().open, 1u);
}

TEST_F(MonitorTest, HeldEventsComeOutSorted) {
  auto m = monitor({minutes(10)});
  EXPECT_EQ(m.push(event("answered", start + minutes(5))), Status::held);
  EXPECT_EQ(m.push(event("asked", start)), Status::held);
  EXPECT_EQ(m.counters().events, 0u);
  m.finish();
  EXPECT_EQ(m.counters().events, 2u);
  EXPECT_EQ(m.counters().open, 0u);
  EXPECT_TRUE(findings_.empty());
}

TEST_F(MonitorTest, ViolationsOfOneInstantHaveIdsOfTheirOwn) {
  auto m = monitor();
  std::set<std::uint64_t> ids;
  // The case is forgotten at each close and begins anew within the instant.
  for (int i = 0; i < 50; ++i) {
    m.push(event("broken", start));
    m.push(event("broken", start));
    m.push(event("closed", start));
  }
  m.push(event("asked", start));
  m.push(event("asked", start));
  m.finish(start + hours(4));
  for (const KeptFinding& f : findings_) ids.insert(f.id);
  EXPECT_EQ(findings_.size(), 102u);
  EXPECT_EQ(ids.size(), 102u);
}

TEST_F(MonitorTest, IdsDoNotDependOnLinesOrOtherCases) {
  auto first = monitor();
  first.push(event("broken", start));
  auto second = monitor();
  second.push(event("asked", start, "B"));
  Event later = event("broken", start);
  later.line = 77;
  second.push(later);
  ASSERT_EQ(findings_.size(), 2u);
  EXPECT_EQ(findings_[0].id, findings_[1].id);
}

TEST_F(MonitorTest, OpenObligationsAreVisited) {
  auto m = monitor();
  m.push(event("asked", start));
  m.push(event("asked", start + minutes(1), "B"));
  std::vector<OpenObligation> open;
  m.for_each_open([&](const OpenObligation& o) { open.push_back(o); });
  ASSERT_EQ(open.size(), 2u);
  EXPECT_EQ(m.program().rule(open[0].rule).clause, "1");
  EXPECT_TRUE(open[0].due_at.has_value());
}

TEST_F(MonitorTest, MeasuresRulesIfItIsAsked) {
  auto m = monitor({.lateness = {}, .measures_rules = true});
  m.push(event("asked", start));
  m.push(event("asked", start, "B"));
  m.push(event("answered", start + minutes(1), "B"));
  m.push(event("broken", start + minutes(2)));
  m.finish(start + hours(4));
  const std::vector<RuleCost> costs = m.rule_costs();
  ASSERT_EQ(costs.size(), 2u);
  EXPECT_EQ(costs[0].rule, 0u);
  EXPECT_EQ(costs[0].steps, 4u);  // opened twice, fulfilled once, fallen due once
  EXPECT_EQ(costs[1].rule, 1u);
  EXPECT_EQ(costs[1].steps, 1u);
  EXPECT_GT(costs[0].nanoseconds, 0u);
  EXPECT_EQ(findings_.size(), 2u);
}

TEST_F(MonitorTest, LeavesTheSinkOutOfARulesTime) {
  int findings = 0;
  Monitor slow(program_,
               [&](const Finding&) {
                 ++findings;
                 std::this_thread::sleep_for(std::chrono::milliseconds(50));
               },
               {.lateness = {}, .measures_rules = true});
  slow.push(event("broken", start));
  EXPECT_EQ(findings, 1);
  EXPECT_LT(slow.rule_costs()[1].nanoseconds, 50'000'000u);
}

TEST_F(MonitorTest, MeasuresNothingOtherwise) {
  auto m = monitor();
  m.push(event("asked", start));
  EXPECT_TRUE(m.rule_costs().empty());
}

TEST_F(MonitorTest, MeasuresAnewAfterAnAdoption) {
  auto m = monitor({.lateness = {}, .measures_rules = true});
  m.push(event("asked", start));
  ASSERT_TRUE(m.adopt(program_));
  ASSERT_EQ(m.rule_costs().size(), 2u);
  EXPECT_EQ(m.rule_costs()[0].steps, 0u);
}

TEST_F(MonitorTest, ASinkMayBeReferredTo) {
  Keep keep(findings_);
  Monitor<SinkRef> m(program_, SinkRef(keep));
  m.push(event("broken", start));
  EXPECT_EQ(findings_.size(), 1u);
}

TEST_F(MonitorTest, ProgramsOutliveTheirFirstHandle) {
  auto m = monitor();
  program_ = Program();
  EXPECT_EQ(m.program().policy(), "answers");
}

}  // namespace
}  // namespace mora
