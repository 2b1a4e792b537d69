// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_policy: the tree of a policy file -> the policy as written, with what it includes.

#include <cstdint>

#include "policy/includes.hpp"
#include "syntax/node.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

// Included files come before what the including file says itself, in the order listed; a file that
// is included twice is taken once. More clauses than `most_clauses` (CompileOptions) are a mistake.
[[nodiscard]] syntax::Policy read_policy(const syntax::Node& root, Includes& includes,
                                         std::uint32_t most_clauses, text::DiagnosticBag& bag);

}  // namespace mora::policy
