// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Names: fields of the event at hand and of the trigger, roles, the violation.

#include <algorithm>

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

// "'a' or 'b'" where the word is "or".
std::string event_list(const Vocabulary& vocabulary, const std::vector<std::uint32_t>& events,
                       std::string_view word) {
  if (events.size() > 3) return "these events";
  std::string list;
  for (const std::uint32_t event : events) {
    if (!list.empty()) list += " " + std::string(word) + " ";
    list += "'" + vocabulary.events()[event].name + "'";
  }
  return list;
}

std::string no_field(const Vocabulary& vocabulary, const std::vector<std::uint32_t>& events,
                     std::string_view field) {
  const std::string named = " field '" + std::string(field) + "'";
  if (events.size() == 1) return event_list(vocabulary, events, "") + " has no" + named;
  if (events.size() > 3) return "none of these events has a" + named;
  return "neither " + event_list(vocabulary, events, "nor") + " has a" + named;
}

// The place of the last part of a dotted name; the whole where it is written with backquotes.
Span last_part(const ExprNode& node, std::string_view part) {
  if (node.span.end - node.span.begin != node.text.size()) return node.span;
  const auto size = static_cast<std::uint32_t>(part.size());
  return {node.span.source, node.span.end - size, node.span.end};
}

constexpr std::string_view owners[] = {"event", "trigger", "role", "violation"};

bool is_owner(std::string_view name) {
  return std::find(std::begin(owners), std::end(owners), name) != std::end(owners);
}

std::vector<std::string_view> field_names(const Vocabulary& vocabulary,
                                          const std::vector<std::uint32_t>& events) {
  std::vector<std::string_view> names;
  for (const std::uint32_t event : events) {
    for (const FieldInfo& field : vocabulary.events()[event].fields) names.push_back(field.name);
  }
  return names;
}

// EVENT.field: which of the two events at hand was meant.
std::string help_for_event(const Scope& scope, std::uint32_t event, std::string_view field) {
  const auto has = [&](const std::vector<std::uint32_t>& events) {
    return std::find(events.begin(), events.end(), event) != events.end();
  };
  if (has(scope.triggers)) return "write trigger." + std::string(field);
  if (has(scope.events)) return "write event." + std::string(field);
  return "only the event at hand and the trigger have fields here";
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
    if (in.scope.triggers.empty()) return no_trigger(in, node, name);
    if (name == "time") return leaf(NodeKind::trigger_time, Type::time, node.span);
    return field(in, node, name, true);
  }
  const auto event = context_.vocabulary.find_event(owner);
  std::string help =
      event ? help_for_event(in.scope, *event, name) : text::suggestion(owner, owners);
  return invalid(Code::unknown_name, node.span, "'" + node.text + "' means nothing here",
                 std::move(help));
}

Node Checker::no_trigger(const Input& in, const ExprNode& node, std::string_view name) {
  if (in.scope.triggers_unsure) return leaf(NodeKind::constant, Type::unknown, node.span);
  const std::vector<std::string_view> names = field_names(context_.vocabulary, in.scope.events);
  const bool at_hand = name == "time" || std::find(names.begin(), names.end(), name) != names.end();
  return invalid(Code::no_trigger, node.span, "there is no trigger here",
                 at_hand && !in.scope.events.empty()
                     ? "write " + std::string(name) + " for the field of the event at hand"
                     : "trigger.field is for what comes after the event of 'on'");
}

Node Checker::field(const Input& in, const ExprNode& node, std::string_view name, bool of_trigger) {
  const std::vector<std::uint32_t>& events = of_trigger ? in.scope.triggers : in.scope.events;
  const bool unsure = of_trigger ? in.scope.triggers_unsure : in.scope.events_unsure;
  if (events.empty() && unsure) return leaf(NodeKind::constant, Type::unknown, node.span);
  if (events.empty()) {
    return invalid(Code::unknown_name, node.span,
                   "there is no event at hand here, so '" + node.text + "' means nothing",
                   in.scope.triggers.empty() ? "" : "write trigger." + std::string(name));
  }
  const Vocabulary& vocabulary = context_.vocabulary;
  Node found =
      leaf(of_trigger ? NodeKind::trigger_field : NodeKind::event_field, Type::unknown, node.span);
  found.text = name;
  bool known = false;
  for (const std::uint32_t event : events) {
    const auto slot = vocabulary.events()[event].find(name);
    if (!slot) continue;
    const Type type = type_of(vocabulary.events()[event].fields[*slot].kind);
    if (known && type != found.type) {
      return invalid(Code::type_mismatch, node.span,
                     "'" + std::string(name) + "' has different types in " +
                         event_list(vocabulary, events, "and"));
    }
    found.type = type;
    known = true;
  }
  return known ? found : unknown_field(in, node, name, of_trigger);
}

Node Checker::unknown_field(const Input& in, const ExprNode& node, std::string_view name,
                            bool of_trigger) {
  const bool unsure = of_trigger ? in.scope.triggers_unsure : in.scope.events_unsure;
  if (unsure) return leaf(NodeKind::constant, Type::unknown, node.span);
  if (is_owner(node.text)) {
    return invalid(Code::unknown_name, node.span, "'" + node.text + "' does not stand alone",
                   "write " + node.text + ".NAME");
  }
  const std::vector<std::uint32_t>& events = of_trigger ? in.scope.triggers : in.scope.events;
  std::string help = text::suggestion(name, field_names(context_.vocabulary, events));
  const bool bare = name.size() == node.text.size();
  if (help.empty() && bare) help = "fields are declared with their event; a text stands in quotes";
  return invalid(Code::unknown_field, last_part(node, name),
                 no_field(context_.vocabulary, events, name), std::move(help));
}

Node Checker::role(const ExprNode& node, std::string_view name) {
  const auto role = context_.vocabulary.find_role(name);
  if (!role) {
    return invalid(Code::unknown_role, last_part(node, name),
                   "there is no role '" + std::string(name) + "'",
                   text::suggestion(name, context_.vocabulary.role_names()));
  }
  Node found = leaf(NodeKind::role, Type::string, node.span);
  found.index = *role;
  return found;
}

Node Checker::violation(const Input& in, const ExprNode& node, std::string_view name) {
  if (!in.scope.violation) {
    return invalid(Code::no_violation, node.span, "there is no violation here",
                   "violation.person, .role and .clause stand only in 'aggravated'");
  }
  if (name == "person") return leaf(NodeKind::violation_person, Type::string, node.span);
  if (name == "role") return leaf(NodeKind::violation_role, Type::string, node.span);
  if (name == "clause") return leaf(NodeKind::violation_clause, Type::string, node.span);
  static constexpr std::string_view names[] = {"person", "role", "clause"};
  return invalid(Code::unknown_name, last_part(node, name),
                 "a violation has no '" + std::string(name) + "'; it has person, role, clause",
                 text::suggestion(name, names));
}

}  // namespace mora::sema
