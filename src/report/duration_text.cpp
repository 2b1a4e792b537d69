// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/duration_text.hpp"

#include <array>
#include <cctype>
#include <cstdint>

#include <fmt/format.h>

namespace mora::report {
namespace {

struct Unit {
  std::string_view written;  // in a policy
  std::string_view one;      // in English, after a blank
  std::string_view many;
  std::string_view zh;
  std::int64_t us;  // 0: civil
};

constexpr std::array units{
    Unit{"ms", "ms", "ms", "毫秒", 1'000},
    Unit{"s", "s", "s", "秒", 1'000'000},
    Unit{"m", "min", "min", "分鐘", 60'000'000},
    Unit{"h", "h", "h", "小時", 3'600'000'000},
    Unit{"d", "day", "days", "天", 86'400'000'000},
    Unit{"w", "week", "weeks", "週", 0},
    Unit{"mo", "month", "months", "個月", 0},
    Unit{"y", "year", "years", "年", 0},
    Unit{"bd", "business day", "business days", "個工作日", 0},
};
constexpr const Unit& milli = units[0];
constexpr const Unit& second = units[1];

const Unit* find_unit(std::string_view written) {
  for (const Unit& unit : units) {
    if (unit.written == written) return &unit;
  }
  return nullptr;
}

void append_part(std::string& text, std::string_view number, const Unit& unit, Language language) {
  if (language == Language::zh) {
    text.append(number).append(unit.zh);
    return;
  }
  if (!text.empty()) text += ' ';
  text.append(number).append(" ").append(number == "1" ? unit.one : unit.many);
}

// us / unit with as many places as it takes.
std::string fraction(std::uint64_t us, std::uint64_t unit) {
  std::string text = fmt::format("{}", us / unit);
  std::uint64_t rest = us % unit;
  if (rest == 0) return text;
  text += '.';
  while (rest != 0) {
    rest *= 10;
    text += static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  return text;
}

}  // namespace

std::string duration_text(Duration duration, Language language) {
  const bool negative = duration.us < 0;
  auto rest = static_cast<std::uint64_t>(duration.us);
  if (negative) rest = 0 - rest;

  std::string text;
  for (const Unit* unit : {&units[4], &units[3], &units[2]}) {
    const auto size = static_cast<std::uint64_t>(unit->us);
    if (rest >= size) append_part(text, fmt::format("{}", rest / size), *unit, language);
    rest %= size;
  }
  const bool short_one = text.empty() && rest != 0 && rest < 1'000'000;
  const Unit& last = short_one ? milli : second;
  if (rest != 0 || text.empty()) {
    append_part(text, fraction(rest, static_cast<std::uint64_t>(last.us)), last, language);
  }
  return negative ? "-" + text : text;
}

std::string written_duration_text(std::string_view written, Language language) {
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  std::string text;
  std::size_t i = 0;
  while (i < written.size()) {
    const std::size_t number = i;
    while (i < written.size() && is_digit(written[i])) ++i;
    const std::size_t letters = i;
    while (i < written.size() && std::islower(static_cast<unsigned char>(written[i])) != 0) ++i;
    const Unit* unit = find_unit(written.substr(letters, i - letters));
    if (number == letters || unit == nullptr) return std::string(written);
    append_part(text, written.substr(number, letters - number), *unit, language);
  }
  return text;
}

}  // namespace mora::report
