// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_policy: the tree of a policy file -> the policy as written, with what it includes.

#include "policy/includes.hpp"
#include "syntax/node.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

// Included files come before what the including file says itself, in the order listed; a file that
// is included twice is taken once.
[[nodiscard]] syntax::Policy read_policy(const syntax::Node& root, Includes& includes,
                                         text::DiagnosticBag& bag);

}  // namespace mora::policy
