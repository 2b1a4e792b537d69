// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Timestamps: reading and writing RFC 3339 and its relaxed forms. timestamp_writer.hpp writes many.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mora/time.hpp"

#include "civil/usual_time.hpp"
#include "civil/zone_table.hpp"

namespace mora::civil {

// Whether its year is one of 0001 to 9999.
[[nodiscard]] inline bool is_in_range(TimePoint t) { return t >= min_time && t <= max_time; }

// Reads YYYY-MM-DD, then optionally T, t or a space and hh:mm, optionally :ss and a fraction (. or
// ,; digits finer than microseconds are cut), then optionally Z, z, +hh:mm, +hhmm or +hh. Without
// an offset it is local time of `zone`; a bare date is its midnight. 24:00 is the next day's
// midnight, a 60th second the next minute's first. Null if it is no timestamp or outside years 0001
// to 9999.
[[nodiscard]] std::optional<TimePoint> parse_timestamp(std::string_view text,
                                                       const detail::Zone& zone);

// The same for the times of a log, of which one mostly has the date of the one before. Threads: one
// owner.
class TimestampReader {
 public:
  [[nodiscard]] std::optional<TimePoint> read(std::string_view text, const detail::Zone& zone) {
    const TimePoint t = read_usual(text);
    return is_in_range(t) ? t : read_other(text, zone);
  }

 private:
  // Out of range if it is unread.
  [[nodiscard, gnu::always_inline]] TimePoint read_usual(std::string_view text) const {
    return {usual_.knows(text) ? usual_.read(text) : UsualTime::unread};
  }
  [[nodiscard]] std::optional<TimePoint> read_other(std::string_view text,
                                                    const detail::Zone& zone);
  [[nodiscard]] bool learn_date(std::string_view text);

  UsualTime usual_;
};

// "2026-03-02T09:00:00+08:00"; fractions only where there are any; an offset with seconds is cut to
// the minute.
[[nodiscard]] std::string format_rfc3339(TimePoint t, const detail::Zone& zone);
// "2026-03-02 09:00"; seconds and fractions only where there are any.
[[nodiscard]] std::string format_local(TimePoint t, const detail::Zone& zone);

}  // namespace mora::civil
