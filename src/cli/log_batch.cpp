// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_batch.hpp"

#include <utility>

namespace mora::cli {

void LogBatch::begin(LogFile of) {
  text.clear();
  first_line = 0;
  file = std::move(of);
  is_last = false;
  arena.clear();
  lines.clear();
  refusals.clear();
  for (PolicyLines& policy : policies) {
    policy.admitted.clear();
    policy.end.reset();
    policy.events = 0;
    policy.later = 0;
    policy.unknown.clear();
  }
  for (shards::Found& one : found) one.clear();
}

void LogBatch::add(std::size_t line, std::size_t policy, const Program& program,
                   const ReadResult& result) {
  if (policy == 0) lines.resize(lines.size() + policies.size());
  LogLine& kept = lines[line * policies.size() + policy];
  kept.result = result;
  if (result.outcome != ReadOutcome::event) {
    kept.result.reason = arena.keep(result.reason);
    return;
  }
  kept.result.event = arena.keep(result.event, text.text());
  kept.owners = shards::owners_of(program, result.event, static_cast<std::uint32_t>(found.size()));
}

}  // namespace mora::cli
