// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "format/comments.hpp"

#include <algorithm>

#include "text/display_width.hpp"

namespace mora::format {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view without_trailing_blanks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::uint32_t line_end(std::string_view file, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(file.find('\n', at), file.size()));
}

Comment comment_at(std::string_view file, std::uint32_t at) {
  const std::uint32_t line = line_begin(file, at);
  const std::string_view before = file.substr(line, at - line);
  const std::string_view content = without_trailing_blanks(before);
  Comment comment;
  comment.offset = at;
  comment.text = without_trailing_blanks(file.substr(at, line_end(file, at) - at));
  comment.column = text::display_width(before);
  comment.gap = before.size() - content.size();
  comment.own_line = content.empty();
  comment.blank_before = comment.own_line && is_blank_above(file, at);
  return comment;
}

// Those between two values of the file.
void find_between(std::string_view file, std::uint32_t at, std::uint32_t end,
                  std::vector<Comment>& comments) {
  while (at < end) {
    const auto hash = static_cast<std::uint32_t>(std::min<std::size_t>(file.find('#', at), end));
    if (hash == end) return;
    const bool begins = hash == 0 || file[hash - 1] == '\n' ||
                        blanks.find(file[hash - 1]) != std::string_view::npos;
    if (begins) comments.push_back(comment_at(file, hash));
    at = begins ? line_end(file, hash) : hash + 1;
  }
}

void find_lined_up(std::string_view file, std::vector<Comment>& comments) {
  for (std::size_t i = 1; i < comments.size(); ++i) {
    Comment& above = comments[i - 1];
    Comment& below = comments[i];
    const bool next_line = line_end(file, above.offset) + 1 == line_begin(file, below.offset);
    if (above.own_line || below.own_line || !next_line || above.column != below.column) continue;
    above.lined_up = true;
    below.lined_up = true;
  }
}

}  // namespace

std::uint32_t line_begin(std::string_view file, std::uint32_t at) {
  if (at == 0) return 0;
  const std::size_t end = file.rfind('\n', at - 1);
  return end == std::string_view::npos ? 0 : static_cast<std::uint32_t>(end + 1);
}

bool is_blank_above(std::string_view file, std::uint32_t at) {
  const std::uint32_t line = line_begin(file, at);
  if (line == 0) return false;
  const std::uint32_t above = line_begin(file, line - 1);
  return without_trailing_blanks(file.substr(above, line - 1 - above)).empty();
}

std::vector<Comment> find_comments(std::string_view file, const yaml::RawTree& tree) {
  std::vector<Comment> comments;
  std::uint32_t done = 0;
  for (const yaml::RawNode& node : tree.nodes) {
    if (node.kind != yaml::RawKind::scalar) continue;
    find_between(file, done, node.span.begin, comments);
    done = node.span.end;
  }
  find_between(file, done, static_cast<std::uint32_t>(file.size()), comments);
  find_lined_up(file, comments);
  return comments;
}

}  // namespace mora::format
