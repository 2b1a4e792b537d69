// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "civil/timestamp_writer.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <limits>

#include "civil/clock_units.hpp"

namespace mora::civil {
namespace {

// At least so many places.
char* put_number(char* to, std::int64_t number, int places) {
  char digits[20];
  char* const end = std::end(digits);
  char* begin = end;
  for (; number != 0 || places > 0; number /= 10, --places) {
    *--begin = static_cast<char>('0' + number % 10);
  }
  return std::copy(begin, end, to);
}

char* put_pair(char* to, std::uint32_t number) {
  to[0] = static_cast<char>('0' + number / 10);
  to[1] = static_cast<char>('0' + number % 10);
  return to + 2;
}

char* put_text(char* to, const char* text, std::size_t size) {
  std::memcpy(to, text, size);
  return to + size;
}

// hh:mm of less than 100 hours.
char* put_minutes(char* to, std::uint32_t minutes) {
  to = put_pair(to, minutes / 60);
  *to++ = ':';
  return put_pair(to, minutes % 60);
}

// Three places of a second, or six where three do not do; none of a whole one.
char* put_fraction(char* to, std::uint32_t us) {
  if (us == 0) return to;
  *to++ = '.';
  char* const three = put_pair(to, us / 10'000) + 1;
  put_pair(to + 2, us / 100 % 100);
  return us % 1'000 == 0 ? three : put_pair(to + 4, us % 100);
}

enum class Seconds : std::uint8_t { always, if_any };

// hh:mm:ss.f of a time since midnight.
char* put_clock(char* to, std::int64_t us, Seconds seconds) {
  const auto whole = static_cast<std::uint32_t>(us / second_us);
  const auto fraction = static_cast<std::uint32_t>(us % second_us);
  to = put_minutes(to, whole / 60);
  if (seconds == Seconds::if_any && fraction == 0 && whole % 60 == 0) return to;
  *to++ = ':';
  return put_fraction(put_pair(to, whole % 60), fraction);
}

}  // namespace

char* TimestampWriter::put_rfc3339(char* to, TimePoint t) {
  // The local time goes with the offset that is written, so that both together name the instant.
  const Offset& offset = offset_at(t);
  const std::int64_t local_us = t.us + offset.whole_minutes_us;
  const Day& day = day_of(local_us);
  to = put_day(to, day);
  *to++ = 'T';
  to = put_clock(to, local_us - day.midnight, Seconds::always);
  return put_text(to, offset.text.data(), offset.text.size());
}

char* TimestampWriter::put_local(char* to, TimePoint t) {
  const std::int64_t local_us = t.us + offset_at(t).us;
  const Day& day = day_of(local_us);
  to = put_day(to, day);
  *to++ = ' ';
  return put_clock(to, local_us - day.midnight, Seconds::if_any);
}

char* TimestampWriter::put_local_clock(char* to, TimePoint t) {
  const std::int64_t local_us = t.us + offset_at(t).us;
  return put_clock(to, local_us - day_of(local_us).midnight, Seconds::if_any);
}

// All of the room that its text has: most_size bytes are more.
char* TimestampWriter::put_day(char* to, const Day& day) {
  std::memcpy(to, day.text.data(), day.text.size());
  return to + day.size;
}

std::int64_t TimestampWriter::local_midnight(TimePoint t) {
  return day_of(t.us + offset_at(t).us).midnight;
}

void TimestampWriter::find_offset(TimePoint t) {
  const auto& changes = zone_->offsets;
  const auto next = std::ranges::upper_bound(changes, t.us, {}, &detail::OffsetChange::begin);
  const detail::OffsetChange& change = next == changes.begin() ? *next : *(next - 1);
  offset_.from = change.begin;
  offset_.to = next == changes.end() ? std::numeric_limits<std::int64_t>::max() : next->begin;
  offset_.us = change.offset * second_us;
  offset_.whole_minutes_us = change.offset / 60 * minute_us;
  offset_.text[0] = offset_.whole_minutes_us < 0 ? '-' : '+';
  const std::int32_t minutes = change.offset / 60;
  put_minutes(&offset_.text[1], static_cast<std::uint32_t>(minutes < 0 ? -minutes : minutes));
}

void TimestampWriter::find_day(std::int64_t local_us) {
  const std::int64_t rest = local_us % day_us;
  day_.midnight = local_us - (rest < 0 ? rest + day_us : rest);
  const detail::Date date = detail::date_of_day(day_.midnight / day_us);
  char* end = put_number(day_.text.data(), date.year, 4);
  *end++ = '-';
  end = put_pair(end, date.month);
  *end++ = '-';
  end = put_pair(end, date.day);
  day_.size = static_cast<std::size_t>(end - day_.text.data());
}

}  // namespace mora::civil
