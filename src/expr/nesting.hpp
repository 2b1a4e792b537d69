// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_nesting: what must be known before the grammar, which recurses, may run: that the text is
// neither too long nor nested too deeply; and quotes and brackets without a partner, whose place
// the grammar could not tell. Threads: free function.

#include "expr/limits.hpp"
#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::expr {

// Reports at most one mistake; false if there is one.
[[nodiscard]] bool check_nesting(const syntax::Scalar& scalar, const Limits& limits,
                                 text::DiagnosticBag& bag);

}  // namespace mora::expr
