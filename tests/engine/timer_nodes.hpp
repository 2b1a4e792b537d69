// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Timers that stand in a list of their own, as TimerWheel and Timers want them. Threads: one owner.

#include <cstdint>
#include <tuple>
#include <vector>

#include "mora/time.hpp"

#include "engine/cell.hpp"

namespace mora::detail {

// Of a timer: its time and its order.
using TimerKey = std::tuple<std::int64_t, std::uint64_t>;

struct TestNode {
  TimePoint time;
  std::uint64_t order = 0;
  std::uint32_t previous_timer = none;
  std::uint32_t next_timer = Obligation::no_timer;
};

struct TestNodes {
  std::vector<TestNode>* all;
  [[nodiscard]] TestNode& node(std::uint32_t id) const { return (*all)[id]; }
  [[nodiscard]] TimePoint time(std::uint32_t id) const { return (*all)[id].time; }
  [[nodiscard]] std::uint64_t order(std::uint32_t id) const { return (*all)[id].order; }
};

}  // namespace mora::detail
