// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "format/page.hpp"

#include <algorithm>

#include "text/display_width.hpp"
#include "yaml/scan_scalar.hpp"

namespace mora::format {
namespace {

// A comment that close behind a value moves with it, one farther off keeps its column.
constexpr std::size_t close_gap = 2;

}  // namespace

std::size_t source_column(std::string_view file, std::uint32_t at) {
  return at - line_begin(file, at);
}

void Page::begin_line(std::uint32_t offset, std::size_t indent) {
  if (in_line_) {
    if (!comment_before(offset)) return;
    end_line();
    skip_blank_ = true;
  }
  flush_comments(offset, indent);
  put_blank_line(blank_before(offset));
  text_.append(indent, ' ');
  in_line_ = true;
}

void Page::put_blanks_to(std::size_t column) {
  const std::size_t at = this->column();
  text_.append(column > at ? column - at : 1, ' ');
}

std::uint32_t Page::next_mark() const { return yaml::skip_space(file_, done_); }

void Page::end_line() {
  text_.resize(text_.find_last_not_of(' ') + 1);
  if (const Comment* comment = trailing_comment()) {
    const std::size_t at = column();
    const bool moves = comment->gap <= close_gap && !comment->lined_up;
    put_blanks_to(moves ? at + comment->gap : comment->column);
    text_ += comment->text;
    ++next_;
  }
  text_ += '\n';
  in_line_ = false;
}

void Page::break_line(std::size_t indent) {
  end_line();
  text_.append(indent, ' ');
  in_line_ = true;
}

void Page::end_block_scalar(bool keeps_blank_lines) {
  text_ += '\n';
  in_line_ = false;
  skip_blank_ = keeps_blank_lines;
}

void Page::close_block(std::size_t source_column, std::size_t indent) {
  const std::uint32_t next = yaml::skip_space(file_, done_);
  const std::size_t next_column = next < file_.size() ? format::source_column(file_, next) : 0;
  while (comment_before(next)) {
    const Comment& comment = comments_[next_];
    const std::size_t column = format::source_column(file_, comment.offset);
    if (!comment.own_line || column < source_column || column <= next_column) return;
    put_comment_line(comment, indent);
    ++next_;
  }
}

void Page::separate(std::uint32_t offset) {
  bool separated = blank_before(offset);
  for (std::size_t i = next_; i < comments_.size() && comments_[i].offset < offset; ++i) {
    separated = separated || comments_[i].blank_before;
  }
  want_blank_ = want_blank_ || !separated;
}

std::size_t Page::column() const {
  const std::size_t line = text_.rfind('\n') + 1;
  return text::display_width(std::string_view(text_).substr(line));
}

bool Page::comment_before(std::uint32_t offset) const {
  return next_ < comments_.size() && comments_[next_].offset < offset;
}

bool Page::comment_between(std::uint32_t begin, std::uint32_t end) const {
  const auto first = std::lower_bound(
      comments_.begin(), comments_.end(), begin,
      [](const Comment& comment, std::uint32_t offset) { return comment.offset < offset; });
  return first != comments_.end() && first->offset < end;
}

std::string Page::finish() {
  if (in_line_) end_line();
  flush_comments(static_cast<std::uint32_t>(file_.size()), 0);
  return std::move(text_);
}

void Page::flush_comments(std::uint32_t before, std::size_t indent) {
  while (comment_before(before)) put_comment_line(comments_[next_++], indent);
}

void Page::put_comment_line(const Comment& comment, std::size_t indent) {
  put_blank_line(comment.blank_before);
  text_.append(indent, ' ').append(comment.text).append("\n");
}

void Page::put_blank_line(bool wanted) {
  if ((wanted || want_blank_) && !skip_blank_) text_ += '\n';
  skip_blank_ = false;
  want_blank_ = false;
}

// Of a token that begins its line of the file.
bool Page::blank_before(std::uint32_t offset) const {
  const std::uint32_t line = line_begin(file_, offset);
  const std::string_view before = file_.substr(line, offset - line);
  return before.find_first_not_of(' ') == std::string_view::npos && is_blank_above(file_, offset);
}

// The one that stands in the line of what was put last.
const Comment* Page::trailing_comment() const {
  if (next_ == comments_.size() || comments_[next_].offset < done_) return nullptr;
  const std::string_view between = file_.substr(done_, comments_[next_].offset - done_);
  return between.find('\n') == std::string_view::npos ? &comments_[next_] : nullptr;
}

}  // namespace mora::format
