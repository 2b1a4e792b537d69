// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// forbid_prior: at the trigger, this must not have happened before in the case.
//
//   forbidden   on
//   -------------|--->   kept
//   ---o---------X--->   violated at the trigger
//
// Only earlier events count, never the trigger itself. `within`: that recently, the end included;
// with `clock`, by that calendar's hours.

#include "forms/form.hpp"

namespace mora::forms {

namespace {

constexpr std::string_view keys[] = {"on", "within", "match", "clock"};

void lower_forbid_prior(lower::RulePlan& plan) { plan.check_prior(false); }

}  // namespace

Form forbid_prior_form() {
  return {{"forbid_prior", detail::Form::forbid_prior, sema::Trigger::required, keys,
           "at the trigger, this must not have happened before in the case"},
          lower_forbid_prior};
}

}  // namespace mora::forms
