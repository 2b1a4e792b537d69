// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/line_template.hpp"

#include <algorithm>
#include <utility>

namespace mora::replay {

void LineTemplate::add(LineSpot spot, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += at_once) {
    const std::string_view bytes = text.substr(at, at_once);
    Part& part = std::exchange(is_empty_, false) ? first_ : others_.emplace_back();
    bytes.copy(part.bytes.data(), bytes.size());
    std::fill_n(part.counted.data(), bytes.size(), '\xFF');
    part.spot = {spot.place, spot.offset + static_cast<std::ptrdiff_t>(at)};
  }
}

}  // namespace mora::replay
