// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LineFeed: JSON Lines in whatever pieces -> whole lines for a reader. Threads: one owner.

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
  LineFeed(const Program& program, const ReadOptions& options);

  // Gives the reader what is whole now. Its lines are to be read to their end before the next piece
  // comes.
  EventReader& give(std::string_view piece);
  // The rest is a line, too.
  EventReader& finish();
  // The lines that come are read for an edited policy.
  void go_on(const Program& program) { reader_.go_on(program); }

 private:
  void wait(std::string_view piece);

  FedReader reader_;
  std::size_t max_line_;
  std::string waiting_;  // the beginning of a line
};

}  // namespace mora::c
