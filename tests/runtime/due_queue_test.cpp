// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/detail/due_queue.hpp"

#include <map>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

TEST(DueQueueTest, WarningsComeBeforeDuesThenRulesThenOpening) {
  EXPECT_LT(timer_order(false, 9, 9), timer_order(true, 0, 0));
  EXPECT_LT(timer_order(true, 1, 9), timer_order(true, 2, 0));
  EXPECT_LT(timer_order(true, 1, 1), timer_order(true, 1, 2));
  EXPECT_LT(timer_order(true, 1, (std::uint64_t{1} << 44) - 1), timer_order(true, 2, 0));
}

TEST(DueQueueTest, RemovingWhatHasNoTimerDoesNothing) {
  DueQueue queue;
  queue.remove(7);
  queue.push({TimePoint{5}, 1, 3});
  queue.remove(2);
  EXPECT_EQ(queue.top().obligation, 3u);
  queue.remove(3);
  queue.remove(3);
  EXPECT_TRUE(queue.empty());
}

// Against a sorted map, with few different times so that ties are frequent.
TEST(DueQueueTest, AgreesWithASortedMap) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    DueQueue queue;
    std::map<std::tuple<std::int64_t, std::uint64_t>, std::uint32_t> expected;
    std::map<std::uint32_t, std::tuple<std::int64_t, std::uint64_t>> live;
    for (std::uint32_t i = 0; i < 400; ++i) {
      const auto action = random() % 3;
      if (action != 0 || live.empty()) {
        const std::tuple<std::int64_t, std::uint64_t> key(
            random() % 8, timer_order(true, static_cast<std::uint32_t>(random() % 3), i));
        queue.push({TimePoint{std::get<0>(key)}, std::get<1>(key), i});
        expected[key] = i;
        live[i] = key;
      } else {
        auto victim = live.begin();
        std::advance(victim, random() % live.size());
        queue.remove(victim->first);
        expected.erase(victim->second);
        live.erase(victim);
      }
      ASSERT_EQ(queue.empty(), expected.empty());
      if (!expected.empty()) {
        ASSERT_EQ(queue.top().obligation, expected.begin()->second);
      }
    }
  }
}

}  // namespace
}  // namespace mora::detail
