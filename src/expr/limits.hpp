// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Limits: how large an expression may be. Data only.

#include <cstdint>

namespace mora::expr {

struct Limits {
  std::uint32_t bytes = 64u << 10;  // of the text
  // Of brackets, `not` and unary minus. The grammar spends a few kilobytes of stack on each level.
  std::uint32_t nesting = 200;
  // Of the tree: a + b + c + … is a tree as deep as the chain is long.
  std::uint32_t tree_depth = 1000;
};

}  // namespace mora::expr
