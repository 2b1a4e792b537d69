// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// lower_terms: what a rule says, as written, goes into the program for whoever reads it back.

#include "program/builder.hpp"
#include "program/terms.hpp"
#include "syntax/policy.hpp"

namespace mora::compile {

[[nodiscard]] detail::RuleTerms rule_terms(const syntax::Rule& rule, program::Builder& builder);

}  // namespace mora::compile
