// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/read_event.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "testing/node_reading.hpp"
#include "text/suggest.hpp"

namespace mora::testing {
namespace {

using syntax::Node;
using syntax::NodeKind;
using text::DiagnosticBag;

// Time and type stand beside the fields of an event.
bool is_field(std::string_view key) { return key != "time" && key != "type"; }

std::vector<std::string_view> event_names(const Schema& schema) {
  std::vector<std::string_view> names;
  for (EventType type = 0; type < schema.event_count(); ++type) {
    names.push_back(schema.event_name(type));
  }
  return names;
}

std::vector<std::string_view> field_names(const Schema& schema, EventType type) {
  std::vector<std::string_view> names;
  for (std::uint32_t slot = 0; slot < schema.field_count(type); ++slot) {
    names.push_back(schema.field(type, slot).name);
  }
  return names;
}

void report_unknown_field(const syntax::Scalar& name, std::string message,
                          const std::vector<std::string_view>& known, DiagnosticBag& bag) {
  bag.report(Code::unknown_field, name.span, std::move(message)).help =
      text::suggestion(name.text, known);
}

// A field of `each` that no event type has is misspelt.
void check_default(const Schema& schema, const syntax::Scalar& name, DiagnosticBag& bag) {
  std::vector<std::string_view> known;
  for (EventType type = 0; type < schema.event_count(); ++type) {
    for (const std::string_view field : field_names(schema, type)) {
      if (field == name.text) return;
      if (std::find(known.begin(), known.end(), field) == known.end()) known.push_back(field);
    }
  }
  report_unknown_field(name, fmt::format("no event has a field '{}'", name.text), known, bag);
}

std::string_view example(ValueKind kind) {
  switch (kind) {
    case ValueKind::boolean: return "true or false";
    case ValueKind::number: return "a number such as 12 or 0.5, without quotes";
    case ValueKind::time: return "a time such as \"2026-03-02 09:00\"";
    case ValueKind::duration: return "an exact duration such as 90s or 2h30m";
    case ValueKind::money: return "an amount such as 30.00 CNY";
    case ValueKind::list: return "a list such as [a, b]";
    case ValueKind::null:
    case ValueKind::string: break;
  }
  return "a text";
}

std::optional<Value> plain_value(const syntax::Scalar& scalar) {
  if (scalar.quoted) return std::nullopt;
  if (scalar.text == "true" || scalar.text == "false") return Value(scalar.text == "true");
  if (const auto number = parse_decimal(scalar.text)) return Value(*number);
  return std::nullopt;
}

}  // namespace

EventFileReader::EventFileReader(const Program& program, const std::vector<const Node*>& each,
                                 DiagnosticBag& bag)
    : program_(program) {
  for (const Node* map : each) {
    for (const syntax::Entry& entry : map->entries) {
      check_default(program.schema(), entry.key, bag);
      std::erase_if(each_, [&](const Given& g) { return g.name->text == entry.key.text; });
      each_.push_back({&entry.key, &entry.value});
    }
  }
}

std::optional<Event> EventFileReader::read(const Node& node, std::uint64_t number,
                                           DiagnosticBag& bag) {
  if (!expect_kind(node, NodeKind::map, "an event", bag)) return std::nullopt;
  std::optional<TimePoint> time;
  if (const Node* written = node.find("time")) {
    time = read_time(program_, *written, "'time'", bag);
  } else {
    bag.report(Code::missing_key, node.span, "an event needs a 'time'");
  }
  const auto type = read_type(node, bag);
  if (!type) return std::nullopt;
  values_.emplace_back(program_.schema().field_count(*type));
  std::vector<Value>& values = values_.back();
  const bool defaults = set_defaults(*type, values, bag);
  const bool own = set_own(node, *type, values, bag);
  if (!time || !defaults || !own) return std::nullopt;
  return Event{*time, *type, number, values};
}

std::optional<EventType> EventFileReader::read_type(const Node& node, DiagnosticBag& bag) const {
  const Node* written = node.find("type");
  if (written == nullptr) {
    bag.report(Code::missing_key, node.span, "an event needs a 'type'");
    return std::nullopt;
  }
  if (!expect_kind(*written, NodeKind::scalar, "'type'", bag)) return std::nullopt;
  const std::string& name = written->scalar.text;
  const auto type = program_.schema().find_event(name);
  if (type) return type;
  bag.report(Code::unknown_event, written->span, fmt::format("the policy has no event '{}'", name))
      .help = text::suggestion(name, event_names(program_.schema()));
  return std::nullopt;
}

bool EventFileReader::set_defaults(EventType type, std::vector<Value>& values, DiagnosticBag& bag) {
  const Schema schema = program_.schema();
  bool ok = true;
  for (const Given& given : each_) {
    const auto slot = schema.find_field(type, given.name->text);
    if (slot) ok = set(given, schema.field(type, *slot).kind, values[*slot], bag) && ok;
  }
  return ok;
}

bool EventFileReader::set_own(const Node& node, EventType type, std::vector<Value>& values,
                              DiagnosticBag& bag) {
  const Schema schema = program_.schema();
  bool ok = true;
  for (const syntax::Entry& entry : node.entries) {
    const std::string& name = entry.key.text;
    if (!is_field(name)) continue;
    const auto slot = schema.find_field(type, name);
    if (!slot) {
      report_unknown_field(entry.key,
                           fmt::format("{} has no field '{}'", schema.event_name(type), name),
                           field_names(schema, type), bag);
      ok = false;
      continue;
    }
    const Given given{&entry.key, &entry.value};
    ok = set(given, schema.field(type, *slot).kind, values[*slot], bag) && ok;
  }
  return ok;
}

bool EventFileReader::set(const Given& given, ValueKind kind, Value& value, DiagnosticBag& bag) {
  if (given.value->kind == NodeKind::null) {
    value = Value();
    return true;
  }
  const auto converted = convert(given, kind, bag);
  if (converted) value = *converted;
  return converted.has_value();
}

std::optional<Value> EventFileReader::convert(const Given& given, ValueKind kind,
                                              DiagnosticBag& bag) {
  const Node& node = *given.value;
  const std::string what = fmt::format("'{}'", given.name->text);
  if (kind == ValueKind::list) {
    if (!expect_kind(node, NodeKind::sequence, what, bag)) return std::nullopt;
    return convert_list(node, bag);
  }
  if (!expect_kind(node, NodeKind::scalar, what, bag)) return std::nullopt;
  const syntax::Scalar& scalar = node.scalar;
  std::optional<Value> value;
  if (kind == ValueKind::string) value = Value(std::string_view(scalar.text));
  if (kind == ValueKind::boolean || kind == ValueKind::number) value = plain_value(scalar);
  if (kind == ValueKind::money) {
    const auto money = parse_money(scalar.text, program_.currency());
    if (money) value = Value(*money);
  }
  if (kind == ValueKind::time) {
    const auto time = read_time(program_, node, what, bag);
    return time ? std::optional(Value(*time)) : std::nullopt;
  }
  if (kind == ValueKind::duration) {
    const auto duration = read_duration(node, what, bag);
    return duration ? std::optional(Value(*duration)) : std::nullopt;
  }
  if (value && value->kind() == kind) return value;
  bag.report(Code::wrong_type, node.span, fmt::format("{} is {}", what, example(kind)));
  return std::nullopt;
}

std::optional<Value> EventFileReader::convert_list(const Node& node, DiagnosticBag& bag) {
  std::vector<Value>& items = values_.emplace_back();
  for (const Node& item : node.items) {
    if (item.kind == NodeKind::null) {
      items.emplace_back();
      continue;
    }
    if (!expect_kind(item, NodeKind::scalar, "an item of the list", bag)) return std::nullopt;
    items.push_back(plain_value(item.scalar).value_or(Value(std::string_view(item.scalar.text))));
  }
  return Value(std::span<const Value>(items));
}

}  // namespace mora::testing
