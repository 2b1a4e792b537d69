// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <string>

#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/run_stats.hpp"

namespace mora {
namespace {

Program desk(const std::string& name, int clauses) {
  std::string text = "mora: 1\npolicy: " + name + "\ncase: {key: ticket}\nevents: {opened: {}}\n";
  text += "clauses:\n";
  for (int i = 1; i <= clauses; ++i) {
    text += "  - {id: \"" + std::to_string(i) + "\", title: Clause " + std::to_string(i) +
            ", forbid: opened}\n";
  }
  return compile_text(name + ".yaml", text).program;
}

RunStats run_of(std::vector<PolicyCosts> costs) {
  RunStats stats;
  stats.lines = 1'234'567;
  stats.bytes = 250'000'000;
  stats.seconds = 2;
  stats.peak_memory = 12'340'000;
  stats.reading = 1;
  stats.judging = 0.75;
  stats.writing = 0.25;
  stats.costs = std::move(costs);
  return stats;
}

TEST(StatsText, TellsSpeedMemoryStagesAndRules) {
  const RunStats stats =
      run_of({{desk("a", 2), {{0, 1'000'000, 75'000'000}, {1, 2'000'000, 300'000'000}}}});
  EXPECT_EQ(stats_text(stats),
            "Cost of the run\n"
            "  time              2.000 s\n"
            "  events          1,234,567   617,283/s\n"
            "  text             250.0 MB  125.0 MB/s\n"
            "  memory at most    12.3 MB\n"
            "  reading           1.000 s        50 %\n"
            "  judging            750 ms        38 %\n"
            "  writing            250 ms        12 %\n"
            "\n"
            "Costliest rules\n"
            "  rule                steps    time  a step  of judging\n"
            "  2     Clause 2  2,000,000  300 ms  150 ns        40 %\n"
            "  1     Clause 1  1,000,000   75 ms   75 ns        10 %\n");
}

TEST(StatsText, LeavesOutWhatIsNotKnown) {
  RunStats stats = run_of({});
  stats.bytes = 0;
  stats.peak_memory = 0;
  const std::string text = stats_text(stats);
  EXPECT_EQ(text.find("MB"), std::string::npos) << text;
  EXPECT_EQ(text.find("Costliest"), std::string::npos) << text;
}

TEST(StatsText, TellsNoMoreThanTenRulesAndNoneThatDidNothing) {
  PolicyCosts costs{desk("a", 14), {}};
  for (RuleIndex rule = 0; rule < 14; ++rule) costs.rules.push_back({rule, rule, rule * 1'000u});
  const std::string text = stats_text(run_of({costs}));
  EXPECT_NE(text.find("\n  14 "), std::string::npos) << text;
  EXPECT_NE(text.find("\n  5 "), std::string::npos) << text;
  EXPECT_EQ(text.find("\n  4 "), std::string::npos) << text;
  const std::string few = stats_text(run_of({{desk("a", 2), {{0, 0, 0}, {1, 1, 10}}}}));
  EXPECT_EQ(few.find("\n  1 "), std::string::npos) << few;
}

TEST(StatsText, NamesThePolicyOfARuleWhereThereAreSeveral) {
  RunStats stats = run_of({{desk("a", 1), {{0, 1, 10}}}, {desk("b", 1), {{0, 1, 20}}}});
  stats.threads = 2;
  const std::string text = stats_text(stats);
  EXPECT_NE(text.find("\n  b 1 "), std::string::npos) << text;
  EXPECT_NE(text.find("(all threads together)"), std::string::npos) << text;
  EXPECT_NE(stats_text(stats, Language::zh).find("各線程合計"), std::string::npos);
}

}  // namespace
}  // namespace mora
