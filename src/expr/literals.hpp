// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Literals: what a run of characters that begins with a digit or a quote stands for.
// Threads: free functions.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "mora/decimal.hpp"

#include "expr/flaw.hpp"
#include "syntax/expr.hpp"

namespace mora::expr {

struct MoneyLiteral {
  Decimal amount;
  std::string currency;
};

// `at` is where `text` begins in the scalar; flaws are placed there.

// 3h 2h30m 3d 2bd
[[nodiscard]] std::variant<syntax::DurationLiteral, Flaw> read_duration(std::string_view text,
                                                                        std::uint32_t at);

// 12, 0.5, a duration, or 30CNY
using Quantity = std::variant<Decimal, syntax::DurationLiteral, MoneyLiteral, Flaw>;
[[nodiscard]] Quantity read_quantity(std::string_view text, std::uint32_t at);

// 12 or 0.5
[[nodiscard]] std::variant<Decimal, Flaw> read_number(std::string_view text, std::uint32_t at);

// "text" or 'text' with its quotes; \n \t \\ \" \' are escapes
[[nodiscard]] std::variant<std::string, Flaw> read_text(std::string_view text, std::uint32_t at);

}  // namespace mora::expr
