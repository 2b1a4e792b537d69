// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BlockReader: the bytes that a BlockWriter wrote, block by block; each has been checked when it is
// given out. Throws Damaged. Threads: one owner.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace mora::binary {

// Reads up to so many bytes to that place, and says how many; 0: there are no more.
using Read = std::function<std::size_t(char*, std::size_t)>;

// Fills the place, or as much of it as there are bytes; how many.
[[nodiscard]] std::size_t read_fully(const Read& read, char* to, std::size_t size);

class BlockReader {
 public:
  // `head`: what stood before the first block.
  BlockReader(Read read, std::string_view head);

  // Lives until the next call; empty behind the last one. No byte behind that is read.
  [[nodiscard]] std::string_view next();

 private:
  [[nodiscard]] std::uint32_t word();

  Read read_;
  std::uint32_t checksum_;
  bool ended_ = false;
  std::string block_;
};

}  // namespace mora::binary
