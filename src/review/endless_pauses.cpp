// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Pauses that no event can end: the clock of what they stop stands for good.

#include <algorithm>
#include <set>
#include <utility>

#include "review/condition_truth.hpp"
#include "review/review_policy.hpp"

namespace mora::review {

namespace {

// An event that both ends and begins a pause leaves it on.
bool begins_again(const sema::Pattern& end, const sema::CheckedPause& pause) {
  return std::any_of(pause.from.begin(), pause.from.end(), [&](const sema::Pattern& begin) {
    return begin.event == end.event && !begin.where;
  });
}

bool is_endless(const sema::CheckedPause& pause) {
  return never_matches(pause.to) ||
         std::all_of(pause.to.begin(), pause.to.end(),
                     [&](const sema::Pattern& end) { return begins_again(end, pause); });
}

}  // namespace

void endless_pauses(const ReviewContext& context) {
  // Rules that inherit one share its place.
  std::set<std::pair<SourceId, std::uint32_t>> told;
  for (const sema::CheckedRule& rule : context.checked.rules) {
    for (std::size_t i = 0; i < rule.pauses.size(); ++i) {
      const Span place = rule.written->pause[i].to.span;
      if (!is_endless(rule.pauses[i]) || !told.emplace(place.source, place.begin).second) continue;
      context.bag.report(Code::endless_pause, place, "no event ends this pause").help =
          never_matches(rule.pauses[i].to)
              ? "the condition of 'to' can never hold"
              : "an event that matches both 'from' and 'to' leaves the pause on";
    }
  }
}

}  // namespace mora::review
