// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Checked: expressions and patterns with their names resolved and their types known. Fields keep
// their names: which slot they have depends on the event type that the code is made for.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mora/value.hpp"

#include "program/program_data.hpp"
#include "sema/type.hpp"
#include "syntax/expr.hpp"

namespace mora::sema {

enum class NodeKind : std::uint8_t {
  constant,       // value, or text for a string
  event_field,    // text: the field of the event at hand
  trigger_field,  // text: the field of the trigger
  event_time,
  event_type,
  trigger_time,
  role,  // index: the role
  violation_person,
  violation_role,
  violation_clause,
  violated,       // clauses
  business_time,  // from args[0] to args[1] by the calendar `index`
  function,       // kernel of args
  logical_and,
  logical_or,
  logical_not,
  compare,  // op of args[0], args[1]
  is_null,
  is_not_null,
  in_items,    // args[0] in args[1...]
  in_list,     // args[0] in the list args[1]
  arithmetic,  // op of args[0], args[1]
  negate,
  move_civil  // args[0], civil units later (or, with op subtract, earlier)
};

struct Node {
  NodeKind kind{};
  Type type = Type::unknown;
  Span span;
  Value value;
  std::string text;
  std::uint32_t index = 0;
  detail::Op op{};
  detail::Kernel kernel = nullptr;
  syntax::DurationLiteral duration;
  std::vector<std::uint32_t> clauses;
  std::vector<Node> args;
};

// One event type that a pattern matches, under a condition.
struct Pattern {
  std::uint32_t event = 0;
  std::optional<Node> where;
};
// Any one of them matches.
using Patterns = std::vector<Pattern>;

// The node or one below it is of this kind.
[[nodiscard]] bool mentions(const Node& node, NodeKind kind);

}  // namespace mora::sema
