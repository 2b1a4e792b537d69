// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/time_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "civil/timestamp.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0 {
namespace {

struct Unit {
  std::string_view name;
  Duration length;
};

// The longer before the shorter, as they must stand in a text.
constexpr std::array units = {Unit{"h", hours(1)}, Unit{"m", minutes(1)}, Unit{"s", seconds(1)},
                              Unit{"ms", milliseconds(1)}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::int64_t> take_count(std::string_view& text) {
  if (!is_digit(text.front())) return std::nullopt;
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return count;
}

// The letters up to the next digit.
std::string_view take_unit(std::string_view& text) {
  const auto end = std::find_if(text.begin(), text.end(), is_digit);
  const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(name.size());
  return name;
}

}  // namespace

std::optional<TimePoint> parse_time(const Program& program, std::string_view text) {
  return civil::parse_timestamp(text, program.data().zone);
}

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Duration sum;
  auto next = units.begin();
  while (!text.empty()) {
    const auto count = take_count(text);
    if (!count) return std::nullopt;
    const std::string_view name = take_unit(text);
    next = std::find_if(next, units.end(), [&](const Unit& unit) { return unit.name == name; });
    if (next == units.end()) return std::nullopt;
    if (*count > (INT64_MAX - sum.us) / next->length.us) return std::nullopt;
    sum.us += *count * next->length.us;
    ++next;
  }
  return sum;
}

}  // namespace mora::inline v0
