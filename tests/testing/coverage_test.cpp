// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/coverage.hpp"

#include <gtest/gtest.h>

#include "mora/case_file.hpp"

namespace mora {
namespace {

constexpr std::string_view policy = R"(policy: |
  mora: 1
  policy: p
  precision: minute
  currency: EUR
  case: {key: order, closes_on: closed}
  events:
    asked: {fields: {urgent: bool, item: string}}
    answered: {fields: {urgent: bool, item: string}}
    halted: {}
    went_on: {}
    dropped: {}
    complained: {}
    closed: {}
  clauses:
)";

class CoverageTest : public testing::Test {
 protected:
  // "opened met violated paused cancelled caused aggravated" of the first rule.
  std::string counts(const std::string& clauses, const std::string& events,
                     const std::string& more = "    expect_nothing_else: false\n") {
    Coverage coverage;
    const CaseFileResult result = run_case_text(
        "a.test.yaml",
        std::string(policy) + clauses +
            "each: {order: A, item: x}\ncases:\n  - name: a\n    events: [" + events + "]\n" + more,
        &coverage);
    EXPECT_TRUE(result.passed()) << result.messages();
    std::string text;
    for (const auto& count : coverage.policies().at(0).rules.at(0).counts) {
      text += (text.empty() ? "" : " ") + (count ? std::to_string(*count) : "-");
    }
    return text;
  }

  static std::string at(const std::string& clock, const std::string& type,
                        const std::string& fields = "") {
    return "{time: \"2026-03-02 " + clock + "\", type: " + type + fields + "}, ";
  }
};

TEST_F(CoverageTest, ADutyIsOpenedMetViolated) {
  const std::string rule = "    - {id: \"1\", on: asked, require: answered, within: 1h}\n";
  EXPECT_EQ(counts(rule, at("09:00", "asked")), "1 0 0 - - - -");
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("10:00", "answered")), "1 1 0 - - - -");
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("10:01", "answered")), "1 0 1 - - - -");
}

TEST_F(CoverageTest, PausedAlsoWhereThePauseIsOnAlready) {
  const std::string rule =
      "    - {id: \"1\", on: asked, require: answered, within: 1h, unless: dropped,"
      " pause: [{from: halted, to: went_on}]}\n";
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("09:10", "halted") + at("09:20", "dropped")),
            "1 0 0 1 1 - -");
  EXPECT_EQ(counts(rule, at("09:00", "halted") + at("09:10", "asked")), "1 0 0 1 0 - -");
}

TEST_F(CoverageTest, ABanIsMetWhereItEndsWithoutAViolation) {
  const std::string rule = "    - {id: \"1\", on: asked, forbid: answered, within: 1h}\n";
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("11:00", "halted")), "1 1 0 - - - -");
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("09:30", "answered") + at("11:00", "halted")),
            "1 0 1 - - - -");
  EXPECT_EQ(counts(rule, at("09:00", "asked")), "1 0 0 - - - -");
  const std::string at_close = "    - {id: \"1\", on: asked, forbid: answered}\n";
  EXPECT_EQ(counts(at_close, at("09:00", "asked")), "1 0 0 - - - -");
  EXPECT_EQ(counts(at_close, at("09:00", "asked") + at("09:30", "closed")), "1 1 0 - - - -");
}

// Nothing ends it: it is kept as long as it is not violated.
TEST_F(CoverageTest, ABanWithoutAnEndIsMetWhereTheCaseEndsWithoutAViolation) {
  const std::string rule = "    - {id: \"1\", key: item, on: asked, forbid: answered}\n";
  EXPECT_EQ(counts(rule, at("09:00", "asked")), "1 1 0 - - - -");
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("09:30", "answered")), "1 0 1 - - - -");
}

TEST_F(CoverageTest, ABanWithoutATriggerIsMetByWhatItLetsPass) {
  const std::string rule = "    - {id: \"1\", forbid: asked where urgent == true}\n";
  EXPECT_EQ(counts(rule, at("09:00", "answered")), "- 0 0 - - - -");
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("09:00", "asked", ", urgent: true")),
            "- 1 1 - - - -");
  EXPECT_EQ(counts("    - {id: \"1\", forbid: asked}\n", at("09:00", "asked")), "- - 1 - - - -");
}

TEST_F(CoverageTest, ARateLimitIsMetBelowIt) {
  const std::string rule = "    - {id: \"1\", forbid: asked, times: 2, within: 1h}\n";
  EXPECT_EQ(counts(rule, at("09:00", "asked")), "- 1 0 - - - -");
  EXPECT_EQ(counts(rule, at("09:00", "asked") + at("09:10", "asked")), "- 1 1 - - - -");
}

TEST_F(CoverageTest, WhatIsJudgedAtOnceIsOpenedEachTime) {
  const std::string prior = "    - {id: \"1\", on: answered, require_prior: asked}\n";
  EXPECT_EQ(counts(prior, at("09:00", "answered") + at("09:01", "asked") + at("09:02", "answered")),
            "2 1 1 - - - -");
  const std::string asserted = "    - {id: \"1\", on: asked, assert: urgent == false}\n";
  EXPECT_EQ(counts(asserted, at("09:00", "asked", ", urgent: false")), "1 1 0 - - - -");
  EXPECT_EQ(counts(asserted, at("09:00", "asked")), "1 0 1 - - - -");
}

TEST_F(CoverageTest, CausedAndAggravated) {
  const std::string rules =
      "    - {id: \"1\", forbid: asked, causing: [\"2\"],"
      " fine: {amount: 1 EUR, aggravated: [{when: complained, amount: 2 EUR}]}}\n"
      "    - {id: \"2\", forbid: dropped}\n";
  EXPECT_EQ(counts(rules, at("09:00", "asked")), "- - 1 - - 0 0");
  EXPECT_EQ(counts(rules, at("09:00", "asked") + at("09:01", "dropped")), "- - 1 - - 1 0");
  EXPECT_EQ(counts(rules, at("09:00", "complained") + at("09:01", "asked")), "- - 1 - - 0 1");
}

TEST_F(CoverageTest, CasesOfOneFileAddUpAndBrokenOnesDoNot) {
  Coverage coverage;
  const std::string text =
      std::string(policy) + R"(    - {id: "1", on: asked, require: answered, within: 1h}
each: {order: A}
cases:
  - {name: a, events: [{time: 2026-03-02, type: asked}], open: 1}
  - {name: b, events: [{time: 2026-03-02, type: asked}], open: 1}
  - {name: c, events: [{time: 2026-03-02, type: aksed}]}
)";
  EXPECT_TRUE(run_case_text("a.test.yaml", text, &coverage).broken());
  ASSERT_EQ(coverage.policies().size(), 1u);
  EXPECT_EQ(coverage.policies()[0].path, "a.test.yaml");
  EXPECT_EQ(coverage.policies()[0].rules[0][CoverageFact::opened], 2u);
  EXPECT_EQ(coverage.share().shown, 1u);
  EXPECT_EQ(coverage.share().possible, 3u);
  EXPECT_EQ(coverage.share().percent(), 33u);
  EXPECT_EQ(Coverage().share().percent(), 100u);
}

}  // namespace
}  // namespace mora
