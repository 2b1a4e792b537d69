// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Page: the laid-out text as it grows, line by line. It puts in the comments and the blank lines of
// the file between the tokens that it is told of. Threads: belongs to one thread. Ownership: the
// file outlives it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/comments.hpp"

namespace mora::format {

class Page {
 public:
  Page(std::string_view file, std::vector<Comment> comments)
      : file_(file), comments_(std::move(comments)) {}

  // The token at `offset` of the file comes next, at `indent` in a line of its own; if a line is
  // open already, in that one, unless comments stand between.
  void begin_line(std::uint32_t offset, std::size_t indent);
  // Further text in the open line, which may hold line ends.
  void put(std::string_view text) { text_ += text; }
  void put_blanks_to(std::size_t column);
  // What has been put stands in the file before `end`.
  void pass(std::uint32_t end) { done_ = end; }
  // Passes the next mark of punctuation: a dash, a colon, a comma.
  void pass_mark() { done_ = next_mark() + 1; }
  [[nodiscard]] std::uint32_t next_mark() const;
  // Ends the open line, with the comment that stands behind it in the file.
  void end_line();
  void break_line(std::size_t indent);
  // Ends the open line, whose last blanks count.
  void end_block_scalar(bool keeps_blank_lines);

  // A block of lines begins below the line that ended: no blank line between them.
  void open_block() { skip_blank_ = true; }
  // It ends: comments that stand at its column of the file, or right of it, still belong to it.
  void close_block(std::size_t source_column, std::size_t indent);
  // A blank line before `offset`, if there is none yet.
  void separate(std::uint32_t offset);

  [[nodiscard]] std::size_t column() const;
  [[nodiscard]] bool comment_before(std::uint32_t offset) const;
  // Whether one stands between these offsets, put in already or not.
  [[nodiscard]] bool comment_between(std::uint32_t begin, std::uint32_t end) const;
  // Everything, with the comments that are left.
  [[nodiscard]] std::string finish();

 private:
  void flush_comments(std::uint32_t before, std::size_t indent);
  void put_comment_line(const Comment& comment, std::size_t indent);
  void put_blank_line(bool wanted);
  [[nodiscard]] bool blank_before(std::uint32_t offset) const;
  [[nodiscard]] const Comment* trailing_comment() const;

  std::string_view file_;
  std::vector<Comment> comments_;
  std::size_t next_ = 0;  // of the comments
  std::string text_;
  std::uint32_t done_ = 0;
  bool in_line_ = false;
  bool skip_blank_ = true;
  bool want_blank_ = false;
};

// The column of an offset in its line of the file, in bytes.
[[nodiscard]] std::size_t source_column(std::string_view file, std::uint32_t at);

}  // namespace mora::format
