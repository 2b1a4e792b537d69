// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/checked.hpp"

#include <algorithm>

namespace mora::sema {

bool mentions(const Node& node, NodeKind kind) {
  return node.kind == kind || std::any_of(node.args.begin(), node.args.end(),
                                          [&](const Node& arg) { return mentions(arg, kind); });
}

}  // namespace mora::sema
