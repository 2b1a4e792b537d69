// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/renaming.hpp"

#include <fmt/format.h>

namespace mora::casework {
namespace {

// The texts of a value: itself, or the items of a list.
template <class Visit>
void for_each_text(const Value& value, Visit visit) {
  if (value.kind() == ValueKind::string) visit(value.string());
  if (value.kind() != ValueKind::list) return;
  for (const Value& item : value.list()) {
    if (item.kind() == ValueKind::string) visit(item.string());
  }
}

}  // namespace

Renaming::Renaming(const compile::CheckedSource& source, Texts& texts,
                   const std::vector<std::string>& keep, const std::vector<DraftEvent>& events)
    : source_(source), texts_(texts), uses_(text_uses(source.checked)) {
  const Names fields(keep.begin(), keep.end());
  for (const DraftEvent& event : events) learn(event, fields);
  taken_.insert(uses_.texts.begin(), uses_.texts.end());
}

void Renaming::learn(const DraftEvent& event, const Names& keep) {
  for (const auto& [field, value] : event.fields) {
    const bool is_kept = keep.contains(field);
    const bool is_person = uses_.persons.contains(field);
    for_each_text(value, [&](std::string_view text) {
      taken_.emplace(text);
      if (is_kept) asked_.emplace(text);
      if (is_person) persons_.emplace(text);
    });
  }
}

DraftEvent Renaming::rename(const DraftEvent& event) {
  DraftEvent renamed{event.time, event.type, {}};
  // In the order in which the policy declares them, which is how they are read.
  for (const sema::FieldInfo& field : source_.vocabulary.events()[event.type].fields) {
    const auto it = event.fields.find(field.name);
    if (it != event.fields.end()) renamed.fields[field.name] = rename(field.name, it->second);
  }
  return renamed;
}

Value Renaming::rename(const std::string& field, const Value& value) {
  if (value.kind() == ValueKind::string) return texts_.keep(replacement(field, value.string()));
  if (value.kind() != ValueKind::list) return value;
  std::vector<Value> items;
  for (const Value& item : value.list()) items.push_back(rename(field, item));
  return texts_.keep(std::move(items));
}

std::string Renaming::replacement(const std::string& field, std::string_view text) {
  if (asked_.contains(text)) {
    asked_fields_.insert(field);
    return std::string(text);
  }
  if (uses_.texts.contains(text)) {
    compared_fields_.insert(field);
    return std::string(text);
  }
  if (persons_.contains(text)) {
    person_fields_.insert(field);
    return neutral("person", text);
  }
  if (uses_.compared.contains(field)) {
    compared_fields_.insert(field);
    return std::string(text);
  }
  other_fields_.insert(field);
  return neutral(field, text);
}

const std::string& Renaming::neutral(std::string_view stem, std::string_view text) {
  const auto known = replaced_.find(text);
  if (known != replaced_.end()) return known->second;
  std::string fresh;
  do {
    fresh = fmt::format("{}-{}", stem, ++numbers_[std::string(stem)]);
  } while (taken_.contains(fresh));
  return replaced_.emplace(text, std::move(fresh)).first->second;
}

}  // namespace mora::casework
