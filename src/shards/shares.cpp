// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/shares.hpp"

#include "program/program_data.hpp"

namespace mora::shards {

// Of what the event does where it lacks a key, the first shard is the owner: each step is taken
// once.
void Shares::add_by_spaces(const Event& event, std::uint32_t number) {
  const detail::ProgramData& data = program_.data();
  for (std::uint8_t space = 0; space < data.space_count(); ++space) {
    const std::uint32_t slot = data.key_slot(event.type, space);
    const bool has_key = slot != detail::none && event.fields[slot].kind() == ValueKind::string;
    const std::uint32_t shard = has_key ? owner(detail::key_hash(event.fields[slot].string())) : 0;
    std::vector<Share>& shares = by_shard_[shard];
    if (shares.empty() || shares.back().event != number) shares.emplace_back().event = number;
    shares.back().spaces |= static_cast<std::uint16_t>(1u << space);
  }
}

void Shares::clear() {
  events_ = 0;
  for (std::vector<Share>& shares : by_shard_) shares.clear();
}

}  // namespace mora::shards
