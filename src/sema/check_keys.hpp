// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_keys: rules that live in the cases of different fields, and what they can know of each
// other: `causing` and `violated` reach only rules of the same key.

#include "sema/checked_policy.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::sema {

void check_keys(const syntax::Policy& policy, const CheckedPolicy& checked,
                text::DiagnosticBag& bag);

}  // namespace mora::sema
