// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BlockList: memory that grows by blocks which never move, so that growing copies nothing. What
// lies in it is made by its owner and needs no destructor; memory that nothing was made in is not
// touched. Threads: one owner.

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace mora::inline v0::detail {

template <class T>
class BlockList {
 public:
  static_assert(std::is_trivially_destructible_v<T>);

  // One more block, for `count` of T.
  void add(std::size_t count) {
    blocks_.emplace_back(
        static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{alignment})));
  }
  [[nodiscard]] std::size_t size() const { return blocks_.size(); }
  // Where the block begins.
  [[nodiscard]] T* operator[](std::size_t block) const { return blocks_[block].get(); }

 private:
  static constexpr std::size_t alignment = alignof(T) < 64 ? 64 : alignof(T);
  struct Free {
    void operator()(T* block) const { ::operator delete (block, std::align_val_t{alignment}); }
  };

  std::vector<std::unique_ptr<T, Free>> blocks_;
};

}  // namespace mora::inline v0::detail
