// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "sema/type.hpp"
#include "text/suggest.hpp"

namespace mora::sema {

namespace {

constexpr std::array<std::string_view, 7> type_words = {"string",   "number", "bool", "time",
                                                        "duration", "money",  "list"};

// Names of one kind and the places of their first definitions.
class Definitions {
 public:
  Definitions(std::string_view kind, text::DiagnosticBag& bag) : kind_(kind), bag_(bag) {}

  void define(const syntax::Scalar& name) {
    const auto [first, fresh] = places_.emplace(name.text, name.span);
    if (fresh) return;
    bag_.report(Code::duplicate_name, name.span,
                std::string(kind_) + " '" + name.text + "' is defined twice")
        .notes.push_back({first->second, "first defined here"});
  }

 private:
  std::string_view kind_;
  text::DiagnosticBag& bag_;
  std::map<std::string, Span> places_;
};

std::vector<std::string_view> views(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

// What every event has: time and type by themselves, the case key, `by` and the id as fields.
std::optional<ValueKind> built_in_kind(std::string_view field, const BuiltIn& built_in) {
  if (field == "time") return ValueKind::time;
  if (field == "type" || field == "by" || field == built_in.case_key || field == built_in.id) {
    return ValueKind::string;
  }
  return std::nullopt;
}

std::string type_help(const std::string& word) {
  static constexpr std::pair<std::string_view, std::string_view> usual[] = {
      {"text", "string"},  {"int", "number"},   {"integer", "number"}, {"decimal", "number"},
      {"float", "number"}, {"boolean", "bool"}, {"date", "time"},      {"datetime", "time"},
      {"amount", "money"}, {"array", "list"}};
  for (const auto& [other, ours] : usual) {
    if (other == word) return "write " + std::string(ours);
  }
  return text::suggestion(word, type_words);
}

// A type that is missing has been reported.
ValueKind kind_of(const syntax::FieldDecl& field, text::DiagnosticBag& bag) {
  if (field.type.text.empty()) return ValueKind::null;
  const ValueKind kind = declared_kind(field.type.text);
  if (kind == ValueKind::null) {
    bag.report(Code::bad_value, field.type.span,
               "'" + field.type.text +
                   "' is no type; types are string, number, bool, time, duration, money, list")
        .help = type_help(field.type.text);
  }
  return kind;
}

}  // namespace

std::optional<std::uint32_t> EventInfo::find(std::string_view field) const {
  for (std::uint32_t slot = 0; slot < fields.size(); ++slot) {
    if (fields[slot].name == field) return slot;
  }
  return std::nullopt;
}

Vocabulary::Vocabulary(const syntax::Policy& policy, text::DiagnosticBag& bag) {
  const BuiltIn built_in{policy.cases.key.text,
                         policy.dedupe ? policy.dedupe->field.text : std::string()};
  Definitions events("the event", bag);
  for (const syntax::EventDecl& event : policy.events) {
    events.define(event.name);
    add_event(event, built_in, bag);
  }
  Definitions roles("the role", bag);
  for (const syntax::RoleDecl& role : policy.roles) {
    roles.define(role.name);
    add(role.name.text, roles_, role_numbers_);
  }
  Definitions calendars("the calendar", bag);
  for (const syntax::CalendarDecl& calendar : policy.calendars) {
    calendars.define(calendar.name);
    add(calendar.name.text, calendars_, calendar_numbers_);
  }
  Definitions fines("the fine", bag);
  for (const syntax::NamedFine& fine : policy.fines) {
    fines.define(fine.name);
    add(fine.name.text, fines_, fine_numbers_);
  }
  Definitions clauses("the clause", bag);
  for (const syntax::Clause& clause : policy.clauses) {
    if (!clause.id.text.empty()) clauses.define(clause.id);
    add(clause.id.text, clauses_, clause_numbers_);
  }
}

// The built-in fields are those of every event, whether or not it declares them.
void Vocabulary::add_event(const syntax::EventDecl& decl, const BuiltIn& built_in,
                           text::DiagnosticBag& bag) {
  EventInfo event{decl.name.text, {{built_in.case_key, ValueKind::string}}};
  for (const std::string& name : {std::string("by"), built_in.id}) {
    if (!name.empty() && !event.find(name)) event.fields.push_back({name, ValueKind::string});
  }
  Definitions fields("the field", bag);
  for (const syntax::FieldDecl& field : decl.fields) {
    fields.define(field.name);
    const ValueKind kind = kind_of(field, bag);
    const auto always = built_in_kind(field.name.text, built_in);
    if (!always) {
      if (!event.find(field.name.text)) event.fields.push_back({field.name.text, kind});
    } else if (kind != *always && kind != ValueKind::null) {
      bag.report(Code::wrong_type, field.type.span,
                 "every event has '" + field.name.text + "', and it is " +
                     std::string(describe(type_of(*always))));
    }
  }
  event_numbers_.emplace(event.name, static_cast<std::uint32_t>(events_.size()));
  events_.push_back(std::move(event));
}

void Vocabulary::add(const std::string& name, std::vector<std::string>& names, Numbers& numbers) {
  numbers.emplace(name, static_cast<std::uint32_t>(names.size()));
  names.push_back(name);
}

std::optional<std::uint32_t> Vocabulary::find(const Numbers& numbers, std::string_view name) {
  const auto first = numbers.lower_bound(name);
  if (first == numbers.end() || first->first != name) return std::nullopt;
  return first->second;
}

std::optional<std::uint32_t> Vocabulary::find_event(std::string_view name) const {
  return find(event_numbers_, name);
}

std::optional<std::uint32_t> Vocabulary::find_role(std::string_view name) const {
  return find(role_numbers_, name);
}

std::optional<std::uint32_t> Vocabulary::find_calendar(std::string_view name) const {
  return find(calendar_numbers_, name);
}

std::optional<std::uint32_t> Vocabulary::find_fine(std::string_view name) const {
  return find(fine_numbers_, name);
}

std::vector<std::uint32_t> Vocabulary::find_clauses(std::string_view reference) const {
  const bool prefix = reference.ends_with(".*");
  // The point stays: "2.*" is every id that begins with "2.".
  if (prefix) reference.remove_suffix(1);
  std::vector<std::uint32_t> found;
  for (auto at = clause_numbers_.lower_bound(reference); at != clause_numbers_.end(); ++at) {
    if (prefix ? !at->first.starts_with(reference) : at->first != reference) break;
    found.push_back(at->second);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string_view> Vocabulary::event_names() const {
  std::vector<std::string_view> names;
  for (const EventInfo& event : events_) names.push_back(event.name);
  return names;
}

std::vector<std::string_view> Vocabulary::role_names() const { return views(roles_); }
std::vector<std::string_view> Vocabulary::calendar_names() const { return views(calendars_); }
std::vector<std::string_view> Vocabulary::fine_names() const { return views(fines_); }
std::vector<std::string_view> Vocabulary::clause_ids() const { return views(clauses_); }

}  // namespace mora::sema
