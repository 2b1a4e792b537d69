// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Arithmetic on values; the type checker has admitted the combinations, null and overflow come up
// only here. LANGUAGE.md section 3.

#include <optional>

#include "engine/interpret.hpp"

namespace mora::inline v0::detail {

namespace {

Value value_or_null(const std::optional<Decimal>& result) {
  return result ? Value(*result) : Value();
}

// What time and durations may be; anything else is null rather than a wrapped number.
std::optional<std::int64_t> sum(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
  return result;
}

std::optional<std::int64_t> difference(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_sub_overflow(a, b, &result)) return std::nullopt;
  return result;
}

Value on_numbers(Op op, Decimal a, Decimal b) {
  switch (op) {
    case Op::add: return value_or_null(add(a, b));
    case Op::subtract: return value_or_null(subtract(a, b));
    case Op::multiply: return value_or_null(multiply(a, b));
    default: return value_or_null(divide(a, b));
  }
}

std::optional<std::int64_t> sum_or_difference(Op op, std::int64_t a, std::int64_t b) {
  return op == Op::add ? sum(a, b) : difference(a, b);
}

Value on_money(Op op, const Money& a, const Money& b) {
  if (a.currency != b.currency) return {};
  if (op == Op::divide) return value_or_null(ratio(a.minor, b.minor));
  const auto minor = sum_or_difference(op, a.minor, b.minor);
  return minor ? Value(Money{*minor, a.currency}) : Value();
}

Value on_durations(Op op, Duration a, Duration b) {
  if (op == Op::divide) return value_or_null(ratio(a.us, b.us));
  const auto us = sum_or_difference(op, a.us, b.us);
  return us ? Value(Duration{*us}) : Value();
}

Value shifted(Op op, TimePoint t, Duration d) {
  const auto us = sum_or_difference(op, t.us, d.us);
  if (!us || *us < min_time.us || *us > max_time.us) return {};
  return Value(TimePoint{*us});
}

// Money or a duration, times or divided by a number.
Value scaled(Op op, const Value& quantity, Decimal factor) {
  const bool money = quantity.kind() == ValueKind::money;
  const std::int64_t amount = money ? quantity.money().minor : quantity.duration().us;
  const auto result =
      op == Op::multiply ? scale_integer(amount, factor) : divide_integer(amount, factor);
  if (!result) return {};
  return money ? Value(Money{*result, quantity.money().currency}) : Value(Duration{*result});
}

bool is_quantity(const Value& value) {
  return value.kind() == ValueKind::money || value.kind() == ValueKind::duration;
}

}  // namespace

Value arithmetic(Op op, const Value& a, const Value& b) {
  const ValueKind x = a.kind();
  const ValueKind y = b.kind();
  if (x == ValueKind::number && y == ValueKind::number) {
    return on_numbers(op, a.decimal(), b.decimal());
  }
  if (x == ValueKind::money && y == ValueKind::money) return on_money(op, a.money(), b.money());
  if (x == ValueKind::duration && y == ValueKind::duration) {
    return on_durations(op, a.duration(), b.duration());
  }
  if (x == ValueKind::time && y == ValueKind::duration) return shifted(op, a.time(), b.duration());
  if (x == ValueKind::duration && y == ValueKind::time) return shifted(op, b.time(), a.duration());
  if (x == ValueKind::time && y == ValueKind::time) return Value(a.time() - b.time());
  if (is_quantity(a) && y == ValueKind::number) return scaled(op, a, b.decimal());
  if (x == ValueKind::number && is_quantity(b)) return scaled(op, b, a.decimal());
  return {};
}

Value negated(const Value& a) {
  switch (a.kind()) {
    case ValueKind::number: return Value(Decimal{-a.decimal().coefficient, a.decimal().exponent});
    // The least amount there is has no counterpart.
    case ValueKind::money: return on_money(Op::subtract, {0, a.money().currency}, a.money());
    case ValueKind::duration: return on_durations(Op::subtract, Duration{0}, a.duration());
    default: return {};
  }
}

Value moved_civil(const Zone& zone, const Value& t, const Instruction& step) {
  if (t.kind() != ValueKind::time) return {};
  const std::int64_t count = step.c == 0 ? step.b : -std::int64_t{step.b};
  const TimePoint moved = add_civil(zone, t.time(), count, static_cast<DurationUnit>(step.a));
  return moved == never || moved < min_time ? Value() : Value(moved);
}

}  // namespace mora::inline v0::detail
