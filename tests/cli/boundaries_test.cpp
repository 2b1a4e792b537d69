// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Boundaries : public ProgramRun {
 protected:
  // The drafted file for a policy of these clauses, which must pass as it stands.
  std::string draft(const std::string& clauses, const std::string& clause = "\"*\"") {
    write("p.yaml", std::string(vocabulary) + clauses);
    const auto run = mora("test --boundaries " + clause + " p.yaml > p.test.yaml");
    EXPECT_EQ(run.exit_code, 0) << run.err;
    const auto test = mora("test p.test.yaml");
    EXPECT_EQ(test.exit_code, 0) << test.out;
    return read("p.test.yaml");
  }

  static constexpr std::string_view vocabulary = R"(mora: 1
policy: p
timezone: Europe/Berlin
currency: EUR
case: {key: order, closes_on: closed}
events:
  asked: {fields: {kind: string, weight: number, tags: list, cost: money, wait: duration, at: time, item: string}}
  answered: {fields: {item: string, good: bool, seen: time}}
  stopped: {}
  resumed: {}
  promised: {fields: {person: string}}
  dropped: {}
  closed: {}
calendars: {office: {weekly: {mon-fri: "09:00-17:00"}, holidays: ["2026-04-03..2026-04-06"], extra: {"2026-04-11": fri}}}
roles: {clerk: {assigned_by: {event: promised, person: person}}}
clauses:
)";
};

TEST_F(Boundaries, ACaseBeforeAtAndAfterTheDueTime) {
  write("p.yaml", service_policy);
  const auto run = mora("test --boundaries 2.1 p.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "3 cases to confirm\n");
  EXPECT_EQ(
      run.out,
      R"(# Boundary cases, as Mora judges them today. Hold what each says behind '# confirm:' against
# the regulation; once it is right, delete that line.

rules: p.yaml
each: {by: someone, order: order-1}
cases:
  - name: "2.1: responded just before the due time"
    events:
      - {time: "2026-03-02 08:59", type: assigned, person: staff-1}
      - {time: "2026-03-02 09:00", type: requested}
      - {time: "2026-03-02 11:59:59", type: responded}
    # confirm: not violated; it was due 2026-03-02 12:00
    expect: []
    open: 0

  - name: "2.1: responded at the due time"
    events:
      - {time: "2026-03-02 08:59", type: assigned, person: staff-1}
      - {time: "2026-03-02 09:00", type: requested}
      - {time: "2026-03-02 12:00", type: responded}
    # confirm: not violated; it was due 2026-03-02 12:00
    expect: []
    open: 0

  - name: "2.1: responded just after the due time"
    events:
      - {time: "2026-03-02 08:59", type: assigned, person: staff-1}
      - {time: "2026-03-02 09:00", type: requested}
      - {time: "2026-03-02 12:00:01", type: responded}
    # confirm: violated: no responded by 2026-03-02 12:00, 3 h after requested at 09:00 (staff-1, service staff)
    expect:
      - {clause: "2.1", person: staff-1, at: "2026-03-02 12:00", fine: 30.00 CNY}
      - {kind: late, clause: "2.1", fulfilled_at: "2026-03-02 12:00:01", late_by: 1s}
    open: 0
)");
}

// All that the shipped policies draft holds as it stands, and no clause with rules is left out.
TEST_F(Boundaries, ShippedPoliciesPassTheirDrafts) {
  const std::string rules = MORA_SOURCE_DIR "/rules/";
  for (const std::string policy :
       {"sigma-after-sales", "incident-sla", "permit-deadlines", "road-traffic-fines"}) {
    const std::string path = rules + policy + ".yaml";
    const std::string file = policy + ".test.yaml";
    const auto run = mora("test --boundaries '*' " + path + " -o " + file);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, Not(HasSubstr("completed")));
    const auto test = mora("test " + file);
    EXPECT_EQ(test.exit_code, 0) << test.out;
    // A case that shows a violation, for every rule.
    const auto counted =
        shell("python3 -B '" MORA_SOURCE_DIR "/tests/cli/drafted_rules.py' " + file);
    EXPECT_EQ(counted.exit_code, 0) << counted.out << counted.err;
    const auto check = mora("check " + path);
    EXPECT_THAT(check.out, HasSubstr(", " + counted.out + " rules\n"));
  }
}

