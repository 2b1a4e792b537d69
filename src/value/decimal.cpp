// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/decimal.hpp"

#include <algorithm>

#include "value/number_text.hpp"
#include "value/wide.hpp"

namespace mora::inline v0 {
namespace {

using value::count_digits;
using value::divide_rounded;
using value::magnitude;
using value::power_of_ten;
using value::Wide;

constexpr int max_digits = 18;
constexpr std::int64_t coefficient_end = 1'000'000'000'000'000'000;  // 10^18
// 10^127 in its canonical form has 18 digits and this exponent.
constexpr std::int64_t max_exponent = 127 - (max_digits - 1);
constexpr std::int64_t min_exponent = -127;

// A result before it is brought to 18 digits: magnitude * 10^exponent.
struct Exact {
  Wide magnitude = 0;
  std::int64_t exponent = 0;
  bool negative = false;
  // The true magnitude is larger by less than one unit. Only with 19 digits or more, so that the
  // rest is always below the digit that is rounded.
  bool more = false;
};

// `magnitude` without its last `drop` digits (1 to 21), half to even.
std::int64_t drop_digits(const Exact& exact, int drop) {
  const Wide unit = power_of_ten(drop);
  const Wide quotient = exact.magnitude / unit;
  const Wide rest = exact.magnitude % unit;
  const Wide half = unit / 2;
  const bool tie_up = exact.more || quotient % 2 == 1;
  const bool up = rest > half || (rest == half && tie_up);
  return static_cast<std::int64_t>(quotient) + (up ? 1 : 0);
}

// Rounds, and picks the one form of each number: the exponent nearest to 0 that 18 digits allow.
std::optional<Decimal> to_decimal(const Exact& exact) {
  const int drop = std::max(0, count_digits(exact.magnitude) - max_digits);
  std::int64_t size =
      drop == 0 ? static_cast<std::int64_t>(exact.magnitude) : drop_digits(exact, drop);
  std::int64_t exponent = exact.exponent + drop;
  if (size == 0) return Decimal{};
  if (size == coefficient_end) {
    size /= 10;
    ++exponent;
  }
  for (; exponent < 0 && size % 10 == 0; ++exponent) size /= 10;
  for (; exponent > 0 && size < coefficient_end / 10; --exponent) size *= 10;
  if (exponent < min_exponent || exponent > max_exponent) return std::nullopt;
  if (exponent == max_exponent && size > coefficient_end / 10) return std::nullopt;
  return Decimal{exact.negative ? -size : size, static_cast<std::int32_t>(exponent)};
}

Exact exact_form(Decimal value) {
  return {magnitude(value.coefficient), value.exponent, value.coefficient < 0};
}

// n / divisor with at least 19 digits before the rest; divisor is at most 2^63.
std::optional<Decimal> quotient(Exact n, Wide divisor) {
  const int shift = value::max_power - count_digits(n.magnitude);
  n.magnitude *= power_of_ten(shift);
  n.exponent -= shift;
  n.more = n.magnitude % divisor != 0;
  n.magnitude /= divisor;
  return to_decimal(n);
}

// a + b where a has the larger exponent and neither is zero.
std::optional<Decimal> add_aligned(Exact a, Exact b) {
  // With 19 places more than its own, a always outweighs what b has below them.
  constexpr std::int64_t max_shift = 19;
  const std::int64_t distance = a.exponent - b.exponent;
  const std::int64_t shift = std::min(distance, max_shift);
  const std::int64_t cut = std::min<std::int64_t>(distance - shift, value::max_power);
  a.magnitude *= power_of_ten(shift);
  a.exponent -= shift;
  const bool rest = b.magnitude % power_of_ten(cut) != 0;
  b.magnitude /= power_of_ten(cut);
  if (a.negative == b.negative) {
    return to_decimal({a.magnitude + b.magnitude, a.exponent, a.negative, rest});
  }
  if (a.magnitude >= b.magnitude) {
    // A rest of b that is not subtracted yet takes the last unit, all but a part of it.
    const Wide size = a.magnitude - b.magnitude - (rest ? 1 : 0);
    return to_decimal({size, a.exponent, a.negative, rest});
  }
  return to_decimal({b.magnitude - a.magnitude, a.exponent, b.negative, false});
}

std::strong_ordering compare_magnitude(const Exact& a, const Exact& b) {
  if (a.magnitude == 0 || b.magnitude == 0) return a.magnitude <=> b.magnitude;
  if (a.exponent < b.exponent) return 0 <=> compare_magnitude(b, a);
  const std::optional<Wide> scaled = value::scale_up(a.magnitude, a.exponent - b.exponent);
  return scaled ? *scaled <=> b.magnitude : std::strong_ordering::greater;
}

// Takes the significant digits of `digits` into `exact`, as long as there is room; the rest is
// remembered as `more`.
void append_digits(std::string_view digits, bool fraction, Exact& exact) {
  const Wide room = power_of_ten(value::max_power - 1);
  for (const char c : digits) {
    const bool fits = exact.magnitude < room;
    if (fits) exact.magnitude = exact.magnitude * 10 + static_cast<Wide>(c - '0');
    if (!fits && c != '0') exact.more = true;
    if (fits && fraction) --exact.exponent;
    if (!fits && !fraction) ++exact.exponent;
  }
}

std::string with_point(std::string digits, std::int64_t places) {
  const auto count = static_cast<std::size_t>(places);
  if (digits.size() <= count) digits.insert(0, count + 1 - digits.size(), '0');
  digits.insert(digits.size() - count, 1, '.');
  return digits;
}

std::string scientific(std::string digits, std::int64_t exponent) {
  exponent += static_cast<std::int64_t>(digits.size()) - 1;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.size() > 1) digits.insert(1, 1, '.');
  return digits + 'e' + std::to_string(exponent);
}

}  // namespace

