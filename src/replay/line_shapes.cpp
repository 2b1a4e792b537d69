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

LineShapes::Way LineShapes::way_of(const Separator& separator) {
  if (!separator.before_text || !separator.pattern.is_short()) return Way::other;
  if (separator.use.id == FieldMap::none) return Way::skip;
  return separator.use.takes_text ? Way::put_in_slot : Way::other;
}

LineShapes::Separator* LineShapes::add(Separator* from, std::string_view text, const Use& use) {
  if (text.size() > BytePattern::most_size || followers_ == most_followers) return nullptr;
  ++followers_;
  auto found = separators_.find(text);
  if (found == separators_.end()) {
    Separator separator{BytePattern(text), use, text.ends_with('"')};
    separator.way = way_of(separator);
    separator.likely = &nowhere_;
    found = separators_.emplace(text, std::move(separator)).first;
  }
  if (from->likely != &nowhere_) from->others.push_back(from->likely);
  from->likely = &found->second;
  return from->likely;
}

}  // namespace mora::replay
