// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Arena: memory for the texts and values of one batch, given back all at once and used again.
// Threads: one owner at a time. Ownership: what is given lives until clear().

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/value.hpp"

#include "engine/hot.hpp"

namespace mora::shards {

class Arena {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);
  // With its texts and items; texts that stand in `kept` are kept already.
  [[nodiscard]] Value keep(const Value& value, std::string_view kept = {});
  [[nodiscard]] MORA_HOT std::span<const Value> keep(std::span<const Value> values,
                                                     std::string_view kept = {}) {
    auto* const to = reinterpret_cast<Value*>(allocate(values.size_bytes()));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Value& value = values[i];
      std::construct_at(to + i, is_kept(value, kept) ? value : keep(value, kept));
    }
    return {to, values.size()};
  }
  // With its fields.
  [[nodiscard]] Event keep(const Event& event);

  void clear();

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };

  // Most values of most events: a number, or a text of the line.
  [[nodiscard]] MORA_HOT static bool is_kept(const Value& value, std::string_view kept) {
    if (value.kind() != ValueKind::string) return value.kind() != ValueKind::list;
    const std::string_view text = value.string();
    const std::less_equal<> not_behind;
    return not_behind(kept.data(), text.data()) &&
           not_behind(text.data() + text.size(), kept.data() + kept.size());
  }
  // Values stand at places that are multiples of their alignment.
  [[nodiscard]] MORA_HOT std::byte* allocate(std::size_t size) {
    size = (size + alignof(Value) - 1) / alignof(Value) * alignof(Value);
    if (size > room_) next_block(size);
    std::byte* const bytes = free_;
    free_ += size;
    room_ -= size;
    return bytes;
  }
  MORA_COLD void next_block(std::size_t size);

  std::vector<Block> blocks_;
  std::size_t used_blocks_ = 0;  // the last one may have room:
  std::byte* free_ = nullptr;    // where it begins,
  std::size_t room_ = 0;         // and how much
};

}  // namespace mora::shards
