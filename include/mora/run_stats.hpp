// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RunStats: what a replay cost: time, memory, and which rules took it. `mora replay --stats` tells
// it. Threads: plain values.

#include <cstdint>
#include <string>
#include <vector>

#include "mora/finding.hpp"
#include "mora/monitor.hpp"
#include "mora/program.hpp"

namespace mora::inline v0 {

// What the rules of one policy took, by rule (Monitor::rule_costs).
struct PolicyCosts {
  Program program;
  std::vector<RuleCost> rules;
};

struct RunStats {
  std::uint64_t lines = 0;         // read
  std::uint64_t duplicates = 0;    // events passed over, of all policies together
  std::uint64_t bytes = 0;         // of text, decompressed; 0 if that is not known
  double seconds = 0;              // from the first line to the last finding
  std::uint64_t peak_memory = 0;   // bytes that the process had at most; 0 if that is not known
  std::uint32_t threads = 1;       // that parsed and judged
  double reading = 0;              // seconds of all threads: bytes to events,
  double judging = 0;              // events to findings,
  double writing = 0;              // findings to text
  std::vector<PolicyCosts> costs;  // by policy
};

// For people, in lines: how many events and megabytes (10^6 bytes) a second, the peak memory, the
// time of each stage, and the ten rules that took most of the judging.
[[nodiscard]] std::string stats_text(const RunStats& stats, Language language = Language::en);

}  // namespace mora::inline v0
