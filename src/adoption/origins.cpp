// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/origins.hpp"

#include <map>
#include <set>
#include <string>

namespace mora::adoption {

using detail::none;

namespace {

// The place by its name or terms. Of several alike the first counts: their state is alike too.
using Places = std::map<std::string, std::uint32_t, std::less<>>;

std::uint32_t place_of(const Places& places, std::string_view name) {
  const auto found = places.find(name);
  return found == places.end() ? none : found->second;
}

Places spaces_by_field(const ProgramData& data) {
  Places places;
  for (std::uint32_t i = 0; i < data.spaces.size(); ++i) {
    places.emplace(data.view(data.spaces[i].field), i);
  }
  return places;
}

Places roles_by_name(const ProgramData& data) {
  Places places;
  for (std::uint32_t i = 0; i < data.roles.size(); ++i) {
    places.emplace(data.view(data.roles[i].name), i);
  }
  return places;
}

std::set<std::uint32_t> pauses_of(const ProgramData& data, std::uint8_t space) {
  std::set<std::uint32_t> bits;
  for (const detail::Step& step : data.steps) {
    if (step.op != detail::ClauseOp::toggle_pauses || step.space != space) continue;
    for (std::uint32_t i = 0; i < step.count; ++i) bits.insert(data.toggles[step.index + i].pause);
  }
  return bits;
}

std::vector<std::uint32_t> pause_origins(const ProgramData& next, std::uint8_t next_space,
                                         const ProgramData& old, std::uint8_t old_space) {
  const Terms old_terms(old);
  Places places;
  for (const std::uint32_t bit : pauses_of(old, old_space)) {
    places.emplace(old_terms.pause(old_space, bit), bit);
  }
  const Terms next_terms(next);
  std::vector<std::uint32_t> origins(std::size_t{next.spaces[next_space].pause_words} * 32, none);
  for (const std::uint32_t bit : pauses_of(next, next_space)) {
    origins[bit] = place_of(places, next_terms.pause(next_space, bit));
  }
  return origins;
}

}  // namespace

Origins origins_of(const ProgramData& next, const ProgramData& old) {
  Origins origins;
  const Places spaces = spaces_by_field(old);
  for (std::uint8_t i = 0; i < next.space_count(); ++i) {
    const std::uint32_t space = place_of(spaces, next.view(next.spaces[i].field));
    origins.spaces.push_back(space);
    origins.pauses.push_back(space == none
                                 ? std::vector<std::uint32_t>(next.spaces[i].pause_words * 32, none)
                                 : pause_origins(next, i, old, static_cast<std::uint8_t>(space)));
  }
  const Places roles = roles_by_name(old);
  for (const detail::RoleData& role : next.roles) {
    origins.roles.push_back(place_of(roles, next.view(role.name)));
  }
  const Terms old_terms(old);
  Places memories;
  for (std::uint32_t i = 0; i < old.memories.size(); ++i) memories.emplace(old_terms.memory(i), i);
  const Terms next_terms(next);
  for (std::uint32_t i = 0; i < next.memories.size(); ++i) {
    origins.memories.push_back(place_of(memories, next_terms.memory(i)));
  }
  return origins;
}

}  // namespace mora::adoption
