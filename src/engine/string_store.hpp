// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. StringStore: the texts that a monitor keeps (case keys, persons,
// captured fields), counted by reference. The memory of released texts is used again. Threads: one
// owner. Views live until the text is released.
//
// Texts lie in blocks of memory that never move. A text's number is its place, in units of eight
// bytes; in front of it stand its size and how many refer to it. Places of like size that are free
// are chained through their numbers. Texts that are large have a block of their own.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "mora/config.hpp"

namespace mora::inline v0::detail {

// The number of a kept text; 0 is "no text".
using StringId = std::uint32_t;

class StringStore {
 public:
  StringId add(std::string_view text) {
    const std::uint32_t kind = kind_of(text.size());
    StringId id = free_[kind];
    if (id != 0) {
      free_[kind] = head(id).references;
    } else {
      id = allocate(units_of(kind));
    }
    Head& h = head(id);
    h.size = static_cast<std::uint32_t>(text.size());
    h.references = 1;
    if (!text.empty()) std::memcpy(bytes(id), text.data(), text.size());
    return id;
  }

  StringId retain(StringId id) {
    if (id != 0) ++head(id).references;
    return id;
  }

  void release(StringId id) {
    if (id == 0) return;
    Head& h = head(id);
    if (--h.references != 0) return;
    const std::uint32_t kind = kind_of(h.size);
    h.references = free_[kind];
    free_[kind] = id;
  }

  // Empty for 0.
  [[nodiscard]] std::string_view view(StringId id) const {
    if (id == 0) return {};
    return {bytes(id), head(id).size};
  }

 private:
  // In front of a text; of a free place `references` is the next free one of its kind.
  struct Head {
    std::uint32_t size = 0;
    std::uint32_t references = 0;
  };

  static constexpr std::size_t unit = 8;
  static constexpr std::uint32_t block_bits = 17;  // in units: a block is a mebibyte
  static constexpr std::uint32_t block_units = 1u << block_bits;
  // Places of up to so many units come in every size, larger ones in powers of two.
  static constexpr std::uint32_t small_units = 64;

  // How large a place a text of `size` bytes has, as an index of free_.
  [[nodiscard]] static std::uint32_t kind_of(std::size_t size) {
    const std::size_t units = (sizeof(Head) + size + unit - 1) / unit;
    if (units <= small_units) return static_cast<std::uint32_t>(units);
    return small_units + static_cast<std::uint32_t>(std::bit_width((units - 1) / small_units));
  }
  [[nodiscard]] static std::size_t units_of(std::uint32_t kind) {
    if (kind <= small_units) return kind;
    return std::size_t{small_units} << (kind - small_units);
  }

  StringId allocate(std::size_t units) {
    if (units > block_units - used_) start_block(units);
    const auto block = static_cast<std::uint32_t>(blocks_.size() - 1);
    const StringId id = block << block_bits | used_;
    used_ += static_cast<std::uint32_t>(units < block_units - used_ ? units : block_units - used_);
    return id;
  }

  // The first unit of all is no text's: its number would be 0. What is left of the block before is
  // lost, less than the text that did not fit.
  void start_block(std::size_t units) {
    MORA_ASSERT(blocks_.size() < UINT32_MAX >> block_bits);
    const std::size_t skipped = blocks_.empty() ? 1 : 0;
    const std::size_t size = units + skipped > block_units ? units + skipped : block_units;
    blocks_.emplace_back(size);
    used_ = static_cast<std::uint32_t>(skipped);
  }

  [[nodiscard]] Head& head(StringId id) {
    return blocks_[id >> block_bits][id & (block_units - 1)];
  }
  [[nodiscard]] const Head& head(StringId id) const {
    return blocks_[id >> block_bits][id & (block_units - 1)];
  }
  [[nodiscard]] char* bytes(StringId id) { return reinterpret_cast<char*>(&head(id) + 1); }
  [[nodiscard]] const char* bytes(StringId id) const {
    return reinterpret_cast<const char*>(&head(id) + 1);
  }

  std::vector<std::vector<Head>> blocks_;
  std::uint32_t used_ = block_units;  // units of the last block
  StringId free_[small_units + 33] = {};
};

}  // namespace mora::inline v0::detail