TEST_F(Boundaries, APauseMovesThem) {
  const std::string text = draft(
      "  - {id: \"1\", on: asked, require: answered, within: 3h, pause: [{from: stopped, to: "
      "resumed}]}\n");
  EXPECT_THAT(
      text,
      HasSubstr(R"(  - name: "1: answered at the due time, across a pause from stopped to resumed"
    events:
      - {time: "2026-03-02 09:00", type: asked}
      - {time: "2026-03-02 10:30", type: stopped}
      - {time: "2026-03-02 13:00", type: resumed}
      - {time: "2026-03-02 14:30", type: answered}
    # confirm: not violated; it was due 2026-03-02 14:30
)"));
}

TEST_F(Boundaries, ADueTimeMayBeAFieldOfTheTriggerUnderItsNameAlone) {
  EXPECT_THAT(draft("  - {id: \"1\", on: asked, require: answered, by: at}\n"),
              HasSubstr("answered at the due time"));
}

TEST_F(Boundaries, HolidaysAndExtraDaysOfTheClockAreSpanned) {
  const std::string text =
      draft("  - {id: \"1\", on: asked, require: answered, within: 8h, clock: office}\n");
  EXPECT_THAT(text, HasSubstr("across the holiday of 2026-04-03\"\n    events:\n"
                              "      - {time: \"2026-04-02 16:00\", type: asked}\n"
                              "      - {time: \"2026-04-07 16:00\", type: answered}\n"));
  EXPECT_THAT(text, HasSubstr("across the extra working day of 2026-04-11\"\n    events:\n"
                              "      - {time: \"2026-04-10 16:00\", type: asked}\n"
                              "      - {time: \"2026-04-11 16:00\", type: answered}\n"));
  EXPECT_THAT(text, Not(HasSubstr("clock change")));
}

TEST_F(Boundaries, ClockChangesAreSpanned) {
  const std::string text = draft(
      "  - {id: \"1\", on: asked, require: answered, within: 1d}\n"
      "  - {id: \"2\", on: stopped, require: resumed, within: 24h}\n");
  EXPECT_THAT(text,
              HasSubstr("1: answered at the due time, across the clock change of 2026-03-29\"\n"
                        "    events:\n"
                        "      - {time: \"2026-03-28 14:00\", type: asked}\n"
                        "      - {time: \"2026-03-29 14:00\", type: answered}\n"));
  EXPECT_THAT(text,
              HasSubstr("2: resumed at the due time, across the clock change of 2026-03-29\"\n"
                        "    events:\n"
                        "      - {time: \"2026-03-28 14:00\", type: stopped}\n"
                        "      - {time: \"2026-03-29 15:00\", type: resumed}\n"));
  EXPECT_THAT(text, HasSubstr("across the clock change of 2026-10-25"));
}

TEST_F(Boundaries, EachTermOfADatedRule) {
  const std::string text = draft(
      "  - {id: \"1\", on: asked, require: answered, within: {2020-01-01: 2h, 2025-01-01: 1h}}\n");
  EXPECT_THAT(text, HasSubstr("1: answered at the due time, under the term of 2020-01-01\"\n"
                              "    events:\n"
                              "      - {time: \"2020-01-01 09:00\", type: asked}\n"
                              "      - {time: \"2020-01-01 11:00\", type: answered}\n"));
}

TEST_F(Boundaries, WhatDoesNotFitAndWhatCancels) {
  const std::string text = draft(
      "  - {id: \"1\", on: asked, require: answered where good == true, match: item, within: 3h,"
      " unless: dropped}\n");
  EXPECT_THAT(text, HasSubstr("      - {time: \"2026-03-02 09:00\", type: asked, item: item-1}\n"
                              "      - {time: \"2026-03-02 12:00\", type: answered, item: item-1,"
                              " good: true}\n"));
  EXPECT_THAT(text, HasSubstr("1: answered with another item\"\n"));
  EXPECT_THAT(text, HasSubstr("1: answered where not (good == true)\"\n"));
  EXPECT_THAT(text, HasSubstr("1: dropped at the due time\"\n"));
  EXPECT_THAT(text, HasSubstr("1: dropped just after the due time\"\n"));
}

TEST_F(Boundaries, BansAndDutiesThatEndWithAnEvent) {
  const std::string text = draft(
      "  - {id: \"1\", on: asked, require: answered}\n"
      "  - {id: \"2\", on: stopped, forbid: promised, until: resumed}\n");
  for (const std::string name :
       {"1: answered just before closed", "1: answered and closed at one time, answered first",
        "1: answered and closed at one time, closed first", "1: answered just after closed",
        "2: promised just before resumed", "2: promised and resumed at one time, promised first",
        "2: promised and resumed at one time, resumed first", "2: promised just after resumed"}) {
    EXPECT_THAT(text, HasSubstr("  - name: \"" + name + "\"\n"));
  }
}

TEST_F(Boundaries, WindowsOfPriorFormsAndRateLimits) {
  const std::string text = draft(
      "  - {id: \"1\", on: answered, require_prior: asked, within: 30d}\n"
      "  - {id: \"2\", on: closed, forbid_prior: asked where item == \"x\"}\n"
      "  - {id: \"3\", forbid: dropped, times: 3, within: 10m}\n");
  EXPECT_THAT(text, HasSubstr("1: asked just within the time before\"\n    events:\n"
                              "      - {time: \"2026-01-31 09:00\", type: asked}\n"));
  EXPECT_THAT(text, HasSubstr("1: asked one unit too long before\"\n    events:\n"
                              "      - {time: \"2026-01-31 08:59:59\", type: asked}\n"));
  EXPECT_THAT(text, HasSubstr("2: closed without what must not come before\"\n"));
  EXPECT_THAT(text, HasSubstr("2: asked before\"\n"));
  EXPECT_THAT(text, HasSubstr("2: asked where not (item == \\\"x\\\") before\"\n"));
  EXPECT_THAT(text, HasSubstr("3: 3 times dropped just within the time\"\n    events:\n"
                              "      - {time: \"2026-03-02 09:00\", type: dropped}\n"
                              "      - {time: \"2026-03-02 09:00\", type: dropped}\n"
                              "      - {time: \"2026-03-02 09:10\", type: dropped}\n"
                              "    # confirm: violated"));
  EXPECT_THAT(text, HasSubstr("3: 3 times dropped in one unit more than the time\"\n"));
}

// Each condition is met just so, and just not; the others find nothing where that is possible.
TEST_F(Boundaries, ValuesThatMeetConditions) {
  const std::string text =
      draft(R"(  - {id: a, forbid: 'asked where kind in ["x", "y"] and weight > 2'}
  - {id: b, forbid: 'asked where not has(item) and wait >= 90s'}
  - {id: c, forbid: 'asked where contains(tags, "t") and cost < 5 EUR and at + 3d < time'}
  - {id: d, forbid: 'answered where starts_with(lower(item), "ber") or good == false'}
  - {id: e, on: asked where weight != 1 and weight != 2 and weight >= 1, assert: cost <= 10 EUR}
  - {id: f, forbid: answered where by != "someone" and seen > time}
)");
  for (const std::string violated :
       {"type: asked, kind: x, weight: 3, cost: 10.00 EUR}", "type: asked, wait: 1m30s}",
        "tags: [t], cost: 4.99 EUR, at: \"2026-02-27 08:59:59\"}",
        "type: answered, item: ber, good: true}", "type: asked, weight: 3, cost: 10.01 EUR}",
        "seen: \"2026-03-02 09:00:01\"}"}) {
    EXPECT_THAT(text, HasSubstr(violated + "\n    # confirm: violated: "));
  }
  EXPECT_THAT(text, AllOf(HasSubstr("weight: 3, cost: 10.00 EUR}\n    # confirm: not violated\n"),
                          HasSubstr("kind: x, weight: 2}\n    # confirm: not violated\n")));
  EXPECT_THAT(text, Not(HasSubstr("fill in")));
}

TEST_F(Boundaries, WhatIsTooHardIsLeftToTheAuthor) {
  write("p.yaml",
        std::string(vocabulary) +
            "  - {id: \"1\", on: asked where hour(time) < 6, require: answered, within: 1h}\n");
  const auto run = mora("test --boundaries 1 p.yaml -o p.test.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "1 case to confirm, 1 of them to be completed\n");
  EXPECT_THAT(read("p.test.yaml"), HasSubstr(R"(  - name: "1: to be completed"
    # fill in: no values were found with which these match; then what comes of it
    #   asked where hour(time) < 6
    #   answered
    events:
      - {time: "2026-03-02 09:00", type: asked}
      - {time: "2026-03-02 09:00:01", type: answered}
    expect: []
    open: 0
)"));
  EXPECT_EQ(mora("test p.test.yaml").exit_code, 0);
}

TEST_F(Boundaries, OtherRulesAreKeptAndCausesAdded) {
  const std::string text = draft(
      "  - {id: \"1\", on: asked, require: answered, within: 1h}\n"
      "  - {id: \"2\", on: asked, require: resumed, within: 5h}\n"
      "  - {id: \"3\", on: stopped, require: resumed, within: 2h, causing: [\"4\"]}\n"
      "  - {id: \"4\", forbid: dropped}\n");
  EXPECT_THAT(text, HasSubstr("2: resumed at the due time\"\n    events:\n"
                              "      - {time: \"2026-03-02 09:00\", type: asked}\n"
                              "      - {time: \"2026-03-02 09:00:01\", type: answered}\n"
                              "      - {time: \"2026-03-02 14:00\", type: resumed}\n"));
  EXPECT_THAT(text, HasSubstr("caused: {clause: \"4\", at: \"2026-03-02 11:00:01\"}"));
}

TEST_F(Boundaries, TheFileNamesItsPolicyFromWhereItLies) {
  write("rules/p.yaml", service_policy);
  EXPECT_EQ(mora("test --boundaries 2.1 rules/p.yaml -o tests/p.test.yaml").exit_code, 2);
  ASSERT_EQ(shell("mkdir tests").exit_code, 0);
  EXPECT_EQ(mora("test --boundaries 2.1 rules/p.yaml -o tests/p.test.yaml").exit_code, 0);
  EXPECT_THAT(read("tests/p.test.yaml"), HasSubstr("rules: \"../rules/p.yaml\"\n"));
  EXPECT_EQ(mora("test tests").exit_code, 0);
  const auto again = mora("test --boundaries 2.1 rules/p.yaml -o tests/p.test.yaml");
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_EQ(again.err, "mora: tests/p.test.yaml exists already\n");
}

TEST_F(Boundaries, MistakesAreSaid) {
  write("p.yaml", service_policy);
  EXPECT_EQ(mora("test --boundaries 2.2 p.yaml").err,
            "mora: p.yaml: there is no clause '2.2'; did you mean '2.1'?\n");
  EXPECT_EQ(mora("test --boundaries 2.1").exit_code, 2);
  EXPECT_EQ(mora("test -o x p.yaml").exit_code, 2);
  const auto missing = mora("test --boundaries 2.1 missing.yaml");
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.err, HasSubstr("missing.yaml"));
  write("bad.yaml", "mora: 1\n");
  const auto bad = mora("test --boundaries 2.1 bad.yaml");
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_THAT(bad.err, HasSubstr("bad.yaml:1:1: error: "));
  EXPECT_EQ(bad.out, "");
}

}  // namespace
}  // namespace mora::test
