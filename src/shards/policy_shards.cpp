// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/policy_shards.hpp"

#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::shards {

PolicyShards::PolicyShards(const Program& program, std::uint32_t place, Duration lateness,
                           std::uint32_t shard_count, const ShardOptions& options)
    : program_(program), admission_(program, lateness) {
  for (std::uint32_t i = 0; i < shard_count; ++i) {
    shards_.emplace_back(program, i, place, options);
  }
}

std::vector<RuleCost> PolicyShards::rule_costs() const {
  std::vector<RuleCost> costs = shards_.front().rule_costs();
  for (std::size_t i = 1; i < shards_.size(); ++i) {
    const std::vector<RuleCost> more = shards_[i].rule_costs();
    for (std::size_t rule = 0; rule < costs.size(); ++rule) {
      costs[rule].steps += more[rule].steps;
      costs[rule].nanoseconds += more[rule].nanoseconds;
    }
  }
  return costs;
}

std::vector<std::uint64_t> PolicyShards::open() const {
  std::vector<std::uint64_t> by_rule(program_.rule_count(), 0);
  for (const Shard& shard : shards_) shard.count_open(by_rule);
  return by_rule;
}

std::uint64_t PolicyShards::unopened() const {
  std::uint64_t unopened = 0;
  for (const Shard& shard : shards_) unopened += shard.unopened();
  return unopened;
}

std::vector<CalendarOverrun> PolicyShards::overruns() const {
  const detail::ProgramData& data = program_.data();
  std::vector<CalendarOverrun> overruns;
  for (std::size_t i = 0; i < data.calendars.size(); ++i) {
    std::uint64_t count = 0;
    for (const Shard& shard : shards_) count += shard.overruns()[i];
    if (count != 0) overruns.push_back(detail::overrun_of(data, i, count));
  }
  return overruns;
}

}  // namespace mora::shards
