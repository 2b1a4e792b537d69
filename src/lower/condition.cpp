// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "lower/condition.hpp"

#include <algorithm>
#include <utility>

namespace mora::lower {

using sema::Node;
using sema::NodeKind;

namespace {

Node join(NodeKind kind, Node a, Node b) {
  Node joined;
  joined.kind = kind;
  joined.type = sema::Type::boolean;
  joined.span = a.span;
  joined.args.push_back(std::move(a));
  joined.args.push_back(std::move(b));
  return joined;
}

Node field(NodeKind kind, const std::string& name) {
  Node node;
  node.kind = kind;
  node.text = name;
  return node;
}

bool mentions_any(const Condition& condition, std::initializer_list<NodeKind> kinds) {
  return condition && std::any_of(kinds.begin(), kinds.end(),
                                  [&](NodeKind kind) { return sema::mentions(*condition, kind); });
}

}  // namespace

Condition all_of(Condition a, Condition b) {
  if (!a) return b;
  if (!b) return a;
  return join(NodeKind::logical_and, std::move(*a), std::move(*b));
}

Condition any_of(Condition a, Condition b) {
  if (!a || !b) return std::nullopt;
  return join(NodeKind::logical_or, std::move(*a), std::move(*b));
}

Node negation_of(Node node) {
  Node negation;
  negation.kind = NodeKind::logical_not;
  negation.type = sema::Type::boolean;
  negation.span = node.span;
  negation.args.push_back(std::move(node));
  return negation;
}

Condition shared_fields(const std::vector<std::string>& fields, detail::Op op) {
  Condition condition;
  for (const std::string& name : fields) {
    Node equal = join(NodeKind::compare, field(NodeKind::event_field, name),
                      field(NodeKind::trigger_field, name));
    equal.op = op;
    condition = all_of(std::move(condition), std::move(equal));
  }
  return condition;
}

Condition condition_for(const sema::Patterns& patterns, std::uint32_t event) {
  Condition condition;
  bool first = true;
  for (const sema::Pattern& pattern : patterns) {
    if (pattern.event != event) continue;
    condition = first ? pattern.where : any_of(std::move(condition), pattern.where);
    first = false;
  }
  return condition;
}

std::vector<std::uint32_t> events_of(const sema::Patterns& patterns) {
  std::vector<std::uint32_t> events;
  for (const sema::Pattern& pattern : patterns) {
    if (std::find(events.begin(), events.end(), pattern.event) == events.end()) {
      events.push_back(pattern.event);
    }
  }
  return events;
}

bool depends_on_trigger(const Condition& condition) {
  return mentions_any(condition, {NodeKind::trigger_field, NodeKind::trigger_time});
}

bool depends_on_violation(const Condition& condition) {
  return mentions_any(condition, {NodeKind::violation_person, NodeKind::violation_role,
                                  NodeKind::violation_clause});
}

Split split(const Condition& condition, bool (*is_later)(const Condition&)) {
  if (!condition) return {};
  if (condition->kind != NodeKind::logical_and) {
    return is_later(condition) ? Split{std::nullopt, condition} : Split{condition, std::nullopt};
  }
  Split parts;
  for (const Node& arg : condition->args) {
    Split part = split(arg, is_later);
    parts.now = all_of(std::move(parts.now), std::move(part.now));
    parts.later = all_of(std::move(parts.later), std::move(part.later));
  }
  return parts;
}

}  // namespace mora::lower
