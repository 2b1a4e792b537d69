// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "review/condition_truth.hpp"

#include <algorithm>
#include <vector>

#include "engine/interpret.hpp"

namespace mora::review {

using sema::Node;
using sema::NodeKind;

namespace {

bool is_constant(const Node& node) { return node.kind == NodeKind::constant; }

Value value_of(const Node& constant) {
  return constant.type == sema::Type::string ? Value(std::string_view(constant.text))
                                             : constant.value;
}

Truth truth(bool holds) { return holds ? Truth::always : Truth::never; }

Truth negated(Truth truth) {
  if (truth == Truth::depends) return truth;
  return truth == Truth::always ? Truth::never : Truth::always;
}

bool is_field(const Node& node) {
  return node.kind == NodeKind::event_field || node.kind == NodeKind::trigger_field;
}

// "field == constant", whichever way round.
struct Equation {
  const Node* field = nullptr;
  const Node* constant = nullptr;
};

Equation equation(const Node& node) {
  if (node.kind != NodeKind::compare || node.op != detail::Op::equal) return {};
  const Node& a = node.args[0];
  const Node& b = node.args[1];
  if (is_field(a) && is_constant(b)) return {&a, &b};
  if (is_field(b) && is_constant(a)) return {&b, &a};
  return {};
}

// The parts that must all hold.
void collect_conjuncts(const Node& node, std::vector<const Node*>& parts) {
  if (node.kind != NodeKind::logical_and) {
    parts.push_back(&node);
    return;
  }
  for (const Node& arg : node.args) collect_conjuncts(arg, parts);
}

bool contradicts(const Equation& a, const Equation& b) {
  return a.field != nullptr && b.field != nullptr && a.field->kind == b.field->kind &&
         a.field->text == b.field->text &&
         !detail::holds(detail::Op::equal, value_of(*a.constant), value_of(*b.constant));
}

bool has_contradiction(const std::vector<const Node*>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (contradicts(equation(*parts[i]), equation(*parts[j]))) return true;
    }
  }
  return false;
}

Truth conjunction_truth(const Node& node) {
  // Of a chain at once: each `and` in it by itself would look at all before it again.
  std::vector<const Node*> parts;
  collect_conjuncts(node, parts);
  bool all = true;
  for (const Node* part : parts) {
    const Truth held = condition_truth(*part);
    if (held == Truth::never) return Truth::never;
    all = all && held == Truth::always;
  }
  if (has_contradiction(parts)) return Truth::never;
  return all ? Truth::always : Truth::depends;
}

Truth disjunction_truth(const Node& node) {
  bool none = true;
  for (const Node& arg : node.args) {
    const Truth part = condition_truth(arg);
    if (part == Truth::always) return Truth::always;
    none = none && part == Truth::never;
  }
  return none ? Truth::never : Truth::depends;
}

}  // namespace

Truth condition_truth(const Node& condition) {
  switch (condition.kind) {
    case NodeKind::constant: return truth(condition.value.is_true());
    case NodeKind::logical_and: return conjunction_truth(condition);
    case NodeKind::logical_or: return disjunction_truth(condition);
    case NodeKind::logical_not: return negated(condition_truth(condition.args[0]));
    case NodeKind::compare:
      if (!is_constant(condition.args[0]) || !is_constant(condition.args[1])) break;
      return truth(
          detail::holds(condition.op, value_of(condition.args[0]), value_of(condition.args[1])));
    case NodeKind::in_items:
      // `x in []`
      return condition.args.size() == 1 ? Truth::never : Truth::depends;
    default: break;
  }
  return Truth::depends;
}

bool never_matches(const sema::Patterns& patterns) {
  return !patterns.empty() &&
         std::all_of(patterns.begin(), patterns.end(), [](const sema::Pattern& pattern) {
           return pattern.where && condition_truth(*pattern.where) == Truth::never;
         });
}

}  // namespace mora::review
