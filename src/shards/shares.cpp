// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/shares.hpp"

#include "engine/plain_event.hpp"
#include "program/program_data.hpp"

namespace mora::shards {

// By the same 32 bits that tell two cases of one instant apart (State::Ended): those that are alike
// there must meet in one shard, so that ids do not depend on the number of shards. The highest of
// them, since the lowest are the case's place in its shard's table.
std::uint32_t Shares::owner(std::uint64_t hash) const {
  return static_cast<std::uint32_t>((hash & UINT32_MAX) * by_shard_.size() >> 32);
}

void Shares::add(const Event& event) {
  const std::uint32_t number = events_++;
  const detail::EventFacts* const type = detail::plain_type(facts_, event);
  if (type == nullptr) return add_by_spaces(event, number);
  const detail::SoughtKey key(event.fields[type->slot].string());
  // Part by part: a share that is made elsewhere and copied as a whole has to be waited for.
  Share& share = by_shard_[owner(key.hash)].emplace_back();
  share.event = number;
  share.spaces = static_cast<std::uint16_t>(1u << type->space);
  share.is_plain = true;
  share.has_short_key = key.is_short();
  share.hash = key.hash;
  share.words.low = key.words.low;
  share.words.high = key.words.high;
}

// Of what the event does where it lacks a key, the first shard is the owner: each step is taken
// once.
void Shares::add_by_spaces(const Event& event, std::uint32_t number) {
  const detail::ProgramData& data = program_.data();
  const auto spaces = static_cast<std::uint8_t>(data.space_count());
  for (std::uint8_t space = 0; space < spaces; ++space) {
    const std::uint32_t slot = data.key_slots[event.type * data.spaces.size() + space];
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
