// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scratch: texts that expressions make, alive until the event is
// done. Threads: one owner.

#include <cstddef>
#include <vector>

namespace mora::inline v0::detail {

class Scratch {
 public:
  // `size` bytes that stay in place until clear().
  char* allocate(std::size_t size) {
    blocks_.emplace_back(size);
    return blocks_.back().data();
  }
  void clear() { blocks_.clear(); }

 private:
  std::vector<std::vector<char>> blocks_;
};

}  // namespace mora::inline v0::detail
