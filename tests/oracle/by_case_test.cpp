// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Random policies and logs with each case judged alone, from snapshot to snapshot of that case: the
// findings are those of one monitor that has all cases.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "oracle/engine_run.hpp"
#include "oracle/random/scenario.hpp"

namespace mora::oracle {
namespace {

constexpr std::uint64_t seeds = 300;

// Cases come one after another, and findings of one instant in any order.
std::string sorted_text(EngineRun run) {
  std::ranges::sort(run.judgement.findings, {}, [](const Told& told) {
    return std::to_string(told.violation) + text_of(told);
  });
  std::string text;
  for (const Told& told : run.judgement.findings) {
    text += std::to_string(told.violation) + " " + text_of(told) + "\n";
  }
  return text + "open " + std::to_string(run.judgement.open);
}

TEST(ByCase, EachCaseAloneFindsWhatAllTogetherFind) {
  std::uint64_t compared = 0;
  std::uint64_t findings = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Scenario scenario = random_scenario(seed);
    const std::string policy = yaml_of(scenario.policy);
    const EngineRun whole = run_engine(policy, scenario.log);
    // Too late is what lies behind the latest event of all: a case alone cannot know.
    if (!whole.judgement.rejected.empty() || scenario.log.lateness != Length(0)) continue;
    const std::optional<EngineRun> alone = run_engine_by_case(policy, scenario.log);
    if (!alone) continue;
    ASSERT_EQ(sorted_text(*alone), sorted_text(whole)) << "seed " << seed << "\n" << policy;
    ++compared;
    findings += whole.judgement.findings.size();
  }
  EXPECT_GT(compared, seeds / 10);
  EXPECT_GT(findings, seeds);
}

}  // namespace
}  // namespace mora::oracle
