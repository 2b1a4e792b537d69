// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// find_value_column: maps whose author has put the values below each other keep them so.
// Threads: free functions.

#include <cstddef>
#include <optional>
#include <string_view>

#include "yaml/raw_tree.hpp"

namespace mora::format {

// How far behind the beginning of their keys the values of a map begin, if most of those that stand
// in their key's line begin in one column: that column, or, where a key reaches into it, one blank
// behind the longest. Null if they do not.
[[nodiscard]] std::optional<std::size_t> find_value_column(std::string_view file,
                                                           const yaml::RawTree& tree,
                                                           const yaml::RawNode& map);

}  // namespace mora::format
