// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_fine: what stands under `fines:` or, in place, after `fine:`.

#include "syntax/node.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

[[nodiscard]] syntax::Fine read_fine(const syntax::Node& node, text::DiagnosticBag& bag);

}  // namespace mora::policy
