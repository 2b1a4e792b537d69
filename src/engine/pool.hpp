// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pool: objects of one type under stable numbers, freed ones used
// again. Threads: one owner.

#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>

#include "engine/block_list.hpp"
#include "engine/hot.hpp"

namespace mora::inline v0::detail {

template <class T>
class Pool {
 public:
  // A number for a freshly made T.
  std::uint32_t make() {
    return take([](void* place) { new (place) T{}; });
  }
  // The same, made by make(where).
  template <class Make>
  MORA_HOT std::uint32_t take(Make make) {
    if (free_ == none_free) add_free();
    const std::uint32_t id = free_;
    T* const place = &(*this)[id];
    std::memcpy(&free_, static_cast<const void*>(place), sizeof free_);
    make(static_cast<void*>(place));
    return id;
  }
  void drop(std::uint32_t id) { drop(id, (*this)[id]); }
  // The same for one that is known.
  MORA_HOT void drop(std::uint32_t id, T& object) {
    std::memcpy(static_cast<void*>(&object), &free_, sizeof free_);
    free_ = id;
  }
  // More than every number that was given out.
  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] MORA_HOT T& operator[](std::uint32_t id) { return blocks_[id >> bits][id & mask]; }
  [[nodiscard]] MORA_HOT const T& operator[](std::uint32_t id) const {
    return blocks_[id >> bits][id & mask];
  }

 private:
  // A block of cells is one large page.
  static constexpr std::uint32_t bits = 15;
  static constexpr std::uint32_t block_size = 1u << bits;
  static constexpr std::uint32_t mask = block_size - 1;
  static constexpr std::uint32_t none_free = UINT32_MAX;
  static_assert(std::is_trivially_destructible_v<T> && sizeof(T) >= sizeof(std::uint32_t));

  // One that was never in use.
  MORA_COLD void add_free() {
    if ((size_ & mask) == 0) blocks_.add(block_size);
    drop(size_++);
  }

  BlockList<T> blocks_;
  std::uint32_t size_ = 0;
  // The last one freed; in the place of each stands the number of the one freed before it.
  std::uint32_t free_ = none_free;
};

}  // namespace mora::inline v0::detail
