// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/number.hpp"

#include <algorithm>

namespace mora::oracle {

namespace {

constexpr int most_digits = 18;

Wide size_of(Wide n) { return n < 0 ? -n : n; }

int digits(Wide n) {
  int count = 0;
  for (Wide rest = size_of(n); rest != 0; rest /= 10) ++count;
  return count;
}

Number with_places(const Number& a, int places) {
  return {a.units * power_of_ten(places - a.places), places};
}

Number rounded(Number a) {
  while (a.places > 0 && a.units % 10 == 0) {
    a.units /= 10;
    --a.places;
  }
  const int surplus = digits(a.units) - most_digits;
  if (surplus <= 0) return a;
  a = {nearest(a.units, power_of_ten(surplus)), a.places - surplus};
  return a.places < 0 ? with_places(a, 0) : a;
}

}  // namespace

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Wide nearest(Wide numerator, Wide denominator) {
  if (denominator < 0) return nearest(-numerator, -denominator);
  Wide below = numerator / denominator;
  if (numerator % denominator < 0) --below;
  const Wide twice_rest = 2 * (numerator - below * denominator);
  if (twice_rest < denominator) return below;
  if (twice_rest > denominator) return below + 1;
  return below % 2 == 0 ? below : below + 1;
}

Number whole(Wide n) { return {n, 0}; }

Number number_from_text(std::string_view text) {
  Number number;
  bool behind_point = false;
  for (const char c : text) {
    if (c == '.') behind_point = true;
    if (c < '0' || c > '9') continue;
    number.units = number.units * 10 + (c - '0');
    if (behind_point) ++number.places;
  }
  return text.starts_with('-') ? negate(number) : number;
}

std::string text_of(Wide n) {
  if (n < 0) return "-" + text_of(-n);
  std::string text;
  for (Wide rest = n; rest != 0 || text.empty(); rest /= 10) {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  return text;
}

bool equal(const Number& a, const Number& b) { return !less(a, b) && !less(b, a); }

bool less(const Number& a, const Number& b) {
  const int places = std::max(a.places, b.places);
  return with_places(a, places).units < with_places(b, places).units;
}

Number add(const Number& a, const Number& b) {
  const int places = std::max(a.places, b.places);
  return rounded({with_places(a, places).units + with_places(b, places).units, places});
}

Number negate(const Number& a) { return {-a.units, a.places}; }

Number multiply(const Number& a, const Number& b) {
  return rounded({a.units * b.units, a.places + b.places});
}

// Long division, digit by digit, until there are enough digits or nothing is left.
std::optional<Number> divide(const Number& a, const Number& b) {
  if (b.units == 0) return std::nullopt;
  const Wide numerator = size_of(a.units) * power_of_ten(b.places);
  const Wide denominator = size_of(b.units) * power_of_ten(a.places);
  Number quotient{numerator / denominator, 0};
  Wide rest = numerator % denominator;
  while (rest != 0 && digits(quotient.units) < most_digits) {
    rest *= 10;
    quotient.units = quotient.units * 10 + rest / denominator;
    ++quotient.places;
    rest %= denominator;
  }
  const Wide next = nearest(quotient.units % 2 * denominator + rest, denominator);
  quotient.units += next - quotient.units % 2;
  const bool negative = (a.units < 0) != (b.units < 0);
  return rounded(negative ? negate(quotient) : quotient);
}

Wide scaled(Wide integer, const Number& factor) {
  return nearest(integer * factor.units, power_of_ten(factor.places));
}

std::optional<Wide> divided(Wide integer, const Number& divisor) {
  if (divisor.units == 0) return std::nullopt;
  return nearest(integer * power_of_ten(divisor.places), divisor.units);
}

}  // namespace mora::oracle
