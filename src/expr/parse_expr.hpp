// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// parse_expr: the text of a scalar -> expressions, patterns, durations. The only stage that knows
// Spirit, in its .cpp files alone. On a mistake each reports to `bag`, at the exact place, and
// returns null.

#include <optional>

#include "expr/limits.hpp"
#include "syntax/expr.hpp"
#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::expr {

[[nodiscard]] std::optional<syntax::Expr> parse_expression(const syntax::Scalar& scalar,
                                                           text::DiagnosticBag& bag,
                                                           const Limits& limits = {});
[[nodiscard]] std::optional<syntax::Pattern> parse_pattern(const syntax::Scalar& scalar,
                                                           text::DiagnosticBag& bag,
                                                           const Limits& limits = {});
[[nodiscard]] std::optional<syntax::DurationLiteral> parse_duration(const syntax::Scalar& scalar,
                                                                    text::DiagnosticBag& bag);

}  // namespace mora::expr
