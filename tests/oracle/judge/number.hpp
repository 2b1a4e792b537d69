// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Number: the oracle's own decimal arithmetic, in 128-bit integers and without regard to speed.
// Right for the small numbers that random policies have; it does not watch for overflow.

#include <optional>
#include <string>
#include <string_view>

namespace mora::oracle {

__extension__ using Wide = __int128;

// units / 10^places.
struct Number {
  Wide units = 0;
  int places = 0;
};

[[nodiscard]] Wide power_of_ten(int exponent);
// The integer nearest to numerator / denominator; of two that are equally near the even one.
[[nodiscard]] Wide nearest(Wide numerator, Wide denominator);

[[nodiscard]] Number whole(Wide n);
// "12", "-0.5"
[[nodiscard]] Number number_from_text(std::string_view text);
[[nodiscard]] std::string text_of(Wide n);

[[nodiscard]] bool equal(const Number& a, const Number& b);
[[nodiscard]] bool less(const Number& a, const Number& b);

// Results have 18 significant digits, rounded half to even.
[[nodiscard]] Number add(const Number& a, const Number& b);
[[nodiscard]] Number negate(const Number& a);
[[nodiscard]] Number multiply(const Number& a, const Number& b);
// Null for a division by zero.
[[nodiscard]] std::optional<Number> divide(const Number& a, const Number& b);

// integer * factor and integer / divisor, to the nearest integer, half to even.
[[nodiscard]] Wide scaled(Wide integer, const Number& factor);
[[nodiscard]] std::optional<Wide> divided(Wide integer, const Number& divisor);

}  // namespace mora::oracle
