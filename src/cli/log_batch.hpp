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
#include "shards/admission.hpp"
#include "shards/arena.hpp"
#include "shards/found.hpp"
#include "shards/owners.hpp"

namespace mora::cli {

// What a policy's reader made of a line; its texts live in the batch.
struct LogLine {
  ReadResult result;
  shards::Owners owners{};  // of an event
};

// What a policy makes of the lines of a batch.
struct PolicyLines {
  std::vector<shards::Admitted> admitted;
  std::uint64_t first_number = 0;         // the number of the first one among all that it admits
  std::optional<TimePoint> end;           // after them time passes up to here
  std::uint64_t events = 0;               // taken
  std::uint64_t later = 0;                // left out
  std::vector<std::string_view> unknown;  // types
};

// A line that a policy refused.
struct Refusal {
  std::uint64_t line = 0;
  std::uint32_t policy = 0;
  std::string reason;
};

struct LogBatch {
  replay::TextBlock text;  // lines to be read; empty where they are read already
  std::uint64_t first_line = 0;
  LogFile file;
  std::uint64_t bytes = 0;  // of the log, read when the batch was made
  bool is_last = false;

  shards::Arena arena;
  std::vector<LogLine> lines;  // line by line, policy by policy
  std::vector<PolicyLines> policies;
  std::vector<Refusal> refusals;
  std::vector<shards::Found> found;  // by shard

  LogBatch(std::size_t policy_count, std::uint32_t shard_count)
      : policies(policy_count), found(shard_count) {}

  // Makes it one of no lines yet, of this file.
  void begin(LogFile of);
  // What the policy's reader made of the line that is the `line`-th of the batch, from 0; each
  // policy's lines come in their order.
  void add(std::size_t line, std::size_t policy, const Program& program, const ReadResult& result);
  [[nodiscard]] std::size_t line_count() const { return lines.size() / policies.size(); }
  // Of one line, policy by policy.
  [[nodiscard]] std::span<const LogLine> line(std::size_t index) const {
    return std::span(lines).subspan(index * policies.size(), policies.size());
  }
};

}  // namespace mora::cli
