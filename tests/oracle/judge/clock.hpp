// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Clock: which time counts towards a due time: the hours of a calendar, or all of it.

#include <optional>

#include "oracle/judge/calendar.hpp"
#include "oracle/judge/value.hpp"
#include "syntax/expr.hpp"

namespace mora::oracle {

class Clock {
 public:
  // A null calendar: all hours count.
  Clock(const Zone& zone, const Calendar* calendar) : zone_(zone), calendar_(calendar) {}

  // The clock time from one instant to another; negative if `to` is the earlier.
  [[nodiscard]] Length between(Instant from, Instant to) const;
  // The earliest instant at which so much clock time has passed since `from`; null beyond the year
  // 9999.
  [[nodiscard]] std::optional<Instant> after(Instant from, Length length) const;
  // The same for a duration as written, in days, months or business days too.
  [[nodiscard]] std::optional<Instant> after(Instant from,
                                             const syntax::DurationLiteral& duration) const;

 private:
  const Zone& zone_;
  const Calendar* calendar_;
};

}  // namespace mora::oracle
