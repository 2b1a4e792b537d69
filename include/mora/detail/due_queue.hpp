// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. DueQueue: the next timer of every obligation that has one, in the
// order of LANGUAGE.md section 5: time, warnings before dues, rule's place, order of opening. A
// 4-ary heap that knows where each obligation stands, so that a cancelled timer leaves at once.
// Threads: one owner.

#include <cstdint>
#include <vector>

#include "mora/detail/program_data.hpp"
#include "mora/time.hpp"

namespace mora::inline v0::detail {

struct Timer {
  TimePoint at;
  std::uint64_t order = 0;
  std::uint32_t obligation = 0;

  [[nodiscard]] bool before(const Timer& other) const {
    return at != other.at ? at < other.at : order < other.order;
  }
};

// The order among timers of one instant: a rule's place has 19 bits, the order of opening 44.
[[nodiscard]] constexpr std::uint64_t timer_order(bool due, std::uint32_t rule,
                                                  std::uint64_t sequence) {
  return (due ? std::uint64_t{1} << 63 : 0) | (std::uint64_t{rule} << 44) | sequence;
}
// Whether an obligation falls due then; else it is a warning.
[[nodiscard]] constexpr bool is_due(const Timer& timer) { return timer.order >> 63 != 0; }
inline constexpr std::uint32_t max_rules = 1u << 19;

class DueQueue {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] const Timer& top() const { return heap_.front(); }

  // The obligation must have no timer yet.
  void push(const Timer& timer) {
    if (timer.obligation >= places_.size()) places_.resize(timer.obligation + 1, none);
    heap_.push_back(timer);
    rise(heap_.size() - 1, timer);
  }

  // Nothing happens if the obligation has no timer.
  void remove(std::uint32_t obligation) {
    if (obligation >= places_.size() || places_[obligation] == none) return;
    const std::size_t hole = places_[obligation];
    places_[obligation] = none;
    const Timer last = heap_.back();
    heap_.pop_back();
    if (hole == heap_.size()) return;
    if (hole > 0 && last.before(heap_[(hole - 1) / arity])) {
      rise(hole, last);
      return;
    }
    sink(hole, last);
  }

 private:
  static constexpr std::size_t arity = 4;

  void put(std::size_t place, const Timer& timer) {
    heap_[place] = timer;
    places_[timer.obligation] = static_cast<std::uint32_t>(place);
  }

  void rise(std::size_t hole, const Timer timer) {
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / arity;
      if (!timer.before(heap_[parent])) break;
      put(hole, heap_[parent]);
      hole = parent;
    }
    put(hole, timer);
  }

  void sink(std::size_t hole, const Timer timer) {
    for (;;) {
      const std::size_t first = hole * arity + 1;
      if (first >= heap_.size()) break;
      std::size_t least = first;
      for (std::size_t i = first + 1; i < first + arity && i < heap_.size(); ++i) {
        if (heap_[i].before(heap_[least])) least = i;
      }
      if (!heap_[least].before(timer)) break;
      put(hole, heap_[least]);
      hole = least;
    }
    put(hole, timer);
  }

  std::vector<Timer> heap_;
  std::vector<std::uint32_t> places_;  // by obligation; none: no timer
};

}  // namespace mora::inline v0::detail
