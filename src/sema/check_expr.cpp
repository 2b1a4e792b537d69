// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Operators, literals and patterns. Which types go together: LANGUAGE.md section 3.

#include <algorithm>

#include "civil/timestamp.hpp"
#include "sema/check_amount.hpp"
#include "sema/checker.hpp"
#include "sema/stack_depth.hpp"
#include "text/suggest.hpp"

namespace mora::sema {

using detail::Op;
using syntax::ExprId;
using syntax::ExprKind;
using syntax::ExprNode;

namespace {

Node operation(NodeKind kind, Type type, Span span) {
  Node node;
  node.kind = kind;
  node.type = type;
  node.span = span;
  return node;
}

Op comparison_op(ExprKind kind) {
  switch (kind) {
    case ExprKind::equal: return Op::equal;
    case ExprKind::not_equal: return Op::not_equal;
    case ExprKind::less: return Op::less;
    case ExprKind::less_equal: return Op::less_equal;
    case ExprKind::greater: return Op::greater;
    default: return Op::greater_equal;
  }
}

Op arithmetic_op(ExprKind kind) {
  switch (kind) {
    case ExprKind::add: return Op::add;
    case ExprKind::subtract: return Op::subtract;
    case ExprKind::multiply: return Op::multiply;
    default: return Op::divide;
  }
}

bool is_quantity(Type type) { return type == Type::money || type == Type::duration; }

Type sum_type(Op op, Type a, Type b) {
  if (a == b && (a == Type::number || is_quantity(a))) return a;
  if (a == Type::time && (b == Type::duration || b == Type::civil)) return Type::time;
  if (op == Op::add && b == Type::time && (a == Type::duration || a == Type::civil)) return b;
  if (op == Op::subtract && a == Type::time && b == Type::time) return Type::duration;
  return Type::unknown;
}

Type product_type(Op op, Type a, Type b) {
  if (b == Type::number && (a == Type::number || is_quantity(a))) return a;
  if (op == Op::multiply && a == Type::number && is_quantity(b)) return b;
  if (op == Op::divide && a == b && is_quantity(a)) return Type::number;
  return Type::unknown;
}

// unknown if the types do not go together.
Type result_type(Op op, Type a, Type b) {
  return op == Op::add || op == Op::subtract ? sum_type(op, a, b) : product_type(op, a, b);
}

bool is_null_literal(const Node& node) {
  return node.kind == NodeKind::constant && node.type == Type::unknown && node.value.is_null();
}

bool is_text_literal(const Node& node) {
  return node.kind == NodeKind::constant && node.type == Type::string;
}

// The likely reason why two values do not compare; may be empty.
std::string_view comparison_help(const Node& a, const Node& b) {
  if (is_text_literal(a)) return help_for_text(b.type);
  if (is_text_literal(b)) return help_for_text(a.type);
  const auto are = [&](Type one, Type other) {
    return (a.type == one && b.type == other) || (a.type == other && b.type == one);
  };
  if (are(Type::string, Type::number)) return "a text stands in quotes";
  if (are(Type::money, Type::number)) return "an amount is written with its currency, as 30 CNY";
  if (are(Type::duration, Type::number)) return "a duration is written with its unit, as 30m";
  if (are(Type::duration, Type::civil)) return "days have different lengths; write hours, as 72h";
  return {};
}

}  // namespace

Node Checker::invalid(Code code, Span span, std::string message, std::string help) {
  context_.bag.report(code, span, std::move(message)).help = std::move(help);
  return operation(NodeKind::constant, Type::unknown, span);
}

bool Checker::want(const Node& node, std::span<const Type> types, const std::string& where,
                   std::string help) {
  if (node.type == Type::unknown) return true;
  if (std::find(types.begin(), types.end(), node.type) != types.end()) return true;
  std::string wanted;
  for (const Type type : types) {
    wanted += (wanted.empty() ? "" : " or ") + std::string(describe(type));
  }
  invalid(Code::wrong_type, node.span,
          where + " wants " + wanted + ", this is " + std::string(describe(node.type)),
          std::move(help));
  return false;
}

Node Checker::expression(const syntax::Expr& expr, const Scope& scope, Type wanted,
                         const std::string& where) {
  Node result = node({expr, scope}, expr.root);
  const bool is_length = result.type == Type::duration || result.type == Type::civil;
  want(result, {&wanted, 1}, where,
       wanted == Type::time && is_length
           ? "write 'within' for a duration, or add it to a time, as trigger.time + 3h"
           : "");
  if (stack_depth(result) > detail::max_stack) {
    return invalid(Code::expression_depth, result.span,
                   "this needs more than " + std::to_string(detail::max_stack) + " values at once",
                   "nest fewer operators and calls on the right of others");
  }
  return result;
}

Node Checker::node(const Input& in, ExprId id) {
  const ExprNode& node = in.expr[id];
  switch (node.kind) {
    case ExprKind::name: return name(in, node);
    case ExprKind::call: return call(in, node);
    case ExprKind::logical_and:
    case ExprKind::logical_or:
    case ExprKind::logical_not: return logical(in, node);
    case ExprKind::equal:
    case ExprKind::not_equal:
    case ExprKind::less:
    case ExprKind::less_equal:
    case ExprKind::greater:
    case ExprKind::greater_equal: return comparison(in, node);
    case ExprKind::in: return membership(in, node);
    case ExprKind::add:
    case ExprKind::subtract:
    case ExprKind::multiply:
    case ExprKind::divide: return arithmetic(in, node);
    case ExprKind::negate: return negation(in, node);
    case ExprKind::list:
      return invalid(Code::wrong_type, node.span, "a list stands only after 'in'");
    default: return literal(node);
  }
}

Node Checker::literal(const ExprNode& node) {
  Node result = operation(NodeKind::constant, Type::unknown, node.span);
  switch (node.kind) {
    case ExprKind::bool_literal:
      result.type = Type::boolean;
      result.value = Value(node.truth);
      break;
    case ExprKind::number_literal:
      result.type = Type::number;
      result.value = Value(node.number);
      break;
    case ExprKind::string_literal:
      result.type = Type::string;
      result.text = node.text;
      break;
    case ExprKind::duration_literal:
      result.type = Type::duration;
      result.value = Value(node.duration.exact);
      break;
    case ExprKind::civil_literal:
      result.type = Type::civil;
      result.duration = node.duration;
      break;
    case ExprKind::money_literal: return money_literal(node);
    case ExprKind::time_literal: return time_literal(node);
    default: break;
  }
  return result;
}

Node Checker::money_literal(const ExprNode& node) {
  const auto currency = find_currency(node.text);
  if (!currency) {
    return invalid(Code::bad_amount, node.span, "'" + node.text + "' is no ISO 4217 currency code",
                   currency_help(node.text));
  }
  const auto minor = multiply(node.number, Decimal{1, currency->digits});
  if (!minor || minor->exponent != 0) {
    return invalid(Code::bad_amount, node.span,
                   node.text + " has " + std::to_string(currency->digits) + " decimal places");
  }
  Node result = operation(NodeKind::constant, Type::money, node.span);
  result.value = Value(Money{minor->coefficient, *currency});
  return result;
}

Node Checker::time_literal(const ExprNode& node) {
  const auto time = civil::parse_timestamp(node.text, context_.zone);
  if (!time) return invalid(Code::bad_value, node.span, "'" + node.text + "' is no time");
  Node result = operation(NodeKind::constant, Type::time, node.span);
  result.value = Value(*time);
  return result;
}

Node Checker::condition(const Input& in, ExprId id) {
  Node operand = node(in, id);
  static constexpr Type boolean[] = {Type::boolean};
  want(operand, boolean, "a condition");
  return operand;
}

Node Checker::logical(const Input& in, const ExprNode& node) {
  const NodeKind kind = node.kind == ExprKind::logical_and  ? NodeKind::logical_and
                        : node.kind == ExprKind::logical_or ? NodeKind::logical_or
                                                            : NodeKind::logical_not;
  Node result = operation(kind, Type::boolean, node.span);
  for (const ExprId id : node.args) result.args.push_back(condition(in, id));
  return result;
}

Node Checker::comparison(const Input& in, const ExprNode& node) {
  Node a = this->node(in, node.args[0]);
  Node b = this->node(in, node.args[1]);
  const bool equality = node.kind == ExprKind::equal || node.kind == ExprKind::not_equal;
  if (equality && (is_null_literal(a) || is_null_literal(b))) {
    const NodeKind kind = node.kind == ExprKind::equal ? NodeKind::is_null : NodeKind::is_not_null;
    Node result = operation(kind, Type::boolean, node.span);
    result.args.push_back(is_null_literal(b) ? std::move(a) : std::move(b));
    return result;
  }
  if (a.type != Type::unknown && b.type != Type::unknown && a.type != b.type) {
    return invalid(
        Code::type_mismatch, node.span,
        std::string(describe(a.type)) + " does not compare with " + std::string(describe(b.type)),
        std::string(comparison_help(a, b)));
  }
  const Type type = a.type == Type::unknown ? b.type : a.type;
  const bool unordered =
      type == Type::list || type == Type::civil || (type == Type::boolean && !equality);
  if (unordered) {
    return invalid(Code::type_mismatch, node.span, std::string(describe_unordered(type)));
  }
  check_named(a, b);
  check_named(b, a);
  Node result = operation(NodeKind::compare, Type::boolean, node.span);
  result.op = comparison_op(node.kind);
  result.args.push_back(std::move(a));
  result.args.push_back(std::move(b));
  return result;
}

// A text that is compared with a name of the policy is one.
void Checker::check_named(const Node& asked, const Node& text) {
  if (!is_text_literal(text)) return;
  const Vocabulary& vocabulary = context_.vocabulary;
  const auto check = [&](Code code, std::string_view kind,
                         const std::vector<std::string_view>& names) {
    if (std::find(names.begin(), names.end(), text.text) != names.end()) return;
    invalid(code, text.span, "there is no " + std::string(kind) + " '" + text.text + "'",
            text::suggestion(text.text, names));
  };
  if (asked.kind == NodeKind::event_type) {
    check(Code::unknown_event, "event", vocabulary.event_names());
  } else if (asked.kind == NodeKind::violation_role) {
    check(Code::unknown_role, "role", vocabulary.role_names());
  } else if (asked.kind == NodeKind::violation_clause) {
    check(Code::unknown_clause, "clause", vocabulary.clause_ids());
  }
}

Node Checker::membership(const Input& in, const ExprNode& node) {
  Node result = operation(NodeKind::in_items, Type::boolean, node.span);
  result.args.push_back(this->node(in, node.args[0]));
  const Type type = result.args[0].type;
  const ExprNode& items = in.expr[node.args[1]];
  if (items.kind != ExprKind::list) {
    Node list = this->node(in, node.args[1]);
    static constexpr Type wanted[] = {Type::list};
    want(list, wanted, "'in'");
    result.kind = NodeKind::in_list;
    result.args.push_back(std::move(list));
    return result;
  }
  for (const ExprId id : items.args) {
    Node item = this->node(in, id);
    if (type != Type::unknown && item.type != Type::unknown && item.type != type) {
      return invalid(Code::type_mismatch, item.span,
                     std::string(describe(item.type)) + " in a list that is searched for " +
                         std::string(describe(type)),
                     type == Type::list ? "write \"a\" in list" : "");
    }
    check_named(result.args[0], item);
    result.args.push_back(std::move(item));
  }
  return result;
}

Node Checker::arithmetic(const Input& in, const ExprNode& node) {
  Node a = this->node(in, node.args[0]);
  Node b = this->node(in, node.args[1]);
  const Op op = arithmetic_op(node.kind);
  const bool known = a.type != Type::unknown && b.type != Type::unknown;
  const Type type = known ? result_type(op, a.type, b.type) : Type::unknown;
  if (known && type == Type::unknown) {
    return invalid(Code::type_mismatch, node.span,
                   std::string(describe(a.type)) + " and " + std::string(describe(b.type)) +
                       " do not go together here",
                   std::string(sum_help(a.type, b.type)));
  }
  if (a.type == Type::civil) std::swap(a, b);
  if (b.type == Type::civil) {
    Node moved = operation(NodeKind::move_civil, Type::time, node.span);
    moved.op = op;
    moved.duration = b.duration;
    if (b.duration.unit == syntax::CivilUnit::business_day || b.duration.count > UINT16_MAX) {
      return invalid(Code::bad_duration, b.span, "this duration cannot stand in an expression");
    }
    moved.args.push_back(std::move(a));
    return moved;
  }
  Node result = operation(NodeKind::arithmetic, type, node.span);
  result.op = op;
  result.args.push_back(std::move(a));
  result.args.push_back(std::move(b));
  return result;
}

Node Checker::negation(const Input& in, const ExprNode& node) {
  Node result = operation(NodeKind::negate, Type::unknown, node.span);
  result.args.push_back(this->node(in, node.args[0]));
  static constexpr Type types[] = {Type::number, Type::money, Type::duration};
  if (want(result.args[0], types, "'-'")) result.type = result.args[0].type;
  return result;
}

Patterns Checker::patterns(const syntax::Patterns& patterns, const Scope& scope) {
  Patterns checked;
  const Vocabulary& vocabulary = context_.vocabulary;
  for (const syntax::Pattern& pattern : patterns.items) {
    std::vector<std::uint32_t> events;
    if (pattern.any) {
      for (std::uint32_t i = 0; i < vocabulary.events().size(); ++i) events.push_back(i);
    } else if (const auto event = vocabulary.find_event(pattern.event)) {
      events.push_back(*event);
    } else {
      // A pattern that could not be read and a vocabulary that is missing have been reported.
      const bool reported = vocabulary.events().empty() && context_.bag.has_errors();
      if (reported || pattern.event.empty()) continue;
      invalid(Code::unknown_event, pattern.event_span, "there is no event '" + pattern.event + "'",
              text::suggestion(pattern.event, vocabulary.event_names()));
      continue;
    }
    std::optional<Node> where;
    if (pattern.where) {
      const Scope inner{events, scope.triggers, scope.violation, false, scope.triggers_unsure};
      where = expression(*pattern.where, inner, Type::boolean, "a condition");
    }
    for (const std::uint32_t event : events) checked.push_back({event, where});
  }
  return checked;
}

bool Checker::has_unknown(const syntax::Patterns& patterns) const {
  return std::any_of(patterns.items.begin(), patterns.items.end(),
                     [&](const syntax::Pattern& pattern) {
                       return !pattern.any && !context_.vocabulary.find_event(pattern.event);
                     });
}

}  // namespace mora::sema
