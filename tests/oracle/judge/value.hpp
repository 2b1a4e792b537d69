// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Value: what a field of an event holds and what an expression yields, in the oracle's own types;
// LogEvent: an event of a log.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <date/date.h>

#include "oracle/judge/number.hpp"

namespace mora::oracle {

using Length = std::chrono::microseconds;
using Instant = date::sys_time<Length>;

struct Amount {
  Wide minor = 0;  // in the currency's smallest units
  std::string currency;
  friend bool operator==(const Amount&, const Amount&) = default;
};

struct Value;
using List = std::vector<Value>;
using Null = std::monostate;

struct Value {
  std::variant<Null, bool, Number, std::string, Instant, Length, Amount, List> held;

  [[nodiscard]] bool is_null() const { return std::holds_alternative<Null>(held); }
  // Conditions take null as false.
  [[nodiscard]] bool is_true() const {
    const bool* const truth = std::get_if<bool>(&held);
    return truth != nullptr && *truth;
  }
  template <class T>
  [[nodiscard]] const T* get() const {
    return std::get_if<T>(&held);
  }
};

struct LogEvent {
  Instant time;
  std::string type;
  std::uint64_t line = 0;
  std::map<std::string, Value> fields;  // those that are not null

  [[nodiscard]] Value field(const std::string& name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? Value{} : found->second;
  }
  [[nodiscard]] std::optional<std::string> text(const std::string& name) const {
    const Value value = field(name);
    const auto* const text = value.get<std::string>();
    return text == nullptr ? std::nullopt : std::optional(*text);
  }
};

// How many decimal places a currency has.
[[nodiscard]] int places_of(std::string_view currency);
// "30.5 CNY", or "30.5" with a fallback for the currency.
[[nodiscard]] Amount amount_from_text(const std::string& text, const std::string& fallback);
[[nodiscard]] std::string text_of(const Amount& amount);

}  // namespace mora::oracle
