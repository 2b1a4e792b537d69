// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_nesting: what must be known before the grammar, which recurses, may run: that the text is
// neither too long nor nested too deeply; and quotes and brackets without a partner, whose place
// the grammar could not tell. Threads: free function.

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::expr {

inline constexpr std::uint32_t max_text_size = 64u << 10;
// Of brackets, `not` and unary minus. The grammar spends a few kilobytes of stack on each level.
inline constexpr std::uint32_t max_nesting = 200;
// Of the tree: a + b + c + … is a tree as deep as the chain is long.
inline constexpr std::uint32_t max_tree_depth = 1000;

// Reports at most one mistake; false if there is one.
[[nodiscard]] bool check_nesting(const syntax::Scalar& scalar, text::DiagnosticBag& bag);

}  // namespace mora::expr
