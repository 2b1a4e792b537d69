// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Comparisons and arithmetic of values. What is null, or does not go together, gives null; a
// comparison of it is false.

#include "oracle/judge/value.hpp"
#include "syntax/expr.hpp"

namespace mora::oracle {

// Whether two values that are not null are the same.
[[nodiscard]] bool same(const Value& a, const Value& b);
[[nodiscard]] bool contains(const Value& list, const Value& item);
[[nodiscard]] Value negated(const Value& a);
// < <= > >= + - * / of two values.
[[nodiscard]] Value of_two(syntax::ExprKind kind, const Value& a, const Value& b);

}  // namespace mora::oracle
