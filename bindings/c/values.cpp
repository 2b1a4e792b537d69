// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "values.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "mora/decimal.hpp"
#include "mora/money.hpp"
#include "mora/schema.hpp"

#include "boundary.hpp"

namespace mora::c {
namespace {

constexpr std::size_t longest = std::numeric_limits<std::uint32_t>::max();

std::optional<Value> text_value(mora_str text) {
  if (text.size > longest) return std::nullopt;
  return Value(view(text));
}

std::optional<Value> time_value(TimePoint time) {
  if (time < min_time || time > max_time) return std::nullopt;
  return Value(time);
}

}  // namespace

void EventMaker::begin(std::size_t count) {
  if (fields_.size() < width_ * count) fields_.resize(width_ * count);
  used_ = 0;
  lists_.clear();
}

std::optional<Event> EventMaker::make(const mora_event& event) {
  Event made;
  made.time = TimePoint{event.time};
  made.type = event.type;
  made.line = event.line;
  const Schema schema = program_.schema();
  if (event.type >= schema.event_count()) return made;
  const std::size_t wanted = schema.field_count(event.type);
  if (event.field_count < wanted) return made;
  const std::span<Value> fields = std::span(fields_).subspan(used_, wanted);
  used_ += wanted;
  for (std::uint32_t slot = 0; slot < wanted; ++slot) {
    const std::optional<Value> field = value(event.fields[slot]);
    if (!field) return std::nullopt;
    if (!field->is_null() && field->kind() != schema.field(event.type, slot).kind) {
      return std::nullopt;
    }
    fields[slot] = *field;
  }
  made.fields = fields;
  return made;
}

std::optional<Value> EventMaker::value(const mora_value& value) {
  switch (value.kind) {
    case MORA_KIND_NULL: return Value();
    case MORA_KIND_BOOLEAN: return Value(value.as.integer != 0);
    case MORA_KIND_NUMBER: return number(value);
    case MORA_KIND_STRING: return text_value(value.as.text);
    case MORA_KIND_TIME: return time_value(TimePoint{value.as.integer});
    case MORA_KIND_DURATION: return Value(Duration{value.as.integer});
    case MORA_KIND_MONEY: return money(value);
    case MORA_KIND_LIST: return list(value);
    default: return std::nullopt;
  }
}

std::optional<Value> EventMaker::number(const mora_value& value) const {
  const std::optional<Decimal> decimal = make_decimal(value.as.integer, value.exponent);
  return decimal ? std::optional(Value(*decimal)) : std::nullopt;
}

std::optional<Value> EventMaker::money(const mora_value& value) const {
  const std::string_view letters(value.currency, std::size(value.currency) - 1);
  const Currency own = program_.currency();
  if (value.currency[0] == 0 || letters == code(own)) {
    return own == Currency{} ? std::nullopt : std::optional(Value(Money{value.as.integer, own}));
  }
  const std::optional<Currency> currency = find_currency(letters);
  return currency ? std::optional(Value(Money{value.as.integer, *currency})) : std::nullopt;
}

// Of plain values.
std::optional<Value> EventMaker::list(const mora_value& value) {
  if (value.as.list.count > longest) return std::nullopt;
  std::vector<Value> items;
  for (const mora_value& item : std::span(value.as.list.items, value.as.list.count)) {
    if (item.kind == MORA_KIND_LIST) return std::nullopt;
    const std::optional<Value> made = this->value(item);
    if (!made) return std::nullopt;
    items.push_back(*made);
  }
  return Value(std::span<const Value>(lists_.emplace_back(std::move(items))));
}

}  // namespace mora::c
