// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// require_prior: at the trigger, this must have happened before in the case.
//
//   wanted      on
//   ---|---------|--->   kept
//   -------------X--->   violated at the trigger
//
// Only earlier events count, never the trigger itself. `within`: that recently, the end included;
// with `clock`, by that calendar's hours.

#include "forms/form.hpp"

namespace mora::forms {

namespace {

constexpr std::string_view keys[] = {"on", "within", "match", "clock"};

void lower_require_prior(lower::RulePlan& plan) { plan.check_prior(true); }

}  // namespace

Form require_prior_form() {
  return {{"require_prior", detail::Form::require_prior, sema::Trigger::required, keys,
           "at the trigger, this must have happened before in the case"},
          lower_require_prior};
}

}  // namespace mora::forms
