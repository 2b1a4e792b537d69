// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/trace.hpp"

#include <string>

#include <gtest/gtest.h>

#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

constexpr const char* policy = R"(
mora: 1
policy: trace
precision: minute
currency: EUR
case: {key: order, closes_on: closed, forget_after: 10d}
events:
  asked: {fields: {urgent: bool}}
  answered: {}
  broken: {}
  halted: {}
  went_on: {}
  withdrawn: {}
  complained: {}
  checked: {}
  closed: {}
fines:
  small: {amount: 10 EUR, aggravated: [{when: complained, amount: 20 EUR}]}
clauses:
  - {id: "1", on: asked, require: answered, within: 3h, warn: 30m, fine: small,
     pause: [{from: halted, to: went_on}], unless: withdrawn}
  - {id: "2", on: asked where urgent, forbid: broken, within: 2h, times: 2}
  - {id: "3", on: asked, assert: not urgent}
  - {id: "4", on: answered, require_prior: checked}
  - {id: "5", forbid: broken, fine: small, causing: ["1"]}
  - {id: "6", forbid: checked, times: 2, within: 1h}
  - {id: "7", on: checked, require: went_on, retrigger: restart}
  - {id: "8", on: checked, forbid: halted, within: 30d}
)";

// "kind clause case #obligation hh:mm", with the line, the due time or what is left.
class Tracer {
 public:
  Tracer(const Program& program, std::string& text) : program_(&program), text_(&text) {}

  void operator()(const Finding& finding) const {
    if (finding.kind == FindingKind::violation) {
      *text_ += "! " + std::string(finding.clause) + "\n";
    }
  }
  void trace(const Transition& t) const {
    std::string line = std::string(transition_name(t.kind)) + " " +
                       std::string(program_->rule(t.rule).clause) + " " + std::string(t.case_key);
    if (t.obligation != 0) line += " #" + std::to_string(t.obligation);
    line += " at " + clock(t.at);
    if (t.line != 0) line += " by " + std::to_string(t.line);
    if (t.opened_at) line += " since " + clock(*t.opened_at) + "/" + std::to_string(t.trigger_line);
    if (t.due_at) line += " due " + clock(*t.due_at);
    if (t.left) line += " left " + std::to_string(t.left->us / 60'000'000) + " min";
    *text_ += line + "\n";
  }

 private:
  [[nodiscard]] std::string clock(TimePoint t) const {
    return program_->format_local(t).substr(std::string_view("2026-03-").size());
  }

  const Program* program_;
  std::string* text_;
};
static_assert(TransitionSink<Tracer>);
static_assert(!TransitionSink<support::Keep>);

