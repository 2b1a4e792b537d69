// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// TimerWheel: the next timer of every obligation that has one, given
// out in the order of LANGUAGE.md section 5: time, warnings before dues, rule's place, order of
// opening. To set or cancel one takes the same few steps however many there are. Threads: one
// owner.
//
// A hierarchical timing wheel (Varghese and Lauck, "Hashed and Hierarchical Timing Wheels", 1987).
// Times are counted in microseconds from the least TimePoint on, as 64-bit numbers in digits of six
// bits. The wheel has a time of its own, and a timer after it stands at the level of the highest
// digit in which its time differs from the wheel's, in the slot of that digit. So
//   - all that stand at a level agree with the wheel's time in the digits above, and a slot's
//     timers come after the wheel's time: nothing wraps around, whatever the distance;
//   - every timer at a level comes before every one at a higher level, and within a level a lower
//     slot comes first: the first slot is found by two counts of zero bits;
//   - the wheel's time must not enter a slot that is not empty. Whoever moves it on takes the first
//     slot apart when its time begins, down to lower levels, or hands it out when all of it is due
//     or it holds few.
// Eleven levels hold every time. Timers at or before the wheel's time wait in a heap, where they
// are ordered, ties too; that is where obligations that are late from the start come in.
//
// The timers stand in the obligations themselves. What the wheel works on is a `Nodes`:
//   Node& node(id)           what the links are members of: previous_timer and next_timer, which is
//                            Obligation::no_timer where there is none
//   TimePoint time(id)       when; does not change while the timer is set
//   std::uint64_t order(id)  among timers of one instant (timer_order)

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "mora/time.hpp"

#include "engine/cell.hpp"
#include "engine/hot.hpp"

namespace mora::inline v0::detail {

// A time without its sign, in the same order.
[[nodiscard]] constexpr std::uint64_t ticks_of(TimePoint t) {
  return static_cast<std::uint64_t>(t.us) ^ std::uint64_t{1} << 63;
}

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

// The timers at or before a wheel's time. A 4-ary heap that tells each where it stands.
template <class Nodes>
class TimerHeap {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] const Timer& top() const { return heap_.front(); }
  [[nodiscard]] const std::vector<Timer>& all() const { return heap_; }

  void push(Nodes nodes, const Timer& timer) {
    heap_.push_back(timer);
    rise(nodes, heap_.size() - 1, timer);
  }

  void remove(Nodes nodes, std::size_t hole) {
    const Timer last = heap_.back();
    heap_.pop_back();
    if (hole == heap_.size()) return;
    if (hole > 0 && last.before(heap_[(hole - 1) / arity])) {
      rise(nodes, hole, last);
      return;
    }
    sink(nodes, hole, last);
  }

 private:
  static constexpr std::size_t arity = 4;

  void put(Nodes nodes, std::size_t place, const Timer& timer) {
    heap_[place] = timer;
    nodes.node(timer.obligation).previous_timer = static_cast<std::uint32_t>(place);
  }

  void rise(Nodes nodes, std::size_t hole, const Timer timer) {
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / arity;
      if (!timer.before(heap_[parent])) break;
      put(nodes, hole, heap_[parent]);
      hole = parent;
    }
    put(nodes, hole, timer);
  }

  void sink(Nodes nodes, std::size_t hole, const Timer timer) {
    for (;;) {
      const std::size_t first = hole * arity + 1;
      if (first >= heap_.size()) break;
      std::size_t least = first;
      for (std::size_t i = first + 1; i < first + arity && i < heap_.size(); ++i) {
        if (heap_[i].before(heap_[least])) least = i;
      }
      if (!heap_[least].before(timer)) break;
      put(nodes, hole, heap_[least]);
      hole = least;
    }
    put(nodes, hole, timer);
  }

  std::vector<Timer> heap_;
};

template <class Nodes>
class TimerWheel {
 public:
  TimerWheel() {
    for (auto& level : heads_) {
      for (std::uint32_t& head : level) head = none;
    }
  }

