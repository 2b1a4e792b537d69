// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/timer_wheel.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/timer_nodes.hpp"

namespace mora::detail {
namespace {

constexpr std::int64_t hour = 3'600'000'000;

class TestWheel {
 public:
  void push(std::uint32_t id, std::int64_t time, std::uint64_t order) {
    if (id >= nodes_.size()) nodes_.resize(id + 1);
    nodes_[id].time = TimePoint{time};
    nodes_[id].order = order;
    wheel_.push({&nodes_}, id);
  }
  void remove(std::uint32_t id) {
    if (id >= nodes_.size()) nodes_.resize(id + 1);
    wheel_.remove({&nodes_}, id);
  }
  const Timer* first_until(std::int64_t last) {
    return wheel_.first_until({&nodes_}, TimePoint{last});
  }
  [[nodiscard]] std::optional<TimePoint> first_time() const {
    return wheel_.first_time([this](std::uint32_t id) { return nodes_[id].time; },
                             [this](std::uint32_t id) { return nodes_[id].next_timer; });
  }
  std::vector<std::uint32_t> take_all() { return wheel_.take_all({&nodes_}); }
  [[nodiscard]] bool empty() const { return wheel_.empty(); }

 private:
  std::vector<TestNode> nodes_;
  TimerWheel<TestNodes> wheel_;
};

// A wheel and a sorted map that must agree.
class Pair {
 public:
  void push(std::int64_t time, std::uint32_t rule) {
    const std::uint32_t obligation = next_++;
    const std::uint64_t order = timer_order(true, rule, obligation);
    wheel_.push(obligation, time, order);
    sorted_[TimerKey(time, order)] = obligation;
    live_[obligation] = TimerKey(time, order);
  }

  void cancel(std::size_t which) {
    if (live_.empty()) return;
    auto victim = live_.begin();
    std::advance(victim, which % live_.size());
    wheel_.remove(victim->first);
    sorted_.erase(victim->second);
    live_.erase(victim);
  }

  // Takes what is due until `last` out of both, one by one.
  void pass(std::int64_t last) {
    while (!sorted_.empty() && std::get<0>(sorted_.begin()->first) <= last) {
      const Timer* const timer = wheel_.first_until(last);
      ASSERT_NE(timer, nullptr);
      ASSERT_EQ(timer->obligation, sorted_.begin()->second);
      ASSERT_EQ(timer->at.us, std::get<0>(sorted_.begin()->first));
      const std::uint32_t obligation = timer->obligation;
      wheel_.remove(obligation);
      live_.erase(obligation);
      sorted_.erase(sorted_.begin());
    }
    ASSERT_EQ(wheel_.first_until(last), nullptr);
    check_first();
  }

  void check_first() const {
    ASSERT_EQ(wheel_.empty(), sorted_.empty());
    const auto first = wheel_.first_time();
    ASSERT_EQ(first.has_value(), !sorted_.empty());
    if (first) {
      ASSERT_EQ(first->us, std::get<0>(sorted_.begin()->first));
    }
  }

