// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// 128-bit integers and powers of ten, in which decimals are worked out exactly before they are
// rounded. Threads: plain functions.

#include <array>
#include <cstdint>
#include <limits>
#include <optional>

#include "mora/config.hpp"

namespace mora::value {

__extension__ typedef unsigned __int128 Wide;  // NOLINT(modernize-use-using): needs __extension__

// The largest n for which 10^n is a Wide.
inline constexpr int max_power = 38;

consteval auto make_powers_of_ten() {
  std::array<Wide, max_power + 1> powers{1};
  for (std::size_t n = 1; n < powers.size(); ++n) powers[n] = powers[n - 1] * 10;
  return powers;
}

inline constexpr auto powers_of_ten = make_powers_of_ten();

// 10^n; 0 <= n <= max_power.
constexpr Wide power_of_ten(std::int64_t n) { return powers_of_ten[static_cast<std::size_t>(n)]; }

constexpr std::uint64_t magnitude(std::int64_t n) {
  const auto bits = static_cast<std::uint64_t>(n);
  return n < 0 ? 0 - bits : bits;
}

// How many decimal digits `n` has; 0 has none.
constexpr int count_digits(Wide n) {
  int digits = 0;
  while (digits <= max_power && n >= power_of_ten(digits)) ++digits;
  return digits;
}

// n * 10^power; null if that is no Wide.
constexpr std::optional<Wide> scale_up(Wide n, std::int64_t power) {
  if (n == 0) return n;
  if (power > max_power || n > std::numeric_limits<Wide>::max() / power_of_ten(power)) {
    return std::nullopt;
  }
  return n * power_of_ten(power);
}

// n / divisor to the nearest integer, half to even.
constexpr Wide divide_rounded(Wide n, Wide divisor) {
  MORA_ASSERT(divisor != 0);
  const Wide quotient = n / divisor;
  const Wide rest = n % divisor;
  const Wide missing = divisor - rest;
  const bool up = rest > missing || (rest == missing && quotient % 2 == 1);
  return quotient + (up ? 1 : 0);
}

// The signed number; null if it does not fit.
constexpr std::optional<std::int64_t> to_signed(Wide size, bool negative) {
  const auto limit = static_cast<Wide>(std::numeric_limits<std::int64_t>::max());
  if (size > limit + (negative ? 1 : 0)) return std::nullopt;
  const auto bits = static_cast<std::uint64_t>(size);
  return static_cast<std::int64_t>(negative ? 0 - bits : bits);
}

}  // namespace mora::value
