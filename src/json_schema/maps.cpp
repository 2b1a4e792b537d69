// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "json_schema/maps.hpp"

#include <algorithm>
#include <iterator>

#include "forms/form.hpp"
#include "json_schema/shapes.hpp"

namespace mora::json_schema {

using policy::KeySpec;
using policy::KeySpecs;
using policy::Need;

namespace {

Json required(std::string_view key) { return Json::map({{"required", Json::list({key})}}); }
Json properties(Json properties) { return Json::map({{"properties", std::move(properties)}}); }

Json property(const KeySpec& spec) {
  std::string description(spec.help);
  const std::string note = shape_note(spec.shape);
  if (!note.empty()) description.append("\n\n").append(note);
  Json json = Json::map({{"description", description}});
  if (spec.shape != Shape::word) return json.add("$ref", reference_path(spec.shape));
  Json words = Json::list({});
  for (const std::string_view word : spec.words) words.add(word);
  return json.add("enum", std::move(words));
}

// One of the forms.
Json any_form() {
  Json forms = Json::list({});
  for (const forms::Form& form : forms::all()) forms.add(required(form.spec.keyword));
  return Json::map({{"anyOf", std::move(forms)}});
}

bool is_form(std::string_view key) {
  const auto forms = forms::all();
  return std::any_of(forms.begin(), forms.end(),
                     [&](const forms::Form& form) { return form.spec.keyword == key; });
}

bool goes_with(const sema::FormSpec& form, std::string_view key) {
  const auto has = [&](const auto& keys) {
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
  };
  return has(form.keys) || has(sema::general_keys);
}

// The keys that a rule of this form cannot have: other forms, or those that do not go with it.
Json refused(const sema::FormSpec& form, bool other_forms) {
  Json keys = Json::map();
  for (const KeySpec& key : policy::rule_keys) {
    if (key.name == form.keyword || is_form(key.name) != other_forms) continue;
    if (other_forms || !goes_with(form, key.name)) keys.add(std::string(key.name), false);
  }
  return keys;
}

Json condition(Json when, Json then) {
  return Json::map({{"if", std::move(when)}, {"then", std::move(then)}});
}

// Under any_of a clause hands its keys on, and each rule passes over what does not go with its
// form; but another form it cannot have.
Json clause_conditions() {
  Json conditions = Json::list({});
  for (const forms::Form& form : forms::all()) {
    Json others = refused(form.spec, true);
    Json in_rules = Json::map({{"items", properties(others)}});
    others.add("any_of", std::move(in_rules));
    conditions.add(condition(required(form.spec.keyword), properties(std::move(others))));
    Json alone = required(form.spec.keyword).add("not", required("any_of"));
    conditions.add(condition(std::move(alone), properties(refused(form.spec, false))));
  }
  return conditions;
}

Json rule_conditions() {
  Json conditions = Json::list({});
  for (const forms::Form& form : forms::all()) {
    Json keys = refused(form.spec, true).add_all(refused(form.spec, false));
    conditions.add(condition(required(form.spec.keyword), properties(std::move(keys))));
  }
  return conditions;
}

// Of a clause that inherits no form and no trigger: a rule has a form, and what the form needs.
Json complete_clause() {
  Json with_rule = Json::list({});
  for (const KeySpec& key : policy::rule_keys) with_rule.add(required(key.name));
  Json rules = Json::map({{"items", any_form()}});
  Json each_or_all = Json::list({any_form()});
  each_or_all.add(properties(Json::map({{"any_of", std::move(rules)}})));
  Json needs = Json::list({any_form()});
  for (const forms::Form& form : forms::all()) {
    if (form.spec.trigger == sema::Trigger::optional) continue;
    needs.add(condition(required(form.spec.keyword), required("on")));
  }
  Json complete = Json::map({{"allOf", std::move(needs)}});
  Json alone = condition(Json::map({{"anyOf", std::move(with_rule)}}), std::move(complete));
  return condition(required("any_of"), Json::map({{"anyOf", std::move(each_or_all)}}))
      .add("else", std::move(alone));
}

}  // namespace

Json map_of(std::initializer_list<KeySpecs> specs) {
  Json properties = Json::map();
  Json needed = Json::list({});
  for (const KeySpecs list : specs) {
    for (const KeySpec& spec : list) {
      properties.add(std::string(spec.name), property(spec));
      if (spec.need == Need::required) needed.add(spec.name);
    }
  }
  Json json = Json::map({{"type", "object"}, {"additionalProperties", false}});
  if (!needed.empty()) json.add("required", std::move(needed));
  return json.add("properties", std::move(properties));
}

Json policy_map() {
  Json here = Json::list({});
  for (const KeySpec& spec : policy::policy_keys) {
    if (spec.need == Need::here_or_included) here.add(spec.name);
  }
  // What the clauses need, unless `defaults` gives it to all of them.
  Json given = Json::map({{"anyOf", Json::list({any_form(), required("on")})}});
  Json inherits =
      required("defaults").add("properties", Json::map({{"defaults", std::move(given)}}));
  Json clauses = Json::map({{"items", complete_clause()}});
  Json complete = properties(Json::map({{"clauses", std::move(clauses)}}));
  return map_of({policy::policy_keys})
      .add("allOf",
           Json::list({Json::map({{"if", required("include")},
                                  {"else", Json::map({{"required", std::move(here)}})}}),
                       Json::map({{"if", std::move(inherits)}, {"else", std::move(complete)}})}));
}

Json fine_map() {
  const auto needs = [](std::string_view key) { return Json::list({key}); };
  return map_of({policy::fine_keys})
      .add("oneOf", Json::list({required("amount"), required("percent")}))
      .add("dependencies", Json::map({{"percent", needs("of")},
                                      {"of", needs("percent")},
                                      {"per", needs("amount")},
                                      {"at_most", needs("per")}}));
}

Json clause_map() {
  return map_of({policy::clause_keys, policy::rule_keys}).add("allOf", clause_conditions());
}

Json rule_map() {
  return map_of({policy::rule_name_keys, policy::rule_keys}).add("allOf", rule_conditions());
}

}  // namespace mora::json_schema
