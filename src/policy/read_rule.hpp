// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_clause: one clause with its rules, inheritance carried out (LANGUAGE.md section 8).

#include "syntax/node.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

// `defaults` may be null.
[[nodiscard]] syntax::Clause read_clause(const syntax::Node& node, const syntax::Node* defaults,
                                         text::DiagnosticBag& bag);

}  // namespace mora::policy
