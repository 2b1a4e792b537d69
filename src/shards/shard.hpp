// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shard: the cases of one policy that fall to one of several, each in the state that a monitor of
// all cases would have it in. It takes those steps of its own events that are about its own cases;
// the others tell it when time passes, and so where among all findings its own stand.
// Threads: one owner at a time. Ownership: keeps a handle to the program.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mora/program.hpp"

#include "engine/run.hpp"
#include "engine/state.hpp"
#include "shards/batch_events.hpp"
#include "shards/found.hpp"

namespace mora::shards {

struct ShardOptions {
  bool measures_rules = false;
  std::uint64_t max_open_per_case = 0;  // MonitorOptions; one in all would need to see all shards
};

// Two shards share no line of the processor's cache, nor the pair of lines that it fetches at once.
class alignas(128) Shard {
 public:
  // The `index`-th; `policy` is the program's place in the ranks of what is found.
  Shard(Program program, std::uint32_t index, std::uint32_t policy, const ShardOptions& options);

  // The next events, in the order in which they take effect; the first is the `number`-th of all,
  // from 0.
  void judge(const BatchEvents& batch, std::uint64_t number, Found& found);
  // Every event has come, `rank` tells where; time passes up to and including `end`.
  void finish(TimePoint end, const Rank& rank, Found& found);

  // By rule: how many obligations are live.
  void count_open(std::vector<std::uint64_t>& by_rule) const;
  [[nodiscard]] std::uint64_t unopened() const { return state_.unopened; }
  // By rule; empty if it was not measured.
  [[nodiscard]] std::vector<RuleCost> rule_costs() const;
  // By calendar: how often it was asked about days that it may not cover.
  [[nodiscard]] const std::vector<std::uint64_t>& overruns() const { return state_.overruns; }

 private:
  struct Sink;

  void fetch_ahead(std::span<const Admitted> events, std::span<const Share> own) const;
  void take(detail::Run& run, const Event& event, const Share& share);
  [[nodiscard]] const detail::ProgramData& data() const { return program_.data(); }

  Program program_;
  std::uint32_t index_;
  std::uint32_t policy_;
  std::uint32_t opening_bits_;  // so many hold how many obligations one event may open
  detail::State state_;
};

}  // namespace mora::shards
