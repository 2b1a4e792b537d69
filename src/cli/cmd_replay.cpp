// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora replay: events of a log in, findings out.

#include <charconv>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/include_option.hpp"
#include "cli/load_policies.hpp"
#include "cli/log_options.hpp"
#include "cli/replay.hpp"
#include "cli/report_options.hpp"

namespace mora::cli {
namespace {

struct ReplayCommand {
  ReplayOptions replay;
  std::string threads = "1";
};

// False, and it has said why, if that is no number of threads.
bool read_threads(ReplayCommand& command) {
  std::uint32_t& threads = command.replay.sharding.threads;
  const char* const end = command.threads.data() + command.threads.size();
  const auto [rest, error] = std::from_chars(command.threads.data(), end, threads);
  if (error == std::errc() && rest == end && threads >= 1 && threads <= most_threads) return true;
  unusable(fmt::format("--threads: '{}' is no number of threads from 1 to {}", command.threads,
                       most_threads));
  return false;
}

ExitCode run(ReplayCommand& command) {
  ReplayOptions& options = command.replay;
  if (!read_threads(command)) return ExitCode::unusable;
  if (options.open.in_all != 0 && options.sharding.threads > 1) {
    return unusable(
        "--max-open counts what is open in all cases, which only --threads 1 can; "
        "--max-open-per-case goes with any number");
  }
  move_policies(options.log, options.rules);
  auto policies = load_policies(options.rules, options.compile);
  if (!policies) return ExitCode::unusable;
  return replay(options, std::move(*policies));
}

constexpr std::string_view footer =
    "Examples:\n"
    "  mora replay --rules rules/sigma-after-sales.yaml log.jsonl\n"
    "  mora replay --rules a.yaml b.yaml --format jsonl -o findings.jsonl monday.jsonl "
    "tuesday.jsonl\n"
    "  mora replay --rules a.yaml --source time=ts,case=ticket.id log.csv.zst\n"
    "  curl URL | mora replay --rules a.yaml --as-of \"2026-03-31 18:00\" --fail-on violation\n"
    "\n"
    "A log in JSON Lines has one object a line: {\"time\": \"2026-03-02T09:00:00+08:00\", "
    "\"type\": "
    "\"...\", ...};\n"
    "one in CSV has a header line with the names. What is compressed with zstd or gzip is "
    "decompressed.\n"
    "Several log files count as one log, in the order given; lines are numbered on from file to "
    "file.\n"
    "Several policies each see every line; a type is unknown only if none of them has it.\n"
    "Findings go to standard output or FILE, everything else to standard error.";

void define_options(CLI::App& command, ReplayCommand& replay) {
  ReplayOptions& options = replay.replay;
  add_rules(command, options.rules)->required()->option_text("RULES... REQUIRED");
  add_include_from(command, options.compile);
  define_log_options(command, options.log);
  define_open_limits(command, options.open);
  define_report_options(command, options.report, "Neither summary nor progress bar");
  add_choice(command, "--fail-on", options.fail_on, "WHAT", "Exit with 1 if there is any",
             {"violation"});
  command
      .add_option("--rejected", options.rejected,
                  "Write the place of every rejected line and the reason to FILE")
      ->option_text("FILE");
  command.add_flag(
      "--stats", options.stats,
      "Tell what the run cost: speed, memory, stages, the costliest rules; to measure\n"
      "it makes the run slower");
  command
      .add_option("--threads", replay.threads,
                  "Parse and judge on N threads beside the one that reads; what comes out is\n"
                  "the same (default 1: all on one)")
      ->option_text("N");
}

}  // namespace

void define_replay(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("replay", "Find the violations in a log");
  auto replay = std::make_shared<ReplayCommand>();
  define_options(*command, *replay);
  command->footer(fmt::format("{}\n\n{}", footer, exit_code_help));
  command->callback([replay, &result] { result = run(*replay); });
}

}  // namespace mora::cli
