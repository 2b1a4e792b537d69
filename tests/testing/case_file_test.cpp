// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/case_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mora {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view policy = R"(policy: |
  mora: 1
  policy: service
  timezone: Asia/Shanghai
  currency: CNY
  case: {key: order, closes_on: closed}
  events:
    requested: {fields: {customer: string, urgent: bool, tries: number, cost: money, seen: time,
                         length: duration, tags: list}}
    responded: {}
    assigned: {fields: {person: string}}
    complained: {}
    closed: {}
  roles:
    staff: {assigned_by: {event: assigned, person: person}}
  fines:
    neglect: {amount: 30 CNY, aggravated: [{when: complained, amount: 50 CNY}]}
  clauses:
    - id: "2.1"
      on: requested
      require: responded
      within: 3h
      liable: staff
      fine: neglect
    - id: "2.2"
      forbid: requested where urgent == true and tries > 2 and cost > 5 CNY and length > 1h
    - id: "2.3"
      forbid: requested where contains(tags, "x") and seen == t"2026-03-01T00:00+08:00"
    - id: "2.4"
      any_of:
        - name: unheard
          on: requested where customer == "vip"
          require: responded
          within: 30m
      causing: ["2.1"]
each: {order: SO-1, person: zhao}
cases:
)";

// The cases are in `text`, below `cases:`.
CaseFileResult run(std::string_view text) {
  return run_case_text("a.test.yaml", std::string(policy) + std::string(text));
}

// The file's lines before the first case.
constexpr std::uint32_t lines_before = 37;

std::string line(std::uint32_t n) { return "a.test.yaml:" + std::to_string(lines_before + n); }

constexpr std::string_view late_service = R"(  - name: a
    events:
      - {time: "2026-03-02 08:00", type: assigned}
      - {time: "2026-03-02 09:00", type: requested, customer: vip}
      - {time: 2026-03-02T13:00, type: complained}
      - {time: "2026-03-02T06:10:00Z", type: responded}
    expect:
)";

std::string message(std::string_view expect) {
  const CaseFileResult result = run(std::string(late_service) + std::string(expect));
  EXPECT_EQ(result.messages(), "");
  if (result.cases.size() != 1) return "no case";
  const CaseResult& only = result.cases.front();
  EXPECT_EQ(only.outcome == CaseOutcome::passed, only.message.empty());
  return only.message;
}

TEST(CaseFile, PassesWhatComesAsExpected) {
  constexpr std::string_view all = R"yaml(
      - {clause: "2.1", rule: null, case: SO-1, role: staff, person: zhao, at: "2026-03-02 12:00",
         opened_at: "2026-03-02T01:00Z", due_at: "2026-03-02 12:00:00", fine: 30 CNY, evidence: [2],
         policy: service, from: null, fulfilled_at: null, late_by: null, caused: null,
         because: "no responded by 2026-03-02 12:00, 3 h after requested at 09:00 (zhao, staff)"}
      - {kind: violation, clause: "2.4", rule: unheard, at: "2026-03-02 09:30", fine: null,
         role: null, person: null, caused: {clause: "2.1", at: "2026-03-02 12:00"}}
      - {kind: amended, from: 30, to: 50.00 CNY, delta: 20 CNY, fine: 50 CNY}
      - {kind: late, clause: "2.1", fulfilled_at: "2026-03-02 14:10", late_by: 2h10m}
      - {kind: late, clause: "2.4"}
)yaml";
  EXPECT_EQ(message(all), "");
}

TEST(CaseFile, ShowsWhatDiffersWithItsPlace) {
  EXPECT_EQ(message("      - {clause: \"2.1\", fine: 50 CNY, person: null, at: 2026-03-02 12:01}\n"
                    "    expect_nothing_else: false\n"),
            line(8) +
                ": differs: violation 2.1, person null, at 2026-03-02 12:01, fine 50.00 CNY\n"
                "    fine:          expected 50.00 CNY\n"
                "                   got      30.00 CNY\n"
                "    person:        expected null\n"
                "                   got      zhao\n"
                "    at:            expected 2026-03-02 12:01\n"
                "                   got      2026-03-02 12:00\n");
}

