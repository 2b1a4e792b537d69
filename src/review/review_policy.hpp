// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// review_policy: what is most likely a mistake in a policy that compiles, as warnings. list.def
// lists the checks.

#include "sema/checked_policy.hpp"
#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::review {

// What a check may look at. The policy has no errors; its parts stand in the order of the checked
// ones.
struct ReviewContext {
  const syntax::Policy& policy;
  const sema::Vocabulary& vocabulary;
  const sema::CheckedPolicy& checked;
  text::DiagnosticBag& bag;
};

void review_policy(const ReviewContext& context);

}  // namespace mora::review
