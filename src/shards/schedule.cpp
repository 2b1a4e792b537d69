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

std::optional<Task> Schedule::choose(std::uint32_t shard) const {
  if (tell_.may_begin(judged())) return Task{Work::tell, tell_.next};
  const auto may_judge = [&](std::uint32_t which) { return judge_[which].may_begin(admit_.next); };
  if (may_judge(shard)) return Task{Work::judge, judge_[shard].next, shard};
  if (may_admit()) return Task{Work::admit, admit_.next};
  for (std::uint64_t batch = admit_.next; batch < added_; ++batch) {
    if (parsed_[batch % room_] == Parsing::waits) return Task{Work::parse, batch};
  }
  for (std::uint32_t other = 0; other < judge_.size(); ++other) {
    if (may_judge(other)) return Task{Work::judge, judge_[other].next, other};
  }
  return std::nullopt;
}

std::optional<Task> Schedule::begin(std::uint32_t shard) {
  const std::optional<Task> task = choose(shard);
  if (!task) return task;
  if (task->work == Work::parse) {
    parsed_[task->batch % room_] = Parsing::goes_on;
  } else {
    lane_of(*task).is_busy = true;
  }
  return task;
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
