// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/schedule.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace mora::shards {
namespace {

TEST(Schedule, ABatchGoesThroughItsWorkInOrder) {
  Schedule schedule(2, 1);
  EXPECT_FALSE(schedule.begin(0));
  schedule.add();
  EXPECT_FALSE(schedule.has_room());
  const Task parse = schedule.begin(0).value();
  EXPECT_EQ(parse.work, Work::parse);
  EXPECT_FALSE(schedule.begin(1)) << "nobody admits what is being parsed";
  schedule.end(parse);
  const Task admit = schedule.begin(0).value();
  EXPECT_EQ(admit.work, Work::admit);
  schedule.end(admit);
  const Task second = schedule.begin(1).value();
  const Task first = schedule.begin(1).value();
  EXPECT_EQ(second.work, Work::judge);
  EXPECT_EQ(second.shard, 1u) << "rather the one that is asked for";
  EXPECT_EQ(first.shard, 0u);
  schedule.end(second);
  EXPECT_FALSE(schedule.begin(0)) << "one shard still judges";
  schedule.end(first);
  const Task tell = schedule.begin(0).value();
  EXPECT_EQ(tell.work, Work::tell);
  EXPECT_FALSE(schedule.is_done());
  schedule.end(tell);
  EXPECT_TRUE(schedule.is_done());
  EXPECT_TRUE(schedule.has_room());
}

TEST(Schedule, AnotherShardComesLast) {
  Schedule schedule(2, 2);
  schedule.add();
  schedule.add();
  schedule.end(schedule.begin(0).value());
  schedule.end(schedule.begin(0).value());
  EXPECT_EQ(schedule.begin(1).value().shard, 1u) << "its own, of the batch that is admitted";
  EXPECT_EQ(schedule.begin(1).value().work, Work::parse) << "there is another batch";
  EXPECT_TRUE(schedule.has_work());
  const Task other = schedule.begin(1).value();
  EXPECT_EQ(other.work, Work::judge);
  EXPECT_EQ(other.shard, 0u);
  EXPECT_FALSE(schedule.has_work());
}

// Whatever the order in which tasks end.
TEST(Schedule, WhatTakesBatchesInOrderDoesSo) {
  std::mt19937 random(1);
  Schedule schedule(3, 4);
  std::vector<Task> begun;
  std::vector<std::uint64_t> judged(3, 0);
  std::uint64_t admitted = 0;
  std::uint64_t told = 0;
  while (told < 200) {
    while (schedule.has_room() && schedule.added() < 200) schedule.add();
    while (const auto task = schedule.begin(static_cast<std::uint32_t>(random() % 3))) {
      begun.push_back(*task);
    }
    ASSERT_FALSE(begun.empty());
    std::swap(begun[random() % begun.size()], begun.back());
    const Task task = begun.back();
    begun.pop_back();
    if (task.work == Work::admit) {
      EXPECT_EQ(task.batch, admitted++);
    }
    if (task.work == Work::judge) {
      EXPECT_LT(task.batch, admitted);
      EXPECT_EQ(task.batch, judged[task.shard]++);
    }
    if (task.work == Work::tell) {
      EXPECT_LT(task.batch, std::ranges::min(judged));
      EXPECT_EQ(task.batch, told++);
    }
    schedule.end(task);
  }
  EXPECT_TRUE(schedule.is_done());
}

}  // namespace
}  // namespace mora::shards
