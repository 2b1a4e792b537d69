// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/owners.hpp"

#include "engine/case_key.hpp"

namespace mora::shards {
namespace {

// By the same 32 bits that tell two cases of one instant apart (State::Ended): those that are alike
// there must meet in one shard, so that ids do not depend on the number of shards. The highest of
// them, since the lowest are the case's place in its shard's table.
std::uint8_t shard_of(std::string_view key, std::uint32_t shard_count) {
  const std::uint64_t hash = detail::key_hash(key) & UINT32_MAX;
  return static_cast<std::uint8_t>(hash * shard_count >> 32);
}

}  // namespace

Owners owners_of(const Program& program, const Event& event, std::uint32_t shard_count) {
  const detail::ProgramData& data = program.data();
  Owners owners{};
  for (std::uint8_t space = 0; space < data.space_count(); ++space) {
    const std::uint32_t slot = data.key_slots[event.type * data.spaces.size() + space];
    if (slot == detail::none || event.fields[slot].kind() != ValueKind::string) continue;
    owners[space] = shard_of(event.fields[slot].string(), shard_count);
  }
  return owners;
}

std::uint32_t owned_by(std::uint32_t shard, const Owners& owners, std::uint8_t space_count) {
  std::uint32_t spaces = 0;
  for (std::uint8_t space = 0; space < space_count; ++space) {
    if (owners[space] == shard) spaces |= 1u << space;
  }
  return spaces;
}

}  // namespace mora::shards
