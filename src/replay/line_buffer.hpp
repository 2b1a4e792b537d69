// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineBuffer: the lines of a stream, as views into a buffer that grows to the longest of them, or
// those of a text that is in memory already, as views into that. Not
// a parser: it knows line ends (LF, CRLF), a byte order mark at the start, and nothing else; what
// goes on over several lines is put together by extend(). Threads: one owner. Ownership: a line
// lives until the next call of next(), extend() or retreat().

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/replay.hpp"

namespace mora::replay {

class LineBuffer {
 public:
  // `padding`: how many bytes behind a line its reader may look at; what they are is undefined.
  // `most`: how many bytes a line may have; no more of a longer one are kept.
  LineBuffer(std::istream& input, std::size_t padding, std::uint64_t first_line,
             std::size_t most = default_max_line);
  // Of a text, once there is one; until then it has no lines.
  explicit LineBuffer(std::size_t most = default_max_line) : most_(most) {}

  // Goes on with the lines of `text`, each with its end, the first of which has this number. As
  // many bytes behind the text as its reader may look at must be readable.
  void begin(std::string_view text, std::uint64_t first_line);

  // The next line without its end, also if it is empty; null at the end of the input. A line that
  // the input breaks off in is none.
  [[nodiscard]] std::optional<std::string_view> next();
  // Whether that line is longer than may be: then it is only the beginning of it.
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  // Why such a line is no event.
  [[nodiscard]] std::string explain_cut() const;
  // How many bytes a line may have.
  [[nodiscard]] std::size_t most() const { return most_; }
  // What next() and extend() gave last and the line behind it, as one, with the line end between
  // them; null, and no change, if there is no such line, or it is too long.
  [[nodiscard]] std::optional<std::string_view> extend();
  // Undoes extend(): next() goes on behind the line that it gave last.
  void retreat();

  // Lines with their ends that come next, as far as they are there already: at most `most` bytes,
  // but at least one line; empty only at the end of the input, before a line that has no end or is
  // too long, and before the first line, which may begin with a mark. They stay in place until
  // next() or pass() has given all of them.
  [[nodiscard]] std::string_view lines_ahead(std::size_t most);
  // Gives so many lines of so many bytes, of those ahead, as if by next().
  void pass(std::size_t bytes, std::uint64_t lines);

  // The number of the line that next() gave last.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  // How many bytes of the input the lines so far took, with their ends.
  [[nodiscard]] std::uint64_t position() const { return dropped_ + taken_; }
  // What a reader returns when next() has returned null: the end, and before it, once, that there
  // is more which cannot be read.
  [[nodiscard]] ReadResult end();

 private:
  struct End {
    std::size_t text;  // of the line without its end
    std::size_t line;
  };

  [[nodiscard]] std::optional<End> find_end();
  [[nodiscard]] std::optional<End> find_end_before(std::size_t until) const;
  [[nodiscard]] bool is_long() const;
  [[nodiscard]] bool is_broken() const;
  [[nodiscard]] End skip_rest();
  [[nodiscard]] std::string_view take(const End& end);
  bool fill();
  void make_room();

  std::istream* input_ = nullptr;  // null: a text
  std::size_t padding_ = 0;
  std::size_t most_;
  std::vector<char> buffer_;     // of a stream
  const char* bytes_ = nullptr;  // the buffer's, or the text's
  std::uint64_t dropped_ = 0;    // bytes of the input before bytes_
  std::size_t begin_ = 0;        // of what was given last
  std::size_t taken_ = 0;        // its end, with the line's
  std::size_t first_size_ = 0;   // of its first line, with the end
  std::size_t searched_ = 0;     // there is no line end in [taken_, searched_)
  std::size_t end_ = 0;          // of what is read
  std::uint64_t line_ = 0;
  std::uint64_t more_lines_ = 0;  // that extend() has added
  bool is_cut_ = false;
  bool at_start_ = true;
  bool failure_told_ = false;
};

}  // namespace mora::replay
