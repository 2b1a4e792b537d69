// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/scene.hpp"

#include <algorithm>

#include "oracle/judge/arithmetic.hpp"
#include "oracle/judge/functions.hpp"

namespace mora::oracle {

namespace {

using syntax::Expr;
using syntax::ExprId;
using syntax::ExprKind;
using syntax::ExprNode;

Value text_or_null(const std::optional<std::string>& text) { return text ? Value{*text} : Value{}; }

Value of_event(const LogEvent* event, const std::string& name) {
  if (event == nullptr) return {};
  if (name == "time") return {event->time};
  if (name == "type") return {event->type};
  return event->field(name);
}

Value of_violation(const ViolationFacts& violation, const std::string& name) {
  if (name == "clause") return {violation.clause};
  if (name == "person") return text_or_null(violation.person);
  return violation.role.empty() ? Value{} : Value{violation.role};
}

Value of_role(const CaseFacts& facts, const std::string& name) {
  const auto holder = facts.roles.find(name);
  return holder == facts.roles.end() ? Value{} : Value{holder->second};
}

Value of_name(const std::string& path, const Scene& scene) {
  const std::size_t dot = path.find('.');
  if (dot == std::string::npos) return of_event(scene.event, path);
  const std::string of = path.substr(0, dot);
  const std::string name = path.substr(dot + 1);
  if (of == "trigger") return of_event(scene.trigger, name);
  if (of == "role") return of_role(scene.facts, name);
  if (of == "violation") return of_violation(*scene.violation, name);
  return of_event(scene.event, name);
}

class Reading {
 public:
  Reading(const Expr& expr, const Scene& scene) : expr_(expr), scene_(scene) {}

  [[nodiscard]] Value value(ExprId id) const {
    const ExprNode& node = expr_[id];
    switch (node.kind) {
      case ExprKind::null_literal: return {};
      case ExprKind::bool_literal: return {node.truth};
      case ExprKind::number_literal: return {number(node.number)};
      case ExprKind::string_literal: return {node.text};
      case ExprKind::duration_literal: return {Length(node.duration.exact.us)};
      case ExprKind::civil_literal: return {};  // only behind a time and +, see sum()
      case ExprKind::money_literal:
        return {Amount{scaled(power_of_ten(places_of(node.text)), number(node.number)), node.text}};
      case ExprKind::time_literal: return {instant_from_text(node.text, scene_.place.zone)};
      case ExprKind::name: return of_name(node.text, scene_);
      case ExprKind::call: return call(node);
      case ExprKind::list: return list(node);
      case ExprKind::negate: return oracle::negated(value(node.args[0]));
      case ExprKind::logical_not: return {!truth(node.args[0])};
      case ExprKind::logical_and: return {truth(node.args[0]) && truth(node.args[1])};
      case ExprKind::logical_or: return {truth(node.args[0]) || truth(node.args[1])};
      case ExprKind::equal:
      case ExprKind::not_equal: return equality(node);
      case ExprKind::in: return {contains(value(node.args[1]), value(node.args[0]))};
      case ExprKind::add: return sum(node);
      default: return of_two(node.kind, value(node.args[0]), value(node.args[1]));
    }
  }

 private:
  [[nodiscard]] bool truth(ExprId id) const { return value(id).is_true(); }

  static Number number(Decimal decimal) {
    if (decimal.exponent >= 0) return whole(decimal.coefficient * power_of_ten(decimal.exponent));
    return {decimal.coefficient, -decimal.exponent};
  }

  [[nodiscard]] Value list(const ExprNode& node) const {
    List items;
    for (const ExprId id : node.args) items.push_back(value(id));
    return {items};
  }

  [[nodiscard]] bool is_null_literal(ExprId id) const {
    return expr_[id].kind == ExprKind::null_literal;
  }

  [[nodiscard]] Value equality(const ExprNode& node) const {
    const Value a = value(node.args[0]);
    const Value b = value(node.args[1]);
    const bool wants_equal = node.kind == ExprKind::equal;
    if (is_null_literal(node.args[0]) || is_null_literal(node.args[1])) {
      return {(a.is_null() && b.is_null()) == wants_equal};
    }
    if (a.is_null() || b.is_null()) return {false};
    return {same(a, b) == wants_equal};
  }

  [[nodiscard]] Value sum(const ExprNode& node) const {
    const Value a = value(node.args[0]);
    const ExprNode& right = expr_[node.args[1]];
    if (right.kind != ExprKind::civil_literal) {
      return of_two(ExprKind::add, a, value(node.args[1]));
    }
    const auto* const time = a.get<Instant>();
    const auto later =
        time == nullptr ? std::nullopt : civil_later(scene_.place.zone, *time, right.duration);
    return later ? Value{*later} : Value{};
  }

  [[nodiscard]] Value call(const ExprNode& node) const {
    List args;
    for (const ExprId id : node.args) args.push_back(value(id));
    return call_function(node.text, args, scene_);
  }

  const Expr& expr_;
  const Scene& scene_;
};

}  // namespace

Value value_of(const Expr& expr, const Scene& scene) {
  return Reading(expr, scene).value(expr.root);
}

bool matches(const syntax::Patterns& patterns, const Scene& scene) {
  return std::any_of(
      patterns.items.begin(), patterns.items.end(), [&](const syntax::Pattern& pattern) {
        const bool is_type = pattern.any || pattern.event == scene.event->type;
        return is_type && (!pattern.where || value_of(*pattern.where, scene).is_true());
      });
}

bool names_clause(const std::string& pattern, const std::string& clause) {
  if (!pattern.ends_with(".*")) return pattern == clause;
  return clause.starts_with(pattern.substr(0, pattern.size() - 1));
}

std::optional<Instant> civil_later(const Zone& zone, Instant t,
                                   const syntax::DurationLiteral& duration) {
  switch (duration.unit) {
    case syntax::CivilUnit::day: return zone.later(t, duration.count, CivilUnit::day);
    case syntax::CivilUnit::week: return zone.later(t, duration.count, CivilUnit::week);
    case syntax::CivilUnit::month: return zone.later(t, duration.count, CivilUnit::month);
    case syntax::CivilUnit::year: return zone.later(t, duration.count, CivilUnit::year);
    case syntax::CivilUnit::business_day: break;
  }
  return std::nullopt;
}

}  // namespace mora::oracle
