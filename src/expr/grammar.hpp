// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The grammar of expressions and patterns; the EBNF is at the head of grammar.cpp. It only says
// where it stopped; explain.hpp says why. Threads: calls are independent of each other.

#include <cstdint>
#include <optional>
#include <string_view>

#include "expr/expr_builder.hpp"

namespace mora::expr {

struct ParsedExpr {
  bool complete = false;
  syntax::ExprId root = 0;       // if complete
  std::uint32_t stopped_at = 0;  // if not: the offset of what fits nowhere
};

struct ParsedPattern {
  bool complete = false;
  bool any = false;
  Range event;                             // with its quotes, if it has any
  std::optional<std::uint32_t> condition;  // the offset behind `where`
  std::optional<syntax::ExprId> where;
  std::uint32_t stopped_at = 0;
};

// `source` must have passed check_nesting: the grammar recurses.
[[nodiscard]] ParsedExpr parse_expression_text(std::string_view source, ExprBuilder& builder);
[[nodiscard]] ParsedPattern parse_pattern_text(std::string_view source, ExprBuilder& builder);

}  // namespace mora::expr
