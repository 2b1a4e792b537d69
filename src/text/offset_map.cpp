// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/offset_map.hpp"

#include <algorithm>
#include <iterator>

namespace mora::text {

void OffsetMap::add_run(std::uint32_t decoded, std::uint32_t file) {
  if (empty_) {
    first_ = {decoded, file};
    empty_ = false;
    return;
  }
  Run& last = later_.empty() ? first_ : later_.back();
  if (decoded - last.decoded == file - last.file) return;
  if (decoded == last.decoded) {
    last.file = file;
    return;
  }
  later_.push_back({decoded, file});
}

std::uint32_t OffsetMap::to_file(std::uint32_t decoded) const {
  if (empty_ || decoded < first_.decoded) return first_.file;
  const auto after =
      std::upper_bound(later_.begin(), later_.end(), decoded,
                       [](std::uint32_t offset, const Run& run) { return offset < run.decoded; });
  const Run& run = after == later_.begin() ? first_ : *std::prev(after);
  return run.file + (decoded - run.decoded);
}

}  // namespace mora::text
