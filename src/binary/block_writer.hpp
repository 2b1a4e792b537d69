// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BlockWriter: bytes as blocks, each with its size and a checksum, so that a reader can trust what
// it has read before all of it has come, and knows the end. A block's checksum (CRC-32, as in gzip)
// goes over all the bytes so far: blocks that are missing or have changed places are found too.
//
//   block: size (4 bytes, least first), checksum (the same), that many bytes; the last one is empty
//
// Threads: one owner.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace mora::binary {

// No block is longer.
inline constexpr std::size_t most_block = std::size_t{1} << 20;

class BlockWriter {
 public:
  using Write = std::function<void(std::string_view)>;

  // The checksums begin with `head`, which stands before the first block and is not written here.
  BlockWriter(Write write, std::string_view head);

  // What is to be written next is added here.
  [[nodiscard]] std::string& bytes() { return bytes_; }
  // Writes a block if there are bytes enough for one.
  void flow() {
    if (bytes_.size() >= enough) write_blocks();
  }
  // All the rest, and the end.
  void finish();

 private:
  static constexpr std::size_t enough = std::size_t{1} << 16;

  void write_blocks();
  void write_block(std::string_view block);

  Write write_;
  std::uint32_t checksum_;
  std::string bytes_;
};

}  // namespace mora::binary
