// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/coverage.hpp"

#include <algorithm>

#include "testing/rule_facts.hpp"

namespace mora::inline v0 {

std::string_view fact_name(CoverageFact fact) {
  switch (fact) {
    case CoverageFact::opened: return "opened";
    case CoverageFact::met: return "met";
    case CoverageFact::violated: return "violated";
    case CoverageFact::paused: return "paused";
    case CoverageFact::cancelled: return "cancelled";
    case CoverageFact::caused: return "caused";
    case CoverageFact::aggravated: return "aggravated";
  }
  return "";
}

CoverageShare PolicyCoverage::share() const {
  CoverageShare share;
  for (const RuleCoverage& rule : rules) {
    for (const auto& count : rule.counts) {
      if (!count) continue;
      ++share.possible;
      if (*count > 0) ++share.shown;
    }
  }
  return share;
}

PolicyCoverage& Coverage::policy(const std::string& path, const Program& program) {
  const auto known =
      std::find_if(policies_.begin(), policies_.end(), [&](const PolicyCoverage& policy) {
        return policy.path == path && policy.program.policy() == program.policy() &&
               policy.rules.size() == program.rule_count();
      });
  if (known != policies_.end()) return *known;
  PolicyCoverage fresh{path, program, {}};
  for (RuleIndex rule = 0; rule < program.rule_count(); ++rule) {
    fresh.rules.push_back(testing::facts_that_may_show(program.data(), rule));
  }
  return policies_.emplace_back(std::move(fresh));
}

CoverageShare Coverage::share() const {
  CoverageShare total;
  for (const PolicyCoverage& policy : policies_) {
    const CoverageShare share = policy.share();
    total.shown += share.shown;
    total.possible += share.possible;
  }
  return total;
}

}  // namespace mora::inline v0
