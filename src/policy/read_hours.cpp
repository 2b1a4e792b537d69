// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/read_hours.hpp"

#include <algorithm>
#include <string>

#include "policy/map_reader.hpp"
#include "text/suggest.hpp"

namespace mora::policy {

using syntax::Scalar;

namespace {

constexpr std::int32_t day_seconds = 86'400;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// Two digits; -1 for anything else.
std::int32_t two_digits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 2 || !is_digit(text[0]) || !is_digit(text[1])) return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

// HH:MM or HH:MM:SS, to 24:00.
std::optional<std::int32_t> clock_time(std::string_view text) {
  std::int32_t seconds = 0;
  if (text.size() == 8 && text[5] == ':') {
    seconds = two_digits(text.substr(6));
    text = text.substr(0, 5);
  }
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const std::int32_t hour = two_digits(text.substr(0, 2));
  const std::int32_t minute = two_digits(text.substr(3));
  const std::int32_t time = hour * 3'600 + minute * 60 + seconds;
  if (hour < 0 || minute < 0 || minute > 59 || seconds < 0 || seconds > 59 || time > day_seconds) {
    return std::nullopt;
  }
  return time;
}

std::optional<detail::Hours> one_interval(const Scalar& text, text::DiagnosticBag& bag) {
  const std::size_t dash = text.text.find('-');
  if (dash != std::string::npos) {
    const std::string_view all = text.text;
    const auto begin = clock_time(trimmed(all.substr(0, dash)));
    const auto end = clock_time(trimmed(all.substr(dash + 1)));
    if (begin && end && *begin < *end) return detail::Hours{*begin, *end};
    if (begin && end) {
      bag.report(Code::bad_hours, text.span, "'" + text.text + "' ends before it begins").help =
          R"(hours over midnight are two: until "24:00", and from "00:00" of the next day)";
      return std::nullopt;
    }
  }
  bag.report(Code::bad_hours, text.span, "'" + text.text + "' are no hours").help =
      R"(hours are written "08:30-12:00", from 00:00 to 24:00)";
  return std::nullopt;
}

std::string weekday_help(std::string_view word) {
  for (const std::string_view name : weekday_names) {
    std::string small(word);
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (small.starts_with(name)) return "write " + std::string(name);
  }
  return "weekdays are mon, tue, wed, thu, fri, sat, sun";
}

std::optional<std::size_t> one_weekday(std::string_view word, const Scalar& text,
                                       text::DiagnosticBag& bag) {
  const auto day = find_weekday(word);
  if (!day) {
    bag.report(Code::bad_weekday, text.span, "'" + std::string(word) + "' is no weekday").help =
        weekday_help(word);
  }
  return day;
}

}  // namespace

std::optional<std::size_t> find_weekday(std::string_view name) {
  const auto found = std::find(weekday_names.begin(), weekday_names.end(), name);
  if (found == weekday_names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - weekday_names.begin());
}

std::vector<std::size_t> read_weekdays(const Scalar& text, text::DiagnosticBag& bag) {
  std::vector<std::size_t> days;
  std::string_view rest = text.text;
  for (bool more = true; more;) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view range = rest.substr(0, comma);
    more = comma < rest.size();
    rest = rest.substr(std::min(comma + 1, rest.size()));
    const std::size_t dash = std::min(range.find('-'), range.size());
    const auto first = one_weekday(trimmed(range.substr(0, dash)), text, bag);
    if (!first) continue;
    days.push_back(*first);
    if (dash == range.size()) continue;
    const auto last = one_weekday(trimmed(range.substr(dash + 1)), text, bag);
    for (std::size_t day = *first; last && day != *last;) {
      day = (day + 1) % 7;
      days.push_back(day);
    }
  }
  return days;
}

std::vector<detail::Hours> read_hours(const syntax::Node& node, text::DiagnosticBag& bag) {
  std::vector<detail::Hours> hours;
  for (const syntax::Node* item : as_list(node)) {
    const Scalar* text = as_filled_text(*item, "an interval of hours", bag);
    if (text == nullptr) continue;
    const auto interval = one_interval(*text, bag);
    if (!interval) continue;
    const auto overlaps = [&](const detail::Hours& other) {
      return interval->begin < other.end && other.begin < interval->end;
    };
    if (std::any_of(hours.begin(), hours.end(), overlaps)) {
      bag.report(Code::overlapping_hours, text->span, "'" + text->text + "' overlaps other hours");
      continue;
    }
    hours.push_back(*interval);
  }
  std::sort(hours.begin(), hours.end());
  return hours;
}

}  // namespace mora::policy
