// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_dedupe: the field by which duplicates are known, and for how long they are.

#include "sema/checked_policy.hpp"
#include "sema/checker.hpp"
#include "syntax/policy.hpp"

namespace mora::sema {

// Does nothing for a policy without `dedupe`.
void check_dedupe(const syntax::Policy& policy, const CheckContext& context,
                  CheckedPolicy& checked);

}  // namespace mora::sema
