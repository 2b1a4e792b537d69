// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_policy.hpp"

#include <map>

#include "civil/zone.hpp"
#include "sema/check_amount.hpp"
#include "sema/check_calendar.hpp"
#include "sema/check_dedupe.hpp"
#include "sema/check_keys.hpp"
#include "sema/check_rule.hpp"
#include "sema/check_source.hpp"
#include "sema/checker.hpp"
#include "text/suggest.hpp"

namespace mora::sema {

namespace {

// A zone is named after a city: Asia/Shanghai. What has no '/' may be the city alone; of
// abbreviations and offsets the nearest name would be another zone.
std::string zone_help(const std::string& text) {
  const std::vector<std::string> names = civil::zone_names();
  if (text.find('/') != std::string::npos) {
    std::string help =
        text::suggestion(text, std::vector<std::string_view>(names.begin(), names.end()));
    if (!help.empty()) return help;
  }
  for (const std::string& name : names) {
    if (name.ends_with("/" + text)) return "did you mean '" + name + "'?";
  }
  return "time zones are named after cities, as Asia/Shanghai";
}

detail::Zone check_zone(const syntax::Policy& policy, text::DiagnosticBag& bag) {
  if (!policy.timezone) return {};
  if (auto zone = civil::load_zone(policy.timezone->text)) return std::move(*zone);
  bag.report(Code::unknown_timezone, policy.timezone->span,
             "there is no time zone '" + policy.timezone->text + "'")
      .help = zone_help(policy.timezone->text);
  return {};
}

Currency check_currency(const syntax::Policy& policy, text::DiagnosticBag& bag) {
  if (!policy.currency) return {};
  const auto currency = find_currency(policy.currency->text);
  if (!currency) {
    bag.report(Code::bad_amount, policy.currency->span,
               "'" + policy.currency->text + "' is no ISO 4217 currency code")
        .help = currency_help(policy.currency->text);
    // Bare amounts are no mistakes of their own.
    return {{'?', '?', '?'}, 4};
  }
  return *currency;
}

std::int64_t precision_us(const syntax::Policy& policy) {
  if (!policy.precision) return 1;
  const std::string& word = policy.precision->text;
  if (word == "millisecond") return milliseconds(1).us;
  if (word == "second") return seconds(1).us;
  return word == "minute" ? minutes(1).us : hours(1).us;
}

CheckedRole check_role(const syntax::RoleDecl& role, Checker& checker) {
  CheckedRole checked;
  if (!role.assigned_by || !role.person) return checked;
  checked.assigned_by = checker.patterns(*role.assigned_by, {});
  Scope scope;
  for (const Pattern& pattern : *checked.assigned_by) scope.events.push_back(pattern.event);
  if (scope.events.empty()) return checked;
  scope.events_unsure = checker.has_unknown(*role.assigned_by);
  checked.person = checker.expression(*role.person, scope, Type::string, "'person'");
  return checked;
}

// Rules under any_of have names, each its own.
void check_rule_names(const syntax::Clause& clause, text::DiagnosticBag& bag) {
  std::map<std::string, Span> names;
  for (const syntax::Rule& rule : clause.rules) {
    if (rule.name.text.empty()) continue;
    const auto [first, fresh] = names.emplace(rule.name.text, rule.name.span);
    if (fresh) continue;
    bag.report(Code::rule_name, rule.name.span,
               "the clause has two rules named '" + rule.name.text + "'")
        .notes.push_back({first->second, "first named here"});
  }
}

void check_clauses(const syntax::Policy& policy, std::span<const FormSpec> forms,
                   const CheckContext& context, CheckedPolicy& checked) {
  checked.effective = check_effective(policy.effective, {}, checked.zone);
  for (std::uint32_t i = 0; i < policy.clauses.size(); ++i) {
    check_rule_names(policy.clauses[i], context.bag);
    for (const syntax::Rule& rule : policy.clauses[i].rules) {
      checked.rules.push_back(
          check_rule(rule, {context, forms, i, policy.cases.key.text,
                            policy.cases.closes_on.has_value(), checked.effective, checked.fines}));
    }
  }
  check_keys(policy, checked, context.bag);
}

}  // namespace

CheckedPolicy check_policy(const syntax::Policy& policy, const Vocabulary& vocabulary,
                           std::span<const FormSpec> forms, std::span<const Function> functions,
                           text::DiagnosticBag& bag) {
  CheckedPolicy checked;
  checked.zone = check_zone(policy, bag);
  checked.currency = check_currency(policy, bag);
  checked.precision_us = precision_us(policy);
  check_source(policy, vocabulary, bag);
  const CheckContext context{vocabulary, functions, checked.zone, checked.currency, bag};
  Checker checker(context);
  for (const syntax::CalendarDecl& calendar : policy.calendars) {
    checked.calendars.push_back(check_calendar(calendar, checked.zone, bag));
  }
  if (policy.cases.closes_on) checked.closes_on = checker.patterns(*policy.cases.closes_on, {});
  if (policy.cases.forget_after) {
    checked.forget_after = check_duration(
        *policy.cases.forget_after, policy.cases.forget_after_span, "'forget_after'", context);
  }
  check_dedupe(policy, context, checked);
  for (const syntax::RoleDecl& role : policy.roles) {
    checked.roles.push_back(check_role(role, checker));
  }
  for (const syntax::NamedFine& fine : policy.fines) {
    checked.fines.push_back(check_fine(fine.fine, checker, context));
  }
  check_clauses(policy, forms, context, checked);
  return checked;
}

}  // namespace mora::sema
