// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// scalar_text: a scalar as it is written in the canonical layout: as its author wrote it, but for
// indentation, blanks at the ends of its lines, and single quotes that need not be single.
// Threads: free functions.

#include <cstdint>
#include <string>
#include <string_view>

#include "yaml/raw_tree.hpp"

namespace mora::format {

// Its anchor and tag, with a blank behind; empty if it has none.
[[nodiscard]] std::string properties_text(std::string_view file, const yaml::RawNode& node);

// '|' or '>'.
[[nodiscard]] bool is_block_scalar(std::string_view file, const yaml::RawNode& node);

// A scalar that is no block, or an alias; its further lines begin at `indent`.
[[nodiscard]] std::string scalar_text(std::string_view file, const yaml::RawNode& node,
                                      std::size_t indent);

struct BlockScalar {
  std::string text;       // header and lines, with a line end after each
  std::uint32_t end = 0;  // in the file
  bool keeps_blank_lines = false;
};
// Its lines begin at `indent`.
[[nodiscard]] BlockScalar block_scalar_text(std::string_view file, const yaml::RawNode& node,
                                            std::size_t indent);

}  // namespace mora::format
