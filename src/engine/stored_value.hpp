// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// StoredValue: a Value that outlives its event, its text in a
// StringStore; and CaptureStore: runs of them, as many as a rule or a memory captures. Threads: one
// owner.

#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "mora/value.hpp"

#include "engine/scratch.hpp"
#include "engine/string_store.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

class StoredValue {
 public:
  StoredValue() = default;
  StoredValue(const Value& value, StringStore& strings) : value_(value) {
    if (value.kind() == ValueKind::string) text_ = strings.add(value.string());
    if (value.kind() == ValueKind::list) text_ = strings.add(packed(value.list()));
  }

  // A list's items live in `scratch`.
  [[nodiscard]] Value load(const StringStore& strings, Scratch& scratch) const {
    if (text_ == 0) return value_;
    const std::string_view text = strings.view(text_);
    return value_.kind() == ValueKind::string ? Value(text) : unpacked(text, scratch);
  }
  // The same value for another place to keep.
  [[nodiscard]] StoredValue shared(StringStore& strings) const {
    strings.retain(text_);
    return *this;
  }
  void release(StringStore& strings) {
    strings.release(text_);
    text_ = 0;
    value_ = Value();
  }

 private:
  // A list as bytes: each item's Value, and behind a text's its characters.
  [[nodiscard]] static std::string packed(std::span<const Value> items) {
    std::string bytes;
    for (const Value& item : items) {
      bytes.append(reinterpret_cast<const char*>(&item), sizeof item);
      if (item.kind() == ValueKind::string) bytes += item.string();
    }
    return bytes;
  }

  [[nodiscard]] Value unpacked(std::string_view bytes, Scratch& scratch) const {
    const std::size_t count = value_.list().size();
    auto* const items = reinterpret_cast<Value*>(scratch.allocate(count * sizeof(Value)));
    for (std::size_t i = 0; i < count; ++i) {
      Value item;
      std::memcpy(&item, bytes.data(), sizeof item);
      bytes.remove_prefix(sizeof item);
      if (item.kind() == ValueKind::string) {
        const std::size_t size = item.string().size();
        item = Value(bytes.substr(0, size));
        bytes.remove_prefix(size);
      }
      new (items + i) Value(item);
    }
    return Value(std::span<const Value>(items, count));
  }

  Value value_;  // of a string or a list only the kind and the size mean anything
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

  // Keeps the same values once more.
  std::uint32_t copy(std::uint32_t first, std::size_t count, StringStore& strings) {
    if (first == none) return none;
    const std::uint32_t to = allocate(count);
    for (std::size_t i = 0; i < count; ++i) values_[to + i] = values_[first + i].shared(strings);
    return to;
  }

  // Keeps those of `count` values that stand at `places`, in that order, and lets the others go.
  std::uint32_t rearrange(std::uint32_t first, std::size_t count,
                          std::span<const std::uint32_t> places, StringStore& strings) {
    std::uint32_t to = none;
    if (!places.empty()) to = allocate(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      values_[to + i] = values_[first + places[i]].shared(strings);
    }
    release(first, count, strings);
    return to;
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
