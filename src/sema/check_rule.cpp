// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_rule.hpp"

#include <algorithm>

#include "sema/check_amount.hpp"
#include "text/suggest.hpp"

namespace mora::sema {

namespace {

std::vector<std::uint32_t> events_of(const std::optional<Patterns>& patterns) {
  std::vector<std::uint32_t> events;
  if (!patterns) return events;
  for (const Pattern& pattern : *patterns) {
    if (std::find(events.begin(), events.end(), pattern.event) == events.end()) {
      events.push_back(pattern.event);
    }
  }
  return events;
}

class RuleChecker {
 public:
  RuleChecker(const syntax::Rule& rule, const RuleContext& context)
      : rule_(rule), context_(context), bag_(context.check.bag), checker_(context.check) {
    checked_.written = &rule;
    checked_.clause = context.clause;
    checked_.key = rule.key ? rule.key->text : context.case_key;
    checked_.effective =
        check_effective(rule.effective, context.effective, context.check.zone);
  }

  CheckedRule check() {
    const FormSpec* form = find_form();
    if (form == nullptr) return checked_;
    checked_.form = form->form;
    check_keys(*form);
    check_patterns();
    check_deadline();
    check_match();
    check_key();
    check_consequences();
    return checked_;
  }

 private:
  const FormSpec* find_form() {
    for (const FormSpec& form : context_.forms) {
      if (form.keyword == rule_.form) return &form;
    }
    bag_.report(Code::no_form, rule_.span,
                "a rule has one of require, forbid, require_prior, forbid_prior, assert; this one "
                "has none");
    return nullptr;
  }

  // Keys that the form does not know are an error where the rule itself says them; what it inherits from
  // its clause or the defaults is passed over.
  void check_keys(const FormSpec& form) {
    for (const syntax::GivenKey& key : rule_.keys) {
      const auto is_key = [&](std::string_view known) { return known == key.name; };
      const bool known = key.name == form.keyword ||
                         std::any_of(form.keys.begin(), form.keys.end(), is_key) ||
                         std::any_of(std::begin(general_keys), std::end(general_keys), is_key);
      const bool another_form = std::any_of(
          context_.forms.begin(), context_.forms.end(),
          [&](const FormSpec& other) { return other.keyword == key.name; });
      if (known || another_form || !key.own) continue;
      bag_.report(Code::key_not_for_form, key.span,
                  "'" + key.name + "' does not go with '" + rule_.form + "'");
    }
    for (const syntax::GivenKey& key : rule_.keys) {
      if (key.name != "clock" && key.name != "warn") continue;
      bag_.report(Code::unsupported_yet, key.span,
                  "this version does not carry out '" + key.name + "'");
    }
    if (form.trigger == Trigger::required && !has_key("on")) {
      bag_.report(Code::missing_trigger, rule_.span, "'" + rule_.form + "' needs 'on'");
    }
    if (!has_key("on") && checked_.form == detail::Form::forbid) check_forbid_ever();
  }

  [[nodiscard]] bool has_key(std::string_view name) const {
    return std::any_of(rule_.keys.begin(), rule_.keys.end(),
                       [&](const syntax::GivenKey& key) { return key.name == name; });
  }

  // Without a trigger there is no obligation that could be due, cancelled or matched.
  void check_forbid_ever() {
    for (const syntax::GivenKey& key : rule_.keys) {
      static constexpr std::string_view needing[] = {"by",     "until", "ends",     "match",
                                                     "unless", "pause", "retrigger"};
      // `pause: []` says that there is none, which is so.
      const bool empty = key.name == "pause" && rule_.pause.empty();
      if (std::find(std::begin(needing), std::end(needing), key.name) != std::end(needing) &&
          key.own && !empty) {
        bag_.report(Code::missing_trigger, key.span,
                    "'" + key.name + "' goes with 'forbid' only where there is 'on'");
      }
      if (key.name == "times" || (key.name == "within" && key.own)) {
        bag_.report(Code::unsupported_yet, key.span,
                    "this version does not carry out rate limits");
      }
    }
  }

  void check_patterns() {
    if (rule_.on) checked_.on = checker_.patterns(*rule_.on, {});
    triggers_ = events_of(checked_.on);
    const Scope with_trigger{{}, triggers_, false};
    if (rule_.wanted) checked_.wanted = checker_.patterns(*rule_.wanted, with_trigger);
    if (rule_.until) checked_.until = checker_.patterns(*rule_.until, with_trigger);
    if (rule_.unless) checked_.unless = checker_.patterns(*rule_.unless, with_trigger);
    if (rule_.asserted && !triggers_.empty()) {
      checked_.asserted =
          checker_.expression(*rule_.asserted, {triggers_, triggers_, false}, Type::boolean);
    }
    for (const syntax::Pause& pause : rule_.pause) {
      checked_.pauses.push_back({checker_.patterns(pause.from, {}), checker_.patterns(pause.to, {}),
                                 pause.from.text + " … " + pause.to.text});
    }
  }

