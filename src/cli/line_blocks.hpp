// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineBlocks: a stream in blocks of whole lines. It does not wait for more than is there, but for
// the end of a line that has begun. Threads: one owner. Ownership: the input must outlive it.

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace mora::cli {

class LineBlocks {
 public:
  // Of about `size` bytes each; longer where a line is.
  LineBlocks(std::istream& input, std::size_t size) : input_(input), size_(size) {}

  // False at the end. The last line may lack its end; one that a bad stream breaks off in is none.
  // A byte order mark at the beginning is left out.
  [[nodiscard]] bool next(std::string& block);

 private:
  [[nodiscard]] std::size_t wanted(std::size_t held);

  std::istream& input_;
  std::size_t size_;
  std::string rest_;  // of the last block: a line that has begun
  bool at_start_ = true;
};

// How many lines a block has; the last one may lack its end.
[[nodiscard]] std::uint64_t line_count(std::string_view block);

}  // namespace mora::cli
