// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/duration_text.hpp"

#include <array>
#include <cctype>
#include <cstdint>

#include "text/append_number.hpp"

namespace mora::report {
namespace {

using text::TextBuffer;

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

// Parts are set apart in English; `begin` is where the first one began.
void set_apart(TextBuffer& text, std::size_t begin, Language language) {
  if (language == Language::en && text.size() > begin) text += ' ';
}

void append_unit(TextBuffer& text, const Unit& unit, bool is_one, Language language) {
  if (language == Language::zh) {
    text += unit.zh;
    return;
  }
  text += ' ';
  text += is_one ? unit.one : unit.many;
}

// The digits of rest / unit behind the point, as many as it takes.
void append_fraction(TextBuffer& text, std::uint64_t rest, std::uint64_t unit) {
  if (rest == 0) return;
  text += '.';
  for (; rest != 0; rest %= unit) {
    rest *= 10;
    text += static_cast<char>('0' + rest / unit);
  }
}

// Days, hours and minutes, those that there are; what is left after them.
std::uint64_t append_whole_units(TextBuffer& text, std::uint64_t us, Language language) {
  const std::size_t begin = text.size();
  for (const Unit* unit : {&units[4], &units[3], &units[2]}) {
    const auto size = static_cast<std::uint64_t>(unit->us);
    const std::uint64_t count = us / size;
    us %= size;
    if (count == 0) continue;
    set_apart(text, begin, language);
    text::append_number(text, count);
    append_unit(text, *unit, count == 1, language);
  }
  return us;
}

}  // namespace

void append_duration_text(TextBuffer& text, Duration duration, Language language) {
  auto us = static_cast<std::uint64_t>(duration.us);
  if (duration.us < 0) {
    us = 0 - us;
    text += '-';
  }
  const std::size_t begin = text.size();
  const std::uint64_t rest = append_whole_units(text, us, language);
  const bool only = text.size() == begin;
  if (rest == 0 && !only) return;
  const Unit& last = only && rest != 0 && rest < 1'000'000 ? milli : second;
  const auto size = static_cast<std::uint64_t>(last.us);
  set_apart(text, begin, language);
  text::append_number(text, rest / size);
  append_fraction(text, rest % size, size);
  append_unit(text, last, rest == size, language);
}

std::string duration_text(Duration duration, Language language) {
  TextBuffer text;
  append_duration_text(text, duration, language);
  return std::string(text.view());
}

std::string written_duration_text(std::string_view written, Language language) {
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  TextBuffer text;
  std::size_t i = 0;
  while (i < written.size()) {
    const std::size_t number = i;
    while (i < written.size() && is_digit(written[i])) ++i;
    const std::size_t letters = i;
    while (i < written.size() && std::islower(static_cast<unsigned char>(written[i])) != 0) ++i;
    const Unit* unit = find_unit(written.substr(letters, i - letters));
    if (number == letters || unit == nullptr) return std::string(written);
    const std::string_view count = written.substr(number, letters - number);
    set_apart(text, 0, language);
    text += count;
    append_unit(text, *unit, count == "1", language);
  }
  return std::string(text.view());
}

}  // namespace mora::report
