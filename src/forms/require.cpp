// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// require: after the trigger, this must happen before the obligation is due.
//
//   on            wanted            due
//   |----------------|---------------|------>   kept
//   |--------------------------------X--o--->   violated at the due time; what comes later is late
//
// Due: the earliest of within, by and until; with none of them when the case closes. An event at
// exactly the due time keeps it. With `times: n` the n-th match keeps it.

#include "forms/form.hpp"

namespace mora::forms {

namespace {

constexpr std::string_view keys[] = {"on",        "within",  "by",    "until", "ends",
                                     "times",     "match",   "clock", "pause", "unless",
                                     "retrigger", "fulfils", "warn"};

void lower_require(lower::RulePlan& plan) {
  plan.cancel_on_unless();
  plan.match(detail::ClauseOp::fulfil);
  plan.fall_due_on_until();
  plan.open_on_trigger();
}

}  // namespace

Form require_form() {
  return {{"require", detail::Form::require, sema::Trigger::required, keys,
           "this must happen after the trigger, before the obligation is due"},
          lower_require};
}

}  // namespace mora::forms
