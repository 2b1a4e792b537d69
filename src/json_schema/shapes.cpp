// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "json_schema/shapes.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "mora/config.hpp"

#include "expr/units.hpp"
#include "functions/table.hpp"
#include "json_schema/maps.hpp"
#include "policy/read_hours.hpp"
#include "sema/check_source.hpp"
#include "sema/function.hpp"
#include "sema/type.hpp"

namespace mora::json_schema {
namespace {

constexpr std::string_view date_form = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

// YAML takes 2.1 for a number and yes for itself: what a policy reads as text may be any of these.
Json text_types() { return Json::list({"string", "number", "boolean"}); }

Json text() { return Json::map({{"type", text_types()}}); }
Json filled_text() { return Json::map({{"type", text_types()}, {"minLength", 1}}); }
Json null() { return Json::map({{"type", "null"}}); }
Json matching(const std::string& expression) {
  return Json::map({{"type", "string"}, {"pattern", "^" + expression + "$"}});
}
Json any_of(std::vector<Json> schemas) {
  return Json::map({{"anyOf", Json::list(std::move(schemas))}});
}
Json list_of(Json item) { return Json::map({{"type", "array"}, {"items", std::move(item)}}); }
Json one_or_list(const Json& item) { return any_of({item, list_of(item)}); }
Json names_to(Json value) {
  return Json::map({{"type", "object"},
                    {"propertyNames", Json::map({{"minLength", 1}})},
                    {"additionalProperties", std::move(value)}});
}
// Keys of one form only.
Json keys_to(const std::string& expression, Json value) {
  return Json::map(
      {{"type", "object"},
       {"additionalProperties", false},
       {"patternProperties", Json::map({{"^" + expression + "$", std::move(value)}})}});
}
Json dated(Shape value) {
  Json by_date = keys_to(std::string(date_form), reference(value));
  by_date.add("minProperties", 1);
  return any_of({reference(value), std::move(by_date)});
}

// "3h", "2h30m": exact units once each, from large to small; the others alone.
std::string duration_form() {
  std::string exact;
  std::string civil;
  for (const expr::Unit& unit : expr::all_units()) {
    const std::string name(unit.name);
    if (unit.us > 0) {
      exact.insert(0, "([0-9]+" + name + ")?");
    } else {
      civil += (civil.empty() ? "" : "|") + name;
    }
  }
  return "((?=.)" + exact + "|[0-9]+(" + civil + "))";
}

std::string weekday_form() {
  std::string days;
  for (const std::string_view day : policy::weekday_names) {
    days += (days.empty() ? "" : "|") + std::string(day);
  }
  const std::string range = " *(" + days + ") *(- *(" + days + ") *)?";
  return range + "(," + range + ")*";
}

Json hours() {
  const std::string time = "[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?";
  return one_or_list(matching(" *" + time + " *- *" + time + " *"));
}

std::string expression_note() {
  std::string help = "An expression, such as  priority == \"urgent\" and not has(answered_at).";
  help += "\nFunctions:";
  for (const sema::NameFunction& function : sema::name_functions) {
    help.append("\n").append(function.signature).append(": ").append(function.help);
  }
  for (const sema::Function& function : functions::all()) {
    help.append("\n").append(function.signature).append(": ").append(function.help);
  }
  return help;
}

Json patterns() {
  Json pattern = filled_text();
  Json list = list_of(pattern);
  list.add("minItems", 1);
  return any_of({std::move(pattern), std::move(list)});
}

Json currency() {
  Json codes = Json::list({});
#define MORA_CURRENCY(code, places) codes.add(#code);
#include "value/currencies.def"
#undef MORA_CURRENCY
  return Json::map({{"enum", std::move(codes)}});
}

Json amount() {
  const std::string number = "\\+?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?";
  const std::string code = "[A-Z]{3}";
  return any_of({Json::map({{"type", "number"}, {"minimum", 0}}),
                 matching("(" + number + "( +" + code + ")?|" + code + " +" + number + ")")});
}

Json warnings() { return one_or_list(matching("([0-9]+(\\.[0-9]+)?%|" + duration_form() + ")")); }

Json source() {
  Json properties = Json::map();
  for (const std::string_view word : sema::source_words) {
    properties.add(std::string(word), filled_text());
  }
  return names_to(filled_text()).add("properties", std::move(properties));
}

Json fields() {
  Json words = Json::list({});
  for (const sema::DeclaredType& type : sema::declared_types) words.add(type.word);
  return any_of({null(), names_to(Json::map({{"enum", std::move(words)}}))});
}

Json events() { return any_of({null(), names_to(any_of({null(), map_of({policy::event_keys})}))}); }

Json roles() { return any_of({null(), names_to(any_of({null(), map_of({policy::role_keys})}))}); }

Json calendars() { return any_of({null(), names_to(map_of({policy::calendar_keys}))}); }

Json holidays() {
  const std::string date(date_form);
  return one_or_list(matching(date + "(\\.\\." + date + ")?"));
}

Json extra_days() {
  Json weekday = matching(" *(" + weekday_form() + ") *");
  return keys_to(std::string(date_form), any_of({std::move(weekday), hours()}));
}

Json fines() { return any_of({null(), names_to(any_of({reference(Shape::amount), fine_map()}))}); }

Json pauses() {
  const Json pause = map_of({policy::pause_keys});
  return any_of({null(), pause, list_of(pause)});
}

Json rules() { return list_of(rule_map()).add("minItems", 1); }

struct Definition {
  Shape shape;
  std::string_view name;
  Json (*make)();
};

constexpr Definition definitions[] = {
    {Shape::text, "text", text},
    {Shape::name, "name", filled_text},
    {Shape::version, "version",
     [] {
       return Json::map({{"enum", Json::list({1, "1"})}});
     }},
    {Shape::policy_name, "policy_name",
     [] {
       Json name = matching("[a-z0-9-]+");
       return any_of({std::move(name), Json::map({{"type", "integer"}})});
     }},
    {Shape::date, "date", [] { return matching(std::string(date_form)); }},
    {Shape::currency, "currency", currency},
    {Shape::count, "count",
     [] {
       return any_of({Json::map({{"type", "integer"}, {"minimum", 1}}), matching("0*[1-9][0-9]*")});
     }},
    {Shape::names, "names", [] { return one_or_list(text()); }},
    {Shape::files, "files", [] { return one_or_list(text()); }},
    {Shape::title, "title",
     [] {
       return any_of({text(), map_of({policy::title_keys})});
     }},
    {Shape::effective, "effective", [] { return map_of({policy::effective_keys}); }},
    {Shape::patterns, "patterns", patterns},
    {Shape::expression, "expression", text},
    {Shape::duration, "duration", [] { return matching(duration_form()); }},
    {Shape::dated_duration, "dated_duration", [] { return dated(Shape::duration); }},
    {Shape::amount, "amount", amount},
    {Shape::dated_amount, "dated_amount", [] { return dated(Shape::amount); }},
    {Shape::percentage, "percentage",
     [] {
       return any_of({Json::map({{"type", "number"}, {"minimum", 0}}), matching("[0-9.]+")});
     }},
    {Shape::case_decl, "case", [] { return map_of({policy::case_keys}); }},
    {Shape::dedupe, "dedupe",
     [] {
       return any_of({filled_text(), map_of({policy::dedupe_keys})});
     }},
    {Shape::source, "source", source},
    {Shape::events, "events", events},
    {Shape::fields, "fields", fields},
    {Shape::roles, "roles", roles},
    {Shape::assigned_by, "assigned_by", [] { return map_of({policy::assigned_by_keys}); }},
    {Shape::calendars, "calendars", calendars},
    {Shape::weekly, "weekly", [] { return keys_to(weekday_form(), hours()); }},
    {Shape::holidays, "holidays", holidays},
    {Shape::extra_days, "extra", extra_days},
    {Shape::fines, "fines", fines},
    {Shape::aggravations, "aggravated",
     [] { return one_or_list(map_of({policy::aggravation_keys})); }},
    {Shape::rule_defaults, "defaults", [] { return map_of({policy::rule_keys}); }},
    {Shape::clauses, "clauses", [] { return list_of(clause_map()); }},
    {Shape::rules, "any_of", rules},
    {Shape::pauses, "pause", pauses},
    {Shape::warnings, "warn", warnings},
    {Shape::liable, "liable",
     [] {
       return any_of({text(), map_of({policy::liable_keys})});
     }},
    {Shape::rule_fine, "fine",
     [] {
       // A name has no blanks and begins with no digit.
       return any_of({null(), reference(Shape::amount), matching("[^0-9 -][^ ]*"), fine_map()});
     }},
};

const Definition& definition_of(Shape shape) {
  const auto* const found =
      std::find_if(std::begin(definitions), std::end(definitions),
                   [&](const Definition& definition) { return definition.shape == shape; });
  MORA_ASSERT(found != std::end(definitions));
  return *found;
}

}  // namespace

std::vector<Shape> all_shapes() {
  std::vector<Shape> shapes;
  for (const Definition& definition : definitions) shapes.push_back(definition.shape);
  return shapes;
}

std::string_view shape_name(Shape shape) { return definition_of(shape).name; }

std::string reference_path(Shape shape) {
  return "#/definitions/" + std::string(shape_name(shape));
}

std::string shape_note(Shape shape) {
  switch (shape) {
    case Shape::expression: return expression_note();
    case Shape::patterns:
      return "EVENT, or EVENT where EXPRESSION, or a list of these; * is any event. A name with "
             "blanks stands in quotes.";
    case Shape::duration:
    case Shape::dated_duration:
      return "Written 90s, 30m, 2h30m, 3d, 2w, 1mo, 1y or 2bd (business days).";
    case Shape::amount:
    case Shape::dated_amount: return "Written 30 CNY, or as a number in the policy's currency.";
    case Shape::warnings: return "80% of the time used, or 30m left of it.";
    case Shape::holidays: return "Dates, or FIRST..LAST.";
    default: return {};
  }
}

Json reference(Shape shape) { return Json::map({{"$ref", reference_path(shape)}}); }

Json shape_definition(Shape shape) { return definition_of(shape).make(); }

}  // namespace mora::json_schema
