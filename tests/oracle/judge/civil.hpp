// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Civil time by Howard Hinnant's date library, without the engine's tables and arithmetic.

#include <optional>
#include <string>
#include <string_view>

#include <date/tz.h>

#include "oracle/judge/value.hpp"

namespace mora::oracle {

using LocalTime = date::local_time<Length>;
using Day = date::local_days;

enum class CivilUnit : std::uint8_t { day, week, month, year };

class Zone {
 public:
  explicit Zone(const std::string& name) : zone_(date::locate_zone(name)) {}

  [[nodiscard]] LocalTime local(Instant t) const { return zone_->to_local(t); }
  [[nodiscard]] Day day(Instant t) const { return date::floor<date::days>(local(t)); }
  // What a clock change skips is the first instant after the gap; what it repeats is the first
  // occurrence.
  [[nodiscard]] Instant instant(LocalTime local) const;
  // Instants whose local time this is: none, one or two.
  [[nodiscard]] std::vector<Instant> occurrences(LocalTime local) const;
  // Null beyond the year 9999.
  [[nodiscard]] std::optional<Instant> later(Instant t, std::int64_t count, CivilUnit unit) const;
  // The last instant of t's local day on a grid of `unit`, counted from 1970-01-01T00:00Z.
  [[nodiscard]] Instant end_of_day(Instant t, Length unit) const;

 private:
  const date::time_zone* zone_;
};

[[nodiscard]] Instant last_instant();  // of the year 9999
[[nodiscard]] Instant floored(Instant t, Length unit);
// "2026-03-02T09:00:00Z", with a fraction where there is one.
[[nodiscard]] std::string text_of(Instant t);
// "2026-03-02T09:00+08:00", or local time of the zone.
[[nodiscard]] Instant instant_from_text(const std::string& text, const Zone& zone);

}  // namespace mora::oracle
