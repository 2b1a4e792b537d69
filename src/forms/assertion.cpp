// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// assert: at the trigger, this expression must hold; a null does not.

#include "forms/form.hpp"

namespace mora::forms {

namespace {

constexpr std::string_view keys[] = {"on"};

void lower_assertion(lower::RulePlan& plan) {
  plan.assert_on(*plan.rule().on, lower::negation_of(*plan.rule().asserted));
}

}  // namespace

Form assertion_form() {
  return {{"assert", detail::Form::assertion, sema::Trigger::required, keys,
           "at the trigger, this expression must hold"},
          lower_assertion};
}

}  // namespace mora::forms
