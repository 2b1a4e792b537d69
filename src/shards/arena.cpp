// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/arena.hpp"

#include <algorithm>
#include <functional>
#include <memory>

namespace mora::shards {
namespace {

constexpr std::size_t block_size = 64 * 1024;

// Values stand at places that are multiples of this.
constexpr std::size_t alignment = alignof(Value);

bool contains(std::string_view all, std::string_view part) {
  const std::less_equal<> not_behind;
  return not_behind(all.data(), part.data()) &&
         not_behind(part.data() + part.size(), all.data() + all.size());
}

}  // namespace

std::string_view Arena::keep(std::string_view text) {
  char* const to = reinterpret_cast<char*>(allocate(text.size()));
  std::copy(text.begin(), text.end(), to);
  return {to, text.size()};
}

Value Arena::keep(const Value& value, std::string_view kept) {
  if (value.kind() == ValueKind::list) return Value(keep(value.list(), kept));
  if (value.kind() != ValueKind::string || contains(kept, value.string())) return value;
  return Value(keep(value.string()));
}

std::span<const Value> Arena::keep(std::span<const Value> values, std::string_view kept) {
  auto* const to = reinterpret_cast<Value*>(allocate(values.size_bytes()));
  for (std::size_t i = 0; i < values.size(); ++i) std::construct_at(to + i, keep(values[i], kept));
  return {to, values.size()};
}

Event Arena::keep(const Event& event, std::string_view kept) {
  Event copy = event;
  copy.fields = keep(event.fields, kept);
  return copy;
}

// What one line of unusual length has asked for is not held on to.
void Arena::clear() {
  std::erase_if(blocks_, [](const Block& block) { return block.size > block_size; });
  used_blocks_ = 0;
  used_ = 0;
}

std::byte* Arena::allocate(std::size_t size) {
  size = (size + alignment - 1) / alignment * alignment;
  if (used_blocks_ == 0 || blocks_[used_blocks_ - 1].size - used_ < size) next_block(size);
  std::byte* const bytes = blocks_[used_blocks_ - 1].bytes.get() + used_;
  used_ += size;
  return bytes;
}

void Arena::next_block(std::size_t size) {
  if (used_blocks_ == blocks_.size() || blocks_[used_blocks_].size < size) {
    const std::size_t wanted = std::max(size, block_size);
    blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(used_blocks_),
                   Block{std::make_unique_for_overwrite<std::byte[]>(wanted), wanted});
  }
  ++used_blocks_;
  used_ = 0;
}

}  // namespace mora::shards
