// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BatchEvents: the events of a batch for one policy, first as they were read, then as they take
// effect. Threads: one owner at a time. Ownership: fields live as long as the arena's batch.

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"

#include "shards/admitted.hpp"
#include "shards/arena.hpp"
#include "shards/shares.hpp"

namespace mora::shards {

class BatchEvents {
 public:
  BatchEvents(const Program& program, std::uint32_t shard_count)
      : program_(program), shares_(program, shard_count) {}

  // The next one that was read, of this line of the batch; texts that stand in `kept` live as long
  // as the arena's batch.
  void add(const Event& event, std::uint32_t line, Arena& arena, std::string_view kept = {});
  void clear();

  // Their times are floored.
  [[nodiscard]] std::span<const Admitted> all() const { return events_; }
  // Whether they were read in the order of their times.
  [[nodiscard]] bool are_in_order() const { return are_in_order_; }
  // Those that are the shard's work.
  [[nodiscard]] std::span<const Share> share(std::uint32_t shard) const {
    return shares_.of(shard);
  }
  // These take effect, not those that were read; what was before is left in `admitted`.
  void replace(std::vector<Admitted>& admitted);

 private:
  [[nodiscard]] TimePoint floored(TimePoint t) const;

  Program program_;
  std::vector<Admitted> events_;
  bool are_in_order_ = true;
  Shares shares_;
};

}  // namespace mora::shards
