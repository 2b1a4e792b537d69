// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// StringStore: the texts that a monitor keeps (case keys, persons,
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

#include "mora/config.hpp"

#include "engine/block_list.hpp"
#include "engine/hot.hpp"
#include "value/hash.hpp"

namespace mora::inline v0::detail {

// The number of a kept text; 0 is "no text".
using StringId = std::uint32_t;

class StringStore {
 public:
  MORA_HOT StringId add(std::string_view text) {
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
    copy_text(bytes(id), text);
    return id;
  }

  StringId retain(StringId id) {
    if (id != 0) ++head(id).references;
    return id;
  }

  MORA_HOT void release(StringId id) {
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

  // The same as ==, without a call for the lengths that keys and names have.
  [[nodiscard]] MORA_HOT static bool are_same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    if (a.size() < 4 || a.size() > 16) return a == b;
    return a.size() < 8 ? same_ends<std::uint32_t>(a, b) : same_ends<std::uint64_t>(a, b);
  }

 private:
  // Of texts of one to two words: the words at both ends, which may overlap, are all of it.
  template <class Word>
  [[nodiscard]] MORA_HOT static bool same_ends(std::string_view a, std::string_view b) {
    const std::size_t last = a.size() - sizeof(Word);
    return word_at<Word>(a.data()) == word_at<Word>(b.data()) &&
           word_at<Word>(a.data() + last) == word_at<Word>(b.data() + last);
  }
  template <class Word>
  MORA_HOT static void copy_ends(char* to, std::string_view text) {
    const std::size_t last = text.size() - sizeof(Word);
    std::memcpy(to, text.data(), sizeof(Word));
    std::memcpy(to + last, text.data() + last, sizeof(Word));
  }
  MORA_HOT static void copy_text(char* to, std::string_view text) {
    if (text.size() >= 4 && text.size() <= 16) {
      text.size() < 8 ? copy_ends<std::uint32_t>(to, text) : copy_ends<std::uint64_t>(to, text);
    } else if (!text.empty()) {
      std::memcpy(to, text.data(), text.size());
    }
  }

  // In front of a text; of a free place `references` is the next free one of its kind.
  struct Head {
    std::uint32_t size = 0;
    std::uint32_t references = 0;
  };

  static constexpr std::size_t unit = 8;
  static constexpr std::uint32_t block_bits = 18;  // in units: a block is two mebibytes
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

  MORA_COLD StringId allocate(std::size_t units) {
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
    const std::size_t skipped = blocks_.size() == 0 ? 1 : 0;
    const std::size_t size = units + skipped > block_units ? units + skipped : block_units;
    blocks_.add(size);
    used_ = static_cast<std::uint32_t>(skipped);
  }

  [[nodiscard]] Head& head(StringId id) const {
    return blocks_[id >> block_bits][id & (block_units - 1)];
  }
  [[nodiscard]] char* bytes(StringId id) const { return reinterpret_cast<char*>(&head(id) + 1); }

  BlockList<Head> blocks_;
  std::uint32_t used_ = block_units;  // units of the last block
  StringId free_[small_units + 33] = {};
};

}  // namespace mora::inline v0::detail
