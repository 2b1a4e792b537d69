// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SortBuffer: events held until no earlier one may come any more,
// given out by time, those of equal times in the order they came. Owns what it holds. Threads: one
// owner.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "mora/event.hpp"

#include "engine/stored_value.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

class SortBuffer {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] TimePoint first_time() const { return heap_.front().time; }

  void push(const Event& event, std::uint32_t field_count) {
    Held held{event.time, next_++, event.line, event.type, {}};
    held.fields.reserve(field_count);
    for (std::uint32_t i = 0; i < field_count; ++i) {
      held.fields.emplace_back(event.fields[i]);
    }
    heap_.push_back(std::move(held));
    rise(heap_.size() - 1);
  }

  // Calls `take(event)` with the first event, which lives during the call, and drops it.
  template <class Take>
  void pop(Take take) {
    Held first = std::move(heap_.front());
    if (heap_.size() > 1) heap_.front() = std::move(heap_.back());
    heap_.pop_back();
    if (!heap_.empty()) sink(0);
    visit_event(first, take);
  }

  // Calls visit(event) with each in the order in which they would be given out; it lives during the
  // call.
  template <class Visit>
  void for_each(Visit visit) const {
    std::vector<const Held*> held;
    for (const Held& each : heap_) held.push_back(&each);
    std::sort(held.begin(), held.end(), [](const Held* a, const Held* b) { return a->before(*b); });
    for (const Held* const each : held) visit_event(*each, visit);
  }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }

  // How the events of one type are written anew: their type, and for each of its fields where it
  // stood. A type of `none`: they are dropped; a field of `none`: it is null.
  struct Rewriting {
    EventType type = none;
    std::vector<std::uint32_t> fields;
  };
  // One for each type.
  void rewrite(std::span<const Rewriting> types) {
    std::vector<Held> before;
    before.swap(heap_);
    for (Held& held : before) {
      const Rewriting& to = types[held.type];
      if (to.type == none) continue;
      std::vector<OwnedValue> fields;
      for (const std::uint32_t from : to.fields) {
        fields.push_back(from == none ? OwnedValue(Value()) : std::move(held.fields[from]));
      }
      held.type = to.type;
      held.fields = std::move(fields);
      heap_.push_back(std::move(held));
      rise(heap_.size() - 1);
    }
  }

 private:
  // A value with its own text or items.
  class OwnedValue {
   public:
    explicit OwnedValue(const Value& value) : value_(value) {
      if (value.kind() == ValueKind::string)
        text_.assign(value.string().begin(), value.string().end());
      if (value.kind() != ValueKind::list) return;
      for (const Value& item : value.list()) items_.emplace_back(item);
      for (const OwnedValue& item : items_) item_views_.push_back(item.view());
    }
    [[nodiscard]] Value view() const {
      if (value_.kind() == ValueKind::string)
        return Value(std::string_view{text_.data(), text_.size()});
      if (value_.kind() == ValueKind::list) return Value(std::span<const Value>(item_views_));
      return value_;
    }

   private:
    Value value_;
    std::vector<char> text_;
    std::vector<OwnedValue> items_;
    std::vector<Value> item_views_;
  };

  struct Held {
    TimePoint time;
    std::uint64_t sequence = 0;
    std::uint64_t line = 0;
    EventType type = 0;
    std::vector<OwnedValue> fields;

    [[nodiscard]] bool before(const Held& other) const {
      return time != other.time ? time < other.time : sequence < other.sequence;
    }
  };

  template <class Visit>
  static void visit_event(const Held& held, Visit visit) {
    std::vector<Value> values;
    values.reserve(held.fields.size());
    for (const OwnedValue& field : held.fields) values.push_back(field.view());
    visit(Event{held.time, held.type, held.line, values});
  }

  void rise(std::size_t place) {
    while (place > 0 && heap_[place].before(heap_[(place - 1) / 2])) {
      std::swap(heap_[place], heap_[(place - 1) / 2]);
      place = (place - 1) / 2;
    }
  }

  void sink(std::size_t place) {
    for (;;) {
      std::size_t least = place;
      for (const std::size_t child : {2 * place + 1, 2 * place + 2}) {
        if (child < heap_.size() && heap_[child].before(heap_[least])) least = child;
      }
      if (least == place) return;
      std::swap(heap_[place], heap_[least]);
      place = least;
    }
  }

  std::vector<Held> heap_;
  std::uint64_t next_ = 0;
};

}  // namespace mora::inline v0::detail
