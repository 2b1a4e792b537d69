// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Amounts of money where their text is to stand: amount_text and to_string of mora/money.hpp for
// what writes many. Threads: free functions.

#include <cstddef>
#include <cstdint>

#include "mora/money.hpp"

namespace mora::value {

// A sign, the digits of 64 bits and a point, as many places as a Currency can have, its code.
inline constexpr std::size_t most_money_size = 22 + UINT8_MAX + 4;

// Writes at `to`, at most so many bytes; returns the end.
[[nodiscard]] char* put_amount(char* to, Money money);
// With the currency.
[[nodiscard]] char* put_money(char* to, Money money);

}  // namespace mora::value
