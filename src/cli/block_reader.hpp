// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BlockReader: what a policy makes of lines in JSON Lines that are given block by block, from
// wherever in a log. Threads: belongs to one thread.

#include <cstdint>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

namespace mora::cli {

class BlockReader {
 public:
  BlockReader(const Program& program, const std::vector<SourceName>& source);
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;

  // Calls take(const ReadResult&) for each line that is not blank; the block's first line has the
  // number `first_line`. What a result refers to lives during the call.
  template <class Take>
  void read(std::string& block, std::uint64_t first_line, Take take) {
    give(block);
    const std::uint64_t lines_before = lines_;
    for (ReadResult result = next(); result.outcome != ReadOutcome::end; result = next()) {
      result.line = first_line + (result.line - lines_before - 1);
      result.event.line = result.line;
      take(result);
    }
  }

 private:
  class Feed final : public std::streambuf {
   public:
    void give(std::string& text);
  };

  void give(std::string& block);
  [[nodiscard]] ReadResult next();

  Feed feed_;
  std::istream in_{&feed_};
  std::unique_ptr<EventReader> reader_;
  std::uint64_t lines_ = 0;  // that it has read
};

}  // namespace mora::cli
