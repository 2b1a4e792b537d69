// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_usual_time: the time of day as most logs write it, by words of eight bytes. Whatever is
// written otherwise, or is wrong, is left to the reader that knows all forms.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace mora::civil {

// Two digits as a number; -1 if they are none.
[[nodiscard]] inline int two_digits(const char* text) {
  const int tens = text[0] - '0';
  const int ones = text[1] - '0';
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

// "hh:mm:ss", at most 23:59:59, in seconds; -1 for anything else.
[[nodiscard]] inline std::int64_t usual_seconds(const char* text) {
  if constexpr (std::endian::native != std::endian::little) return -1;
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  // Digits have 3 in their high half and at most 9 in the low one; between them are colons (3A).
  constexpr std::uint64_t high = 0xF0F0FFF0F0FFF0F0;
  constexpr std::uint64_t low = 0x0F0F000F0F000F0F;
  const std::uint64_t digits = word & low;
  const bool fits = (word & high) == 0x30303A30303A3030 &&
                    ((digits + 0x0606000606000606) & 0xF0F0F0F0F0F0F0F0) == 0;
  if (!fits) return -1;
  const auto pair = [digits](int at) {
    const std::uint64_t both = digits >> (8 * at);
    return static_cast<std::int64_t>((both & 0xF) * 10 + (both >> 8 & 0xF));
  };
  const std::int64_t hour = pair(0);
  const std::int64_t minute = pair(3);
  const std::int64_t second = pair(6);
  return hour > 23 || minute > 59 || second > 59 ? -1 : (hour * 60 + minute) * 60 + second;
}

// "Thh:mm:ss", a fraction of up to six digits or none, and "Z" or "+hh:mm": microseconds since the
// date's midnight in UTC.
[[nodiscard]] inline std::optional<std::int64_t> read_usual_time(std::string_view text) {
  constexpr std::size_t clock_size = 9;
  if (text.size() <= clock_size || text[0] != 'T') return std::nullopt;
  const std::int64_t seconds = usual_seconds(text.data() + 1);
  if (seconds < 0) return std::nullopt;
  std::int64_t us = seconds * 1'000'000;
  const char* at = text.data() + clock_size;
  const char* const end = text.data() + text.size();
  if (*at == '.') {
    const char* const digits = ++at;
    std::int64_t fraction = 0;
    // How much the last digit is worth, by how many there are.
    constexpr std::int64_t worth[] = {0, 100'000, 10'000, 1'000, 100, 10, 1};
    for (; at != end && at - digits < 6 && *at >= '0' && *at <= '9'; ++at) {
      fraction = 10 * fraction + (*at - '0');
    }
    if (at == digits) return std::nullopt;
    us += fraction * worth[at - digits];
  }
  if (end - at == 1 && *at == 'Z') return us;
  if (end - at != 6 || (*at != '+' && *at != '-') || at[3] != ':') return std::nullopt;
  const int hours = two_digits(at + 1);
  const int minutes = two_digits(at + 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const std::int64_t offset = (hours * 60 + minutes) * std::int64_t{60'000'000};
  return *at == '+' ? us - offset : us + offset;
}

}  // namespace mora::civil
