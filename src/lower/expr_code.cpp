// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "lower/expr_code.hpp"

#include <algorithm>

#include "sema/stack_depth.hpp"

namespace mora::lower {

using detail::Op;
using sema::Node;
using sema::NodeKind;

std::uint32_t Captures::index(std::string_view field) {
  const auto found = std::find(fields_.begin(), fields_.end(), field);
  if (found != fields_.end()) return static_cast<std::uint32_t>(found - fields_.begin());
  fields_.emplace_back(field);
  return static_cast<std::uint32_t>(fields_.size() - 1);
}

CodeIndex CodeWriter::value(const Node& node, const Binding& binding) {
  const CodeIndex code = builder_.here();
  push(node, binding);
  builder_.emit(Op::done);
  return code;
}

void CodeWriter::push(const Node& node, const Binding& binding) {
  switch (node.kind) {
    case NodeKind::constant: push_constant(node); break;
    case NodeKind::event_field: push_field(binding.event, node.text, binding.capture); break;
    case NodeKind::trigger_field: push_field(binding.trigger, node.text, Op::trigger); break;
    case NodeKind::event_time:
      if (binding.event.captures != nullptr) binding.event.captures->ask_for_time();
      builder_.emit(binding.event_time);
      break;
    case NodeKind::event_type:
      if (binding.event.event != nullptr && binding.event_time == Op::memory_time) {
        builder_.emit(Op::constant, builder_.text_constant(binding.event.event->name));
      } else {
        builder_.emit(Op::event_type);
      }
      break;
    case NodeKind::trigger_time: builder_.emit(binding.trigger_time); break;
    case NodeKind::role: builder_.emit(Op::role, node.index); break;
    case NodeKind::violation_person: builder_.emit(Op::violation_person); break;
    case NodeKind::violation_role: builder_.emit(Op::violation_role); break;
    case NodeKind::violation_clause: builder_.emit(Op::violation_clause); break;
    case NodeKind::violated:
      builder_.emit(Op::violated, builder_.clause_refs(node.clauses),
                    static_cast<std::uint16_t>(node.clauses.size()));
      break;
    case NodeKind::business_time:
      push_operation(node, binding, Op::business_time, node.index);
      break;
    case NodeKind::function:
      push_args(node, binding);
      builder_.emit(Op::call, builder_.function(node.kernel),
                    static_cast<std::uint16_t>(node.args.size()));
      break;
    case NodeKind::logical_and:
    case NodeKind::logical_or: push_logical(node, binding); break;
    case NodeKind::logical_not: push_operation(node, binding, Op::logical_not); break;
    case NodeKind::compare:
    case NodeKind::arithmetic: push_operation(node, binding, node.op); break;
    case NodeKind::is_null: push_operation(node, binding, Op::is_null); break;
    case NodeKind::is_not_null: push_operation(node, binding, Op::is_not_null); break;
    case NodeKind::in_items: push_items(node, binding); break;
    case NodeKind::in_list: push_operation(node, binding, Op::in_list); break;
    case NodeKind::negate: push_operation(node, binding, Op::negate); break;
    case NodeKind::move_civil: push_moved(node, binding); break;
  }
}

void CodeWriter::push_args(const Node& node, const Binding& binding) {
  for (const Node& arg : node.args) push(arg, binding);
}

void CodeWriter::push_operation(const Node& node, const Binding& binding, Op op, std::uint32_t c) {
  push_args(node, binding);
  builder_.emit(op, c);
}

void CodeWriter::push_constant(const Node& node) {
  const bool text = node.type == sema::Type::string;
  builder_.emit(Op::constant,
                text ? builder_.text_constant(node.text) : builder_.constant(node.value));
}

void CodeWriter::push_field(const FieldSource& source, std::string_view field, Op capture_op) {
  if (source.captures != nullptr) {
    builder_.emit(capture_op, source.captures->index(field));
    return;
  }
  const auto slot = source.event == nullptr ? std::nullopt : source.event->find(field);
  if (slot) {
    builder_.emit(Op::field, *slot);
  } else {
    builder_.emit(Op::constant, builder_.constant(Value()));
  }
}

void CodeWriter::push_logical(const Node& node, const Binding& binding) {
  const Op branch = node.kind == NodeKind::logical_and ? Op::branch_false : Op::branch_true;
  std::vector<std::uint32_t> branches;
  for (std::size_t i = 0; i < node.args.size(); ++i) {
    if (i != 0) branches.push_back(builder_.emit(branch));
    push(node.args[i], binding);
  }
  builder_.emit(Op::truth);
  for (const std::uint32_t place : branches) builder_.land(place);
}

void CodeWriter::push_items(const Node& node, const Binding& binding) {
  std::vector<std::uint32_t> branches;
  std::size_t next = 1;
  do {
    if (next != 1) branches.push_back(builder_.emit(Op::branch_true));
    const std::size_t end = std::min(node.args.size(), next + sema::items_at_once);
    push(node.args[0], binding);
    for (std::size_t i = next; i < end; ++i) push(node.args[i], binding);
    builder_.emit(Op::in_items, 0, static_cast<std::uint16_t>(end - next));
    next = end;
  } while (next < node.args.size());
  for (const std::uint32_t place : branches) builder_.land(place);
}

void CodeWriter::push_moved(const Node& node, const Binding& binding) {
  push_args(node, binding);
  builder_.emit(Op::add_civil, node.op == Op::subtract ? 1 : 0,
                static_cast<std::uint16_t>(node.duration.count),
                static_cast<std::uint8_t>(node.duration.unit));
}

}  // namespace mora::lower
