// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineBlocks: a stream in blocks of whole lines. It does not wait for more than is there, but for
// the end of a line that has begun. Threads: one owner. Ownership: the input must outlive it.

#include <cstddef>
#include <istream>
#include <string>

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

}  // namespace mora::cli
