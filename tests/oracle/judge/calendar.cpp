// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/calendar.hpp"

#include <algorithm>

namespace mora::oracle {

namespace {

using date::days;
using std::chrono::seconds;

template <class Date>
Day day_of(const Date& date) {
  return Day(date::year(date.year) / date.month / date.day);
}

std::size_t weekday_of(Day day) { return date::weekday(day).iso_encoding() - 1; }

// An extra day wins over a holiday, and that over the weekday.
auto written_hours(const syntax::CalendarDecl& calendar, Day day) {
  for (const syntax::ExtraDay& extra : calendar.extra) {
    if (day_of(extra.day) != day) continue;
    return extra.as_weekday ? calendar.weekly[*extra.as_weekday] : extra.hours;
  }
  const bool is_holiday =
      std::any_of(calendar.holidays.begin(), calendar.holidays.end(), [&](const auto& holidays) {
        return day_of(holidays.first) <= day && day <= day_of(holidays.last);
      });
  auto hours = calendar.weekly[weekday_of(day)];
  if (is_holiday) hours.clear();
  return hours;
}

Length overlap(const Span& a, const Span& b) {
  return std::max(Length(0), std::min(a.end, b.end) - std::max(a.begin, b.begin));
}

}  // namespace

std::vector<Span> Calendar::hours_of(Day day) const {
  std::vector<Span> spans;
  for (const auto& hours : written_hours(*written_, day)) {
    const Span span{zone_->instant(day + seconds(hours.begin)),
                    zone_->instant(day + seconds(hours.end))};
    if (span.begin < span.end) spans.push_back(span);
  }
  return spans;
}

Length Calendar::between(Instant from, Instant to) const {
  if (to < from) return -between(to, from);
  Length sum(0);
  for (Day day = zone_->day(from) - days(1); day <= zone_->day(to) + days(1); day += days(1)) {
    for (const Span& hours : hours_of(day)) sum += overlap(hours, {from, to});
  }
  return sum;
}

std::optional<Instant> Calendar::after(Instant from, Length length) const {
  if (length < Length(0)) return before(from, -length);
  if (length == Length(0)) return from;
  for (Day day = zone_->day(from) - days(1); day <= zone_->day(last_instant()); day += days(1)) {
    for (const Span& hours : hours_of(day)) {
      const Length here = overlap(hours, {from, hours.end});
      if (length <= here) return std::max(from, hours.begin) + length;
      length -= here;
    }
  }
  return std::nullopt;
}

// From all instants at which hours begin or end, and those within hours, the earliest: going back
// as long as there is time to use up, and then to the end of the hours before.
Instant Calendar::before(Instant from, Length length) const {
  for (Day day = zone_->day(from) + days(1);; day -= days(1)) {
    std::vector<Span> spans = hours_of(day);
    std::reverse(spans.begin(), spans.end());
    for (const Span& hours : spans) {
      const Length here = overlap(hours, {hours.begin, from});
      if (length < here) return std::min(from, hours.end) - length;
      length -= here;
    }
  }
}

Instant Calendar::business_days_later(Instant t, std::int64_t count) const {
  for (Day day = zone_->day(t) + days(1);; day += days(1)) {
    const std::vector<Span> hours = hours_of(day);
    if (!hours.empty() && --count == 0) return hours.back().end;
  }
}

}  // namespace mora::oracle
