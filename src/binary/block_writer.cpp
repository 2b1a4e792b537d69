// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "binary/block_writer.hpp"

#include <utility>

#include "binary/checksum.hpp"

namespace mora::binary {
namespace {

void put(std::string& head, std::uint32_t word) {
  for (int shift = 0; shift < 32; shift += 8) head.push_back(static_cast<char>(word >> shift));
}

}  // namespace

BlockWriter::BlockWriter(Write write, std::string_view head)
    : write_(std::move(write)), checksum_(checksum(0, head)) {}

void BlockWriter::write_block(std::string_view block) {
  checksum_ = checksum(checksum_, block);
  std::string head;
  put(head, static_cast<std::uint32_t>(block.size()));
  put(head, checksum_);
  write_(head);
  if (!block.empty()) write_(block);
}

void BlockWriter::write_blocks() {
  for (std::string_view rest = bytes_; !rest.empty();) {
    const std::string_view block = rest.substr(0, most_block);
    write_block(block);
    rest.remove_prefix(block.size());
  }
  bytes_.clear();
}

void BlockWriter::finish() {
  write_blocks();
  write_block({});
}

}  // namespace mora::binary
