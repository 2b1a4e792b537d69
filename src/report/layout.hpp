// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Layout: text set in columns of a terminal, where Chinese characters are two columns wide.
// Threads: pure functions; Table belongs to one thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mora::report {

// Text and as many blanks as it lacks to `width` columns, behind it or before it.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

// Lines of at most `width` columns, broken at blanks and beside wide characters; a longer word
// stays whole. Width 0: one line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

// At most `width` columns; what is cut off leaves "…".
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);

enum class Align : std::uint8_t { left, right };

// Rows of cells, each column as wide as its widest cell.
class Table {
 public:
  explicit Table(std::vector<Align> columns) : columns_(std::move(columns)) {}
  // One cell a column.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  // A line for each row, without blanks at its end.
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace mora::report
