// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/found.hpp"

#include <algorithm>

namespace mora::shards {

// All other texts are the program's.
void Found::add(const Rank& rank, const Finding& finding) {
  Ranked kept{rank, finding};
  kept.finding.case_key = arena_.keep(finding.case_key);
  if (finding.person) kept.finding.person = arena_.keep(*finding.person);
  all_.push_back(kept);
}

void Found::clear() {
  all_.clear();
  arena_.clear();
}

std::vector<const Ranked*> in_order(std::span<const Found> shards) {
  std::vector<const Ranked*> all;
  for (const Found& found : shards) {
    for (const Ranked& ranked : found.all()) all.push_back(&ranked);
  }
  std::ranges::stable_sort(all, {}, [](const Ranked* ranked) { return ranked->rank; });
  return all;
}

}  // namespace mora::shards
