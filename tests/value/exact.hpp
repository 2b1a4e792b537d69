// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Slow, plainly right arithmetic on exact fractions, against which decimals are checked.

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

#include "mora/decimal.hpp"

namespace mora::test {

using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                              boost::multiprecision::et_off>;

// Not reduced; the denominator is positive.
struct Exact {
  Integer numerator = 0;
  Integer denominator = 1;
};

inline Exact fraction(const Integer& n, const Integer& d) {
  return d < 0 ? Exact{-n, -d} : Exact{n, d};
}

inline bool is_zero(const Exact& a) { return a.numerator == 0; }
inline Exact operator+(const Exact& a, const Exact& b) {
  return {a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator};
}
inline Exact operator-(const Exact& a, const Exact& b) {
  return {a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator};
}
inline Exact operator*(const Exact& a, const Exact& b) {
  return {a.numerator * b.numerator, a.denominator * b.denominator};
}
inline Exact operator/(const Exact& a, const Exact& b) {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}
inline bool operator<(const Exact& a, const Exact& b) {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}
inline bool operator==(const Exact& a, const Exact& b) {
  return a.numerator * b.denominator == b.numerator * a.denominator;
}

inline Exact power_of_ten(int n) {
  const Integer power = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(std::abs(n)));
  return n < 0 ? Exact{1, power} : Exact{power, 1};
}

inline Exact exact(Decimal value) {
  return Exact{value.coefficient, 1} * power_of_ten(value.exponent);
}

// Of a text that is known to be a number.
inline Exact exact(std::string_view text) {
  const std::size_t e = text.find('e');
  const int exponent = e == std::string_view::npos ? 0 : std::stoi(std::string(text.substr(e + 1)));
  Integer digits = 0;
  int places = 0;
  bool behind_point = false;
  for (const char c : text.substr(0, e)) {
    if (c == '.') behind_point = true;
    if (c < '0' || c > '9') continue;
    digits = digits * 10 + (c - '0');
    places += behind_point ? 1 : 0;
  }
  if (text.front() == '-') digits = -digits;
  return Exact{digits, 1} * power_of_ten(exponent - places);
}

inline Integer round_half_even(const Exact& value) {
  const Integer size = abs(value.numerator);
  Integer floor = size / value.denominator;
  const Integer rest = 2 * (size % value.denominator);
  if (rest > value.denominator || (rest == value.denominator && floor % 2 != 0)) ++floor;
  return value.numerator < 0 ? Integer(-floor) : floor;
}

inline std::optional<std::int64_t> nearest_integer(const Exact& value) {
  const Integer rounded = round_half_even(value);
  if (rounded < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  if (rounded > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(rounded);
}

// The Decimal with at most 18 digits nearest to `value`, by its definition.
inline std::optional<Decimal> nearest(const Exact& value) {
  if (is_zero(value)) return Decimal{};
  const Integer limit = boost::multiprecision::pow(Integer(10), 18);
  // A little below the right exponent: a binary digit is worth 0.301 decimal ones.
  const auto bits =
      static_cast<double>(msb(abs(value.numerator))) - static_cast<double>(msb(value.denominator));
  int exponent = static_cast<int>(bits * 0.301) - 20;
  Integer coefficient = round_half_even(value * power_of_ten(-exponent));
  while (abs(coefficient) >= limit) {
    ++exponent;
    coefficient = round_half_even(value * power_of_ten(-exponent));
  }
  for (; exponent < 0 && coefficient % 10 == 0; ++exponent) coefficient /= 10;
  for (; exponent > 0 && abs(coefficient) * 10 < limit; --exponent) coefficient *= 10;
  const Exact size = Exact{abs(coefficient), 1} * power_of_ten(exponent);
  if (exponent < -127 || power_of_ten(127) < size) return std::nullopt;
  return Decimal{static_cast<std::int64_t>(coefficient), exponent};
}

}  // namespace mora::test
