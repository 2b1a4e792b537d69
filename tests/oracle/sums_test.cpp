// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What random logs cost by random policies, added up from the findings: it is what the summary
// says, to the minor unit, and each amendment goes on from the amount that was told last.

#include <cstdint>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"
#include "mora/replay.hpp"
#include "mora/summary.hpp"

#include "oracle/fine_sums.hpp"
#include "oracle/log_lines.hpp"
#include "oracle/random/scenario.hpp"

namespace mora::oracle {
namespace {

constexpr std::uint64_t seeds = 500;

// A sink that adds up, and knows what each violation costs by now.
class Ledger {
 public:
  explicit Ledger(Summary& summary) : summary_(summary) {}

  void operator()(const Finding& finding) {
    summary_.add(finding);
    if (finding.kind == FindingKind::violation && finding.fine) {
      add(sums, *finding.fine);
      ++violations;
      costs_[finding.id] = *finding.fine;
    }
    if (finding.kind == FindingKind::amended) amend(finding);
  }

  Sums sums;
  std::uint64_t violations = 0;
  std::uint64_t amendments = 0;

 private:
  // From nothing, where there was no fine.
  void amend(const Finding& finding) {
    ++amendments;
    ASSERT_TRUE(finding.to && finding.delta);
    const auto before = costs_.find(finding.id);
    EXPECT_EQ(finding.from, before == costs_.end() ? std::nullopt : std::optional(before->second));
    EXPECT_EQ(finding.fine, finding.to);
    EXPECT_EQ(finding.to->minor - (finding.from ? finding.from->minor : 0), finding.delta->minor);
    costs_[finding.id] = *finding.to;
    add(sums, *finding.delta);
  }

  Summary& summary_;
  std::map<std::uint64_t, Money> costs_;
};

TEST(SumsOfRuns, AreThoseOfTheSummary) {
  std::uint64_t violations = 0;
  std::uint64_t amendments = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Scenario scenario = random_scenario(seed);
    const CompileResult compiled = compile_text("random.yaml", yaml_of(scenario.policy));
    ASSERT_TRUE(compiled) << "seed " << seed;
    Summary summary(compiled.program);
    Ledger ledger(summary);
    Monitor monitor(compiled.program, SinkRef(ledger));
    std::istringstream log(log_lines(scenario.log));
    const auto reader = read_json_lines(compiled.program, log);
    for (ReadResult result = reader->next(); result.outcome != ReadOutcome::end;
         result = reader->next()) {
      if (result.outcome == ReadOutcome::event) static_cast<void>(monitor.push(result.event));
    }
    monitor.finish();
    ASSERT_EQ(sums_of(summary.total().fines), ledger.sums) << "seed " << seed;
    ASSERT_FALSE(HasFailure()) << "seed " << seed << "\n" << yaml_of(scenario.policy);
    violations += ledger.violations;
    amendments += ledger.amendments;
  }
  EXPECT_GT(violations, 3 * seeds);
  EXPECT_GT(amendments, seeds / 8);
}

}  // namespace
}  // namespace mora::oracle