  [[nodiscard]] bool empty() const { return levels_ == 0 && ready_.empty(); }

  // The obligation must have no timer yet.
  void push(Nodes nodes, std::uint32_t obligation) {
    const std::uint64_t time = ticks_of(nodes.time(obligation));
    if (time < quiet_until_) quiet_until_ = time;
    if (time <= now_) {
      hand_out(nodes, obligation);
    } else {
      link(nodes, obligation, time);
    }
  }

  // Nothing happens if the obligation has no timer.
  void remove(Nodes nodes, std::uint32_t obligation) {
    auto& node = nodes.node(obligation);
    if (node.next_timer == Obligation::no_timer) return;
    if (node.next_timer == in_heap) {
      ready_.remove(nodes, node.previous_timer);
    } else {
      unlink(nodes, obligation, node.previous_timer, node.next_timer);
    }
    node.next_timer = Obligation::no_timer;
  }

  // True only if there is no timer at or before `last`.
  [[nodiscard]] bool is_quiet(TimePoint last) const { return ticks_of(last) < quiet_until_; }
  // No timer comes before this, counted as ticks_of() does.
  [[nodiscard]] std::uint64_t quiet_until() const { return quiet_until_; }

  // The first timer at or before `last`; null if there is none. Times before `last` are past for
  // the wheel afterwards.
  [[nodiscard]] const Timer* first_until(Nodes nodes, TimePoint last) {
    const std::uint64_t end = ticks_of(last);
    if (is_quiet(last)) return nullptr;
    if (ready_.empty() && end > now_) turn(nodes, end);
    if (!ready_.empty() && ready_.top().at <= last) return &ready_.top();
    quiet_until_ = lower_bound();
    return nullptr;
  }

  // When the first timer is; null if there is none. It looks at all timers of one slot, by the
  // functions that a Nodes has too.
  template <class Time, class Next>
  [[nodiscard]] std::optional<TimePoint> first_time(Time time, Next next) const {
    if (!ready_.empty()) return ready_.top().at;
    if (levels_ == 0) return std::nullopt;
    const Slot slot = first_slot();
    TimePoint least = never;
    for (std::uint32_t i = heads_[slot.level][slot.digit]; i != none; i = next(i)) {
      if (time(i) < least) least = time(i);
    }
    return least;
  }

  // The obligations that have a timer, in no order that means anything; then none has one, and the
  // wheel's time is the least.
  [[nodiscard]] std::vector<std::uint32_t> take_all(Nodes nodes) {
    std::vector<std::uint32_t> all;
    for (const Timer& timer : ready_.all()) all.push_back(timer.obligation);
    for (const auto& level : heads_) {
      for (std::uint32_t i : level) {
        for (; i != none; i = nodes.node(i).next_timer) all.push_back(i);
      }
    }
    for (const std::uint32_t i : all) nodes.node(i).next_timer = Obligation::no_timer;
    *this = TimerWheel();
    return all;
  }

 private:
  static constexpr int bits = 6;
  static constexpr int level_count = 11;
  static constexpr int slot_count = 1 << bits;
  static constexpr int few = 16;
  // The next of a timer that is in the heap; its previous is its place there.
  static constexpr std::uint32_t in_heap = Obligation::no_timer - 1;

  struct Slot {
    int level = 0;
    int digit = 0;
    std::uint64_t begin = 0;
    std::uint64_t last = 0;
  };

  // Of a time after the wheel's.
  [[nodiscard]] int level_of(std::uint64_t time) const {
    return (63 - std::countl_zero(time ^ now_)) / bits;
  }
  [[nodiscard]] static int digit_of(std::uint64_t time, int level) {
    return static_cast<int>(time >> (level * bits) & (slot_count - 1));
  }

  void link(Nodes nodes, std::uint32_t obligation, std::uint64_t time) {
    const int level = level_of(time);
    const int digit = digit_of(time, level);
    std::uint32_t& head = heads_[level][digit];
    auto& node = nodes.node(obligation);
    node.previous_timer = none;
    node.next_timer = head;
    if (head != none) nodes.node(head).previous_timer = obligation;
    head = obligation;
    used_[level] |= std::uint64_t{1} << digit;
    levels_ |= 1u << level;
  }

