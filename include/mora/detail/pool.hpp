// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal; promised to nobody. Pool: objects of one type under stable numbers, freed ones used
// again. Threads: one owner. References live until the next make().

#include <cstdint>
#include <vector>

#include "mora/config.hpp"

namespace mora::inline v0::detail {

template <class T>
class Pool {
 public:
  // A number for a freshly made T.
  std::uint32_t make() {
    if (free_.empty()) {
      items_.emplace_back();
      return static_cast<std::uint32_t>(items_.size() - 1);
    }
    const std::uint32_t id = free_.back();
    free_.pop_back();
    items_[id] = T{};
    return id;
  }
  void drop(std::uint32_t id) { free_.push_back(id); }
  // More than every number that was given out.
  [[nodiscard]] std::size_t size() const { return items_.size(); }

  [[nodiscard]] T& operator[](std::uint32_t id) { return items_[id]; }
  [[nodiscard]] const T& operator[](std::uint32_t id) const { return items_[id]; }

 private:
  std::vector<T> items_;
  std::vector<std::uint32_t> free_;
};

}  // namespace mora::inline v0::detail
