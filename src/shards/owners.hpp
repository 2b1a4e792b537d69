// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Owners: which shard has which case. A case belongs to one shard, by the text of its key; what an
// event does to the case of each of its keys is the work of that case's shard.
// Threads: plain functions.

#include <array>
#include <cstdint>

#include "mora/event.hpp"
#include "mora/program.hpp"

#include "program/program_data.hpp"

namespace mora::shards {

inline constexpr std::uint32_t max_shards = 64;

// By key: the shard of the case that an event belongs to.
using Owners = std::array<std::uint8_t, detail::max_spaces>;

// Of what the event does where it lacks the key, the first shard is the owner: each step is taken
// once.
[[nodiscard]] Owners owners_of(const Program& program, const Event& event,
                               std::uint32_t shard_count);

// Bits: the keys that the shard owns.
[[nodiscard]] std::uint32_t owned_by(std::uint32_t shard, const Owners& owners,
                                     std::uint8_t space_count);

}  // namespace mora::shards
