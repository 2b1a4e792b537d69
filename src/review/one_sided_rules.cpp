// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Rules that nobody can violate, and rules that nobody can keep.

#include <algorithm>
#include <string>

#include "review/condition_truth.hpp"
#include "review/review_policy.hpp"

namespace mora::review {

using detail::Form;

namespace {

void report(const sema::CheckedRule& rule, Code code, const std::string& reason,
            text::DiagnosticBag& bag) {
  const char* const says = code == Code::never_violated ? "this rule can never be violated"
                                                        : "this rule can never be met";
  bag.report(code, rule.written->form_span, says).help = reason;
}

// Every event at which the obligation would be due by `until` fulfils it first.
bool is_met_by_until(const sema::CheckedRule& rule) {
  if (rule.form != Form::require || !rule.until || !rule.within.empty() || rule.by ||
      !rule.match.empty()) {
    return false;
  }
  return std::all_of(rule.until->begin(), rule.until->end(), [&](const sema::Pattern& until) {
    return std::any_of(rule.wanted.begin(), rule.wanted.end(), [&](const sema::Pattern& wanted) {
      return wanted.event == until.event && !wanted.where;
    });
  });
}

bool wants_something(Form form) { return form == Form::require || form == Form::require_prior; }

void check_wanted(const sema::CheckedRule& rule, text::DiagnosticBag& bag) {
  if (rule.form == Form::assertion) {
    const Truth asserted = condition_truth(*rule.asserted);
    if (asserted == Truth::always) {
      report(rule, Code::never_violated, "the expression always holds", bag);
    }
    if (asserted == Truth::never) {
      report(rule, Code::never_met, "the expression never holds", bag);
    }
    return;
  }
  if (never_matches(rule.wanted)) {
    report(rule, wants_something(rule.form) ? Code::never_met : Code::never_violated,
           "the condition of '" + rule.written->form + "' can never hold", bag);
  } else if (is_met_by_until(rule)) {
    report(rule, Code::never_violated, "the event that makes it due is what it requires", bag);
  }
}

}  // namespace

void one_sided_rules(const ReviewContext& context) {
  for (const sema::CheckedRule& rule : context.checked.rules) {
    if (rule.effective.from >= rule.effective.to) {
      report(rule, Code::never_violated, "it is in force on no day of the policy's", context.bag);
    } else if (rule.on && never_matches(*rule.on)) {
      report(rule, Code::never_violated, "the condition of 'on' can never hold", context.bag);
    } else {
      check_wanted(rule, context.bag);
    }
  }
}

}  // namespace mora::review
