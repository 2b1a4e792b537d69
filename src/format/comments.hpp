// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// find_comments: the comments of a YAML file, which no YAML library keeps. Threads: free functions.

#include <cstdint>
#include <string_view>
#include <vector>

#include "yaml/raw_tree.hpp"

namespace mora::format {

struct Comment {
  std::uint32_t offset = 0;
  std::string_view text;      // from '#' to the end of the line, without trailing blanks
  std::size_t column = 0;     // on the screen, from 0
  std::size_t gap = 0;        // blanks between it and what stands before it in its line
  bool own_line = false;      // nothing stands before it
  bool lined_up = false;      // the line above or below has one in the same column
  bool blank_before = false;  // the line above is blank
};

// In the order of the file; those behind the '|' or '>' of a block scalar belong to the scalar.
// `file` has the tree's places and no carriage returns, and outlives the comments.
[[nodiscard]] std::vector<Comment> find_comments(std::string_view file, const yaml::RawTree& tree);

// Where the line of an offset begins.
[[nodiscard]] std::uint32_t line_begin(std::string_view file, std::uint32_t at);
// The line above that of the offset is there, and blank.
[[nodiscard]] bool is_blank_above(std::string_view file, std::uint32_t at);

}  // namespace mora::format
