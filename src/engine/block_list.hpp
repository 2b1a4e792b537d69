// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BlockList: memory that grows by blocks which never move, so that growing copies nothing. What
// lies in it is made by its owner and needs no destructor; memory that nothing was made in is not
// touched, so that one of little use costs little. Threads: one owner.

#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

#include "engine/large_memory.hpp"

namespace mora::inline v0::detail {

template <class T>
class BlockList {
 public:
  static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 64);

  // One more block, for `count` of T.
  void add(std::size_t count) {
    const Pages pages = blocks_.empty() ? Pages::usual : Pages::large;
    blocks_.emplace_back(static_cast<T*>(allocate_memory(count * sizeof(T), pages)));
  }
  [[nodiscard]] std::size_t size() const { return blocks_.size(); }
  // Where the block begins.
  [[nodiscard]] T* operator[](std::size_t block) const { return blocks_[block].get(); }

 private:
  struct Free {
    void operator()(T* block) const { free_memory(block); }
  };

  std::vector<std::unique_ptr<T, Free>> blocks_;
};

}  // namespace mora::inline v0::detail
