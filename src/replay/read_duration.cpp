// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/read_duration.hpp"

#include <charconv>
#include <cstdint>

namespace mora::replay {
namespace {

struct Unit {
  std::string_view name;
  Duration length;
};

// The longer before the shorter.
constexpr Unit units[] = {
    {"h", hours(1)}, {"m", minutes(1)}, {"s", seconds(1)}, {"ms", milliseconds(1)}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The letters up to the next digit.
std::string_view take_unit(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && !is_digit(text[size])) ++size;
  const std::string_view name = text.substr(0, size);
  text.remove_prefix(size);
  return name;
}

std::optional<std::int64_t> take_count(std::string_view& text) {
  if (!is_digit(text.front())) return std::nullopt;
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return count;
}

}  // namespace

std::optional<Duration> read_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Duration sum;
  const Unit* next = std::begin(units);
  while (!text.empty()) {
    const std::optional<std::int64_t> count = take_count(text);
    if (!count) return std::nullopt;
    const std::string_view name = take_unit(text);
    while (next != std::end(units) && next->name != name) ++next;
    if (next == std::end(units)) return std::nullopt;
    if (*count > (INT64_MAX - sum.us) / next->length.us) return std::nullopt;
    sum.us += *count * next->length.us;
    ++next;
  }
  return sum;
}

}  // namespace mora::replay
