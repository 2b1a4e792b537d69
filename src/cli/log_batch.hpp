// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LogBatch: some lines of one file of a log, and what is made of them on the way from the text to
// the findings. Threads: one owner at a time; `found` has one owner for each shard.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"
#include "mora/time.hpp"

#include "cli/log_input.hpp"
#include "replay/text_block.hpp"
#include "shards/arena.hpp"
#include "shards/batch_events.hpp"
#include "shards/found.hpp"

namespace mora::cli {

// A line that a policy's reader made no event of; the texts live in the batch.
struct OtherLine {
  std::uint32_t line = 0;  // of the batch, from 0
  ReadResult result;
};

// What a policy makes of the lines of a batch.
struct PolicyLines {
  PolicyLines(const Program& program, std::uint32_t shard_count) : events(program, shard_count) {}

  shards::BatchEvents events;
  std::vector<OtherLine> others;
  std::uint64_t first_number = 0;         // that of the first event among all that take effect
  std::optional<TimePoint> end;           // after them time passes up to here
  std::uint64_t taken = 0;                // events, those that are held too
  std::uint64_t later = 0;                // left out
  std::vector<std::string_view> unknown;  // types
};

// A line that a policy refused.
struct Refusal {
  std::uint32_t line = 0;    // of the batch
  std::uint64_t number = 0;  // of the log
  std::uint32_t policy = 0;
  std::string reason;
};

struct LogBatch {
  replay::TextBlock text;  // lines to be read; empty where they are read already
  std::uint64_t first_line = 0;
  LogFile file;
  std::uint64_t bytes = 0;  // of the log, read when the batch was made
  bool may_wait = false;    // whoever reads on, for more of the file
  bool is_last = false;

  shards::Arena arena;
  std::uint32_t line_count = 0;
  std::vector<PolicyLines> policies;
  std::vector<Refusal> refusals;     // by line, then by policy
  std::vector<shards::Found> found;  // by shard

  LogBatch(std::span<const Program> programs, std::uint32_t shard_count);

  // Makes it one of no lines yet, of this file.
  void begin(LogFile of);
  // What the policy's reader made of the line that is the `line`-th of the batch, from 0; each
  // policy's lines come in their order.
  void add(std::uint32_t line, std::size_t policy, const ReadResult& result);
};

}  // namespace mora::cli
