// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How time runs for a rule: the clock that it counts by, and lengths
// of time. LANGUAGE.md section 4, "Durations" and "Clock". Threads: const, from any thread.

#include <cstdint>
#include <span>

#include "mora/time.hpp"

#include "civil/calendar.hpp"
#include "civil/zone_table.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// The entry in force at `t` of entries sorted by `from`; null before the first.
template <class Entry>
[[nodiscard]] const Entry* in_force(std::span<const Entry> entries, TimePoint t) {
  const Entry* found = nullptr;
  for (const Entry& entry : entries) {
    if (entry.from <= t) found = &entry;
  }
  return found;
}

// The instant at which so much time of the clock has passed since `t`; for a negative amount,
// before it. `never` beyond year 9999.
[[nodiscard]] inline TimePoint clock_after(const ProgramData& program, std::uint32_t clock,
                                           TimePoint t, Duration amount) {
  if (clock == none) return t + amount;
  return add_business_time(program.zone, program.calendars[clock], t, amount);
}

// Time of the clock from `t` to `due`; negative if that is past.
[[nodiscard]] inline Duration clock_left(const ProgramData& program, std::uint32_t clock,
                                         TimePoint t, TimePoint due) {
  if (clock == none) return due - t;
  return business_time(program.zone, program.calendars[clock], t, due);
}

// `never` beyond year 9999.
[[nodiscard]] inline TimePoint after(const ProgramData& program, std::uint32_t clock, TimePoint t,
                                     const Within& within) {
  if (!within.civil) return clock_after(program, clock, t, Duration{within.amount});
  if (within.unit == DurationUnit::business_day) {
    return add_business_days(program.zone, program.calendars[clock], t, within.amount);
  }
  return add_civil(program.zone, t, within.amount, within.unit);
}

// No civil length of this one's unit is shorter, and none longer: they spare the calendar
// arithmetic where these decide already.
[[nodiscard]] inline Duration least_length(const Within& within) {
  if (!within.civil) return {within.amount};
  constexpr std::int64_t day = 86'400'000'000;
  switch (within.unit) {
    case DurationUnit::day: return {(within.amount - 1) * day};
    case DurationUnit::week: return {(within.amount * 7 - 1) * day};
    case DurationUnit::month: return {within.amount * 27 * day};
    case DurationUnit::year:
    case DurationUnit::business_day: break;
  }
  return {within.amount * 364 * day};
}
[[nodiscard]] inline Duration greatest_length(const Within& within) {
  if (!within.civil) return {within.amount};
  constexpr std::int64_t day = 86'400'000'000;
  switch (within.unit) {
    case DurationUnit::day: return {(within.amount + 1) * day};
    case DurationUnit::week: return {(within.amount * 7 + 1) * day};
    case DurationUnit::month: return {within.amount * 32 * day};
    case DurationUnit::year:
    case DurationUnit::business_day: break;
  }
  return {within.amount * 367 * day};
}

}  // namespace mora::inline v0::detail
