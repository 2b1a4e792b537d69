// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Clock: which time counts towards a due time. All of it, unless a rule names a calendar.

#include <optional>

#include "oracle/judge/value.hpp"

namespace mora::oracle {

class Clock {
 public:
  // The clock time from one instant to another; negative if `to` is the earlier.
  [[nodiscard]] Length between(Instant from, Instant to) const { return to - from; }
  // The earliest instant at which so much clock time has passed since `from`; null beyond the year
  // 9999.
  [[nodiscard]] std::optional<Instant> after(Instant from, Length length) const;
};

}  // namespace mora::oracle
