// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "format/alignment.hpp"

#include <algorithm>
#include <map>

#include "format/comments.hpp"
#include "format/scalar_text.hpp"
#include "text/display_width.hpp"

namespace mora::format {

using yaml::RawKind;
using yaml::RawNode;

namespace {

struct Line {
  std::size_t width = 0;   // of the key, with its colon
  std::size_t column = 0;  // where the value begins, from the key on
  bool padded = false;     // more than one blank before it
};

std::size_t width_between(std::string_view file, std::uint32_t begin, std::uint32_t end) {
  return text::display_width(file.substr(begin, end - begin));
}

// The entries of a map whose value begins in the key's line.
std::vector<Line> find_lines(std::string_view file, const yaml::RawTree& tree, const RawNode& map) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i + 1 < map.children.size(); i += 2) {
    const RawNode& key = tree[map.children[i]];
    const RawNode& value = tree[map.children[i + 1]];
    const bool absent = value.kind == RawKind::null && value.begin == value.span.end;
    const std::uint32_t line = line_begin(file, key.begin);
    if (absent || line_begin(file, value.begin) != line || is_block_scalar(file, value)) continue;
    const std::size_t column = width_between(file, key.begin, value.begin);
    const std::size_t width = width_between(file, key.begin, key.span.end) + 1;
    lines.push_back({width, column, column > width + 1});
  }
  return lines;
}

}  // namespace

std::optional<std::size_t> find_value_column(std::string_view file, const yaml::RawTree& tree,
                                             const RawNode& map) {
  const std::vector<Line> lines = find_lines(file, tree, map);
  std::map<std::size_t, std::size_t> begin_at;  // how many values begin in a column
  for (const Line& line : lines) ++begin_at[line.column];
  const auto shared = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
    const std::size_t count = begin_at[line.column];
    return line.padded && count >= 2 && count * 2 > lines.size();
  });
  if (shared == lines.end()) return std::nullopt;
  std::size_t column = shared->column;
  for (const Line& line : lines) column = std::max(column, line.width + 1);
  return column;
}

}  // namespace mora::format
