// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// lay_out: a YAML file's tree and comments -> the canonical layout of its text.
// Threads: free function.

#include <string>
#include <string_view>

#include "yaml/raw_tree.hpp"

namespace mora::format {

// `file` is what the tree was read from, without carriage returns and byte order mark.
[[nodiscard]] std::string lay_out(std::string_view file, const yaml::RawTree& tree);

}  // namespace mora::format