  // Its level and slot are still those of its time: the wheel's time has not entered the slot.
  void unlink(Nodes nodes, std::uint32_t obligation, std::uint32_t previous, std::uint32_t next) {
    if (next != none) nodes.node(next).previous_timer = previous;
    if (previous != none) {
      nodes.node(previous).next_timer = next;
      return;
    }
    const std::uint64_t time = ticks_of(nodes.time(obligation));
    const int level = level_of(time);
    const int digit = digit_of(time, level);
    heads_[level][digit] = next;
    if (next == none) mark_empty(level, digit);
  }

  MORA_COLD void mark_empty(int level, int digit) {
    used_[level] &= ~(std::uint64_t{1} << digit);
    if (used_[level] == 0) levels_ &= ~(1u << level);
  }

  MORA_COLD void hand_out(Nodes nodes, std::uint32_t obligation) {
    nodes.node(obligation).next_timer = in_heap;
    ready_.push(nodes, {nodes.time(obligation), nodes.order(obligation), obligation});
  }

  // There must be one.
  [[nodiscard]] Slot first_slot() const {
    Slot slot;
    slot.level = std::countr_zero(levels_);
    slot.digit = std::countr_zero(used_[slot.level]);
    const int shift = slot.level * bits;
    const std::uint64_t size = std::uint64_t{1} << shift;
    // The digits above are the wheel's own; the highest level has none above it.
    const std::uint64_t above = shift + bits >= 64 ? 0 : now_ >> (shift + bits) << (shift + bits);
    slot.begin = above | static_cast<std::uint64_t>(slot.digit) << shift;
    slot.last = slot.begin + (size - 1);
    return slot;
  }

  // Moves the wheel's time on to `end`, but not past the first slot that has something due by then.
  MORA_COLD void turn(Nodes nodes, std::uint64_t end) {
    while (levels_ != 0 && ready_.empty()) {
      const Slot slot = first_slot();
      if (slot.begin > end) break;
      take_apart(nodes, slot, slot.last <= end || is_small(nodes, slot));
    }
    if (ready_.empty()) now_ = end;
  }

  // No timer comes before it.
  [[nodiscard]] std::uint64_t lower_bound() const {
    if (!ready_.empty()) return ticks_of(ready_.top().at);
    return levels_ == 0 ? UINT64_MAX : first_slot().begin;
  }

  // Few timers are ordered in the heap with less work than by taking their slot apart level by
  // level. The wheel's time is ahead then, by less than the slot's length, and until it is reached
  // timers come in by the heap too: so only slots of seconds are handed out like that.
  [[nodiscard]] bool is_small(Nodes nodes, const Slot& slot) const {
    if (slot.level > 4) return false;
    std::uint32_t rest = heads_[slot.level][slot.digit];
    for (int i = 0; i < few && rest != none; ++i) rest = nodes.node(rest).next_timer;
    return rest == none;
  }

  // `at_once`: all its timers are handed out.
  void take_apart(Nodes nodes, const Slot& slot, bool at_once) {
    std::uint32_t next = heads_[slot.level][slot.digit];
    heads_[slot.level][slot.digit] = none;
    mark_empty(slot.level, slot.digit);
    now_ = at_once ? slot.last : slot.begin;
    while (next != none) {
      const std::uint32_t obligation = next;
      next = nodes.node(obligation).next_timer;
      push(nodes, obligation);
    }
  }

  std::uint64_t now_ = 0;
  // No timer comes before this: most events find out from it alone that nothing is due.
  std::uint64_t quiet_until_ = UINT64_MAX;
  std::uint32_t levels_ = 0;                      // bits: levels with timers
  std::uint64_t used_[level_count] = {};          // bits: slots with timers
  std::uint32_t heads_[level_count][slot_count];  // the first timer of each slot
  TimerHeap<Nodes> ready_;
};

}  // namespace mora::inline v0::detail