 private:
  TestWheel wheel_;
  std::map<TimerKey, std::uint32_t> sorted_;
  std::map<std::uint32_t, TimerKey> live_;
  std::uint32_t next_ = 0;
};

TEST(TimerWheelTest, WarningsComeBeforeDuesThenRulesThenOpening) {
  EXPECT_LT(timer_order(false, 9, 9), timer_order(true, 0, 0));
  EXPECT_LT(timer_order(true, 1, 9), timer_order(true, 2, 0));
  EXPECT_LT(timer_order(true, 1, 1), timer_order(true, 1, 2));
  EXPECT_LT(timer_order(true, 1, (std::uint64_t{1} << 44) - 1), timer_order(true, 2, 0));
}

TEST(TimerWheelTest, RemovingWhatHasNoTimerDoesNothing) {
  TestWheel wheel;
  wheel.remove(7);
  wheel.push(3, 5, 1);
  wheel.remove(2);
  EXPECT_EQ(wheel.first_until(5)->obligation, 3u);
  wheel.remove(3);
  wheel.remove(3);
  EXPECT_TRUE(wheel.empty());
  EXPECT_EQ(wheel.first_until(max_time.us), nullptr);
}

TEST(TimerWheelTest, NothingIsDueBeforeItsTime) {
  TestWheel wheel;
  wheel.push(0, 5, 1);
  EXPECT_EQ(wheel.first_until(4), nullptr);
  ASSERT_NE(wheel.first_until(5), nullptr);
  // Still there until it is removed, and not for an earlier time.
  EXPECT_EQ(wheel.first_until(4), nullptr);
  EXPECT_NE(wheel.first_until(5), nullptr);
}

// A wheel of one level would take the second for due when the first is.
TEST(TimerWheelTest, TimersAWholeTurnApartAreNotConfused) {
  for (int level = 0; level < 10; ++level) {
    Pair pair;
    const std::int64_t turn = std::int64_t{1} << (6 * (level + 1));
    pair.push(1000 + turn, 0);
    pair.push(1000, 0);
    pair.push(1000 + 2 * turn, 0);
    pair.pass(1000);
    pair.pass(1000 + turn - 1);
    pair.pass(1000 + turn);
    pair.pass(1000 + 2 * turn);
  }
}

TEST(TimerWheelTest, HoldsEveryTimeThereIs) {
  Pair pair;
  for (const std::int64_t time : {min_time.us, min_time.us + 1, std::int64_t{-1}, std::int64_t{0},
                                  std::int64_t{1}, max_time.us - 1, max_time.us}) {
    pair.push(time, 0);
    pair.check_first();
  }
  pair.pass(min_time.us);
  pair.pass(-1);
  pair.pass(0);
  pair.push(max_time.us, 1);
  pair.pass(max_time.us - 1);
  pair.pass(max_time.us);
  pair.pass(INT64_MAX);
}

// What comes in late from the start is due at once, and in order with what is due anyway.
TEST(TimerWheelTest, TimesThatArePastAreDueInOrder) {
  Pair pair;
  pair.push(50, 0);
  pair.pass(60);
  pair.push(10, 1);
  pair.push(61, 0);
  pair.push(60, 0);
  pair.push(10, 0);
  pair.pass(61);
}

// Few different times, so that ties are frequent; time stands still, creeps and jumps.
TEST(TimerWheelTest, AgreesWithASortedMapOnTies) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    Pair pair;
    std::int64_t now = 0;
    for (int i = 0; i < 400; ++i) {
      const auto action = random() % 4;
      if (action < 2)
        pair.push(now + static_cast<std::int64_t>(random() % 8) - 2,
                  static_cast<std::uint32_t>(random() % 3));
      if (action == 2) pair.cancel(random());
      if (action == 3) pair.pass(now += static_cast<std::int64_t>(random() % 3));
      if (HasFatalFailure()) return;
    }
  }
}

// Distances of every size, at the edges of slots and levels.
TEST(TimerWheelTest, AgreesWithASortedMapOnEveryLevel) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 200; ++round) {
    Pair pair;
    std::int64_t now = 1'772'442'000'000'000;
    for (int i = 0; i < 200; ++i) {
      const auto size = static_cast<int>(random() % 54);
      std::int64_t distance =
          static_cast<std::int64_t>(random() & ((std::uint64_t{1} << size) - 1));
      // On the edge of a slot, or just before or behind it.
      if (random() % 2 == 0) {
        distance =
            ((now + distance) >> size << size) - now + static_cast<std::int64_t>(random() % 3) - 1;
      }
      const auto action = random() % 8;
      if (action < 5) pair.push(now + distance, static_cast<std::uint32_t>(random() % 3));
      if (action == 5) pair.cancel(random());
      if (action == 6) pair.pass(now = std::max(now, now + distance % hour));
      if (action == 7 && random() % 10 == 0) pair.pass(now = std::max(now, now + distance));
      if (HasFatalFailure()) return;
    }
    pair.pass(INT64_MAX);
    if (HasFatalFailure()) return;
  }
}

TEST(TimerWheelTest, GivesAllBackAndBeginsAnew) {
  TestWheel wheel;
  wheel.push(0, 1, 1);
  wheel.push(1, 2 * hour, 2);
  wheel.push(2, 3 * hour, 3);
  EXPECT_NE(wheel.first_until(1), nullptr);
  wheel.remove(1);
  std::vector<std::uint32_t> all = wheel.take_all();
  std::sort(all.begin(), all.end());
  EXPECT_EQ(all, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_TRUE(wheel.empty());
  wheel.push(2, 3 * hour, 3);
  EXPECT_EQ(wheel.first_until(max_time.us)->obligation, 2u);
}

}  // namespace
}  // namespace mora::detail