TEST(CaseFile, ShowsWhatDidNotComeAndWhatWasNotExpected) {
  const std::string text = message(R"(      - {clause: "2.1"}
      - {clause: "2.4"}
      - {kind: amended}
      - {kind: warning, clause: "2.9"}
      - {kind: late, clause: "2.1"}
)");
  EXPECT_EQ(text, line(11) +
                      ": did not come: warning 2.9\n"
                      "not expected: late 2.4 unheard, case SO-1, at 2026-03-02 14:10\n"
                      "    responded came 4 h 40 min late, at 2026-03-02 14:10 instead of 09:30\n");
}

TEST(CaseFile, OthersMayStandBetweenIfTheCaseSaysSo) {
  const std::string in_order = message(R"(      - {clause: "2.1"}
      - {kind: late, clause: "2.4"}
    expect_nothing_else: false
)");
  EXPECT_EQ(in_order, "");
  const std::string reversed = message(R"(      - {kind: late, clause: "2.4"}
      - {clause: "2.1"}
    expect_nothing_else: false
)");
  EXPECT_EQ(reversed, line(8) + ": came in another order: late 2.4\n");
}

TEST(CaseFile, TellsAnotherOrderFromWhatDidNotCome) {
  const std::string text = message(R"(      - {clause: "2.4"}
      - {clause: "2.1"}
      - {kind: amended}
      - {kind: late, clause: "2.1"}
      - {kind: late, clause: "2.4"}
      - {clause: "2.1"}
)");
  EXPECT_EQ(text, line(8) + ": came in another order: violation 2.4\n" + line(13) +
                      ": did not come: violation 2.1\n");
}

TEST(CaseFile, NothingIsExpectedByDefault) {
  const CaseFileResult result =
      run("  - {name: a, events: [{time: 2026-03-02, type: requested},"
          " {time: 2026-03-03, type: responded}]}\n");
  EXPECT_FALSE(result.passed());
  EXPECT_FALSE(result.broken());
  EXPECT_EQ(result.count(CaseOutcome::failed), 1u);
  EXPECT_THAT(result.cases.at(0).message, HasSubstr("not expected: violation 2.1"));
}

TEST(CaseFile, FieldsAreTypedAsThePolicyDeclares) {
  const CaseFileResult result = run(R"(  - name: all of them
    events: [{time: 2026-03-02, type: requested, customer: 12, urgent: true, tries: 3, cost: 5.01,
              length: 1h1m, tags: [x, 1, true, null], seen: "2026-02-28T16:00Z"}]
    expect: [{clause: "2.2"}, {clause: "2.3"}]
  - name: none of them
    events: [{time: 2026-03-02, type: requested, urgent: false, tries: 2, cost: null}]
)");
  EXPECT_EQ(result.messages(), "");
  for (const CaseResult& each : result.cases) EXPECT_EQ(each.message, "") << each.name;
}

TEST(CaseFile, ACaseReplacesSingleKeysOfEach) {
  const CaseFileResult result = run(R"(  - name: another order
    each: {order: SO-2}
    events: [{time: 2026-03-02, type: assigned}, {time: 2026-03-02, type: requested}]
    as_of: 2026-03-02T03:00
    expect: [{case: SO-2, person: zhao}]
  - name: no one
    each: {person: null}
    events: [{time: 2026-03-02, type: assigned}, {time: 2026-03-02, type: requested}]
    as_of: 2026-03-02T03:00
    expect: [{case: SO-1, person: null}]
  - name: not this event
    events: [{time: 2026-03-02, type: assigned, person: null}, {time: 2026-03-02, type: requested}]
    as_of: 2026-03-02T03:00
    expect: [{case: SO-1, person: null}]
)");
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.cases.size(), 3u);
  for (const CaseResult& each : result.cases) EXPECT_EQ(each.message, "") << each.name;
}