std::optional<Decimal> make_decimal(std::int64_t coefficient, std::int32_t exponent) {
  return to_decimal(exact_form({coefficient, exponent}));
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const std::optional<value::NumberText> number = value::scan_number(text);
  if (!number) return std::nullopt;
  Exact exact;
  exact.negative = number->negative;
  exact.exponent = number->exponent;
  append_digits(number->whole, false, exact);
  append_digits(number->fraction, true, exact);
  return to_decimal(exact);
}

std::string to_string(Decimal value) {
  // Longer runs of zeros than this are written as an exponent.
  constexpr std::int32_t max_zeros = 6;
  std::string digits = std::to_string(magnitude(value.coefficient));
  const auto places = static_cast<std::int32_t>(digits.size());
  if (value.exponent > max_zeros || -value.exponent > places + max_zeros) {
    digits = scientific(std::move(digits), value.exponent);
  } else if (value.exponent > 0) {
    digits.append(static_cast<std::size_t>(value.exponent), '0');
  } else if (value.exponent < 0) {
    digits = with_point(std::move(digits), -value.exponent);
  }
  return value.coefficient < 0 ? '-' + digits : digits;
}

std::strong_ordering compare(Decimal a, Decimal b) {
  const bool a_negative = a.coefficient < 0;
  const bool b_negative = b.coefficient < 0;
  if (a_negative != b_negative) return b_negative <=> a_negative;
  const Exact left = exact_form(a);
  const Exact right = exact_form(b);
  return a_negative ? compare_magnitude(right, left) : compare_magnitude(left, right);
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  const Exact left = exact_form(a);
  const Exact right = exact_form(b);
  if (left.magnitude == 0) return to_decimal(right);
  if (right.magnitude == 0) return to_decimal(left);
  return left.exponent >= right.exponent ? add_aligned(left, right) : add_aligned(right, left);
}

std::optional<Decimal> subtract(Decimal a, Decimal b) {
  const Exact left = exact_form(a);
  Exact right = exact_form(b);
  right.negative = !right.negative;
  if (left.magnitude == 0) return to_decimal(right);
  if (right.magnitude == 0) return to_decimal(left);
  return left.exponent >= right.exponent ? add_aligned(left, right) : add_aligned(right, left);
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  const Exact left = exact_form(a);
  const Exact right = exact_form(b);
  return to_decimal({left.magnitude * right.magnitude, left.exponent + right.exponent,
                     left.negative != right.negative});
}

std::optional<Decimal> divide(Decimal a, Decimal b) {
  if (b.coefficient == 0) return std::nullopt;
  Exact left = exact_form(a);
  left.exponent -= b.exponent;
  left.negative = left.negative != (b.coefficient < 0);
  return quotient(left, magnitude(b.coefficient));
}

std::optional<std::int64_t> scale_integer(std::int64_t value, Decimal factor) {
  const Wide product = Wide{magnitude(value)} * magnitude(factor.coefficient);
  const bool negative = (value < 0) != (factor.coefficient < 0);
  if (factor.exponent >= 0) {
    const std::optional<Wide> scaled = value::scale_up(product, factor.exponent);
    return scaled ? value::to_signed(*scaled, negative) : std::nullopt;
  }
  // The product is less than half of 10^39, so beyond that nothing is left.
  if (-factor.exponent > value::max_power) return 0;
  return value::to_signed(divide_rounded(product, power_of_ten(-factor.exponent)), negative);
}

std::optional<std::int64_t> divide_integer(std::int64_t value, Decimal divisor) {
  if (divisor.coefficient == 0) return std::nullopt;
  const bool negative = (value < 0) != (divisor.coefficient < 0);
  const Wide size = magnitude(value);
  const Wide unit = magnitude(divisor.coefficient);
  if (divisor.exponent <= 0) {
    const std::optional<Wide> scaled = value::scale_up(size, -divisor.exponent);
    return scaled ? value::to_signed(divide_rounded(*scaled, unit), negative) : std::nullopt;
  }
  const std::optional<Wide> scaled = value::scale_up(unit, divisor.exponent);
  return scaled ? value::to_signed(divide_rounded(size, *scaled), negative) : 0;
}

std::optional<Decimal> ratio(std::int64_t value, std::int64_t divisor) {
  if (divisor == 0) return std::nullopt;
  return quotient({magnitude(value), 0, (value < 0) != (divisor < 0)}, magnitude(divisor));
}

}  // namespace mora::inline v0
