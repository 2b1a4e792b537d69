// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineFeed: JSON Lines in whatever pieces -> whole lines for a reader. The reader takes memory from
// the first line on: most monitors are never given one. Threads: one owner.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mora/fed_reader.hpp"
#include "mora/program.hpp"
#include "mora/replay.hpp"

namespace mora::c {

class LineFeed {
 public:
  LineFeed(Program program, const ReadOptions& options);

  // Gives the reader what is whole now. Its lines are to be read to their end before the next piece
  // comes.
  EventReader& give(std::string_view piece);
  // Whether the beginning of a line is there, and not its end.
  [[nodiscard]] bool waits() const { return !waiting_.empty(); }
  // The rest is a line, too.
  EventReader& finish();
  // The lines that come are read for an edited policy.
  void go_on(const Program& program);
  // What waits for the rest of its line is forgotten.
  void forget() { waiting_.clear(); }

 private:
  void wait(std::string_view piece);
  FedReader& reader();

  Program program_;
  FedReader reader_;
  bool has_begun_ = false;
  std::size_t max_line_;
  std::string waiting_;  // the beginning of a line
};

}  // namespace mora::c
