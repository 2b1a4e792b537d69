// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_policy: the tree of a policy file -> the policy as written.

#include "syntax/node.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

[[nodiscard]] syntax::Policy read_policy(const syntax::Node& root, text::DiagnosticBag& bag);

}  // namespace mora::policy
