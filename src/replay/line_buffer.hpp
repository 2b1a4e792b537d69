// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineBuffer: the lines of a stream, as views into a buffer that grows to the longest of them. Not
// a parser: it knows line ends (LF, CRLF), a byte order mark at the start, and nothing else.
// Threads: one owner. Ownership: a line lives until the next call of next().

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string_view>
#include <vector>

namespace mora::replay {

class LineBuffer {
 public:
  // `padding`: how many bytes behind a line its reader may look at; what they are is undefined.
  LineBuffer(std::istream& input, std::size_t padding, std::uint64_t first_line);

  // The next line without its end, also if it is empty; null at the end of the input.
  [[nodiscard]] std::optional<std::string_view> next();
  // The number of the line that next() gave last.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  // How many bytes of the input the lines so far took, with their ends.
  [[nodiscard]] std::uint64_t position() const { return position_; }
  // The input ended because it could not be read, not because there is no more.
  [[nodiscard]] bool failed() const;

 private:
  bool fill();
  void make_room();
  [[nodiscard]] std::string_view take(std::size_t size, std::size_t size_with_end);

  std::istream& input_;
  std::size_t padding_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;     // of the line at hand
  std::size_t searched_ = 0;  // there is no line end in [begin_, searched_)
  std::size_t end_ = 0;       // of what is read
  std::uint64_t line_;
  std::uint64_t position_ = 0;
  bool at_start_ = true;
};

}  // namespace mora::replay
