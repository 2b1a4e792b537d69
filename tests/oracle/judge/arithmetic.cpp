// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/arithmetic.hpp"

#include <algorithm>

namespace mora::oracle {

namespace {

using syntax::ExprKind;

Length length(Wide us) { return Length(static_cast<std::int64_t>(us)); }

Value or_null(const std::optional<Number>& number) { return number ? Value{*number} : Value{}; }

// a < b; null where they do not compare.
std::optional<bool> before(const Value& a, const Value& b) {
  if (a.held.index() != b.held.index()) return std::nullopt;
  if (const auto* x = a.get<Number>()) return less(*x, *b.get<Number>());
  if (const auto* x = a.get<std::string>()) return *x < *b.get<std::string>();
  if (const auto* x = a.get<Instant>()) return *x < *b.get<Instant>();
  if (const auto* x = a.get<Length>()) return *x < *b.get<Length>();
  if (const auto* x = a.get<bool>()) return static_cast<int>(*x) < static_cast<int>(*b.get<bool>());
  const auto* x = a.get<Amount>();
  if (x == nullptr || x->currency != b.get<Amount>()->currency) return std::nullopt;
  return x->minor < b.get<Amount>()->minor;
}

Value added(const Value& a, const Value& b) {
  if (a.get<Number>() && b.get<Number>()) return {add(*a.get<Number>(), *b.get<Number>())};
  if (a.get<Length>() && b.get<Length>()) return {*a.get<Length>() + *b.get<Length>()};
  if (a.get<Instant>() && b.get<Length>()) return {*a.get<Instant>() + *b.get<Length>()};
  if (a.get<Length>() && b.get<Instant>()) return {*b.get<Instant>() + *a.get<Length>()};
  const auto* x = a.get<Amount>();
  const auto* y = b.get<Amount>();
  if (x == nullptr || y == nullptr || x->currency != y->currency) return {};
  return {Amount{x->minor + y->minor, x->currency}};
}

Value subtracted(const Value& a, const Value& b) {
  if (a.get<Instant>() && b.get<Instant>()) return {*a.get<Instant>() - *b.get<Instant>()};
  return added(a, negated(b));
}

// A duration or an amount by a number.
Value scaled_by(const Value& a, const Number& factor) {
  if (const auto* x = a.get<Length>()) return {length(scaled(x->count(), factor))};
  if (const auto* x = a.get<Amount>()) return {Amount{scaled(x->minor, factor), x->currency}};
  return {};
}

Value multiplied(const Value& a, const Value& b) {
  const auto* const x = a.get<Number>();
  const auto* const y = b.get<Number>();
  if (x != nullptr && y != nullptr) return {multiply(*x, *y)};
  if (y != nullptr) return scaled_by(a, *y);
  return x != nullptr ? scaled_by(b, *x) : Value{};
}

Value divided_by(const Value& a, const Number& divisor) {
  if (const auto* x = a.get<Number>()) return or_null(divide(*x, divisor));
  if (const auto* x = a.get<Length>()) {
    const auto part = divided(x->count(), divisor);
    return part ? Value{length(*part)} : Value{};
  }
  const auto* const x = a.get<Amount>();
  const auto part = x == nullptr ? std::nullopt : divided(x->minor, divisor);
  return part ? Value{Amount{*part, x->currency}} : Value{};
}

Value quotient(const Value& a, const Value& b) {
  if (const auto* y = b.get<Number>()) return divided_by(a, *y);
  if (a.get<Length>() && b.get<Length>()) {
    return or_null(divide(whole(a.get<Length>()->count()), whole(b.get<Length>()->count())));
  }
  const auto* x = a.get<Amount>();
  const auto* y = b.get<Amount>();
  if (x == nullptr || y == nullptr || x->currency != y->currency) return {};
  return or_null(divide(whole(x->minor), whole(y->minor)));
}

}  // namespace

bool same(const Value& a, const Value& b) {
  if (a.held.index() != b.held.index()) return false;
  if (const auto* x = a.get<Amount>()) return *x == *b.get<Amount>();
  const auto a_first = before(a, b);
  return a_first && !*a_first && !*before(b, a);
}

bool contains(const Value& list, const Value& item) {
  const auto* const items = list.get<List>();
  if (items == nullptr || item.is_null()) return false;
  return std::any_of(items->begin(), items->end(),
                     [&](const Value& other) { return same(other, item); });
}

Value negated(const Value& a) {
  if (const auto* x = a.get<Number>()) return {negate(*x)};
  if (const auto* x = a.get<Length>()) return {-*x};
  if (const auto* x = a.get<Amount>()) return {Amount{-x->minor, x->currency}};
  return {};
}

Value of_two(ExprKind kind, const Value& a, const Value& b) {
  switch (kind) {
    case ExprKind::less: return {before(a, b).value_or(false)};
    case ExprKind::greater: return {before(b, a).value_or(false)};
    case ExprKind::less_equal: {
      const auto b_first = before(b, a);
      return {b_first && !*b_first};
    }
    case ExprKind::greater_equal: {
      const auto a_first = before(a, b);
      return {a_first && !*a_first};
    }
    case ExprKind::add: return added(a, b);
    case ExprKind::subtract: return subtracted(a, b);
    case ExprKind::multiply: return multiplied(a, b);
    case ExprKind::divide: return quotient(a, b);
    default: return {};
  }
}

}  // namespace mora::oracle
