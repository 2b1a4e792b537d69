// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What parse_expr makes of a text, for the tests of this folder.

#include <string>
#include <string_view>
#include <vector>

#include "mora/source_map.hpp"

#include "expr/parse_expr.hpp"

namespace mora::expr {

enum class Kind : std::uint8_t { expression, pattern, duration };

// A file that holds a text alone, as a plain scalar.
struct Parsed {
  explicit Parsed(Kind kind, std::string_view text, const Limits& limits = {}) {
    const SourceId id = sources.add("e", std::string(text));
    syntax::Scalar scalar{
        std::string(text), {id, 0, static_cast<std::uint32_t>(text.size())}, {}, false};
    scalar.offsets.add_run(0, 0);
    text::DiagnosticBag bag;
    if (kind == Kind::expression) expr = parse_expression(scalar, bag, limits);
    if (kind == Kind::pattern) pattern = parse_pattern(scalar, bag, limits);
    if (kind == Kind::duration) duration = parse_duration(scalar, bag);
    failed = bag.has_errors();
    diagnostics = bag.take();
  }

  // The dump; both, one behind the other, if there is a tree in spite of errors.
  [[nodiscard]] std::string outcome() const {
    std::string out;
    if (expr) out = dump(*expr);
    if (pattern) out = dump(*pattern);
    if (duration) out = dump(*duration);
    return out + render(diagnostics, sources);
  }
  [[nodiscard]] std::string marked(Span span) const {
    return sources.text(span.source).substr(span.begin, span.end - span.begin);
  }

  SourceMap sources;
  std::optional<syntax::Expr> expr;
  std::optional<syntax::Pattern> pattern;
  std::optional<syntax::DurationLiteral> duration;
  std::vector<Diagnostic> diagnostics;
  bool failed = false;
};

inline std::string expression_outcome(std::string_view text) {
  return Parsed(Kind::expression, text).outcome();
}
inline std::string pattern_outcome(std::string_view text) {
  return Parsed(Kind::pattern, text).outcome();
}
inline std::string duration_outcome(std::string_view text) {
  return Parsed(Kind::duration, text).outcome();
}

struct Complaint {
  std::string marked;
  std::string message;
  std::string help;
};

// The one diagnostic of a wrong text; if there is none or several, that stands in its message.
inline Complaint only_complaint(Kind kind, std::string_view text) {
  const Parsed parsed(kind, text);
  const bool tree = parsed.expr || parsed.pattern || parsed.duration;
  if (tree || parsed.diagnostics.size() != 1) return {"", parsed.outcome(), ""};
  const Diagnostic& diagnostic = parsed.diagnostics[0];
  return {parsed.marked(diagnostic.span), diagnostic.message, diagnostic.help};
}

// The text of each node's place, in the order of the array.
inline std::vector<std::string> marked_nodes(std::string_view text) {
  const Parsed parsed(Kind::expression, text);
  std::vector<std::string> out;
  if (!parsed.expr) return out;
  for (const syntax::ExprNode& node : parsed.expr->nodes) out.push_back(parsed.marked(node.span));
  return out;
}

}  // namespace mora::expr
