// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/offset_map.hpp"

#include <algorithm>
#include <iterator>

namespace mora::text {

void OffsetMap::add_run(std::uint32_t decoded, std::uint32_t file) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (decoded - last.decoded == file - last.file) return;
    if (decoded == last.decoded) {
      last.file = file;
      return;
    }
  }
  runs_.push_back({decoded, file});
}

std::uint32_t OffsetMap::to_file(std::uint32_t decoded) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), decoded,
                       [](std::uint32_t offset, const Run& run) { return offset < run.decoded; });
  if (after == runs_.begin()) return runs_.empty() ? 0 : runs_.front().file;
  const Run& run = *std::prev(after);
  return run.file + (decoded - run.decoded);
}

}  // namespace mora::text
