// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RuleMeter: how often a rule's steps were taken and how long that took, for a monitor that was
// asked to measure it. What the sink does with findings is not the rule's. Threads: one owner.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "mora/monitor.hpp"

namespace mora::inline v0::detail {

class RuleMeter {
 public:
  explicit RuleMeter(std::size_t rule_count) : costs_(rule_count) {
    for (std::size_t i = 0; i < rule_count; ++i) costs_[i].rule = static_cast<RuleIndex>(i);
  }

  // By rule.
  [[nodiscard]] const std::vector<RuleCost>& costs() const { return costs_; }

  void begin() { began_ = Clock::now(); }
  void end(std::uint32_t rule) {
    costs_[rule].nanoseconds += since(began_);
    ++costs_[rule].steps;
  }
  // Around what the sink does; both within a step.
  void pause() { paused_ = Clock::now(); }
  void resume() { began_ += Clock::now() - paused_; }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] static std::uint64_t since(Clock::time_point begin) {
    const auto passed = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin);
    return static_cast<std::uint64_t>(passed.count());
  }

  std::vector<RuleCost> costs_;
  Clock::time_point began_;
  Clock::time_point paused_;
};

}  // namespace mora::inline v0::detail
