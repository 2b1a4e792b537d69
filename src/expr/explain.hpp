// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// explain: why the grammar stopped, in plain words. It looks at the tokens around the place; common
// mistakes (= for ==, && for and, a missing `where`) have words of their own.
// Threads: free functions.

#include <cstdint>
#include <string_view>

#include "expr/flaw.hpp"

namespace mora::expr {

// `text` cannot be read on from `at`; `begin` is where the expression in it begins.
[[nodiscard]] Flaw explain_expression(std::string_view text, std::uint32_t begin, std::uint32_t at);

// The same for the part of a pattern before its condition.
[[nodiscard]] Flaw explain_pattern(std::string_view text, std::uint32_t at);

}  // namespace mora::expr
