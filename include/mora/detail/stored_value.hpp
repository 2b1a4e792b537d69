// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. StoredValue: a Value that outlives its event, its text in a StringStore; and
// CaptureStore: runs of them, as many as a rule or a memory captures.
// Threads: one owner.

#include <cstdint>
#include <span>
#include <vector>

#include "mora/detail/program_data.hpp"
#include "mora/detail/string_store.hpp"
#include "mora/value.hpp"

namespace mora::inline v0::detail {

class StoredValue {
 public:
  StoredValue() = default;
  // Lists are kept as null: the compiler refuses expressions that would capture one.
  StoredValue(const Value& value, StringStore& strings) {
    if (value.kind() == ValueKind::string) {
      text_ = strings.add(value.string());
    } else if (value.kind() != ValueKind::list) {
      value_ = value;
    }
  }

  [[nodiscard]] Value load(const StringStore& strings) const {
    return text_ != 0 ? Value(strings.view(text_)) : value_;
  }
  void release(StringStore& strings) {
    strings.release(text_);
    text_ = 0;
    value_ = Value();
  }

 private:
  Value value_;
  StringId text_ = 0;
};

class CaptureStore {
 public:
  // Keeps the event's fields at `slots`; `none` when there are none to keep.
  std::uint32_t capture(std::span<const std::uint32_t> slots, std::span<const Value> fields,
                        StringStore& strings) {
    if (slots.empty()) return none;
    const std::uint32_t first = allocate(slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (slots[i] != none) values_[first + i] = StoredValue(fields[slots[i]], strings);
    }
    return first;
  }

  void release(std::uint32_t first, std::size_t count, StringStore& strings) {
    if (first == none) return;
    for (std::size_t i = 0; i < count; ++i) values_[first + i].release(strings);
    free_[count].push_back(first);
  }

  // Null for `none`. Lives until the next capture.
  [[nodiscard]] const StoredValue* at(std::uint32_t first) const {
    return first == none ? nullptr : values_.data() + first;
  }

 private:
  std::uint32_t allocate(std::size_t count) {
    if (count >= free_.size()) free_.resize(count + 1);
    if (!free_[count].empty()) {
      const std::uint32_t first = free_[count].back();
      free_[count].pop_back();
      return first;
    }
    values_.resize(values_.size() + count);
    return static_cast<std::uint32_t>(values_.size() - count);
  }

  std::vector<StoredValue> values_;
  std::vector<std::vector<std::uint32_t>> free_;  // by count
};

}  // namespace mora::inline v0::detail