TEST(CaseFile, CountsOpenObligations) {
  const CaseFileResult result = run(R"(  - name: right
    events: [{time: 2026-03-02, type: requested}]
    open: 1
  - name: wrong
    events: [{time: 2026-03-02, type: requested}]
    open: 2
)");
  EXPECT_EQ(result.cases.at(0).message, "");
  EXPECT_EQ(result.cases.at(1).message, "open obligations at the end: expected 2, got 1\n");
}

TEST(CaseFile, RejectedEventsMustBeNamed) {
  constexpr std::string_view events = R"(
    events:
      - {time: 2026-03-02 09:00, type: requested}
      - {time: 2026-03-02 08:00, type: responded}
      - {time: 2026-03-02 10:00, type: responded}
)";
  const auto result = run("  - name: named" + std::string(events) + "    rejected: [2]\n" +
                          "  - name: not named" + std::string(events) + "  - name: not rejected" +
                          std::string(events) + "    rejected: [2, 3]\n    open: 0\n" +
                          "  - name: sorted" + std::string(events) + "    lateness: 1h\n");
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.cases.at(0).message, "");
  EXPECT_EQ(result.cases.at(1).message,
            line(10) +
                ": event 2 was rejected: it is older than events that have been judged "
                "already\n");
  EXPECT_EQ(result.cases.at(2).message, line(16) + ": event 3 was to be rejected, but was taken\n");
  EXPECT_THAT(result.cases.at(3).message, IsEmpty());
}

TEST(CaseFile, AnEventThatCannotBeReadMayBeRejected) {
  const CaseFileResult result = run(R"(  - name: a
    events: [{time: soon, type: requested}, {time: 2026-03-02, type: coffee}]
    rejected: [1, 2]
)");
  EXPECT_EQ(result.messages(), "");
  EXPECT_TRUE(result.passed());
}

