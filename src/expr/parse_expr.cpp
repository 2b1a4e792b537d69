// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "expr/parse_expr.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "expr/explain.hpp"
#include "expr/expr_builder.hpp"
#include "expr/grammar.hpp"
#include "expr/literals.hpp"
#include "expr/nesting.hpp"

namespace mora::expr {
namespace {

// The event's name, its quotes and escapes undone.
std::string event_name(const syntax::Scalar& scalar, Range event, ExprBuilder& builder) {
  const char first = scalar.text[event.begin];
  if (first == '"' || first == '\'') return builder.read_quoted(event);
  return scalar.text.substr(event.begin, event.end - event.begin);
}

Flaw explain(std::string_view text, const ParsedPattern& parsed) {
  if (!parsed.condition) return explain_pattern(text, parsed.stopped_at);
  return explain_expression(text, *parsed.condition, parsed.stopped_at);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

}  // namespace

std::optional<syntax::Expr> parse_expression(const syntax::Scalar& scalar, text::DiagnosticBag& bag,
                                             const Limits& limits) {
  if (!check_nesting(scalar, limits, bag)) return std::nullopt;
  ExprBuilder builder(scalar, limits, bag);
  const ParsedExpr parsed = parse_expression_text(scalar.text, builder);
  if (!parsed.complete) {
    report(scalar, explain_expression(scalar.text, 0, parsed.stopped_at), bag);
    return std::nullopt;
  }
  syntax::Expr expr = builder.finish(parsed.root);
  if (builder.failed()) return std::nullopt;
  return expr;
}

std::optional<syntax::Pattern> parse_pattern(const syntax::Scalar& scalar, text::DiagnosticBag& bag,
                                             const Limits& limits) {
  if (!check_nesting(scalar, limits, bag)) return std::nullopt;
  ExprBuilder builder(scalar, limits, bag);
  const ParsedPattern parsed = parse_pattern_text(scalar.text, builder);
  if (!parsed.complete) {
    report(scalar, explain(scalar.text, parsed), bag);
    return std::nullopt;
  }
  syntax::Pattern pattern;
  pattern.any = parsed.any;
  pattern.event_span = scalar.at(parsed.event.begin, parsed.event.end);
  if (!parsed.any) pattern.event = event_name(scalar, parsed.event, builder);
  if (parsed.where) pattern.where = builder.finish(*parsed.where);
  if (builder.failed()) return std::nullopt;
  return pattern;
}

std::optional<syntax::DurationLiteral> parse_duration(const syntax::Scalar& scalar,
                                                      text::DiagnosticBag& bag) {
  const std::string_view text = trimmed(scalar.text);
  const auto at = static_cast<std::uint32_t>(text.data() - scalar.text.data());
  auto value = read_duration(text, at);
  if (const auto* duration = std::get_if<syntax::DurationLiteral>(&value)) return *duration;
  report(scalar, std::move(std::get<Flaw>(value)), bag);
  return std::nullopt;
}

}  // namespace mora::expr
