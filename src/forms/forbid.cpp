// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// forbid: this must not happen.
//
//   on      forbidden        due
//   |-----------X-----X-------|----o-->   each match while the obligation lives is a violation
//
// Without `on`: every match, ever. With `on` it lives until due, at `until`, or until the case
// closes; then it ends without a finding. With `times: n` the n-th match and each one after it is a
// violation.
//
// Without `on`, `times: n` and `within` are a rate limit: of n matches within the window the last
// is the violation, and the count begins anew. Without `within` every n-th match is one.

#include "forms/form.hpp"

namespace mora::forms {

namespace {

constexpr std::string_view keys[] = {"on",    "within", "by",    "until",  "ends",     "times",
                                     "match", "clock",  "pause", "unless", "retrigger"};

void lower_forbid(lower::RulePlan& plan) {
  if (!plan.rule().on) {
    if (plan.rule().limits) {
      plan.limit_on(plan.rule().wanted);
    } else {
      plan.violate_on(plan.rule().wanted);
    }
    return;
  }
  plan.cancel_on_unless();
  plan.match(detail::ClauseOp::breach);
  plan.fall_due_on_until();
  plan.open_on_trigger();
}

}  // namespace

Form forbid_form() {
  return {{"forbid", detail::Form::forbid, sema::Trigger::optional, keys,
           "this must not happen: while the obligation lives or, without 'on', ever"},
          lower_forbid};
}

}  // namespace mora::forms
