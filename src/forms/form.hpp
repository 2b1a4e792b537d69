// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Form: a rule form: what the checker and the reference know of it, and how it becomes steps.

#include <span>
#include <vector>

#include "lower/rule_plan.hpp"
#include "sema/form_spec.hpp"

namespace mora::forms {

struct Form {
  sema::FormSpec spec;
  void (*lower)(lower::RulePlan& plan) = nullptr;
};

// All forms, in the order of list.def.
[[nodiscard]] std::span<const Form> all();
[[nodiscard]] const Form& find(detail::Form form);
// Their specs, for the checker.
[[nodiscard]] std::vector<sema::FormSpec> specs();

}  // namespace mora::forms
