// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// log_options: which log a command reads, how, and up to when; the same options for every command
// that reads one.

#include <optional>
#include <string>
#include <vector>

#include "mora/program.hpp"
#include "mora/time.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
}

namespace mora::cli {

struct LogOptions {
  std::vector<std::string> logs;
  std::string log_format;
  std::vector<std::string> source;
  std::string as_of;
  std::string lateness;
};

// Adds LOG, --log-format and --source.
void define_log_files(CLI::App& command, LogOptions& options);
// These, and --as-of and --lateness.
void define_log_options(CLI::App& command, LogOptions& options);

// "--rules a.yaml b.yaml log.jsonl": what stands among the logs and is a policy belongs to `rules`.
void move_policies(LogOptions& options, std::vector<std::string>& rules);

// --as-of and --lateness as the policy reads them.
struct TimeLimits {
  std::optional<TimePoint> as_of;  // later events are left out
  Duration lateness;
  std::string mistake;  // what is wrong with the options; empty if nothing is
};
[[nodiscard]] TimeLimits read_time_limits(const LogOptions& options, const Program& program);

}  // namespace mora::cli