  void check_deadline() {
    checked_.within = check_durations(rule_.within, context_.check);
    if (rule_.by && !triggers_.empty()) {
      checked_.by = checker_.expression(*rule_.by, {triggers_, triggers_, false}, Type::time);
    }
    const bool closes = context_.closes && checked_.key == context_.case_key;
    if (checked_.form == detail::Form::require && !closes && !rule_.by && !rule_.until &&
        rule_.within.empty() && !has_key("within")) {
      bag_.report(Code::no_close, rule_.span,
                  "this is due when the case closes, but cases of '" + checked_.key +
                      "' never close");
    }
  }

  // A shared field must be in every trigger and every event that is matched.
  void check_match() {
    for (const syntax::Scalar& field : rule_.match) {
      std::vector<std::uint32_t> events = triggers_;
      for (const std::uint32_t event : events_of(checked_.wanted)) events.push_back(event);
      const bool everywhere = require_field(field, events, "'match'");
      if (everywhere) checked_.match.push_back(field.text);
    }
  }

  // The rule lives in the cases of another field: its events must have it.
  void check_key() {
    if (!rule_.key) return;
    std::vector<std::uint32_t> events = triggers_;
    for (const std::uint32_t event : events_of(checked_.wanted)) events.push_back(event);
    require_field(*rule_.key, events, "'key'");
    for (const std::uint32_t event : events) {
      const auto slot = context_.check.vocabulary.events()[event].find(rule_.key->text);
      if (!slot) continue;
      const FieldInfo& field = context_.check.vocabulary.events()[event].fields[*slot];
      if (field.kind == ValueKind::string) continue;
      bag_.report(Code::wrong_type, rule_.key->span,
                  "the field of a 'key' is a string, '" + field.name + "' is not");
      return;
    }
  }

  bool require_field(const syntax::Scalar& field, const std::vector<std::uint32_t>& events,
                     std::string_view what) {
    for (const std::uint32_t event : events) {
      const EventInfo& info = context_.check.vocabulary.events()[event];
      if (info.find(field.text)) continue;
      std::vector<std::string_view> names;
      for (const FieldInfo& known : info.fields) names.push_back(known.name);
      bag_.report(Code::unknown_field, field.span,
                  std::string(what) + ": the event '" + info.name + "' has no field '" +
                      field.text + "'")
          .help = text::suggestion(field.text, names);
      return false;
    }
    return true;
  }

  // The event at hand when a violation is found: what is forbidden, or the trigger itself.
  [[nodiscard]] Scope violation_scope() const {
    switch (checked_.form) {
      case detail::Form::require: return {{}, triggers_, false};
      case detail::Form::forbid: return {events_of(checked_.wanted), triggers_, false};
      default: return {triggers_, triggers_, false};
    }
  }

  void check_consequences() {
    checked_.causing = checker_.clauses(rule_.causing);
    check_liable();
    if (rule_.fine) {
      checked_.fine = static_cast<std::uint32_t>(context_.fines.size());
      context_.fines.push_back(check_fine(*rule_.fine, checker_, context_.check));
    } else if (rule_.fine_name) {
      find_fine(*rule_.fine_name);
    }
    if (checked_.fine == detail::none) return;
    const CheckedFine& fine = context_.fines[checked_.fine];
    if (fine.of != nullptr) {
      checked_.fine_of = checker_.expression(*fine.of, violation_scope(), Type::money);
    }
  }

  void find_fine(const syntax::Scalar& name) {
    const auto fine = context_.check.vocabulary.find_fine(name.text);
    if (fine) {
      checked_.fine = *fine;
      return;
    }
    bag_.report(Code::unknown_fine, name.span, "there is no fine '" + name.text + "'").help =
        text::suggestion(name.text, context_.check.vocabulary.fine_names());
  }

  void check_liable() {
    if (!rule_.liable) return;
    const syntax::Scalar& name = rule_.liable->role;
    const auto role = context_.check.vocabulary.find_role(name.text);
    if (role) {
      checked_.role = *role;
    } else {
      bag_.report(Code::unknown_role, name.span, "there is no role '" + name.text + "'").help =
          text::suggestion(name.text, context_.check.vocabulary.role_names());
    }
    if (rule_.liable->person) {
      checked_.person =
          checker_.expression(*rule_.liable->person, violation_scope(), Type::string);
    }
  }

  const syntax::Rule& rule_;
  const RuleContext& context_;
  text::DiagnosticBag& bag_;
  Checker checker_;
  CheckedRule checked_;
  std::vector<std::uint32_t> triggers_;
};

}  // namespace

CheckedRule check_rule(const syntax::Rule& rule, const RuleContext& context) {
  return RuleChecker(rule, context).check();
}

}  // namespace mora::sema
