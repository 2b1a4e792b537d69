// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/event_builder.hpp"

#include <limits>
#include <optional>
#include <utility>

#include "mora/time_text.hpp"

namespace mora::inline v0 {

namespace {

constexpr EventType no_type = std::numeric_limits<EventType>::max();

template <class T>
std::optional<Value> as_value(const std::optional<T>& read) {
  return read ? std::optional(Value(*read)) : std::nullopt;
}

// A text of a log as a value of the kind; null if it does not fit.
std::optional<Value> read_as(ValueKind kind, std::string_view text, const Program& program) {
  switch (kind) {
    case ValueKind::time: return as_value(parse_time(program, text));
    case ValueKind::duration: return as_value(parse_duration(text));
    case ValueKind::money: return as_value(parse_money(text, program.currency()));
    default: return std::nullopt;
  }
}

}  // namespace

EventBuilder::EventBuilder(Program program, std::string_view type) : program_(std::move(program)) {
  const auto found = program_.schema().find_event(type);
  event_.type = found.value_or(no_type);
  if (!found) {
    fail("the policy has no event '" + std::string(type) + "'");
    return;
  }
  values_.resize(program_.schema().field_count(*found));
  texts_.resize(values_.size());
  lists_.resize(values_.size());
}

void EventBuilder::fail(std::string message) {
  if (error_.empty()) error_ = std::move(message);
}

EventBuilder& EventBuilder::at(TimePoint time) {
  event_.time = time;
  return *this;
}

EventBuilder& EventBuilder::at(std::string_view timestamp) {
  const auto time = parse_time(program_, timestamp);
  if (!time) fail("'" + std::string(timestamp) + "' is no timestamp");
  return at(time.value_or(TimePoint{}));
}

EventBuilder& EventBuilder::line(std::uint64_t number) {
  event_.line = number;
  return *this;
}

void EventBuilder::put(std::string_view field, const Value& value) {
  if (event_.type == no_type) return;
  const Schema schema = program_.schema();
  const auto slot = schema.find_field(event_.type, field);
  if (!slot) {
    fail(std::string(schema.event_name(event_.type)) + " has no field '" + std::string(field) +
         "'");
    return;
  }
  const ValueKind kind = schema.field(event_.type, *slot).kind;
  std::optional<Value> fitting = value;
  if (value.kind() == ValueKind::string && kind == ValueKind::string) {
    texts_[*slot].clear();
    fitting = Value(keep(*slot, value.string()));
  } else if (value.kind() == ValueKind::string) {
    fitting = read_as(kind, value.string(), program_);
  } else if (value.kind() == ValueKind::list) {
    fitting = keep(*slot, value.list());
  }
  if (!fitting || (!fitting->is_null() && fitting->kind() != kind)) {
    fail("the field '" + std::string(field) + "' is a " + std::string(kind_name(kind)));
    return;
  }
  values_[*slot] = *fitting;
}

std::string_view EventBuilder::keep(std::uint32_t slot, std::string_view text) {
  std::vector<char>& texts = texts_[slot];
  const std::size_t begin = texts.size();
  texts.insert(texts.end(), text.begin(), text.end());
  return {texts.data() + begin, text.size()};
}

Value EventBuilder::keep(std::uint32_t slot, std::span<const Value> list) {
  std::size_t text_size = 0;
  for (const Value& item : list) {
    if (item.kind() == ValueKind::string) text_size += item.string().size();
  }
  texts_[slot].clear();
  texts_[slot].reserve(text_size);  // the texts must not move while more are added
  lists_[slot].assign(list.begin(), list.end());
  for (Value& item : lists_[slot]) {
    if (item.kind() == ValueKind::string) item = Value(keep(slot, item.string()));
  }
  return Value(std::span<const Value>(lists_[slot]));
}

EventBuilder& EventBuilder::set(std::string_view field, std::string_view text) {
  put(field, Value(text));
  return *this;
}

EventBuilder& EventBuilder::set(std::string_view field, bool value) {
  put(field, Value(value));
  return *this;
}

EventBuilder& EventBuilder::set(std::string_view field, std::int64_t value) {
  put(field, Value::number(value));
  return *this;
}

EventBuilder& EventBuilder::set(std::string_view field, const Value& value) {
  put(field, value);
  return *this;
}

Event EventBuilder::event() const {
  Event event = event_;
  if (!error_.empty()) event.type = no_type;
  event.fields = values_;
  return event;
}

}  // namespace mora::inline v0
