// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shares: which events are the work of which shard. A case belongs to one shard, by the text of its
// key; what an event does to the case of each of its keys is the work of that case's shard.
// Threads: one owner at a time.

#include <cstdint>
#include <span>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"

#include "engine/case_key.hpp"
#include "engine/hot.hpp"
#include "engine/plain_event.hpp"
#include "engine/program_facts.hpp"
#include "program/program_data.hpp"

namespace mora::shards {

inline constexpr std::uint32_t max_shards = 64;

// An event that is a shard's work.
struct Share {
  std::uint32_t event = 0;     // its number among those of the batch
  std::uint16_t spaces = 0;    // bits: the keys whose cases are the shard's
  bool is_plain = false;       // as detail::EventFacts says; then of its key:
  bool has_short_key = false;  // whether it is short,
  std::uint64_t hash = 0;      // its hash,
  detail::ShortKey words;      // and itself, if it is short
  static_assert(detail::max_spaces <= 16);
};

class Shares {
 public:
  Shares(const Program& program, std::uint32_t shard_count)
      : program_(program), facts_(program.data()), by_shard_(shard_count) {}

  // The batch's next event.
  MORA_HOT void add(const Event& event) {
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
  void clear();
  // In the order of the events.
  [[nodiscard]] std::span<const Share> of(std::uint32_t shard) const { return by_shard_[shard]; }

 private:
  // By the same 32 bits that tell two cases of one instant apart (State::Ended): those that are
  // alike there must meet in one shard, so that ids do not depend on the number of shards. The
  // highest of them, since the lowest are the case's place in its shard's table.
  [[nodiscard]] std::uint32_t owner(std::uint64_t hash) const {
    return static_cast<std::uint32_t>((hash & UINT32_MAX) * by_shard_.size() >> 32);
  }
  MORA_COLD void add_by_spaces(const Event& event, std::uint32_t number);

  Program program_;
  detail::ProgramFacts facts_;
  std::uint32_t events_ = 0;
  std::vector<std::vector<Share>> by_shard_;
};

}  // namespace mora::shards
