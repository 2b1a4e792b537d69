// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Programs that consist of a vocabulary alone, and events as text, for the tests of readers.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mora/event.hpp"
#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "civil/timestamp.hpp"
#include "civil/zone.hpp"
#include "program/builder.hpp"

namespace mora::test {

struct EventWords {
  std::string name;
  std::vector<std::pair<std::string, ValueKind>> fields;  // beside the case key and `by`
};

// Cases go by `order`; the zone is Asia/Shanghai.
inline Program vocabulary(const std::vector<EventWords>& events, std::string_view currency) {
  program::Builder builder;
  detail::ProgramData& data = builder.data;
  data.zone = civil::load_zone("Asia/Shanghai").value_or(detail::Zone{});
  data.currency = find_currency(currency).value_or(Currency{});
  data.spaces.push_back({builder.text("order")});
  for (const EventWords& event : events) {
    detail::EventData words;
    words.name = builder.text(event.name);
    words.first_field = static_cast<std::uint32_t>(data.fields.size());
    words.field_count = static_cast<std::uint32_t>(event.fields.size()) + 2;
    data.events.push_back(words);
    data.fields.push_back({builder.text("order"), ValueKind::string});
    data.fields.push_back({builder.text("by"), ValueKind::string});
    for (const auto& [name, kind] : event.fields) data.fields.push_back({builder.text(name), kind});
  }
  return builder.finish();
}

// A field of every type, and a name with a blank.
inline Program shop(std::string_view currency = "CNY") {
  return vocabulary({{"paid", {{"amount", ValueKind::money}, {"note", ValueKind::string}}},
                     {"all",
                      {{"s", ValueKind::string},
                       {"n", ValueKind::number},
                       {"b", ValueKind::boolean},
                       {"t", ValueKind::time},
                       {"d", ValueKind::duration},
                       {"m", ValueKind::money},
                       {"l", ValueKind::list},
                       {"k", ValueKind::list}}},
                     {"Create Fine", {}}},
                    currency);
}

inline std::string dump(const Value& value) {
  switch (value.kind()) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.boolean() ? "true" : "false";
    case ValueKind::number: return to_string(value.decimal());
    case ValueKind::string: return '"' + std::string(value.string()) + '"';
    case ValueKind::time: return civil::format_rfc3339(value.time(), {});
    case ValueKind::duration: return std::to_string(value.duration().us) + "us";
    case ValueKind::money: return to_string(value.money());
    case ValueKind::list: break;
  }
  std::string text = "[";
  for (const Value& item : value.list()) text += (text.size() > 1 ? " " : "") + dump(item);
  return text + ']';
}

// "3 paid 2026-03-02T01:00:00+00:00 order="SO-1" amount=30.00 CNY": without fields that are null.
inline std::string dump(const ReadResult& result, const Program& program) {
  std::string text = std::to_string(result.line);
  if (result.outcome == ReadOutcome::end) return "end";
  if (result.outcome == ReadOutcome::rejected)
    return text + " rejected: " + std::string(result.reason);
  if (result.outcome == ReadOutcome::unreadable)
    return text + " unreadable: " + std::string(result.reason);
  if (result.outcome == ReadOutcome::unknown_type)
    return text + " unknown: " + std::string(result.reason);
  const Schema schema = program.schema();
  const Event& event = result.event;
  text += ' ' + std::string(schema.event_name(event.type));
  text += ' ' + civil::format_rfc3339(event.time, {});
  for (std::uint32_t slot = 0; slot < event.fields.size(); ++slot) {
    if (event.fields[slot].is_null()) continue;
    text += ' ' + std::string(schema.field(event.type, slot).name) + '=' + dump(event.fields[slot]);
  }
  return text;
}

}  // namespace mora::test
