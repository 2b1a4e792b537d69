// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_policy: the policy as written -> the policy with names and types resolved. All mistakes go
// to the bag; what comes out is complete only if there are none.

#include <span>

#include "sema/checked_policy.hpp"
#include "sema/form_spec.hpp"
#include "sema/function.hpp"
#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::sema {

// `policy` must outlive the result.
[[nodiscard]] CheckedPolicy check_policy(const syntax::Policy& policy, const Vocabulary& vocabulary,
                                         std::span<const FormSpec> forms,
                                         std::span<const Function> functions,
                                         text::DiagnosticBag& bag);

}  // namespace mora::sema
