// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_rule: one rule as written -> a CheckedRule.

#include <span>
#include <string>

#include "sema/checked_policy.hpp"
#include "sema/checker.hpp"
#include "sema/form_spec.hpp"

namespace mora::sema {

// What the rule's surroundings say.
struct RuleContext {
  const CheckContext& check;
  std::span<const FormSpec> forms;
  std::uint32_t clause = 0;
  const std::string& case_key;
  bool closes = false;              // cases of the policy's key close
  detail::Effective effective;      // of the policy
  std::vector<CheckedFine>& fines;  // fines in place are added
};

[[nodiscard]] CheckedRule check_rule(const syntax::Rule& rule, const RuleContext& context);

}  // namespace mora::sema
