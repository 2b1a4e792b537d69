// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LocalTimes: local times of a zone as instants, for many of which one mostly has the offset of the
// one before. Threads: one owner. Ownership: the zone must outlive it.

#include <cstdint>

#include "mora/time.hpp"

#include "civil/zone_table.hpp"

namespace mora::arrow {

class LocalTimes {
 public:
  explicit LocalTimes(const detail::Zone& zone) : zone_(&zone) {}

  // `local_us` may lie a day outside the years 0001 to 9999, not more.
  [[nodiscard]] TimePoint instant(std::int64_t local_us) {
    if (local_us < from_ || local_us >= to_) find(local_us);
    return local_us >= from_ && local_us < to_ ? TimePoint{local_us - offset_us_}
                                               : detail::from_local(*zone_, local_us);
  }

 private:
  void find(std::int64_t local_us);

  const detail::Zone* zone_;
  // Local times that have this offset and no other: [from, to) is empty at first.
  std::int64_t from_ = 0;
  std::int64_t to_ = 0;
  std::int64_t offset_us_ = 0;
};

}  // namespace mora::arrow
