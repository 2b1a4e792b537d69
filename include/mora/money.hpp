// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Amounts of money: an integer count of a currency's minor units. Never a floating-point number.
// Threads: plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mora::inline v0 {

// An ISO 4217 currency with its number of decimal places; all zeros is "no currency".
struct Currency {
  char code[3] = {0, 0, 0};
  std::uint8_t digits = 0;
  friend constexpr bool operator==(const Currency&, const Currency&) = default;
};

struct Money {
  std::int64_t minor = 0;  // in minor units: 30.00 CNY is 3000
  Currency currency;
  friend constexpr bool operator==(const Money&, const Money&) = default;
};

// The currency of an ISO 4217 code in capitals ("CNY"); null for codes that ISO 4217 does not list.
[[nodiscard]] std::optional<Currency> find_currency(std::string_view code);

// Reads "30", "30.5", "30.50 CNY" or "CNY 30"; a bare number takes `fallback`. Null if it is no
// amount, has more places than the currency (zeros apart), does not fit, or has no currency at all.
[[nodiscard]] std::optional<Money> parse_money(std::string_view text, Currency fallback);

// The amount alone, with all places of its currency: "30.00", "-5" (JPY), "0.125" (KWD).
[[nodiscard]] std::string amount_text(Money money);
// With its currency: "30.00 CNY".
[[nodiscard]] std::string to_string(Money money);
// The three letters of the code.
[[nodiscard]] inline std::string_view code(const Currency& currency) { return {currency.code, 3}; }

}  // namespace mora::inline v0
