// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SortBuffer: events held until no earlier one may come any more, given out by time, those of equal
// times in the order they came. Owns what it holds. Threads: one owner.
//
// Most events of a log that is nearly in order come behind all that are held, or before a few of
// them: those stand in a row. Only the others go into a heap.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <span>
#include <vector>

#include "mora/event.hpp"

#include "engine/held_event.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

class SortBuffer {
 public:
  [[nodiscard]] bool empty() const { return row_.empty() && heap_.empty(); }
  [[nodiscard]] TimePoint first_time() const {
    return first_of_row() ? row_.front().time : heap_.front().time;
  }

  void push(const Event& event, std::uint32_t field_count) {
    const Key key{event.time, next_++, free_place()};
    events_[key.place].hold(event, field_count);
    if (put_in_row(key)) return;
    heap_.push_back(key);
    std::ranges::push_heap(heap_, Key::after);
  }

  // Calls `take(event)` with the first event, which lives during the call, and drops it. `take`
  // must not push.
  template <class Take>
  void pop(Take take) {
    const std::uint32_t place = take_first().place;
    free_.push_back(place);
    take(events_[place].event());
    events_[place].let_go();
  }

  // Calls visit(event) with each in the order in which they would be given out; it lives during the
  // call.
  template <class Visit>
  void for_each(Visit visit) const {
    std::vector<Key> keys(row_.begin(), row_.end());
    keys.insert(keys.end(), heap_.begin(), heap_.end());
    std::ranges::sort(keys, Key::before);
    for (const Key& key : keys) visit(events_[key.place].event());
  }
  [[nodiscard]] std::size_t size() const { return row_.size() + heap_.size(); }

  // How the events of one type are written anew: their type, and for each of its fields where it
  // stood. A type of `none`: they are dropped; a field of `none`: it is null.
  struct Rewriting {
    EventType type = none;
    std::vector<std::uint32_t> fields;
  };
  // One for each type.
  void rewrite(std::span<const Rewriting> types) {
    const auto is_dropped = [&](const Key& key) {
      HeldEvent& event = events_[key.place];
      const Rewriting& to = types[event.type()];
      if (to.type != none) {
        event.rewrite(to.type, to.fields);
        return false;
      }
      event.let_go();
      free_.push_back(key.place);
      return true;
    };
    std::erase_if(row_, is_dropped);
    std::erase_if(heap_, is_dropped);
    std::ranges::make_heap(heap_, Key::after);
  }

 private:
  // The place of a held event in the order, and in events_.
  struct Key {
    TimePoint time;
    std::uint64_t sequence = 0;
    std::uint32_t place = 0;

    [[nodiscard]] static bool before(const Key& a, const Key& b) {
      return a.time != b.time ? a.time < b.time : a.sequence < b.sequence;
    }
    [[nodiscard]] static bool after(const Key& a, const Key& b) { return before(b, a); }
  };

  // Whether the first one stands in the row.
  [[nodiscard]] bool first_of_row() const {
    return heap_.empty() || (!row_.empty() && Key::before(row_.front(), heap_.front()));
  }

  // False if it would come before more than a few of the row.
  bool put_in_row(const Key& key) {
    constexpr std::size_t few = 16;
    if (row_.size() > few && key.time < row_[row_.size() - few].time) return false;
    auto place = row_.end();
    while (place != row_.begin() && key.time < std::prev(place)->time) --place;
    row_.insert(place, key);
    return true;
  }

  Key take_first() {
    if (first_of_row()) {
      const Key first = row_.front();
      row_.pop_front();
      return first;
    }
    std::ranges::pop_heap(heap_, Key::after);
    const Key first = heap_.back();
    heap_.pop_back();
    return first;
  }

  [[nodiscard]] std::uint32_t free_place() {
    if (free_.empty()) {
      events_.emplace_back();
      return static_cast<std::uint32_t>(events_.size() - 1);
    }
    const std::uint32_t place = free_.back();
    free_.pop_back();
    return place;
  }

  std::vector<HeldEvent> events_;
  std::vector<std::uint32_t> free_;  // places of events_
  std::deque<Key> row_;              // in order
  std::vector<Key> heap_;            // the first one in front
  std::uint64_t next_ = 0;
};

}  // namespace mora::inline v0::detail
