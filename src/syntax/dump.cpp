// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "syntax/dump.hpp"

#include <cstddef>
#include <string_view>

#include "syntax/expr.hpp"
#include "syntax/words.hpp"

namespace mora::syntax {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\t') {
      out += "\\t";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string dump_scalar(const Scalar& scalar, Places places) {
  std::string out = scalar.quoted ? quoted(scalar.text) : scalar.text;
  if (places == Places::hidden) return out;
  return out + '@' + std::to_string(scalar.span.begin) + '-' + std::to_string(scalar.span.end);
}

std::string dump_sequence(const Node& node, Places places) {
  std::string out = "[";
  for (const Node& item : node.items) {
    if (out.size() > 1) out += ", ";
    out += dump(item, places);
  }
  return out + ']';
}

std::string dump_map(const Node& node, Places places) {
  std::string out = "{";
  for (const Entry& entry : node.entries) {
    if (out.size() > 1) out += ", ";
    out += dump_scalar(entry.key, places) + ": " + dump(entry.value, places);
  }
  return out + '}';
}

// One segment after the other, in backquotes where the grammar wants them.
std::string dump_name(std::string_view path) {
  std::string out;
  while (true) {
    const std::size_t dot = path.find('.');
    const std::string segment(path.substr(0, dot));
    out += is_identifier(segment) ? segment : '`' + segment + '`';
    if (dot == std::string_view::npos) return out;
    out += '.';
    path.remove_prefix(dot + 1);
  }
}

std::string_view infix(ExprKind kind) {
  switch (kind) {
    case ExprKind::logical_and: return " and ";
    case ExprKind::logical_or: return " or ";
    case ExprKind::equal: return " == ";
    case ExprKind::not_equal: return " != ";
    case ExprKind::less: return " < ";
    case ExprKind::less_equal: return " <= ";
    case ExprKind::greater: return " > ";
    case ExprKind::greater_equal: return " >= ";
    case ExprKind::in: return " in ";
    case ExprKind::add: return " + ";
    case ExprKind::subtract: return " - ";
    case ExprKind::multiply: return " * ";
    case ExprKind::divide: return " / ";
    default: return {};
  }
}

std::string dump_node(const Expr& expr, ExprId id);

std::string dump_args(const Expr& expr, const ExprNode& node, std::string_view separator) {
  std::string out;
  for (const ExprId arg : node.args) {
    if (!out.empty()) out += separator;
    out += dump_node(expr, arg);
  }
  return out;
}

std::string dump_node(const Expr& expr, ExprId id) {
  const ExprNode& node = expr[id];
  switch (node.kind) {
    case ExprKind::null_literal: return "null";
    case ExprKind::bool_literal: return node.truth ? "true" : "false";
    case ExprKind::number_literal: return to_string(node.number);
    case ExprKind::string_literal: return quoted(node.text);
    case ExprKind::duration_literal:
    case ExprKind::civil_literal: return dump(node.duration);
    case ExprKind::money_literal: return to_string(node.number) + ' ' + node.text;
    case ExprKind::time_literal: return 't' + quoted(node.text);
    case ExprKind::name: return dump_name(node.text);
    case ExprKind::call: return node.text + '(' + dump_args(expr, node, ", ") + ')';
    case ExprKind::list: return '[' + dump_args(expr, node, ", ") + ']';
    case ExprKind::negate: return "(-" + dump_args(expr, node, "") + ')';
    case ExprKind::logical_not: return "(not " + dump_args(expr, node, "") + ')';
    default: return '(' + dump_args(expr, node, infix(node.kind)) + ')';
  }
}

std::string_view unit_name(CivilUnit unit) {
  switch (unit) {
    case CivilUnit::day: return "d";
    case CivilUnit::week: return "w";
    case CivilUnit::month: return "mo";
    case CivilUnit::year: return "y";
    case CivilUnit::business_day: return "bd";
  }
  return {};
}

std::string dump_exact(Duration duration) {
  struct Unit {
    std::int64_t us;
    std::string_view name;
  };
  constexpr Unit units[] = {
      {3'600'000'000, "h"}, {60'000'000, "m"}, {1'000'000, "s"}, {1'000, "ms"}};
  if (duration.us == 0) return "0s";
  std::string out;
  for (const Unit& unit : units) {
    if (duration.us < unit.us) continue;
    out += std::to_string(duration.us / unit.us);
    out += unit.name;
    duration.us %= unit.us;
  }
  return out;
}

}  // namespace

std::string dump(const Node& node, Places places) {
  switch (node.kind) {
    case NodeKind::null: {
      const Scalar null{"null", node.span, {}, false};
      return dump_scalar(null, places);
    }
    case NodeKind::scalar: return dump_scalar(node.scalar, places);
    case NodeKind::sequence: return dump_sequence(node, places);
    case NodeKind::map: return dump_map(node, places);
  }
  return {};
}

std::string dump(const Expr& expr) { return dump_node(expr, expr.root); }

std::string dump(const Pattern& pattern) {
  std::string out = "*";
  if (!pattern.any) out = is_event_word(pattern.event) ? pattern.event : quoted(pattern.event);
  return pattern.where ? out + " where " + dump(*pattern.where) : out;
}

std::string dump(const DurationLiteral& duration) {
  if (!duration.civil) return dump_exact(duration.exact);
  return std::to_string(duration.count) + std::string(unit_name(duration.unit));
}

}  // namespace mora::syntax
