// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/log_options.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/replay.hpp"
#include "mora/time_text.hpp"

namespace mora::cli {
namespace {

bool is_policy(const std::string& path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

}  // namespace

void define_log_files(CLI::App& command, LogOptions& options) {
  command
      .add_option("LOG", options.logs,
                  "Logs in JSON Lines or CSV, compressed or not; - or none is standard input")
      ->type_name("");
  const auto formats = reader_formats();
  command
      .add_option("--log-format", options.log_format,
                  fmt::format("Format of the logs, instead of what their names tell: {}",
                              fmt::join(formats, ", ")))
      ->check(CLI::IsMember(std::vector<std::string>(formats.begin(), formats.end())))
      ->option_text("FORMAT");
  command
      .add_option("--source", options.source,
                  "What the log calls time, type, case, by or a field, such as time=ts,case=id;\n"
                  "may be given several times, and wins over the policy's own source")
      ->allow_extra_args(false)
      ->option_text("NAME=COLUMN,...");
}

void define_log_options(CLI::App& command, LogOptions& options) {
  define_log_files(command, options);
  command
      .add_option("--as-of", options.as_of,
                  "Judge as of TIME, in the policy's zone; later events are left out and\n"
                  "counted. Default: the last event's time")
      ->option_text("TIME");
  command
      .add_option("--lateness", options.lateness,
                  "Sort events that come out of order by at most DURATION, such as 10m")
      ->option_text("DURATION");
}

CLI::Option* add_rules(CLI::App& command, std::vector<std::string>& rules) {
  return command
      .add_option("-r,--rules", rules, "Policy files; arguments that end in .yaml or .yml are too")
      ->allow_extra_args(false);
}

void move_policies(LogOptions& options, std::vector<std::string>& rules) {
  const auto first =
      std::stable_partition(options.logs.begin(), options.logs.end(),
                            [](const std::string& path) { return !is_policy(path); });
  rules.insert(rules.end(), first, options.logs.end());
  options.logs.erase(first, options.logs.end());
}

std::string_view format_of_log(std::string_view wanted, std::string_view path) {
  if (!wanted.empty()) return wanted;
  const std::string_view format = reader_format_of(path);
  return format.empty() ? "jsonl" : format;
}

TimeLimits read_time_limits(const LogOptions& options, const Program& program) {
  TimeLimits limits;
  if (!options.as_of.empty()) {
    limits.as_of = parse_time(program, options.as_of);
    if (!limits.as_of) {
      limits.mistake =
          fmt::format("--as-of: '{}' is no time; write it as \"2026-03-02 09:00\"", options.as_of);
    }
  }
  if (!options.lateness.empty()) {
    const auto lateness = parse_duration(options.lateness);
    if (lateness) limits.lateness = *lateness;
    if (!lateness) {
      limits.mistake = fmt::format("--lateness: '{}' is no duration; write it as 90s or 2h30m",
                                   options.lateness);
    }
  }
  return limits;
}

}  // namespace mora::cli
