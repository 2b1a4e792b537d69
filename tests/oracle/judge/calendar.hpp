// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Calendar: the business hours of a policy's calendar, day by day. business_days_later: when `2bd`
// is due.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "oracle/judge/civil.hpp"
#include "syntax/policy.hpp"

namespace mora::oracle {

// [begin, end)
struct Span {
  Instant begin;
  Instant end;
};

class Calendar {
 public:
  Calendar(const syntax::CalendarDecl& written, const Zone& zone)
      : written_(&written), zone_(&zone) {}

  // The hours of a local day, in order; those that a clock change skips are none.
  [[nodiscard]] std::vector<Span> hours_of(Day day) const;
  // The business time of [from, to), day by day.
  [[nodiscard]] Length between(Instant from, Instant to) const;
  // The earliest instant from which on, or up to which, so much business time passes, seen from
  // `from`; null beyond the year 9999.
  [[nodiscard]] std::optional<Instant> after(Instant from, Length length) const;
  [[nodiscard]] Instant before(Instant from, Length length) const;
  // The end of the last hour of the count-th day with hours after t's own.
  [[nodiscard]] Instant business_days_later(Instant t, std::int64_t count) const;

 private:
  const syntax::CalendarDecl* written_;
  const Zone* zone_;
};

}  // namespace mora::oracle
