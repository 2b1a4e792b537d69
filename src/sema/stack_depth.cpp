// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/stack_depth.hpp"

#include <algorithm>

namespace mora::sema {

std::uint32_t stack_depth(const Node& node) {
  const bool branches = node.kind == NodeKind::logical_and || node.kind == NodeKind::logical_or;
  std::uint32_t depth = 1;
  for (std::size_t i = 0; i < node.args.size(); ++i) {
    const std::size_t below = branches ? 0 : std::min(i, items_at_once);
    depth = std::max(depth, static_cast<std::uint32_t>(below) + stack_depth(node.args[i]));
  }
  return depth;
}

}  // namespace mora::sema