class TraceTest : public testing::Test {
 protected:
  // Minutes after 2026-03-02 09:00.
  void push(const char* type, int at, bool urgent = false) {
    EventBuilder builder(program_, type);
    builder.at(TimePoint{1'772'442'000'000'000} + minutes(at)).set("order", "A");
    if (std::string_view(type) == "asked") builder.set("urgent", urgent);
    ASSERT_EQ(builder.error(), "");
    ASSERT_EQ(monitor_.push(builder.event()), Status::accepted);
  }
  // What has been traced since the last call.
  std::string traced() { return std::exchange(text_, {}); }

  Program program_ = support::compiled(policy);
  std::string text_;
  Monitor<Tracer> monitor_{program_, Tracer(program_, text_)};
};

TEST_F(TraceTest, TheClockOfAnObligationRunsAndStands) {
  push("asked", 0);
  push("halted", 60);
  push("went_on", 100);
  push("answered", 210);
  EXPECT_EQ(traced(),
            "opened 1 A #1 at 02 09:00 by 1 since 02 09:00/1 due 02 12:00\n"
            "met 3 A at 02 09:00 by 1 since 02 09:00/1\n"
            "paused 1 A #1 at 02 10:00 by 2 since 02 09:00/1 left 120 min\n"
            "resumed 1 A #1 at 02 10:40 by 3 since 02 09:00/1 due 02 12:40\n"
            "warned 1 A #1 at 02 12:10 since 02 09:00/1 due 02 12:40\n"
            "met 1 A #1 at 02 12:30 by 4 since 02 09:00/1 due 02 12:40\n"
            "violated 4 A at 02 12:30 by 4 since 02 12:30/4\n"
            "! 4\n");
}

TEST_F(TraceTest, ViolationsAreTracedBeforeTheyAreTold) {
  push("asked", 0, true);
  push("broken", 10);
  push("broken", 20);
  push("complained", 30);
  push("checked", 40);
  push("answered", 200);
  EXPECT_EQ(traced(),
            "opened 1 A #1 at 02 09:00 by 1 since 02 09:00/1 due 02 12:00\n"
            "opened 2 A #2 at 02 09:00 by 1 since 02 09:00/1 due 02 11:00\n"
            "violated 3 A at 02 09:00 by 1 since 02 09:00/1\n"
            "! 3\n"
            "matched 2 A #2 at 02 09:10 by 2 since 02 09:00/1 due 02 11:00\n"
            "violated 5 A at 02 09:10 by 2\n"
            "held_back 5 A at 02 09:10 by 2\n"
            "violated 2 A #2 at 02 09:20 by 3 since 02 09:00/1 due 02 11:00\n"
            "! 2\n"
            "violated 5 A at 02 09:20 by 3\n"
            "held_back 5 A at 02 09:20 by 3\n"
            "aggravated 5 A at 02 09:30 by 4\n"
            "aggravated 5 A at 02 09:30 by 4\n"
            "matched 6 A at 02 09:40 by 5\n"
            "opened 7 A #3 at 02 09:40 by 5 since 02 09:40/5\n"
            "opened 8 A #4 at 02 09:40 by 5 since 02 09:40/5 due 01 09:40\n"
            "met 2 A #2 at 02 11:00 since 02 09:00/1 due 02 11:00\n"
            "warned 1 A #1 at 02 11:30 since 02 09:00/1 due 02 12:00\n"
            "violated 1 A #1 at 02 12:00 since 02 09:00/1 due 02 12:00\n"
            "aggravated 1 A at 02 12:00 since 02 09:00/1 due 02 12:00\n"
            "! 1\n"
            "! 5\n"
            "! 5\n"
            "met_late 1 A #1 at 02 12:20 by 6 since 02 09:00/1 due 02 12:00\n"
            "met 4 A at 02 12:20 by 6 since 02 12:20/6\n");
}

TEST_F(TraceTest, ObligationsEndWithoutBeingMet) {
  push("asked", 0);
  push("withdrawn", 10);
  push("checked", 20);
  push("checked", 30);
  push("went_on", 40);
  EXPECT_EQ(traced(),
            "opened 1 A #1 at 02 09:00 by 1 since 02 09:00/1 due 02 12:00\n"
            "met 3 A at 02 09:00 by 1 since 02 09:00/1\n"
            "cancelled 1 A #1 at 02 09:10 by 2 since 02 09:00/1 due 02 12:00\n"
            "matched 6 A at 02 09:20 by 3\n"
            "opened 7 A #2 at 02 09:20 by 3 since 02 09:20/3\n"
            "opened 8 A #3 at 02 09:20 by 3 since 02 09:20/3 due 01 09:20\n"
            "violated 6 A at 02 09:30 by 4\n"
            "! 6\n"
            "replaced 7 A #2 at 02 09:30 by 4 since 02 09:20/3\n"
            "opened 7 A #4 at 02 09:30 by 4 since 02 09:30/4\n"
            "opened 8 A #5 at 02 09:30 by 4 since 02 09:30/4 due 01 09:30\n"
            "met 7 A #4 at 02 09:40 by 5 since 02 09:30/4\n");
  // Ten days after the last event.
  monitor_.advance_to(TimePoint{1'772'442'000'000'000} + hours(24 * 20));
  EXPECT_EQ(traced(),
            "forgotten 8 A #3 at 12 09:40 since 02 09:20/3 due 01 09:20\n"
            "forgotten 8 A #5 at 12 09:40 since 02 09:30/4 due 01 09:30\n");
}

}  // namespace
}  // namespace mora
