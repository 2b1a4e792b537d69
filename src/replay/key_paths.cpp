// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/key_paths.hpp"

#include <algorithm>

namespace mora::replay {

const KeyPaths::Place* KeyPaths::add(const Place* from, std::string_view key, Id id) {
  if (places_.size() >= most_places) return nullptr;
  Place& place = places_.emplace_back();
  place.id = id;
  place.text = std::string(key) + '"';
  place.size = static_cast<std::uint32_t>(place.text.size());
  const std::size_t compared = std::min(place.text.size(), padding);
  std::memcpy(place.words, place.text.data(), compared);
  std::memset(place.masks, 0xFF, compared);
  // The tree is this one's own: only what is found in it is const.
  auto* const parent = const_cast<Place*>(from);
  place.sibling = parent->first;
  parent->first = &place;
  return &place;
}

}  // namespace mora::replay
