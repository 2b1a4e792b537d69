// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseTally: counts what one case shows of a policy's rules. Threads: one owner. Ownership: the
// coverage that it adds to must outlive it.

#include <cstdint>
#include <map>
#include <vector>

#include "mora/coverage.hpp"
#include "mora/event.hpp"
#include "mora/finding.hpp"
#include "mora/trace.hpp"

#include "program/program_data.hpp"

namespace mora::testing {

class CaseTally {
 public:
  explicit CaseTally(PolicyCoverage& policy)
      : policy_(policy), looked_at_(policy.rules.size(), 0), banned_(policy.rules.size(), 0) {}

  // An event that was taken.
  void add(const Event& event);
  void add(const Transition& transition);
  void add(const Finding& finding);
  // No more comes.
  void finish();

 private:
  struct Obligation {
    RuleIndex rule = 0;
    bool violated = false;
  };

  void count(RuleIndex rule, CoverageFact fact, std::uint64_t times = 1);
  void add_opened(const Transition& transition);
  void add_met(const Transition& transition);
  void add_violated(const Transition& transition);
  void end(const Transition& transition);
  void add_kept(const Obligation& obligation);
  [[nodiscard]] const detail::RuleData& rule(RuleIndex index) const {
    return policy_.program.data().rules[index];
  }

  PolicyCoverage& policy_;
  std::map<std::uint64_t, Obligation> live_;  // by number; also violated ones that wait
  // Of bans without a trigger: the events that they looked at, and those that they found.
  std::vector<std::uint64_t> looked_at_;
  std::vector<std::uint64_t> banned_;
};

}  // namespace mora::testing
