// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PolicyShards: one policy, judged by several shards behind one admission.
// Threads: the admission and each shard have one owner at a time; the rest is asked for when all
// are done.

#include <cstdint>
#include <deque>
#include <vector>

#include "mora/program.hpp"

#include "shards/admission.hpp"
#include "shards/shard.hpp"

namespace mora::shards {

class PolicyShards {
 public:
  // `place`: that of the policy among all.
  PolicyShards(const Program& program, std::uint32_t place, Duration lateness,
               std::uint32_t shard_count, const ShardOptions& options = {});

  [[nodiscard]] Admission& admission() { return admission_; }
  [[nodiscard]] Shard& shard(std::uint32_t index) { return shards_[index]; }

  // By rule: how many obligations are live.
  [[nodiscard]] std::vector<std::uint64_t> open() const;
  // Obligations that were not opened for their limit.
  [[nodiscard]] std::uint64_t unopened() const;
  [[nodiscard]] std::vector<CalendarOverrun> overruns() const;
  // By rule, of all shards; empty if it was not measured.
  [[nodiscard]] std::vector<RuleCost> rule_costs() const;

 private:
  Program program_;
  Admission admission_;
  std::deque<Shard> shards_;
};

}  // namespace mora::shards
