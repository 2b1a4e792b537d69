// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "civil/timestamp.hpp"

#include "civil/clock_units.hpp"
#include "civil/timestamp_writer.hpp"

namespace mora::civil {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads from the front of a text; what does not fit leaves it as it is.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  [[nodiscard]] bool at_digit() const { return at_ != end_ && is_digit(*at_); }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  // `count` digits as a number, -1 if there are fewer.
  int take_digits(int count) {
    if (end_ - at_ < count) return -1;
    int number = 0;
    for (int i = 0; i < count; ++i) {
      if (!is_digit(at_[i])) return -1;
      number = number * 10 + (at_[i] - '0');
    }
    at_ += count;
    return number;
  }

  // All digits here as a fraction of a second, in microseconds; finer ones are passed over.
  std::int64_t take_fraction() {
    std::int64_t us = 0;
    for (std::int64_t unit = second_us / 10; at_digit(); unit /= 10) us += unit * (*at_++ - '0');
    return us;
  }

 private:
  const char* at_;
  const char* end_;
};

// YYYY-MM-DD as a day number.
std::optional<std::int64_t> read_day(Scanner& in) {
  const int year = in.take_digits(4);
  if (year < 1 || !in.take('-')) return std::nullopt;
  const int month = in.take_digits(2);
  if (month < 1 || month > 12 || !in.take('-')) return std::nullopt;
  const int day = in.take_digits(2);
  if (day < 1 || day > 31) return std::nullopt;
  const detail::Date date{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  const std::int64_t number = detail::day_number(date);
  // A day that the month lacks runs over into the next one.
  if (day > 28 && detail::date_of_day(number) != date) return std::nullopt;
  return number;
}

// hh:mm, hh:mm:ss or hh:mm:ss.f as microseconds since midnight.
std::optional<std::int64_t> read_clock(Scanner& in) {
  const int hour = in.take_digits(2);
  if (hour < 0 || hour > 24 || !in.take(':')) return std::nullopt;
  const int minute = in.take_digits(2);
  if (minute < 0 || minute > 59) return std::nullopt;
  std::int64_t us = hour * hour_us + minute * minute_us;
  if (in.take(':')) {
    const int second = in.take_digits(2);
    if (second < 0 || second > 60) return std::nullopt;
    us += second * second_us;
    if (in.take('.') || in.take(',')) {
      if (!in.at_digit()) return std::nullopt;
      us += in.take_fraction();
    }
  }
  if (hour == 24 && us != day_us) return std::nullopt;
  return us;
}

// Z, +hh:mm, +hhmm or +hh in microseconds.
std::optional<std::int64_t> read_offset(Scanner& in) {
  if (in.take('Z') || in.take('z')) return 0;
  const bool negative = in.take('-');
  if (!negative && !in.take('+')) return std::nullopt;
  const int hour = in.take_digits(2);
  if (hour < 0 || hour > 23) return std::nullopt;
  int minute = 0;
  if (in.take(':') || !in.at_end()) minute = in.take_digits(2);
  if (minute < 0 || minute > 59) return std::nullopt;
  const std::int64_t us = hour * hour_us + minute * minute_us;
  return negative ? -us : us;
}

std::optional<TimePoint> in_range(TimePoint t) {
  return is_in_range(t) ? std::optional(t) : std::nullopt;
}

// A time of day and an offset, or nothing.
std::optional<TimePoint> read_behind_date(Scanner& in, std::int64_t date_us,
                                          const detail::Zone& zone) {
  std::int64_t local_us = date_us;
  if (in.at_end()) return in_range(detail::from_local(zone, local_us));
  if (!in.take('T') && !in.take('t') && !in.take(' ')) return std::nullopt;
  const std::optional<std::int64_t> clock = read_clock(in);
  if (!clock) return std::nullopt;
  local_us += *clock;
  if (in.at_end()) return in_range(detail::from_local(zone, local_us));
  const std::optional<std::int64_t> offset = read_offset(in);
  if (!offset || !in.at_end()) return std::nullopt;
  return in_range({local_us - *offset});
}

}  // namespace

std::optional<TimePoint> parse_timestamp(std::string_view text, const detail::Zone& zone) {
  Scanner in(text);
  const std::optional<std::int64_t> day = read_day(in);
  return day ? read_behind_date(in, *day * day_us, zone) : std::nullopt;
}

std::optional<TimePoint> TimestampReader::read_other(std::string_view text,
                                                     const detail::Zone& zone) {
  if (!learn_date(text)) return std::nullopt;
  usual_.learn_offset(text);
  if (const TimePoint t = read_usual(text); is_in_range(t)) return t;
  Scanner in(text.substr(UsualTime::date_size));
  return read_behind_date(in, usual_.date_us(), zone);
}

// False if the text does not begin with a date.
bool TimestampReader::learn_date(std::string_view text) {
  if (usual_.has_date(text)) return true;
  Scanner in(text);
  const std::optional<std::int64_t> day = read_day(in);
  if (day) usual_.learn_date(text, *day * day_us);
  return day.has_value();
}

std::string format_rfc3339(TimePoint t, const detail::Zone& zone) {
  char text[TimestampWriter::most_size];
  return {text, TimestampWriter(zone).put_rfc3339(text, t)};
}

std::string format_local(TimePoint t, const detail::Zone& zone) {
  char text[TimestampWriter::most_size];
  return {text, TimestampWriter(zone).put_local(text, t)};
}

}  // namespace mora::civil
