// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"

#include "report/sample_program.hpp"

namespace mora {
namespace {

using namespace test;  // NOLINT(google-build-using-namespace): the sample and its rules
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class SummaryTest : public testing::Test {
 protected:
  void add(SampleRule rule, std::optional<std::string_view> person, std::int64_t fen) {
    Finding finding = violation_of(program_, rule);
    finding.person = person;
    finding.fine = yuan(fen);
    summary_.add(finding);
  }

  void amend(std::int64_t from, std::int64_t to) {
    Finding finding = violation_of(program_, respond);
    finding.kind = FindingKind::amended;
    finding.from = yuan(from);
    finding.to = yuan(to);
    finding.delta = yuan(to - from);
    summary_.add(finding);
  }

  Program program_ = sample_program();
  Summary summary_{program_};
};

TEST_F(SummaryTest, AnEmptyRunHasOnlyCounts) {
  EXPECT_EQ(summary_text(summary_),
            "after-sales\n"
            "  events            0\n"
            "  violations        0\n"
            "  obligations open  0\n");
}

TEST_F(SummaryTest, FinesIncludeWhatAmendmentsAdd) {
  add(respond, "zhao", 3000);
  amend(3000, 5000);
  EXPECT_EQ(summary_.total().violations, 1u);
  EXPECT_THAT(summary_.total().fines.amounts(), ElementsAre(yuan(5000)));
  EXPECT_THAT(summary_.by_rule()[respond].fines.amounts(), ElementsAre(yuan(5000)));
  EXPECT_THAT(summary_.by_role().at("service_staff").fines.amounts(), ElementsAre(yuan(5000)));
  EXPECT_THAT(summary_.by_person().at("zhao").fines.amounts(), ElementsAre(yuan(5000)));
  EXPECT_EQ(summary_.counts().amended, 1u);
}

TEST_F(SummaryTest, SaysWhichCalendarsWereAskedBeyondTheirLastYear) {
  summary_.add_overrun({"office", 2026, 12});
  EXPECT_THAT(summary_text(summary_),
              HasSubstr("\n\nwarning: the calendar office names holidays up to 2026 only, and was "
                        "asked 12 times about later days\n"));
  EXPECT_THAT(summary_text(summary_, {Language::zh}), HasSubstr("日曆 office 只載有 2026 年"));
}

TEST_F(SummaryTest, LateAndWarningAddNoViolation) {
  for (const FindingKind kind : {FindingKind::late, FindingKind::warning}) {
    Finding finding = violation_of(program_, respond);
    finding.kind = kind;
    summary_.add(finding);
  }
  EXPECT_EQ(summary_.total().violations, 0u);
  EXPECT_TRUE(summary_.total().fines.empty());
  EXPECT_EQ(summary_.counts().late, 1u);
  EXPECT_EQ(summary_.counts().warnings, 1u);
}

TEST_F(SummaryTest, TheTextHasATableForClausesRolesAndPeople) {
  add(respond, "zhao", 3000);
  add(respond, "zhao", 3000);
  add(bought_late, "王", 123450);
  add(respond, std::nullopt, 3000);
  amend(3000, 5000);
  summary_.add_events(1);
  summary_.add_rejected();
  summary_.add_later();
  summary_.add_unknown("coffee_made");
  summary_.add_unknown("tea_made");
  summary_.add_unknown("tea_made");
  summary_.add_open(respond);
  EXPECT_EQ(summary_text(summary_),
            "after-sales\n"
            "  events            1\n"
            "  rejected          1\n"
            "  of unknown type   3  tea_made 2, coffee_made 1\n"
            "  later than as-of  1\n"
            "  violations        4  fines 1344.50 CNY\n"
            "  fines raised      1\n"
            "  obligations open  1\n"
            "\n"
            "Violations by clause\n"
            "  clause                              violations        fines\n"
            "  2.1     Respond within three hours           3   110.00 CNY\n"
            "  2.4     Buy tickets in time                  1  1234.50 CNY\n"
            "  total                                        4  1344.50 CNY\n"
            "\n"
            "Violations by role\n"
            "  role             violations        fines\n"
            "  service staff             3   110.00 CNY\n"
            "  buyer                     1  1234.50 CNY\n"
            "  total                     4  1344.50 CNY\n"
            "\n"
            "Violations by person\n"
            "  person      violations        fines\n"
            "  zhao                 2    80.00 CNY\n"
            "  (no one)             1    30.00 CNY\n"
            "  王                   1  1234.50 CNY\n"
            "  total                4  1344.50 CNY\n"
            "\n"
            "Open obligations by clause\n"
            "  clause                              open\n"
            "  2.1     Respond within three hours     1\n");
}

TEST_F(SummaryTest, TheTextPutsPeopleBeyondTwentyIntoOneRow) {
  for (int i = 10; i < 31; ++i) add(respond, "p" + std::to_string(i), 3000);
  EXPECT_THAT(summary_text(summary_), HasSubstr("  p30                1   30.00 CNY\n"
                                                "  total             21  630.00 CNY\n"));
  add(respond, "p31", 3000);
  add(respond, "p10", 3000);
  EXPECT_THAT(summary_text(summary_), HasSubstr("  p29                  1   30.00 CNY\n"
                                                "  (2 more)             2   60.00 CNY\n"
                                                "  total               23  690.00 CNY\n"));
  EXPECT_THAT(summary_text(summary_, {Language::zh}),
              HasSubstr("  （另 2 項）       2   60.00 CNY\n"));
}

TEST_F(SummaryTest, ChineseIsAligned) {
  add(respond, "zhao", 3000);
  EXPECT_THAT(summary_text(summary_, {Language::zh, false}),
              HasSubstr("各條款違反\n"
                        "  條款                違反       罰款\n"
                        "  2.1   三小時內響應     1  30.00 CNY\n"
                        "  合計                   1  30.00 CNY\n"));
}

TEST_F(SummaryTest, CurrenciesAreNotMixed) {
  add(respond, "zhao", 3000);
  Finding dollars = violation_of(program_, respond);
  dollars.fine = Money{500, *find_currency("USD")};
  summary_.add(dollars);
  EXPECT_THAT(summary_text(summary_), HasSubstr("fines 30.00 CNY + 5.00 USD\n"));
}

TEST_F(SummaryTest, ASumThatDoesNotFitStaysAtTheLargestAmount) {
  add(respond, "zhao", INT64_MAX);
  add(respond, "zhao", 1);
  EXPECT_THAT(summary_.total().fines.amounts(), ElementsAre(yuan(INT64_MAX)));
}

TEST_F(SummaryTest, ALogThatMakesUpTypesFillsNoMemory) {
  for (int i = 0; i < 2000; ++i) summary_.add_unknown("t" + std::to_string(i));
  summary_.add_unknown("t0");
  EXPECT_EQ(summary_.counts().unknown, 2001u);
  EXPECT_EQ(summary_.unknown_types().size(), 1000u);
  EXPECT_EQ(summary_.unknown_types().at("t0"), 2u);
}

TEST_F(SummaryTest, AnOverlongUnknownTypeIsCountedAlone) {
  summary_.add_unknown(std::string(1'000'000, 't'));
  EXPECT_EQ(summary_.counts().unknown, 1u);
  EXPECT_TRUE(summary_.unknown_types().empty());
}

TEST_F(SummaryTest, OnlyTheMostFrequentUnknownTypesAreNamed) {
  for (const std::string_view type : {"a", "b", "c", "d", "e", "f", "f"})
    summary_.add_unknown(type);
  EXPECT_THAT(summary_text(summary_),
              HasSubstr("of unknown type   7  f 2, a 1, b 1, c 1, d 1, …\n"));
}

TEST_F(SummaryTest, GoesOnFromItsBytes) {
  add(respond, "zhao", 3000);
  add(respond, std::nullopt, 100);
  amend(3000, 5000);
  summary_.add_events(7);
  summary_.add_rejected();
  summary_.add_unknown("made_up");
  const std::string bytes = summary_.saved();
  Summary other(program_);
  other.add_rejected();
  ASSERT_TRUE(other.resume(bytes));
  EXPECT_EQ(summary_text(other), summary_text(summary_));
  EXPECT_EQ(other.saved(), bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(other.resume(bytes.substr(0, size))) << size;
  }
  EXPECT_FALSE(other.resume(bytes + "x"));
  EXPECT_EQ(other.saved(), bytes);
}

TEST_F(SummaryTest, ColoursAreOptional) {
  add(respond, "zhao", 3000);
  EXPECT_THAT(summary_text(summary_), Not(HasSubstr("\x1b")));
  EXPECT_THAT(summary_text(summary_, {Language::en, true}), HasSubstr("\x1b[1mViolations by role"));
}

Program edited(const std::string& clauses) {
  const CompileResult compiled = compile_text("edited.yaml", R"(
mora: 1
policy: edited
case: {key: order}
events: {asked: {}, answered: {}}
clauses:
)" + clauses);
  EXPECT_TRUE(compiled) << compiled.messages();
  return compiled.program;
}

TEST(SummaryOfEdits, CountsGoOnByClauseAndName) {
  const std::string first = "  - {id: '1', forbid: asked}\n";
  const std::string second = "  - {id: '2', forbid: answered}\n";
  Summary summary(edited(first + second));
  for (const RuleIndex rule : {0u, 1u, 1u}) {
    Finding finding;
    finding.rule = rule;
    finding.fine = yuan(100);
    summary.add(finding);
  }
  summary.go_on(edited("  - {id: '0', forbid: asked}\n" + second));
  EXPECT_EQ(summary.total().violations, 3u);
  EXPECT_EQ(summary.by_rule()[0].violations, 0u);
  EXPECT_EQ(summary.by_rule()[1].violations, 2u);
  EXPECT_EQ(summary.gone().at("1").violations, 1u);
  EXPECT_THAT(summary_text(summary), HasSubstr("\n  1                  1  1.00 CNY\n"));
  summary.go_on(edited(first));
  EXPECT_EQ(summary.by_rule()[0].violations, 1u);
  EXPECT_EQ(summary.gone().at("2").violations, 2u);
}

}  // namespace
}  // namespace mora
