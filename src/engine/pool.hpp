// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pool: objects of one type under stable numbers, freed ones used
// again. Threads: one owner.

#include <cstdint>
#include <new>
#include <vector>

#include "engine/block_list.hpp"

namespace mora::inline v0::detail {

template <class T>
class Pool {
 public:
  // A number for a freshly made T.
  std::uint32_t make() {
    if (free_.empty()) {
      if ((size_ & mask) == 0) blocks_.add(block_size);
      new (&(*this)[size_]) T{};
      return size_++;
    }
    const std::uint32_t id = free_.back();
    free_.pop_back();
    new (&(*this)[id]) T{};
    return id;
  }
  void drop(std::uint32_t id) { free_.push_back(id); }
  // More than every number that was given out.
  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] T& operator[](std::uint32_t id) { return blocks_[id >> bits][id & mask]; }
  [[nodiscard]] const T& operator[](std::uint32_t id) const {
    return blocks_[id >> bits][id & mask];
  }

 private:
  // A block of cells is one large page.
  static constexpr std::uint32_t bits = 15;
  static constexpr std::uint32_t block_size = 1u << bits;
  static constexpr std::uint32_t mask = block_size - 1;

  BlockList<T> blocks_;
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> free_;
};

}  // namespace mora::inline v0::detail
