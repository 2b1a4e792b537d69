// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/case_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "casework/yaml_text.hpp"
#include "engine/interpret.hpp"

namespace mora::casework {
namespace {

std::string pair_text(const Subject& subject, std::string_view name, const Value& value) {
  return fmt::format("{}: {}", yaml_text(name), yaml_value(subject.program, value));
}

// A text of the policy may have line breaks; a comment has none.
std::string comment(std::string_view indent, std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return fmt::format("{}# {}\n", indent, text);
}

// What the event has beside `each`; null where it lacks what every event has.
std::string event_text(const Subject& subject, const DraftEvent& event) {
  const sema::EventInfo& info = subject.event(event.type);
  std::string text = fmt::format("{{time: {}, type: {}", yaml_time(subject.program, event.time),
                                 yaml_text(info.name));
  for (const sema::FieldInfo& field : info.fields) {
    const auto own = event.fields.find(field.name);
    const auto given = subject.each.find(field.name);
    const Value value = own == event.fields.end() ? Value() : own->second;
    const Value otherwise = given == subject.each.end() ? Value() : given->second;
    if (!detail::alike(value, otherwise)) text += ", " + pair_text(subject, field.name, value);
  }
  return text + "}";
}

}  // namespace

std::string case_text(const Subject& subject, const DraftCase& draft, const Verdict& verdict,
                      const std::string& confirm) {
  std::string text = fmt::format("  - name: {}\n", yaml_text(draft.name));
  for (const std::string& note : draft.notes) text += comment("    ", note);
  text += draft.events.empty() ? "    events: []\n" : "    events:\n";
  for (const DraftEvent& event : draft.events) {
    text += fmt::format("      - {}\n", event_text(subject, event));
  }
  const bool ends_later =
      draft.as_of && (draft.events.empty() || *draft.as_of != draft.events.back().time);
  if (ends_later) text += fmt::format("    as_of: {}\n", yaml_time(subject.program, *draft.as_of));
  if (!confirm.empty()) text += comment("    ", "confirm: " + confirm);
  text += verdict.findings.empty() ? "    expect: []\n" : "    expect:\n";
  for (const Told& told : verdict.findings) text += fmt::format("      - {}\n", told.expected);
  return text + fmt::format("    open: {}\n", verdict.open.size());
}

std::string each_text(const Subject& subject) {
  std::string text;
  for (const auto& [name, value] : subject.each) {
    text += (text.empty() ? "" : ", ") + pair_text(subject, name, value);
  }
  return fmt::format("each: {{{}}}\n", text);
}

}  // namespace mora::casework
