// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/evaluate.hpp"

#include <algorithm>
#include <vector>

#include "civil/calendar.hpp"
#include "engine/interpret.hpp"

namespace mora::casework {
namespace {

using sema::Node;
using sema::NodeKind;

Value field_of(const DraftEvent* event, std::string_view name) {
  if (event == nullptr) return {};
  const auto it = event->fields.find(name);
  return it == event->fields.end() ? Value() : it->second;
}

Value moved(const Subject& subject, const Node& node, const Value& time) {
  if (time.kind() != ValueKind::time) return {};
  const std::int64_t count =
      node.op == detail::Op::subtract ? -node.duration.count : node.duration.count;
  const auto unit = static_cast<detail::DurationUnit>(node.duration.unit);
  const TimePoint t = detail::add_civil(subject.checked().zone, time.time(), count, unit);
  return t < min_time || t > max_time ? Value() : Value(t);
}

Value business_time(const Subject& subject, const Node& node, const Value& from, const Value& to) {
  if (from.kind() != ValueKind::time || to.kind() != ValueKind::time) return {};
  return Value(detail::business_time(
      subject.checked().zone, subject.checked().calendars[node.index], from.time(), to.time()));
}

// A function's text lives in a scratch of its own, so it is kept.
Value called(const Subject& subject, const Node& node, const std::vector<Value>& args) {
  detail::Scratch scratch;
  const Value result = node.kernel(args, {&subject.program.data(), &scratch});
  if (result.kind() != ValueKind::string) return result;
  return subject.texts.keep(std::string(result.string()));
}

Value combined(const Subject& subject, const Node& node, const std::vector<Value>& args) {
  switch (node.kind) {
    case NodeKind::logical_and:
      return Value(
          std::all_of(args.begin(), args.end(), [](const Value& v) { return v.is_true(); }));
    case NodeKind::logical_or:
      return Value(
          std::any_of(args.begin(), args.end(), [](const Value& v) { return v.is_true(); }));
    case NodeKind::logical_not: return Value(!args[0].is_true());
    case NodeKind::compare: return Value(detail::holds(node.op, args[0], args[1]));
    case NodeKind::is_null: return Value(args[0].is_null());
    case NodeKind::is_not_null: return Value(!args[0].is_null());
    case NodeKind::in_items: return Value(detail::contains(std::span(args).subspan(1), args[0]));
    case NodeKind::in_list: return detail::combined(detail::Op::in_list, args[0], args[1]);
    case NodeKind::arithmetic: return detail::arithmetic(node.op, args[0], args[1]);
    case NodeKind::negate: return detail::negated(args[0]);
    case NodeKind::move_civil: return moved(subject, node, args[0]);
    case NodeKind::business_time: return business_time(subject, node, args[0], args[1]);
    default: return called(subject, node, args);
  }
}

Value constant(const Subject& subject, const Node& node) {
  return node.type == sema::Type::string ? subject.texts.keep(node.text) : node.value;
}

}  // namespace

Value evaluate(const Subject& subject, const Node& node, const Facts& facts) {
  switch (node.kind) {
    case NodeKind::constant: return constant(subject, node);
    case NodeKind::event_field: return field_of(facts.event, node.text);
    case NodeKind::trigger_field: return field_of(facts.trigger, node.text);
    case NodeKind::event_time: return facts.event == nullptr ? Value() : Value(facts.event->time);
    case NodeKind::trigger_time:
      return facts.trigger == nullptr ? Value() : Value(facts.trigger->time);
    case NodeKind::event_type:
      return facts.event == nullptr
                 ? Value()
                 : Value(std::string_view(subject.event(facts.event->type).name));
    case NodeKind::role: {
      if (facts.holders == nullptr) return {};
      const auto it = facts.holders->find(node.index);
      return it == facts.holders->end() ? Value() : it->second;
    }
    case NodeKind::violated: return Value(false);
    case NodeKind::violation_person:
    case NodeKind::violation_role:
    case NodeKind::violation_clause: return {};
    default: break;
  }
  std::vector<Value> args;
  for (const Node& arg : node.args) args.push_back(evaluate(subject, arg, facts));
  return combined(subject, node, args);
}

std::vector<std::string> fields_in(const Node& node, NodeKind kind) {
  std::vector<std::string> names;
  if (node.kind == kind) names.push_back(node.text);
  for (const Node& arg : node.args) {
    for (std::string& name : fields_in(arg, kind)) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
      }
    }
  }
  return names;
}

}  // namespace mora::casework
