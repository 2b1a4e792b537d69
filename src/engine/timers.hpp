// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Timers: the next timer of every obligation that has one, given out in the order of LANGUAGE.md
// section 5. Threads: one owner.
//
// Most rules give every obligation the same length of time, and since events come in the order of
// time, so do its due times: a list to whose end they are added is in order already. The first
// rules of that kind have such a list, a lane, each (Varghese and Lauck's "scheme 2" with the
// insertion at the end, which the one length makes right). All other timers, and one that would
// break the order of its lane, go by the wheel. What is due first is the least of the first of
// each.
//
// A timer in a lane is linked by the same members as one in the wheel. Where it is the first or the
// last one, there stands the lane's mark in the place of the neighbour, so that any timer can be
// taken out without a look at its rule.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "mora/time.hpp"

#include "engine/hot.hpp"
#include "engine/timer_wheel.hpp"

namespace mora::inline v0::detail {

inline constexpr std::uint32_t max_lanes = 8;

template <class Nodes>
class Timers {
 public:
  Timers() {
    for (std::uint32_t i = 0; i < max_lanes; ++i) lanes_[i].first = lanes_[i].last = mark_of(i);
  }

  // The obligation must have no timer yet.
  void push(Nodes nodes, std::uint32_t obligation) {
    expect(ticks_of(nodes.time(obligation)));
    wheel_.push(nodes, obligation);
  }

  // The same for one whose node is known and that falls due at `at`, no earlier than those that its
  // lane got before. A `lane` of `none` is no lane.
  template <class Node>
  MORA_HOT void push_due(Nodes nodes, std::uint32_t obligation, Node& node, TimePoint at,
                         std::uint32_t lane) {
    const std::uint64_t time = ticks_of(at);
    if (lane == none || time < lanes_[lane].last_time) return push(nodes, obligation);
    Lane& to = lanes_[lane];
    const std::uint32_t last = to.last;
    node.previous_timer = last;
    node.next_timer = mark_of(lane);
    to.last = obligation;
    to.last_time = time;
    if (last < first_mark) {
      nodes.node(last).next_timer = obligation;
    } else {
      begin_lane(lane, obligation, time);
    }
  }

  // Nothing happens if the obligation has no timer.
  MORA_HOT void remove(Nodes nodes, std::uint32_t obligation) {
    remove(nodes, obligation, nodes.node(obligation));
  }
  // The same for one whose node is known.
  template <class Node>
  MORA_HOT void remove(Nodes nodes, std::uint32_t obligation, Node& node) {
    const std::uint32_t previous = node.previous_timer;
    const std::uint32_t next = node.next_timer;
    if (next >= first_mark || previous >= first_mark) return remove_at_end(nodes, obligation);
    nodes.node(next).previous_timer = previous;
    nodes.node(previous).next_timer = next;
    node.next_timer = Obligation::no_timer;
  }

  // Whatever stands beside the timer will be looked at when it is removed.
  template <class Node>
  MORA_HOT static void fetch_neighbours(Nodes nodes, const Node& node) {
    if (node.next_timer >= first_mark || node.previous_timer >= first_mark) return;
    fetch_for_writing(&nodes.node(node.next_timer));
    fetch_for_writing(&nodes.node(node.previous_timer));
  }

  // True only if there is no timer at or before `last`.
  [[nodiscard]] bool is_quiet(TimePoint last) const { return ticks_of(last) < quiet_until_; }

  // The first timer at or before `last`; null if there is none. It lives until the next call.
  [[nodiscard]] const Timer* first_until(Nodes nodes, TimePoint last) {
    if (is_quiet(last)) return nullptr;
    const Timer* first = wheel_.first_until(nodes, last);
    const std::uint64_t end = ticks_of(last);
    for (std::uint32_t i = 0; i < lanes_in_use_; ++i) {
      // An empty one has no time, and `last` may be the last of all.
      if (lanes_[i].first_time > end || is_mark(lanes_[i].first)) continue;
      const std::uint32_t id = lanes_[i].first;
      const Timer timer{nodes.time(id), nodes.order(id), id};
      if (first == nullptr || timer.before(*first)) first = &(first_in_lane_ = timer);
    }
    if (first == nullptr) quiet_until_ = lower_bound();
    return first;
  }

