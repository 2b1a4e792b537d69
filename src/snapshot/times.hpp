// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Times and lengths as an engine may have them, out of a snapshot: others would lead its arithmetic
// out of 64 bits.

#include <cstdint>

#include "mora/time.hpp"

#include "binary/damaged.hpp"
#include "binary/decoder.hpp"

namespace mora::snapshot {

// More than three times as long as from year 1 to 9999: no sum of times leads further.
inline constexpr std::int64_t most_us = std::int64_t{1} << 60;

// When an event was.
[[nodiscard]] inline TimePoint event_time(binary::Decoder& in) {
  const TimePoint t = in.time();
  if (t < min_time || t > max_time) binary::damaged("a time is out of range");
  return t;
}

// A due time may lie before year 1, or be `never`.
[[nodiscard]] inline TimePoint instant(binary::Decoder& in) {
  const TimePoint t = in.time();
  if (t != never && (t.us < -most_us || t.us > most_us)) binary::damaged("a time is out of range");
  return t;
}

[[nodiscard]] inline Duration length(binary::Decoder& in) {
  const Duration d = in.duration();
  if (d.us < -most_us || d.us > most_us) binary::damaged("a length of time is out of range");
  return d;
}

}  // namespace mora::snapshot
