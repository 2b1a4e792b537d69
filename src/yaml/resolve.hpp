// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// resolve: RawTree -> Node. Replaces aliases by copies, within the limits, and carries out merge
// keys. Threads: free function.

#include <optional>

#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"
#include "yaml/raw_tree.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::yaml {

// Keys that are no scalars and second ones of a name, which have been reported, are left out. Null
// if aliases pass a limit.
[[nodiscard]] std::optional<syntax::Node> resolve(const RawTree& tree, const Limits& limits,
                                                  text::DiagnosticBag& bag);

}  // namespace mora::yaml
