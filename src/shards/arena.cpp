// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/arena.hpp"

#include <algorithm>
#include <memory>

namespace mora::shards {
namespace {

constexpr std::size_t block_size = 64 * 1024;

}  // namespace

std::string_view Arena::keep(std::string_view text) {
  char* const to = reinterpret_cast<char*>(allocate(text.size()));
  std::copy(text.begin(), text.end(), to);
  return {to, text.size()};
}

Value Arena::keep(const Value& value, std::string_view kept) {
  if (is_kept(value, kept)) return value;
  if (value.kind() == ValueKind::list) return Value(keep(value.list(), kept));
  return Value(keep(value.string()));
}

Event Arena::keep(const Event& event) {
  Event copy = event;
  copy.fields = keep(event.fields);
  return copy;
}

// What one line of unusual length has asked for is not held on to.
void Arena::clear() {
  std::erase_if(blocks_, [](const Block& block) { return block.size > block_size; });
  used_blocks_ = 0;
  room_ = 0;
}

void Arena::next_block(std::size_t size) {
  if (used_blocks_ == blocks_.size() || blocks_[used_blocks_].size < size) {
    const std::size_t wanted = std::max(size, block_size);
    blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(used_blocks_),
                   Block{std::make_unique_for_overwrite<std::byte[]>(wanted), wanted});
  }
  const Block& block = blocks_[used_blocks_++];
  free_ = block.bytes.get();
  room_ = block.size;
}

}  // namespace mora::shards
