// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "binary/block_reader.hpp"

#include <utility>

#include "binary/block_writer.hpp"
#include "binary/checksum.hpp"
#include "binary/damaged.hpp"

namespace mora::binary {

std::size_t read_fully(const Read& read, char* to, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    const std::size_t part = read(to + got, size - got);
    if (part == 0) break;
    got += part;
  }
  return got;
}

BlockReader::BlockReader(Read read, std::string_view head)
    : read_(std::move(read)), checksum_(checksum(0, head)) {}

std::uint32_t BlockReader::word() {
  unsigned char bytes[4];
  if (read_fully(read_, reinterpret_cast<char*>(bytes), sizeof bytes) != sizeof bytes) {
    damaged("it is cut off");
  }
  std::uint32_t word = 0;
  for (int i = 0; i < 4; ++i) word |= std::uint32_t{bytes[i]} << (8 * i);
  return word;
}

std::string_view BlockReader::next() {
  if (ended_) return {};
  const std::uint32_t size = word();
  const std::uint32_t wanted = word();
  if (size > most_block) damaged("a block is too long");
  block_.resize(size);
  if (read_fully(read_, block_.data(), size) != size) damaged("it is cut off");
  checksum_ = checksum(checksum_, block_);
  if (checksum_ != wanted) damaged("a checksum is wrong");
  ended_ = size == 0;
  return block_;
}

}  // namespace mora::binary
