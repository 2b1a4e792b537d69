// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// BlockReader: what a policy makes of lines in JSON Lines that are given block by block, from
// wherever in a log. Threads: belongs to one thread.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "replay/text_block.hpp"

namespace mora::replay {

class JsonlReader;

class BlockReader {
 public:
  BlockReader(const Program& program, const ReadOptions& options);
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;
  ~BlockReader();

  // Calls take(const ReadResult&) for each line that is not blank; the block's first line has the
  // number `first_line`. What a result refers to lives during the call; most texts of events are
  // those of the block.
  template <class Take>
  void read(const TextBlock& block, std::uint64_t first_line, Take take) {
    begin(block, first_line);
    for (std::span lines = next_lines(); !lines.empty(); lines = next_lines()) {
      for (const ReadResult& line : lines) take(line);
    }
  }

 private:
  void begin(const TextBlock& block, std::uint64_t first_line);
  // Empty at the end of the block.
  [[nodiscard]] std::span<const ReadResult> next_lines();

  std::unique_ptr<JsonlReader> reader_;
  std::vector<ReadResult> results_;
};

}  // namespace mora::replay
