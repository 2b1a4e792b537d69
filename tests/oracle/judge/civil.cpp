// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/civil.hpp"

#include <algorithm>
#include <sstream>

namespace mora::oracle {

namespace {

using date::days;
using date::year_month_day;

// The same day so many months on; a day that the month lacks becomes its last.
Day months_later(Day day, std::int64_t count) {
  const year_month_day start(day);
  const year_month_day moved = start + date::months(static_cast<int>(count));
  return moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / date::last);
}

Day moved(Day day, std::int64_t count, CivilUnit unit) {
  switch (unit) {
    case CivilUnit::day: return day + days(count);
    case CivilUnit::week: return day + days(7 * count);
    case CivilUnit::month: return months_later(day, count);
    case CivilUnit::year: return months_later(day, 12 * count);
  }
  return day;
}

Instant instant_at(LocalTime local, std::chrono::seconds offset) {
  return Instant(local.time_since_epoch() - offset);
}

}  // namespace

Instant Zone::instant(LocalTime local) const {
  const date::local_info info = zone_->get_info(local);
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return instant_at(local, info.first.offset);
}

std::vector<Instant> Zone::occurrences(LocalTime local) const {
  const date::local_info info = zone_->get_info(local);
  if (info.result == date::local_info::nonexistent) return {};
  if (info.result == date::local_info::unique) return {instant_at(local, info.first.offset)};
  return {instant_at(local, info.first.offset), instant_at(local, info.second.offset)};
}

std::optional<Instant> Zone::later(Instant t, std::int64_t count, CivilUnit unit) const {
  const Day start = day(t);
  const Instant result = instant(moved(start, count, unit) + (local(t) - start));
  return result > last_instant() ? std::nullopt : std::optional(result);
}

// Every instant that could be the last: one before a clock change, and one before the next day's
// midnight by any offset of these days. The latest that still is of the day.
Instant Zone::end_of_day(Instant t, Length unit) const {
  const Day today = day(t);
  const LocalTime midnight = today + days(1);
  Instant latest = t;
  for (Instant near = t - days(2); near < t + days(3);) {
    const date::sys_info info = zone_->get_info(near);
    for (const Instant end : {instant_at(midnight, info.offset), Instant(info.end)}) {
      const Instant candidate = end - Length(1);
      if (day(candidate) == today) latest = std::max(latest, candidate);
    }
    near = std::min<Instant>(info.end, t + days(3));
  }
  return floored(latest, unit);
}

Instant last_instant() { return date::sys_days(date::year(9999) / 12 / 31) + days(1) - Length(1); }

Instant floored(Instant t, Length unit) {
  Length rest = t.time_since_epoch() % unit;
  if (rest < Length(0)) rest += unit;
  return t - rest;
}

std::string text_of(Instant t) {
  std::ostringstream out;
  const bool has_fraction = t != date::floor<std::chrono::seconds>(t);
  if (has_fraction) {
    out << date::format("%FT%TZ", t);
  } else {
    out << date::format("%FT%TZ", date::floor<std::chrono::seconds>(t));
  }
  return out.str();
}

Instant instant_from_text(const std::string& text, const Zone& zone) {
  const std::string with_offset =
      text.ends_with('Z') ? text.substr(0, text.size() - 1) + "+00:00" : text;
  for (const char* format : {"%FT%T%Ez", "%FT%R%Ez"}) {
    std::istringstream in(with_offset);
    Instant instant;
    in >> date::parse(format, instant);
    if (!in.fail()) return instant;
  }
  std::istringstream in(text);
  LocalTime local;
  in >> date::parse("%FT%R", local);
  return zone.instant(local);
}

}  // namespace mora::oracle
