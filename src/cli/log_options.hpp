// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// log_options: which log a command reads, how, and up to when; the same options for every command
// that reads one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/time.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's
class App;
class Option;
}  // namespace CLI

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

// Adds --rules, for policies in any number.
CLI::Option* add_rules(CLI::App& command, std::vector<std::string>& rules);

// "--rules a.yaml b.yaml log.jsonl": what stands among the logs and is a policy belongs to `rules`.
void move_policies(LogOptions& options, std::vector<std::string>& rules);

// The format to read a file of the log in: the one that is asked for, else what its name tells,
// else JSON Lines.
[[nodiscard]] std::string_view format_of_log(std::string_view wanted, std::string_view path);

// --as-of and --lateness as the policy reads them.
struct TimeLimits {
  std::optional<TimePoint> as_of;  // later events are left out
  Duration lateness;
  std::string mistake;  // what is wrong with the options; empty if nothing is
};
[[nodiscard]] TimeLimits read_time_limits(const LogOptions& options, const Program& program);

}  // namespace mora::cli
