// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Found: the findings of a batch, each with its rank: where it stands among those that one monitor
// would give for all cases. Threads: one owner at a time. Ownership: texts live until clear().

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "mora/finding.hpp"

#include "engine/state.hpp"
#include "shards/arena.hpp"

namespace mora::shards {

// Findings are told at the line of the batch that brings them about, policy by policy, event by
// event: first those of timers due before the event, then the event's own. Those that share a rank
// come from one shard, which gives them in their order.
struct Rank {
  std::uint32_t line = 0;
  std::uint32_t policy = 0;
  std::uint32_t event = 0;  // its number among those of the policy that the batch admits
  bool own = false;         // of the event itself
  detail::Place place;

  friend auto operator<=>(const Rank&, const Rank&) = default;
};

struct Ranked {
  Rank rank;
  Finding finding;
};

class alignas(128) Found {  // as a Shard
 public:
  void add(const Rank& rank, const Finding& finding);
  void clear();
  [[nodiscard]] const std::vector<Ranked>& all() const { return all_; }

 private:
  Arena arena_;
  std::vector<Ranked> all_;
};

// What all shards have found, in the order in which it is to be told.
[[nodiscard]] std::vector<const Ranked*> in_order(std::span<const Found> shards);

}  // namespace mora::shards
