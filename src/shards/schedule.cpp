// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/schedule.hpp"

#include <algorithm>

namespace mora::shards {

void Schedule::add() { parsed_[added_++ % room_] = Parsing::waits; }

// How many batches all shards are done with.
std::uint64_t Schedule::judged() const { return std::ranges::min(judge_, {}, &Lane::next).next; }

bool Schedule::may_admit() const {
  return admit_.may_begin(added_) && parsed_[admit_.next % room_] == Parsing::done;
}

Schedule::Lane& Schedule::lane_of(const Task& task) {
  if (task.work == Work::judge) return judge_[task.shard];
  return task.work == Work::admit ? admit_ : tell_;
}

std::optional<Task> Schedule::begin(std::uint32_t shard) {
  const auto take = [&](const Task& task) {
    lane_of(task).is_busy = true;
    return task;
  };
  if (tell_.may_begin(judged())) return take({Work::tell, tell_.next});
  const auto shard_count = static_cast<std::uint32_t>(judge_.size());
  for (std::uint32_t i = 0; i < shard_count; ++i) {
    const std::uint32_t candidate = (shard + i) % shard_count;
    const Lane& lane = judge_[candidate];
    if (lane.may_begin(admit_.next)) return take({Work::judge, lane.next, candidate});
  }
  if (may_admit()) return take({Work::admit, admit_.next});
  for (std::uint64_t batch = admit_.next; batch < added_; ++batch) {
    Parsing& parsing = parsed_[batch % room_];
    if (parsing != Parsing::waits) continue;
    parsing = Parsing::goes_on;
    return Task{Work::parse, batch};
  }
  return std::nullopt;
}

void Schedule::end(const Task& task) {
  if (task.work == Work::parse) {
    parsed_[task.batch % room_] = Parsing::done;
    return;
  }
  Lane& lane = lane_of(task);
  lane.is_busy = false;
  ++lane.next;
}

}  // namespace mora::shards
