// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// HeldEvent: an event that outlives its caller's, with all that its values refer to. It can hold
// one event after the other, and asks for memory only where that is not enough. Threads: one owner.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "mora/event.hpp"

#include "program/program_data.hpp"

namespace mora::inline v0::detail {

class HeldEvent {
 public:
  HeldEvent() = default;
  // What values refer to moves with the event.
  HeldEvent(const HeldEvent&) = delete;
  HeldEvent& operator=(const HeldEvent&) = delete;
  HeldEvent(HeldEvent&&) = default;
  HeldEvent& operator=(HeldEvent&&) = default;
  ~HeldEvent() = default;

  // Holds this one, with so many fields; no more than was held before.
  void hold(const Event& event, std::uint32_t field_count) {
    time_ = event.time;
    line_ = event.line;
    type_ = event.type;
    const std::span<const Value> fields = event.fields.first(field_count);
    make_room(fields);
    for (const Value& field : fields) values_.push_back(kept(field));
  }
  // Lives as long as it is held.
  [[nodiscard]] Event event() const { return {time_, type_, line_, values_}; }
  [[nodiscard]] EventType type() const { return type_; }

  // Of another type, with these of its fields in this order; `none`: null.
  void rewrite(EventType type, std::span<const std::uint32_t> fields) {
    type_ = type;
    std::vector<Value> values;
    for (const std::uint32_t from : fields) {
      values.push_back(from == none ? Value() : values_[from]);
    }
    values_ = std::move(values);
  }

  // Nothing is held any more; memory that few events need is given back.
  void let_go() {
    constexpr std::size_t usual = 4096;
    if (texts_.capacity() > usual) texts_ = {};
    if (items_.capacity() > usual) items_ = {};
  }

 private:
  // Values refer to texts and items: neither may move while they are added.
  void make_room(std::span<const Value> fields) {
    std::size_t size = 0;
    std::size_t count = 0;
    for (const Value& field : fields) {
      if (field.kind() == ValueKind::string) size += field.string().size();
      if (field.kind() != ValueKind::list) continue;
      count += field.list().size();
      for (const Value& item : field.list()) {
        if (item.kind() == ValueKind::string) size += item.string().size();
      }
    }
    values_.clear();
    texts_.clear();
    items_.clear();
    values_.reserve(fields.size());
    texts_.reserve(size);
    items_.reserve(count);
  }

  [[nodiscard]] Value kept(const Value& value) {
    if (value.kind() != ValueKind::list) return kept_item(value);
    const std::size_t first = items_.size();
    for (const Value& item : value.list()) items_.push_back(kept_item(item));
    return Value(std::span<const Value>(items_).subspan(first));
  }
  // No list: there is none in a list.
  [[nodiscard]] Value kept_item(const Value& value) {
    return value.kind() == ValueKind::string ? Value(kept(value.string())) : value;
  }
  [[nodiscard]] std::string_view kept(std::string_view text) {
    const std::size_t first = texts_.size();
    texts_.insert(texts_.end(), text.begin(), text.end());
    return {texts_.data() + first, text.size()};
  }

  TimePoint time_;
  std::uint64_t line_ = 0;
  EventType type_ = 0;
  std::vector<Value> values_;
  std::vector<Value> items_;  // of lists
  std::vector<char> texts_;
};

}  // namespace mora::inline v0::detail
