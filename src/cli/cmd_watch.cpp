// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora watch: a growing log in, findings out when they fall due; edited policies are taken over.

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/time_text.hpp"

#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/include_option.hpp"
#include "cli/log_options.hpp"
#include "cli/report_options.hpp"
#include "cli/source_option.hpp"
#include "cli/watch_loop.hpp"

namespace mora::cli {
namespace {

struct WatchCommand {
  std::vector<std::string> rules;
  CompileOptions compile;
  LogOptions log;
  std::string grace = "5s";
  std::string transition = "old_terms";
  OpenLimitOptions open;
  ReportOptions report;
};

// False, and it has said why, if the options do not do.
bool read_options(const WatchCommand& command, const std::vector<LoadedPolicy>& policies,
                  const std::string& log, WatchOptions& options) {
  SourceOption source = read_source_option(command.log.source, policies);
  const TimeLimits limits = read_time_limits(command.log, policies.front().program);
  const auto grace = parse_duration(command.grace);
  std::string mistake;
  if (!source.mistake.empty()) mistake = "--source: " + source.mistake;
  if (!limits.mistake.empty()) mistake = limits.mistake;
  if (!grace) {
    mistake = fmt::format("--grace: '{}' is no duration; write it as 5s or 2m", command.grace);
  }
  if (!mistake.empty()) {
    unusable(mistake);
    return false;
  }
  options.compile = command.compile;
  options.format = format_of_log(command.log.log_format, log);
  options.source = std::move(source.names);
  options.lateness = limits.lateness;
  options.open = command.open;
  options.grace = *grace;
  options.language = command.report.spoken();
  if (command.transition == "new_terms") options.open_under = OpenUnder::new_terms;
  return true;
}

ExitCode watch(const WatchCommand& command, const std::vector<LoadedPolicy>& policies,
               const std::string& path) {
  WatchOptions options;
  if (!read_options(command, policies, path, options)) return ExitCode::unusable;
  LogTail log(path);
  if (!log.open()) return unusable(log.failure());
  OutputFile output;
  if (!output.open(command.report.output)) return unusable(output.failure());
  const auto writer = make_report(output, command.report);
  ProgressBar no_bar(false, 0);
  RejectionLog rejections(no_bar, UINT64_MAX);
  SystemClock clock;
  WatchLoop loop(options, policies, log, *writer, output, rejections, clock);
  if (!command.report.quiet) {
    fmt::print(stderr, "mora: watching {} by {}; Ctrl-C ends\n", log.name(),
               fmt::join(command.rules, ", "));
  }
  loop.run();
  write_summaries(summaries_of(loop.runs()), output, command.report);
  if (!loop.failure().empty()) return unusable(loop.failure());
  if (output.failed()) return unusable(output.failure());
  return rejections.count() > 0 || is_incomplete(summaries_of(loop.runs())) ? ExitCode::rejected
                                                                            : ExitCode::done;
}

ExitCode watch(WatchCommand& command) {
  move_policies(command.log, command.rules);
  if (command.log.logs.size() > 1) return unusable("one log can be watched, not several");
  const std::string path = command.log.logs.empty() ? "-" : command.log.logs.front();
  if (is_among(command.report.output, command.rules) ||
      is_among(command.report.output, std::vector<std::string>{path})) {
    return unusable(
        fmt::format("{} would be overwritten by what comes out of it", command.report.output));
  }
  const auto policies = load_policies(command.rules, command.compile);
  if (!policies) return ExitCode::unusable;
  return watch(command, *policies, path);
}

constexpr std::string_view footer =
    "Examples:\n"
    "  mora watch --rules desk.yaml events.jsonl\n"
    "  mora watch --rules desk.yaml --format jsonl -o findings.jsonl --transition new_terms "
    "events.jsonl\n"
    "  journalctl -f -o cat -u desk | mora watch --rules desk.yaml -\n"
    "\n"
    "What falls due is told when its time has come by this machine's clock, less --grace and\n"
    "--lateness; events that come later than that are rejected.\n"
    "A policy that is edited is taken over while the watch goes on; first a line says what that\n"
    "changes. One with errors changes nothing.";

void define_options(CLI::App& command, WatchCommand& options) {
  add_rules(command, options.rules)->required()->option_text("RULES... REQUIRED");
  add_include_from(command, options.compile);
  define_log_options(command, options.log);
  // It judges as of now.
  command.remove_option(command.get_option("--as-of"));
  command.get_option("LOG")->description(
      "A log in JSON Lines or CSV that grows; - or none is standard input");
  command
      .add_option("--grace", options.grace,
                  "How long an event may take from its time to the log (default 5s)")
      ->option_text("DURATION");
  add_choice(command, "--transition", options.transition, "TERMS",
             "What holds for open obligations whose rule is edited", {"old_terms", "new_terms"});
  define_open_limits(command, options.open);
  define_report_options(command, options.report, "Neither summary nor what is being watched");
}

}  // namespace

void define_watch(CLI::App& app, ExitCode& result) {
  CLI::App* command =
      app.add_subcommand("watch", "Follow a growing log and tell violations as they come");
  auto options = std::make_shared<WatchCommand>();
  define_options(*command, *options);
  command->footer(fmt::format("{}\n\n{}", footer, exit_code_help));
  command->callback([options, &result] { result = watch(*options); });
}

}  // namespace mora::cli
