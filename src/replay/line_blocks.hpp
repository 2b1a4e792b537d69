// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineBlocks: a stream in blocks of whole lines. It does not wait for more than is there, but for
// the end of a line that has begun. Threads: one owner. Ownership: the input must outlive it.

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string_view>

#include "mora/replay.hpp"

#include "replay/text_block.hpp"

namespace mora::replay {

class LineBlocks {
 public:
  // Of about `size` bytes each; longer where a line is. Of a line that has more than `max_line`
  // bytes, a few more are given, so that its reader sees it.
  LineBlocks(std::istream& input, std::size_t size, std::size_t max_line = default_max_line)
      : input_(input), size_(size), max_line_(max_line) {}

  // False at the end. The last line is given an end if it lacks it; one that a bad stream breaks
  // off in is none. A byte order mark at the beginning is left out.
  [[nodiscard]] bool next(TextBlock& block);

 private:
  void end_last_line(TextBlock& block) const;

  std::istream& input_;
  std::size_t size_;
  std::size_t max_line_;
  TextBlock rest_;  // of the last block: a line that has begun
  bool at_start_ = true;
};

// How many lines a block has.
[[nodiscard]] std::uint64_t line_count(std::string_view block);

}  // namespace mora::replay