  // When the first timer is; null if there is none. It looks at all timers of one slot of the
  // wheel, by the functions that a Nodes has too.
  template <class Time, class Next>
  [[nodiscard]] std::optional<TimePoint> first_time(Time time, Next next) const {
    std::optional<TimePoint> first = wheel_.first_time(time, next);
    for (const Lane& lane : lanes_) {
      if (lane.first >= first_mark) continue;
      if (!first || time(lane.first) < *first) first = time(lane.first);
    }
    return first;
  }

  // The obligations that have a timer, in no order that means anything; then none has one.
  [[nodiscard]] std::vector<std::uint32_t> take_all(Nodes nodes) {
    std::vector<std::uint32_t> all = wheel_.take_all(nodes);
    for (const Lane& lane : lanes_) {
      for (std::uint32_t id = lane.first; id < first_mark;) {
        all.push_back(id);
        const std::uint32_t next = nodes.node(id).next_timer;
        nodes.node(id).next_timer = Obligation::no_timer;
        id = next;
      }
    }
    *this = Timers();
    return all;
  }

 private:
  // In order, with the times of both ends. Of an empty one the time of the first is the greatest;
  // that of the last stays, since what comes is no earlier.
  struct Lane {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint64_t first_time = UINT64_MAX;
    std::uint64_t last_time = 0;
  };

  // Marks stand below the other numbers that are no obligation's (none, no_timer, the wheel's).
  static constexpr std::uint32_t first_mark = Obligation::no_timer - 1 - max_lanes;
  [[nodiscard]] static constexpr std::uint32_t mark_of(std::uint32_t lane) {
    return first_mark + lane;
  }
  [[nodiscard]] static bool is_mark(std::uint32_t link) { return link - first_mark < max_lanes; }

  MORA_HOT void expect(std::uint64_t time) {
    if (time < quiet_until_) quiet_until_ = time;
  }

  MORA_COLD void begin_lane(std::uint32_t lane, std::uint32_t obligation, std::uint64_t time) {
    lanes_[lane].first = obligation;
    lanes_[lane].first_time = time;
    if (lane >= lanes_in_use_) lanes_in_use_ = lane + 1;
    expect(time);
  }

  // Of a timer without two neighbours.
  MORA_COLD void remove_at_end(Nodes nodes, std::uint32_t obligation) {
    auto& node = nodes.node(obligation);
    const std::uint32_t previous = node.previous_timer;
    const std::uint32_t next = node.next_timer;
    // The previous one of a timer in the heap is a place, and may look like anything.
    const bool in_lane = next < first_mark ? is_mark(previous) : is_mark(next);
    if (!in_lane) return wheel_.remove(nodes, obligation);
    Lane& lane = lanes_[(is_mark(next) ? next : previous) - first_mark];
    if (is_mark(next)) {
      lane.last = previous;
    } else {
      nodes.node(next).previous_timer = previous;
    }
    if (is_mark(previous)) {
      lane.first = next;
      lane.first_time = is_mark(next) ? UINT64_MAX : ticks_of(nodes.time(next));
    } else {
      nodes.node(previous).next_timer = next;
    }
    node.next_timer = Obligation::no_timer;
  }

  // No timer comes before it.
  [[nodiscard]] std::uint64_t lower_bound() const {
    std::uint64_t least = wheel_.quiet_until();
    for (std::uint32_t i = 0; i < lanes_in_use_; ++i) {
      if (lanes_[i].first_time < least) least = lanes_[i].first_time;
    }
    return least;
  }

  // Of all timers: most events find out from it alone that nothing is due.
  std::uint64_t quiet_until_ = UINT64_MAX;
  std::uint32_t lanes_in_use_ = 0;
  Lane lanes_[max_lanes];
  Timer first_in_lane_;
  TimerWheel<Nodes> wheel_;
};

}  // namespace mora::inline v0::detail
