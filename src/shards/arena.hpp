// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Arena: memory for the texts and values of one batch, given back all at once and used again.
// Threads: one owner at a time. Ownership: what is given lives until clear().

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "mora/event.hpp"
#include "mora/value.hpp"

namespace mora::shards {

class Arena {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);
  // With its texts and items; texts that stand in `kept` are kept already.
  [[nodiscard]] Value keep(const Value& value, std::string_view kept = {});
  [[nodiscard]] std::span<const Value> keep(std::span<const Value> values,
                                            std::string_view kept = {});
  // With its fields.
  [[nodiscard]] Event keep(const Event& event, std::string_view kept = {});

  void clear();

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };

  [[nodiscard]] std::byte* allocate(std::size_t size);
  void next_block(std::size_t size);

  std::vector<Block> blocks_;
  std::size_t used_blocks_ = 0;  // of which the last one has room
  std::size_t used_ = 0;         // bytes of that one
};

}  // namespace mora::shards
