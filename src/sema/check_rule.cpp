// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_rule.hpp"

#include <algorithm>
#include <utility>

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
    checked_.effective = check_effective(rule.effective, context.effective, context.check.zone);
  }

  // The checker is spent.
  CheckedRule check() {
    const FormSpec* form = find_form();
    if (form == nullptr) return std::move(checked_);
    checked_.form = form->form;
    check_keys(*form);
    check_patterns();
    check_deadline();
    check_match();
    check_key();
    check_consequences();
    return std::move(checked_);
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

  // Keys that the form does not know are an error where the rule itself says them; what it inherits
  // from its clause or the defaults is passed over.
  void check_keys(const FormSpec& form) {
    for (const syntax::GivenKey& key : rule_.keys) {
      const auto is_key = [&](std::string_view known) { return known == key.name; };
      const bool known = key.name == form.keyword ||
                         std::any_of(form.keys.begin(), form.keys.end(), is_key) ||
                         std::any_of(std::begin(general_keys), std::end(general_keys), is_key);
      const bool another_form =
          std::any_of(context_.forms.begin(), context_.forms.end(),
                      [&](const FormSpec& other) { return other.keyword == key.name; });
      if (known || another_form || !key.own) continue;
      bag_.report(Code::key_not_for_form, key.span,
                  "'" + key.name + "' does not go with '" + rule_.form + "'");
    }
    if (form.trigger == Trigger::required && !has_key("on")) {
      bag_.report(Code::missing_trigger, rule_.form_span, "'" + rule_.form + "' needs 'on'").help =
          "on: the event from which on this is checked";
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
      if (key.name == "within" && key.own && !has_key("times")) {
        bag_.report(Code::times_missing, key.span,
                    "without 'on', 'within' is the window of a rate limit, and 'times' is missing")
            .help = "times: how many events within it are one too many";
      }
    }
    checked_.limits = has_key("times");
  }

  void check_patterns() {
    if (rule_.on) checked_.on = checker_.patterns(*rule_.on, {});
    triggers_ = events_of(checked_.on);
    // What is missing or cannot be read has been reported.
    const bool has_trigger = has_key("on") || checked_.form != detail::Form::forbid;
    triggers_unsure_ = has_trigger && (!rule_.on || checker_.has_unknown(*rule_.on));
    const Scope with_trigger = scope({});
    if (rule_.wanted) checked_.wanted = checker_.patterns(*rule_.wanted, with_trigger);
    if (rule_.until) checked_.until = checker_.patterns(*rule_.until, with_trigger);
    if (rule_.unless) checked_.unless = checker_.patterns(*rule_.unless, with_trigger);
    if (rule_.asserted && !triggers_.empty()) {
      checked_.asserted =
          checker_.expression(*rule_.asserted, at_trigger(), Type::boolean, "'assert'");
    }
    for (const syntax::Pause& pause : rule_.pause) {
      checked_.pauses.push_back({checker_.patterns(pause.from, {}), checker_.patterns(pause.to, {}),
                                 pause.from.text + " … " + pause.to.text});
    }
  }

  void check_deadline() {
    if (rule_.clock) checked_.clock = checker_.calendar(rule_.clock->text, rule_.clock->span);
    checked_.within = check_durations(rule_.within, rule_.clock.has_value(), context_.check);
    if (rule_.by && !triggers_.empty()) {
      checked_.by = checker_.expression(*rule_.by, at_trigger(), Type::time, "'by'");
    }
    check_ends();
    check_warnings();
    const bool closes = context_.closes && checked_.key == context_.case_key;
    const bool due = has_key("within") || has_key("by") || has_key("until");
    if (checked_.form == detail::Form::require && !closes && !due && !checked_.key.empty()) {
      bag_.report(
          Code::no_close, rule_.form_span,
          "this is due when the case closes, but cases of '" + checked_.key + "' never close");
    }
  }

  void check_ends() {
    const bool has_due = checked_.form == detail::Form::require ||
                         (checked_.form == detail::Form::forbid && has_key("on"));
    // Elsewhere it has been reported that the key does not belong.
    if (!rule_.ends_day || !has_due || has_key("within") || has_key("by")) return;
    for (const syntax::GivenKey& key : rule_.keys) {
      if (key.name != "ends" || !key.own) continue;
      bag_.report(Code::key_not_for_form, key.span,
                  "'ends' moves the due time of 'within' or 'by', and there is neither");
    }
  }

  void check_warnings() {
    if (rule_.warn.empty() || checked_.form != detail::Form::require) return;
    if (!has_key("within") && !has_key("by")) {
      bag_.report(Code::nothing_due, rule_.warn.front().span,
                  "'warn' counts back from what 'within' or 'by' gives, and there is neither");
    }
    if (rule_.warn.size() > detail::max_warnings) {
      bag_.report(Code::too_many, rule_.warn.back().span,
                  "a rule has at most " + std::to_string(detail::max_warnings) + " warnings");
      return;
    }
    for (const syntax::Warning& warning : rule_.warn) {
      checked_.warnings.push_back({share_of(warning), warning.left});
    }
  }

  // In hundred-millionths, as the engine counts.
  std::int64_t share_of(const syntax::Warning& warning) {
    if (!warning.percent) return 0;
    const auto share = multiply(*warning.percent, Decimal{1, 6});
    if (share && share->exponent >= 0) {
      if (const auto whole = scale_integer(1, *share)) return *whole;
    }
    bag_.report(Code::bad_warning, warning.span, "a percentage has at most six decimal places");
    return detail::whole_share;
  }

  // A shared field must be in every trigger and every event that is matched, and of one type.
  void check_match() {
    for (const syntax::Scalar& field : rule_.match) {
      std::vector<std::uint32_t> events = triggers_;
      for (const std::uint32_t event : events_of(checked_.wanted)) events.push_back(event);
      const bool everywhere = require_field(field, events, "'match'");
      if (!everywhere) continue;
      check_one_type(field, events);
      checked_.match.push_back(field.text);
    }
  }

  void check_one_type(const syntax::Scalar& field, const std::vector<std::uint32_t>& events) {
    const auto kind_in = [&](std::uint32_t event) {
      const EventInfo& info = context_.check.vocabulary.events()[event];
      return info.fields[*info.find(field.text)].kind;
    };
    if (!events.empty() && kind_in(events.front()) == ValueKind::list) {
      bag_.report(Code::type_mismatch, field.span, "'match': lists are not compared");
      return;
    }
    for (const std::uint32_t event : events) {
      const ValueKind first = kind_in(events.front());
      const ValueKind kind = kind_in(event);
      if (kind == first || kind == ValueKind::null || first == ValueKind::null) continue;
      bag_.report(Code::type_mismatch, field.span,
                  "'match': '" + field.text + "' is " + std::string(describe(type_of(first))) +
                      " in '" + context_.check.vocabulary.events()[events.front()].name + "' and " +
                      std::string(describe(type_of(kind))) + " in '" +
                      context_.check.vocabulary.events()[event].name + "'");
      return;
    }
  }

  // The rule lives in the cases of another field: its events must have it.
  void check_key() {
    if (!rule_.key) return;
    std::vector<std::uint32_t> events = triggers_;
    for (const auto& patterns : {std::optional(checked_.wanted), checked_.until, checked_.unless}) {
      for (const std::uint32_t event : events_of(patterns)) events.push_back(event);
    }
    require_field(*rule_.key, events, "'key'");
    for (const std::uint32_t event : events) {
      const auto slot = context_.check.vocabulary.events()[event].find(rule_.key->text);
      if (!slot) continue;
      const FieldInfo& field = context_.check.vocabulary.events()[event].fields[*slot];
      if (field.kind == ValueKind::string || field.kind == ValueKind::null) continue;
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
      case detail::Form::require: return scope({});
      case detail::Form::forbid: {
        Scope forbidden = scope(events_of(checked_.wanted));
        forbidden.events_unsure = !rule_.wanted || checker_.has_unknown(*rule_.wanted);
        return forbidden;
      }
      default: return at_trigger();
    }
  }

  // What is said about the events at hand, under a trigger.
  [[nodiscard]] Scope scope(std::vector<std::uint32_t> events) const {
    return {std::move(events), triggers_, false, false, triggers_unsure_};
  }
  [[nodiscard]] Scope at_trigger() const {
    return {triggers_, triggers_, false, triggers_unsure_, triggers_unsure_};
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
      checked_.fine_of = checker_.expression(*fine.of, violation_scope(), Type::money, "'of'");
    }
  }

  void find_fine(const syntax::Scalar& name) {
    const auto fine = context_.check.vocabulary.find_fine(name.text);
    if (fine) {
      checked_.fine = *fine;
      return;
    }
    std::string help = text::suggestion(name.text, context_.check.vocabulary.fine_names());
    const bool digits = name.text.find_first_of("0123456789") != std::string::npos;
    if (help.empty() && digits) help = "an amount is written 30 CNY";
    bag_.report(Code::unknown_fine, name.span, "there is no fine '" + name.text + "'").help =
        std::move(help);
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
          checker_.expression(*rule_.liable->person, violation_scope(), Type::string, "'person'");
    }
  }

  const syntax::Rule& rule_;
  const RuleContext& context_;
  text::DiagnosticBag& bag_;
  Checker checker_;
  CheckedRule checked_;
  std::vector<std::uint32_t> triggers_;
  bool triggers_unsure_ = false;  // 'on' has a mistake that has been reported
};

}  // namespace

CheckedRule check_rule(const syntax::Rule& rule, const RuleContext& context) {
  return RuleChecker(rule, context).check();
}

}  // namespace mora::sema
