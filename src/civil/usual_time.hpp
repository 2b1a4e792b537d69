// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// UsualTime: times as most logs write them, of which one mostly has the date of the one before.
// Whatever is written otherwise, or is wrong, is left to the reader that knows all forms. Threads:
// one owner.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "civil/clock_units.hpp"

namespace mora::civil {

// Two digits as a number; -1 if they are none.
[[nodiscard]] inline int two_digits(const char* text) {
  const int tens = text[0] - '0';
  const int ones = text[1] - '0';
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

// The digits at the beginning of a word of text, its first byte the lowest.
struct LeadingDigits {
  int count = 0;
  std::int64_t millionths = 0;  // that they are behind a point, if there are at most six
};

[[nodiscard]] inline LeadingDigits leading_digits(std::uint64_t word) {
  if constexpr (std::endian::native != std::endian::little) return {};
  constexpr std::uint64_t zeros = 0x3030303030303030;
  constexpr std::uint64_t highs = 0x8080808080808080;
  std::uint64_t digits = word ^ zeros;
  // The high bit of each byte that is more than 9: the first of them is exact.
  const std::uint64_t others = (digits | (digits + 0x7676767676767676)) & highs;
  LeadingDigits leading;
  leading.count = std::countr_zero(others) / 8;
  if (leading.count < 8) digits &= (std::uint64_t{1} << (8 * leading.count)) - 1;
  digits <<= 16;  // as the last six of eight
  // Neighbours are put together, the left one counting more: two digits, four, eight.
  digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FF;
  digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFF;
  leading.millionths = static_cast<std::int64_t>((digits * 10'000 + (digits >> 32)) & 0xFFFFFFFF);
  return leading;
}

// "hh:mm:ss", at most 23:59:59, in microseconds; -1 for anything else.
[[nodiscard]] inline std::int64_t hours_minutes_seconds(const char* text) {
  if constexpr (std::endian::native != std::endian::little) return -1;
  constexpr std::uint64_t zeros = 0x30303A30303A3030;
  constexpr std::uint64_t highs = 0x8080808080808080;
  std::uint64_t digits = 0;
  std::memcpy(&digits, text, sizeof digits);
  digits ^= zeros;
  // A byte gets its high bit if it is more than 9, or more than 0 for a colon.
  if (((digits | (digits + 0x76767F76767F7676)) & highs) != 0) return -1;
  digits = digits * 10 + (digits >> 8);
  const std::uint64_t hours = digits & 0xFF;
  const std::uint64_t minutes = digits >> 24 & 0xFF;
  const std::uint64_t seconds = digits >> 48 & 0xFF;
  if (hours > 23 || minutes > 59 || seconds > 59) return -1;
  return static_cast<std::int64_t>((hours * 60 + minutes) * 60 + seconds) * second_us;
}

// "hh:mm" behind another character, at most 23:59, in microseconds; -1 for anything else.
[[nodiscard]] inline std::int64_t hours_and_minutes(const char* text) {
  const int hours = two_digits(text + 1);
  const int minutes = two_digits(text + 4);
  if (text[3] != ':' || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return -1;
  return hours * hour_us + minutes * minute_us;
}

class UsualTime {
 public:
  // "YYYY-MM-DD"
  static constexpr std::size_t date_size = 10;

  // Whether the text begins with the date at hand.
  [[nodiscard]] bool has_date(std::string_view text) const {
    return text.size() >= date_size && std::memcmp(text.data(), date_, date_size) == 0;
  }
  // In microseconds since 1970, where that date begins.
  [[nodiscard]] std::int64_t date_us() const { return date_us_; }
  // Whether read() may take it.
  [[nodiscard]] bool knows(std::string_view text) const {
    return text.size() >= least_size && has_date(text) && text[date_size] == 'T';
  }

  // From now on it is the date that the text begins with.
  void learn_date(std::string_view text, std::int64_t date_us) {
    date_us_ = date_us;
    std::memcpy(date_, text.data(), date_size);
  }
  // From now on it is the offset that the text ends with, if there is one behind a time.
  void learn_offset(std::string_view text) {
    if (text.size() < least_size) return;
    const char* const at = text.data() + text.size() - offset_size;
    const std::int64_t offset = hours_and_minutes(at);
    if (offset < 0 || (*at != '+' && *at != '-')) return;
    offset_us_ = *at == '+' ? offset : -offset;
    std::memcpy(offset_, at, offset_size);
  }

  // What read() returns for what it does not take: no time, and no optional either, whose flag and
  // number would be written one by one and read as one, for which a processor has to wait.
  static constexpr std::int64_t unread = INT64_MIN;

  // A time of the date at hand: "hh:mm:ss", a fraction of up to six digits or none, and "Z" or the
  // offset at hand. Microseconds since 1970.
  [[nodiscard, gnu::always_inline]] std::int64_t read(std::string_view text) const {
    const std::int64_t clock = hours_minutes_seconds(text.data() + clock_begin);
    if (clock < 0) return unread;
    std::int64_t us = date_us_ + clock;
    const char* at = text.data() + clock_begin + clock_size;
    const char* const end = text.data() + text.size();
    if (*at == '.') {
      const LeadingDigits digits = leading_digits(word_at(++at, end));
      if (digits.count == 0 || digits.count > 6) return unread;
      us += digits.millionths;
      at += digits.count;
    }
    if (end - at == 1 && *at == 'Z') return us;
    if (end - at != offset_size) return unread;
    return std::memcmp(at, offset_, offset_size) == 0 ? us - offset_us_ : unread;
  }

 private:
  static constexpr std::size_t clock_begin = date_size + 1;  // behind the T
  static constexpr std::size_t clock_size = 8;
  static constexpr std::size_t least_size = clock_begin + clock_size + 1;
  static constexpr std::ptrdiff_t offset_size = 6;

  // The eight bytes from `at` on, with zeros for those behind `end`. Eight bytes before `end` are
  // the text's.
  [[nodiscard]] static std::uint64_t word_at(const char* at, const char* end) {
    std::uint64_t word = 0;
    const std::ptrdiff_t missing = static_cast<std::ptrdiff_t>(sizeof word) - (end - at);
    if (missing <= 0) {
      std::memcpy(&word, at, sizeof word);
      return word;
    }
    if (missing >= 8) return 0;
    std::memcpy(&word, at - missing, sizeof word);
    return word >> (8 * missing);
  }

  // The last ones that were learnt; at first those that may yet come.
  char date_[date_size + 1] = "1970-01-01";
  char offset_[offset_size + 1] = "+00:00";
  std::int64_t date_us_ = 0;
  std::int64_t offset_us_ = 0;
};

}  // namespace mora::civil
