// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Schedule: which work on which batch may begin next. A batch is parsed, its events are admitted,
// each shard judges them, what was found is told. Batches may be parsed in any order; admission,
// each shard and the telling take them one at a time and in their order, so that each of them sees
// what it would see if there were one thread. It knows no threads: whoever shares it guards it.

#include <cstdint>
#include <optional>
#include <vector>

namespace mora::shards {

enum class Work : std::uint8_t { parse, admit, judge, tell };

struct Task {
  Work work{};
  std::uint64_t batch = 0;  // from 0
  std::uint32_t shard = 0;  // judge
};

class Schedule {
 public:
  // `room`: how many batches there are at once.
  Schedule(std::uint32_t shard_count, std::uint32_t room)
      : room_(room), parsed_(room), judge_(shard_count) {}

  [[nodiscard]] bool has_room() const { return added_ - tell_.next < room_; }
  // One more batch, the `added`-th from 0; there must be room.
  void add();
  [[nodiscard]] std::uint64_t added() const { return added_; }
  // Whether all work on all batches is done.
  [[nodiscard]] bool is_done() const { return added_ == tell_.next; }

  // The work to begin now: what lets a batch be over rather than what lets one begin, but another
  // shard than `shard` only where nothing else can be done, since its state is near to another
  // thread. Null if there is none until other work is done.
  [[nodiscard]] std::optional<Task> begin(std::uint32_t shard);
  // Whether begin() would find some.
  [[nodiscard]] bool has_work() const { return choose(0).has_value(); }
  void end(const Task& task);

 private:
  // What takes batches in their order.
  struct Lane {
    std::uint64_t next = 0;  // the first batch that it has not done
    bool is_busy = false;

    [[nodiscard]] bool may_begin(std::uint64_t end) const { return !is_busy && next < end; }
  };
  enum class Parsing : std::uint8_t { waits, goes_on, done };

  [[nodiscard]] std::uint64_t judged() const;
  [[nodiscard]] bool may_admit() const;
  [[nodiscard]] std::optional<Task> choose(std::uint32_t shard) const;
  [[nodiscard]] Lane& lane_of(const Task& task);

  std::uint32_t room_;
  std::uint64_t added_ = 0;
  std::vector<Parsing> parsed_;  // by batch, in turn
  Lane admit_;
  std::vector<Lane> judge_;
  Lane tell_;
};

}  // namespace mora::shards
