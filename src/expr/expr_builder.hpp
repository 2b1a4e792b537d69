// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ExprBuilder: what the grammar calls for each thing it has read; makes the flat tree, reads
// literals and reports those that are wrong. Knows no Spirit. Threads: one expression, one builder.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expr/flaw.hpp"
#include "expr/limits.hpp"
#include "syntax/expr.hpp"

namespace mora::expr {

class ExprBuilder {
 public:
  using Id = syntax::ExprId;

  ExprBuilder(const syntax::Scalar& scalar, const Limits& limits, text::DiagnosticBag& bag)
      : scalar_(scalar), limits_(limits), bag_(bag) {}

  // Ranges are of the scalar's decoded text.
  Id constant(Range range);                // true, false, null
  Id text_literal(Range range);            // with its quotes
  Id time_literal(Range range);            // with its t and quotes
  Id quantity(Range range);                // 12, 3h, 30CNY
  Id money(Range amount, Range currency);  // 30 CNY
  Id name(Range path);
  Id call(Range function, const std::vector<Id>& arguments, std::uint32_t end);
  Id list(Range range, const std::vector<Id>& items);
  Id prefix(syntax::ExprKind kind, std::uint32_t begin, Id operand);
  Id infix(syntax::ExprKind kind, Id left, Id right);
  // The brackets around an expression belong to its place.
  Id bracketed(Range range, Id inside);

  // The text of a literal in quotes; empty after reporting it if it is wrong.
  [[nodiscard]] std::string read_quoted(Range range);
  void report(Flaw flaw);

  // Whether a part was wrong; it has been reported then.
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] syntax::Expr finish(Id root);

 private:
  [[nodiscard]] std::string_view text(Range range) const;
  Id add(syntax::ExprKind kind, Range range, std::vector<Id> operands = {});

  const syntax::Scalar& scalar_;
  const Limits& limits_;
  text::DiagnosticBag& bag_;
  syntax::Expr expr_;
  std::vector<Range> ranges_;          // of each node
  std::vector<std::uint32_t> depths_;  // of each node
  bool failed_ = false;
};

}  // namespace mora::expr
