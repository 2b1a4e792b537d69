// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_source: whether what a policy's `source` names exists, and stands there once. What the log
// calls it may be anything.

#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::sema {

void check_source(const syntax::Policy& policy, const Vocabulary& vocabulary,
                  text::DiagnosticBag& bag);

}  // namespace mora::sema
