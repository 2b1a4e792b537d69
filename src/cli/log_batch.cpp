// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_batch.hpp"

#include <algorithm>
#include <utility>

namespace mora::cli {

LogBatch::LogBatch(std::span<const Program> programs, std::uint32_t shard_count)
    : found(shard_count) {
  for (const Program& program : programs) policies.emplace_back(program, shard_count);
}

void LogBatch::begin(LogFile of) {
  text.clear();
  first_line = 0;
  file = std::move(of);
  is_last = false;
  arena.clear();
  line_count = 0;
  refusals.clear();
  for (PolicyLines& policy : policies) {
    policy.events.clear();
    policy.others.clear();
    policy.end.reset();
    policy.taken = 0;
    policy.later = 0;
    policy.unknown.clear();
  }
  for (shards::Found& one : found) one.clear();
}

void LogBatch::add(std::uint32_t line, std::size_t policy, const ReadResult& result) {
  line_count = std::max(line_count, line + 1);
  PolicyLines& lines = policies[policy];
  if (result.outcome == ReadOutcome::event) {
    lines.events.add(result.event, line, arena, text.text());
  } else {
    lines.others.push_back({line, result});
    lines.others.back().result.reason = arena.keep(result.reason);
  }
}

}  // namespace mora::cli
