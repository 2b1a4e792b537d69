// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/timers.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "engine/timer_nodes.hpp"

namespace mora::detail {
namespace {

// Timers and a sorted map that must agree.
class Pair {
 public:
  // By the lane, or by the wheel if it is `none`.
  void push(std::int64_t time, std::uint32_t rule, std::uint32_t lane) {
    const auto id = static_cast<std::uint32_t>(nodes_.size());
    const std::uint64_t order = timer_order(true, rule, id);
    nodes_.push_back({TimePoint{time}, order});
    timers_.push_due({&nodes_}, id, nodes_.back(), TimePoint{time}, lane);
    sorted_[TimerKey(time, order)] = id;
  }

  void cancel(std::size_t which) {
    if (sorted_.empty()) return;
    auto victim = sorted_.begin();
    std::advance(victim, which % sorted_.size());
    timers_.remove({&nodes_}, victim->second);
    sorted_.erase(victim);
  }

  void pass(std::int64_t last) {
    while (!sorted_.empty() && std::get<0>(sorted_.begin()->first) <= last) {
      ASSERT_FALSE(timers_.is_quiet(TimePoint{last}));
      const Timer* const timer = timers_.first_until({&nodes_}, TimePoint{last});
      ASSERT_NE(timer, nullptr);
      ASSERT_EQ(timer->obligation, sorted_.begin()->second);
      ASSERT_EQ(timer->at, nodes_[timer->obligation].time);
      timers_.remove({&nodes_}, sorted_.begin()->second);
      sorted_.erase(sorted_.begin());
    }
    ASSERT_EQ(timers_.first_until({&nodes_}, TimePoint{last}), nullptr);
    check_first();
  }

  void check_first() const {
    const auto first = timers_.first_time([&](std::uint32_t id) { return nodes_[id].time; },
                                          [&](std::uint32_t id) { return nodes_[id].next_timer; });
    ASSERT_EQ(first.has_value(), !sorted_.empty());
    if (first) {
      ASSERT_EQ(first->us, std::get<0>(sorted_.begin()->first));
    }
  }

  // All of them, to begin with others.
  void take_all() {
    std::vector<std::uint32_t> taken = timers_.take_all({&nodes_});
    std::vector<std::uint32_t> expected;
    for (const auto& [key, id] : sorted_) expected.push_back(id);
    std::sort(taken.begin(), taken.end());
    std::sort(expected.begin(), expected.end());
    ASSERT_EQ(taken, expected);
    for (const std::uint32_t id : taken) ASSERT_EQ(nodes_[id].next_timer, Obligation::no_timer);
    sorted_.clear();
    check_first();
  }

 private:
  std::vector<TestNode> nodes_;
  Timers<TestNodes> timers_;
  std::map<TimerKey, std::uint32_t> sorted_;
};

TEST(TimersTest, RemovingWhatHasNoTimerDoesNothing) {
  std::vector<TestNode> nodes(2);
  Timers<TestNodes> timers;
  timers.remove({&nodes}, 0);
  timers.push_due({&nodes}, 1, nodes[1], TimePoint{5}, 0);
  timers.remove({&nodes}, 0);
  timers.remove({&nodes}, 1);
  timers.remove({&nodes}, 1);
  EXPECT_EQ(timers.first_until({&nodes}, max_time), nullptr);
}

// The one there is, the first, the last, and one in between.
TEST(TimersTest, AnyTimerOfALaneCanBeTakenOut) {
  for (std::size_t count = 1; count <= 4; ++count) {
    for (std::size_t which = 0; which < count; ++which) {
      Pair pair;
      for (std::size_t i = 0; i < count; ++i) pair.push(static_cast<std::int64_t>(i), 0, 0);
      pair.cancel(which);
      pair.check_first();
      pair.push(9, 0, 0);
      pair.pass(9);
    }
  }
}

// Precision may have put the trigger back, an edited policy may have another length of time.
TEST(TimersTest, WhatWouldBreakTheOrderOfALaneGoesByTheWheel) {
  Pair pair;
  pair.push(50, 0, 0);
  pair.push(40, 0, 0);
  pair.push(50, 0, 0);
  pair.push(60, 0, 0);
  pair.pass(45);
  pair.pass(60);
  pair.push(55, 0, 0);
  pair.pass(70);
}

TEST(TimersTest, LanesAndWheelAreTakenByTurns) {
  Pair pair;
  for (const std::uint32_t lane : {none, 0u, max_lanes - 1, 1u}) {
    for (std::int64_t time = 0; time < 10; ++time) pair.push(time, lane % 4, lane);
  }
  for (std::int64_t time = 0; time < 10; ++time) pair.pass(time);
}

TEST(TimersTest, AgreeWithASortedMap) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    Pair pair;
    std::int64_t now = 0;
    for (int i = 0; i < 400; ++i) {
      const auto action = random() % 8;
      const auto rule = static_cast<std::uint32_t>(random() % (max_lanes + 2));
      // Of its own length, but now and then of another one.
      const auto length =
          static_cast<std::int64_t>(rule % 3 + (random() % 16 == 0 ? random() % 5 : 0));
      if (action < 4) pair.push(now + length, rule, rule < max_lanes ? rule : none);
      if (action == 4 || action == 5) pair.cancel(random());
      if (action > 5) pair.pass(now += static_cast<std::int64_t>(random() % 3));
      if (random() % 500 == 0) pair.take_all();
      if (HasFatalFailure()) return;
    }
    pair.pass(now + 10);
  }
}

}  // namespace
}  // namespace mora::detail
