// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Instants and lengths of time as the engine counts them: integer microseconds, nothing else. Civil
// time (days, zones) is not here; conversions to <chrono> stand in time_chrono.hpp.
// Threads: plain values.

#include <compare>
#include <cstdint>

namespace mora::inline v0 {

// A length of time in microseconds; negative ones are allowed.
struct Duration {
  std::int64_t us = 0;
  friend constexpr auto operator<=>(Duration, Duration) = default;
};

// An instant: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct TimePoint {
  std::int64_t us = 0;
  friend constexpr auto operator<=>(TimePoint, TimePoint) = default;
};

// The first and the last instant that an event or a due time may have: years 0001 to 9999, UTC.
inline constexpr TimePoint min_time{-62'135'596'800'000'000};
inline constexpr TimePoint max_time{253'402'300'799'999'999};

// Later than every instant: the due time of what is never due.
inline constexpr TimePoint never{INT64_MAX};

constexpr Duration milliseconds(std::int64_t n) { return {n * 1'000}; }
constexpr Duration seconds(std::int64_t n) { return {n * 1'000'000}; }
constexpr Duration minutes(std::int64_t n) { return {n * 60'000'000}; }
constexpr Duration hours(std::int64_t n) { return {n * 3'600'000'000}; }

constexpr Duration operator+(Duration a, Duration b) { return {a.us + b.us}; }
constexpr Duration operator-(Duration a, Duration b) { return {a.us - b.us}; }
constexpr Duration operator-(TimePoint a, TimePoint b) { return {a.us - b.us}; }
constexpr TimePoint operator-(TimePoint a, Duration b) { return {a.us - b.us}; }

// Saturates: what lies beyond year 9999 is `never`.
constexpr TimePoint operator+(TimePoint t, Duration d) {
  if (d.us > 0 && t.us > max_time.us - d.us) return never;
  return {t.us + d.us};
}

// The start of the `unit` (microseconds, > 0) that `t` lies in, counted from the epoch.
constexpr TimePoint floor_to(TimePoint t, std::int64_t unit) {
  const std::int64_t rest = t.us % unit;
  return {t.us - (rest < 0 ? rest + unit : rest)};
}

}  // namespace mora::inline v0
