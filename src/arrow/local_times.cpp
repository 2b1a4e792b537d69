// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "arrow/local_times.hpp"

#include <algorithm>

namespace mora::arrow {
namespace {

// Local times within a day of a change of the offset may be skipped or come twice.
constexpr std::int64_t margin = 86'400'000'000;

}  // namespace

void LocalTimes::find(std::int64_t local_us) {
  const TimePoint t = detail::from_local(*zone_, local_us);
  const auto& offsets = zone_->offsets;
  const auto next = std::upper_bound(offsets.begin(), offsets.end(), t,
                                     [](TimePoint wanted, const detail::OffsetChange& change) {
                                       return wanted.us < change.begin;
                                     });
  const detail::OffsetChange& current = *std::prev(next);
  offset_us_ = std::int64_t{current.offset} * 1'000'000;
  // Behind the ends of time no offset changes.
  from_ = std::max(current.begin, min_time.us - 2 * margin) + offset_us_ + margin;
  to_ = (next == offsets.end() ? max_time.us + 2 * margin : next->begin) + offset_us_ - margin;
}

}  // namespace mora::arrow
