// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Value: what a field holds and what an expression yields. A 16-byte tagged value; text and lists
// are views, owned by whoever made the value (the reader's line buffer, the program, the host).
// Threads: plain values.

#include <bit>
#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>

#include "mora/decimal.hpp"
#include "mora/money.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

enum class ValueKind : std::uint8_t { null, boolean, number, string, time, duration, money, list };

class Value {
 public:
  constexpr Value() = default;
  // Of a bool alone: pointers and numbers would become one.
  template <std::same_as<bool> Bool>
  constexpr explicit Value(Bool b) : kind_(ValueKind::boolean) {
    payload_.integer = b ? 1 : 0;
  }
  constexpr explicit Value(Decimal d)
      : kind_(ValueKind::number), exponent_(static_cast<std::int8_t>(d.exponent)) {
    payload_.integer = d.coefficient;
  }
  constexpr explicit Value(std::string_view s)
      : kind_(ValueKind::string), extra_(static_cast<std::uint32_t>(s.size())) {
    payload_.text = s.data();
  }
  constexpr explicit Value(TimePoint t) : kind_(ValueKind::time) { payload_.integer = t.us; }
  constexpr explicit Value(Duration d) : kind_(ValueKind::duration) { payload_.integer = d.us; }
  constexpr explicit Value(const Money& m)
      : kind_(ValueKind::money), extra_(std::bit_cast<std::uint32_t>(m.currency)) {
    payload_.integer = m.minor;
  }
  constexpr explicit Value(std::span<const Value> items)
      : kind_(ValueKind::list), extra_(static_cast<std::uint32_t>(items.size())) {
    payload_.items = items.data();
  }
  // A whole number.
  static constexpr Value number(std::int64_t n) { return Value(Decimal{n, 0}); }

  [[nodiscard]] constexpr ValueKind kind() const { return kind_; }
  [[nodiscard]] constexpr bool is_null() const { return kind_ == ValueKind::null; }
  // True only for the boolean true: conditions take null as false.
  [[nodiscard]] constexpr bool is_true() const {
    return kind_ == ValueKind::boolean && payload_.integer != 0;
  }

  // Each of these wants a value of its kind; anything else is a mistake of the caller.
  [[nodiscard]] constexpr bool boolean() const { return payload_.integer != 0; }
  [[nodiscard]] constexpr Decimal decimal() const { return {payload_.integer, exponent_}; }
  [[nodiscard]] constexpr std::string_view string() const { return {payload_.text, extra_}; }
  [[nodiscard]] constexpr TimePoint time() const { return {payload_.integer}; }
  [[nodiscard]] constexpr Duration duration() const { return {payload_.integer}; }
  [[nodiscard]] constexpr Money money() const {
    return {payload_.integer, std::bit_cast<Currency>(extra_)};
  }
  [[nodiscard]] constexpr std::span<const Value> list() const { return {payload_.items, extra_}; }

 private:
  union Payload {
    std::int64_t integer = 0;
    const char* text;
    const Value* items;
  };

  ValueKind kind_ = ValueKind::null;
  std::int8_t exponent_ = 0;
  std::uint32_t extra_ = 0;  // string, list: the size; money: the currency
  Payload payload_;
};

static_assert(sizeof(Value) == 16, "an event's fields are copied often");

// The name of a kind as a policy writes it: "string", "number", "bool", …
[[nodiscard]] std::string_view kind_name(ValueKind kind);

}  // namespace mora::inline v0
