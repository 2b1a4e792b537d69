// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Names: fields of the event at hand and of the trigger, roles, the violation.

#include "sema/checker.hpp"
#include "text/suggest.hpp"

namespace mora::sema {

using syntax::ExprNode;

namespace {

Node leaf(NodeKind kind, Type type, Span span) {
  Node node;
  node.kind = kind;
  node.type = type;
  node.span = span;
  return node;
}

std::string event_list(const Vocabulary& vocabulary, const std::vector<std::uint32_t>& events) {
  if (events.size() > 3) return "these events";
  std::string list;
  for (const std::uint32_t event : events) {
    list += (list.empty() ? "'" : " or '") + vocabulary.events()[event].name + "'";
  }
  return list;
}

std::vector<std::string_view> field_names(const Vocabulary& vocabulary,
                                          const std::vector<std::uint32_t>& events) {
  std::vector<std::string_view> names;
  for (const std::uint32_t event : events) {
    for (const FieldInfo& field : vocabulary.events()[event].fields) names.push_back(field.name);
  }
  return names;
}

}  // namespace

Node Checker::name(const Input& in, const ExprNode& node) {
  if (const std::size_t dot = node.text.find('.'); dot != std::string::npos) {
    return dotted_name(in, node, dot);
  }
  const bool has_event = !in.scope.events.empty();
  if (has_event && node.text == "time") return leaf(NodeKind::event_time, Type::time, node.span);
  if (has_event && node.text == "type") return leaf(NodeKind::event_type, Type::string, node.span);
  return field(in, node, node.text, false);
}

Node Checker::dotted_name(const Input& in, const ExprNode& node, std::size_t dot) {
  const std::string_view text = node.text;
  const std::string_view owner = text.substr(0, dot);
  const std::string_view name = text.substr(dot + 1);
  if (owner == "event") return field(in, node, name, false);
  if (owner == "role") return role(node, name);
  if (owner == "violation") return violation(in, node, name);
  if (owner == "trigger") {
    if (in.scope.triggers.empty()) {
      return invalid(Code::no_trigger, node.span, "there is no trigger here");
    }
    if (name == "time") return leaf(NodeKind::trigger_time, Type::time, node.span);
    return field(in, node, name, true);
  }
  static constexpr std::string_view owners[] = {"event", "trigger", "role", "violation"};
  return invalid(Code::unknown_name, node.span, "'" + node.text + "' means nothing here",
                 text::suggestion(owner, owners));
}

Node Checker::field(const Input& in, const ExprNode& node, std::string_view name, bool of_trigger) {
  const std::vector<std::uint32_t>& events = of_trigger ? in.scope.triggers : in.scope.events;
  if (events.empty()) {
    return invalid(Code::unknown_name, node.span,
                   "there is no event at hand here, so '" + node.text + "' means nothing",
                   in.scope.triggers.empty() ? "" : "write trigger." + std::string(name));
  }
  const Vocabulary& vocabulary = context_.vocabulary;
  Node found = leaf(of_trigger ? NodeKind::trigger_field : NodeKind::event_field, Type::unknown,
                    node.span);
  found.text = name;
  bool known = false;
  for (const std::uint32_t event : events) {
    const auto slot = vocabulary.events()[event].find(name);
    if (!slot) continue;
    const Type type = type_of(vocabulary.events()[event].fields[*slot].kind);
    if (known && type != found.type) {
      return invalid(Code::type_mismatch, node.span,
                     "'" + std::string(name) + "' has different types in " +
                         event_list(vocabulary, events));
    }
    found.type = type;
    known = true;
  }
  if (known) return found;
  return invalid(Code::unknown_field, node.span,
                 event_list(vocabulary, events) + " has no field '" + std::string(name) + "'",
                 text::suggestion(name, field_names(vocabulary, events)));
}

Node Checker::role(const ExprNode& node, std::string_view name) {
  const auto role = context_.vocabulary.find_role(name);
  if (!role) {
    return invalid(Code::unknown_role, node.span, "there is no role '" + std::string(name) + "'",
                   text::suggestion(name, context_.vocabulary.role_names()));
  }
  Node found = leaf(NodeKind::role, Type::string, node.span);
  found.index = *role;
  return found;
}

Node Checker::violation(const Input& in, const ExprNode& node, std::string_view name) {
  if (!in.scope.violation) {
    return invalid(Code::no_violation, node.span, "there is no violation here");
  }
  if (name == "person") return leaf(NodeKind::violation_person, Type::string, node.span);
  if (name == "role") return leaf(NodeKind::violation_role, Type::string, node.span);
  if (name == "clause") return leaf(NodeKind::violation_clause, Type::string, node.span);
  static constexpr std::string_view names[] = {"person", "role", "clause"};
  return invalid(Code::unknown_name, node.span,
                 "a violation has no '" + std::string(name) + "'; it has person, role, clause",
                 text::suggestion(name, names));
}

}  // namespace mora::sema