TEST(CaseFile, AllMistakesAreReportedAtOnce) {
  const CaseFileResult result = run(R"(  - name: a
    evnts: []
    events:
      - {time: soon, type: requested}
      - {time: 2026-03-02, type: requsted}
      - {time: 2026-03-02, type: requested, custmer: x}
      - {time: 2026-03-02, type: requested, tries: "3"}
      - {type: requested}
      - {time: 2026-03-02}
    expect:
      - {claus: "2.1"}
      - {kind: violaton}
      - {fine: much}
      - {evidence: 3}
      - {late_by: 1d}
      - {caused: {clause: "2.1", when: 2026-03-02}}
    open: -1
    as_of: never
  - name: a
    rejected: [1]
  - events: []
)");
  EXPECT_FALSE(result.passed());
  EXPECT_TRUE(result.broken());
  const std::string text = result.messages();
  for (const std::string& part :
       {line(2) + ":5: error: unknown key 'evnts'",
        line(17) + ":11: error: 'open' is a whole number",
        line(19) + ":11: error: two cases are named 'a'",
        line(19) + ":11: error: 'rejected' names event 1, but the case has 0",
        line(21) + ":5: error: a case needs a 'name'", std::string("did you mean 'events'?")}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(CaseFile, MistakesInValuesAreReportedAtOnceToo) {
  const CaseFileResult result = run(R"(  - name: a
    events:
      - {time: soon, type: requested}
      - {time: 2026-03-02, type: requsted}
      - {time: 2026-03-02, type: requested, custmer: x}
      - {time: 2026-03-02, type: requested, tries: "3"}
      - {type: requested}
      - {time: 2026-03-02}
    expect:
      - {claus: "2.1"}
      - {kind: violaton}
      - {fine: much}
      - {evidence: 3}
      - {late_by: 1d}
      - {caused: {clause: "2.1", when: 2026-03-02}}
    as_of: never
  - name: b
    each: {custmer: x}
)");
  const std::string text = result.messages();
  for (const std::uint32_t n : {3u, 4u, 5u, 6u, 7u, 8u, 10u, 11u, 12u, 13u, 14u, 15u, 16u, 18u}) {
    EXPECT_THAT(text, HasSubstr(line(n) + ":"));
  }
  for (const std::string_view part :
       {"'time' is a time, and 'soon' is none", "did you mean 'requested'?",
        "requested has no field 'custmer'", "'tries' is a number", "did you mean 'clause'?",
        "did you mean 'violation'?", "'much' is not an amount", "no event has a field 'custmer'",
        "14 errors"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_EQ(result.count(CaseOutcome::broken), 2u);
}

TEST(CaseFile, APolicyMayBeExpectedToBeRefused) {
  constexpr std::string_view file = R"(cases:
  - name: no clauses
    policy: |
      mora: 2
    errors: |
      policy.yaml:1:7: error: X
)";
  const CaseFileResult result = run_case_text("dir/a.case.yaml", std::string(file));
  EXPECT_EQ(result.messages(), "");
  ASSERT_EQ(result.cases.size(), 1u);
  EXPECT_EQ(result.cases[0].outcome, CaseOutcome::failed);
  EXPECT_THAT(result.cases[0].message, HasSubstr("expected: policy.yaml:1:7: error: X\n"));
  EXPECT_THAT(result.cases[0].message, HasSubstr("got:      policy.yaml:1:7: error: "));
}

// Without cases the file itself is one: its policy is to be refused.
TEST(CaseFile, AFileWithoutCasesIsACase) {
  const CaseFileResult result = run_case_text(
      "a.case.yaml", "policy: |\n  mora: 2\nerrors: |\n  policy.yaml:1:7: error: X\n");
  ASSERT_EQ(result.cases.size(), 1u);
  EXPECT_EQ(result.cases[0].name, "errors");
  EXPECT_EQ(result.cases[0].outcome, CaseOutcome::failed);
  EXPECT_THAT(result.cases[0].message, HasSubstr("expected: policy.yaml:1:7: error: X\n"));
}

TEST(CaseFile, AFileMustHaveCasesAndEachItsPolicy) {
  EXPECT_THAT(run_case_text("a.test.yaml", "each: {order: A}\n").messages(),
              HasSubstr("a case file needs 'cases'"));
  EXPECT_THAT(run_case_text("a.test.yaml", "cases: [{name: a}]\n").messages(),
              HasSubstr("a.test.yaml:1:16: error: no 'rules' and no 'policy' to test"));
  EXPECT_THAT(run("  - {name: a, rules: b.yaml, policy: 'mora: 1'}\n").messages(),
              HasSubstr(line(1) + ":38: error: either 'rules' or 'policy', not both"));
}

TEST(CaseFile, APolicyWithMistakesBreaksItsCases) {
  const CaseFileResult result =
      run_case_text("a.test.yaml", "policy: |\n  mora: 2\ncases: [{name: a}, {name: b}]\n");
  EXPECT_EQ(result.count(CaseOutcome::broken), 2u);
  EXPECT_THAT(result.messages(), HasSubstr("policy.yaml:1:7: error: "));
  const std::string text = result.messages();
  EXPECT_EQ(text.find("policy.yaml:1:7"), text.rfind("policy.yaml:1:7")) << "told once";
}

TEST(CaseFile, FilesThatCannotBeReadAreMistakes) {
  const CaseFileResult missing = run_case_file("no/such.test.yaml");
  EXPECT_FALSE(missing.passed());
  EXPECT_THAT(missing.messages(), HasSubstr("no/such.test.yaml"));
  EXPECT_FALSE(run_case_file(".").passed());
  const CaseFileResult no_policy =
      run_case_text("a.test.yaml", "rules: no-such.yaml\ncases: [{name: a}]\n");
  EXPECT_THAT(no_policy.messages(), HasSubstr("no-such.yaml"));
}

}  // namespace
}  // namespace mora
