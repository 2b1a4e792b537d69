// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Decimal numbers: what `number` means in a policy. A decimal is coefficient * 10^exponent with up
// to 18 significant digits, so 0.1 + 0.2 == 0.3; results with more digits are rounded half to even.
// Not for money, which has a currency and a fixed number of places: money.hpp.
// Threads: plain values.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mora::inline v0 {

// Always canonical (no trailing zeros behind the point), so equal numbers have equal members.
struct Decimal {
  std::int64_t coefficient = 0;
  std::int32_t exponent = 0;
  friend constexpr bool operator==(Decimal, Decimal) = default;
};

// The canonical form of coefficient * 10^exponent; null if it is out of range
// (more than 10^127 or finer than 10^-127).
[[nodiscard]] std::optional<Decimal> make_decimal(std::int64_t coefficient, std::int32_t exponent);

// Reads "12", "-0.5", "1e3" as JSON writes numbers (a leading + is accepted too); digits beyond the
// 18th are rounded. Null if the text is no number or out of range.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

[[nodiscard]] std::string to_string(Decimal value);

[[nodiscard]] std::strong_ordering compare(Decimal a, Decimal b);

// Null when the result is out of range; for `divide` also when b is zero.
[[nodiscard]] std::optional<Decimal> add(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> subtract(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> multiply(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> divide(Decimal a, Decimal b);

// factor * value, rounded half to even to an integer; null if it does not fit.
[[nodiscard]] std::optional<std::int64_t> scale_integer(std::int64_t value, Decimal factor);
// The integer nearest to value / divisor, half to even; null if it does not fit or divisor is 0.
[[nodiscard]] std::optional<std::int64_t> divide_integer(std::int64_t value, Decimal divisor);
// value / divisor as a decimal; null if divisor is 0.
[[nodiscard]] std::optional<Decimal> ratio(std::int64_t value, std::int64_t divisor);

}  // namespace mora::inline v0
