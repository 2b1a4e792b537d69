// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Expr and Pattern: conditions as written, before names and types are known. A flat array of nodes,
// each with its place in the file.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mora/decimal.hpp"
#include "mora/source.hpp"
#include "mora/time.hpp"

namespace mora::syntax {

enum class ExprKind : std::uint8_t {
  null_literal,
  bool_literal,
  number_literal,
  string_literal,
  duration_literal,
  civil_literal,  // 3d 2w 1mo 1y 2bd
  money_literal,  // 30 CNY
  time_literal,   // t"2026-03-02T09:00+08:00": text as written, read when the zone is known
  name,           // a field, time, type, or a dotted path: event.x, trigger.x, role.x, violation.x
  call,           // text is the function; args
  list,           // [a, b]: only as the right side of `in`
  negate,         // -a
  logical_not,
  logical_and,
  logical_or,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,  // args: value, list (or a name that is a list)
  add,
  subtract,
  multiply,
  divide
};

enum class CivilUnit : std::uint8_t { day, week, month, year, business_day };

// A length of time as written: exact (units below the day, combined freely) or civil (one unit).
struct DurationLiteral {
  bool civil = false;
  Duration exact;          // !civil
  std::int64_t count = 0;  // civil
  CivilUnit unit = CivilUnit::day;
};

using ExprId = std::uint32_t;

struct ExprNode {
  ExprKind kind{};
  Span span;                 // the whole of it, operands included
  std::string text;          // name (the full dotted path), function, string, time, currency code
  Decimal number;            // number_literal, money_literal
  bool truth = false;        // bool_literal
  DurationLiteral duration;  // duration_literal, civil_literal
  std::vector<ExprId> args;  // operands in order
};

struct Expr {
  std::vector<ExprNode> nodes;
  ExprId root = 0;
  [[nodiscard]] const ExprNode& operator[](ExprId id) const { return nodes[id]; }
};

// EVENT or EVENT where EXPRESSION.
struct Pattern {
  bool any = false;  // *
  std::string event;
  Span event_span;
  std::optional<Expr> where;
};

// Canonical text with all parentheses, e.g. ((a == "x") and (not b)); the stage's dump.
[[nodiscard]] std::string dump(const Expr& expr);
[[nodiscard]] std::string dump(const Pattern& pattern);
[[nodiscard]] std::string dump(const DurationLiteral& duration);

}  // namespace mora::syntax
