// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/line_shapes.hpp"

#include <utility>

namespace mora::replay {

LineShapes::Separator* LineShapes::follow_other(Separator* from, const char* place) {
  for (Separator*& other : from->others) {
    if (is_at(*other, place)) {
      std::swap(other, from->likely);
      return from->likely;
    }
  }
  return nullptr;
}

LineShapes::Separator* LineShapes::inner_start(const Container& container) {
  Separator& start = inner_starts_[&container];
  if (start.container == nullptr) begin(start, container);
  return &start;
}

LineShapes::Way LineShapes::way_of(const Separator& separator) {
  const bool is_simple = separator.before == Before::text && separator.places == member_places &&
                         separator.pattern.is_short();
  if (!is_simple) return Way::other;
  if (separator.use.id == FieldMap::none) return Way::skip;
  if (separator.use.slot == no_slot) return Way::keep;
  return separator.use.takes_text ? Way::put_in_slot : Way::other;
}

LineShapes::Separator* LineShapes::add(Separator* from, const NewSeparator& found, const Use& use) {
  if (found.text.size() > BytePattern::most_size || followers_ == most_followers) return nullptr;
  ++followers_;
  const auto [at, is_new] = separators_.try_emplace({from->container, std::string(found.text)});
  Separator& separator = at->second;
  if (is_new) {
    separator.pattern = BytePattern(found.text);
    separator.use = use;
    separator.before = found.before;
    separator.places = static_cast<std::uint8_t>(found.places);
    separator.item = found.item;
    separator.empty = found.empty;
    separator.container = found.container;
    separator.way = way_of(separator);
    separator.likely = &nowhere_;
  }
  if (from->likely != &nowhere_) from->others.push_back(from->likely);
  from->likely = &separator;
  return from->likely;
}

}  // namespace mora::replay
