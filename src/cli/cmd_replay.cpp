// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora replay: events of a log in, findings out.

#include <algorithm>
#include <cstdio>
#include <memory>
#include <span>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/replay.hpp"
#include "mora/report.hpp"

#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/load_policies.hpp"
#include "cli/log_input.hpp"
#include "cli/log_options.hpp"
#include "cli/log_pass.hpp"
#include "cli/output_file.hpp"
#include "cli/policy_run.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/report_options.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {
namespace {

struct ReplayOptions {
  std::vector<std::string> rules;
  LogOptions log;
  ReportOptions report;
  std::string fail_on;
  std::string rejected;
};

// One replay: the log goes line by line to each policy.
class Replay {
 public:
  Replay(const ReplayOptions& options, std::vector<LoadedPolicy> policies)
      : options_(options),
        policies_(std::move(policies)),
        input_(options.log.logs),
        pass_(input_, options.log.log_format),
        // Findings on the same terminal would tear the bar apart.
        progress_(is_terminal(error_fd) &&
                      !(options.report.output.empty() && is_terminal(output_fd)) &&
                      !options.report.quiet,
                  input_.total_bytes()),
        rejections_(progress_) {}

  [[nodiscard]] ExitCode run() {
    if (!open_files() || !start_policies()) return ExitCode::unusable;
    pass_.before_read([this] { before_read(); });
    pass_.run([this](std::span<const ReadResult> results) {
      take_line(results);
      return !output_.failed();
    });
    // Nothing could be read: then there is nothing to tell.
    if (pass_.failure().empty() || pass_.lines_taken() > 0) finish();
    progress_.clear();
    if (!pass_.failure().empty()) return unusable(pass_.failure());
    if (output_.failed()) return unusable(output_.failure());
    if (rejections_.failed()) return unusable(rejections_.failure());
    return result();
  }

 private:
  bool open_files();
  bool start_policies();
  void take_line(std::span<const ReadResult> results);
  void finish();
  void before_read();
  [[nodiscard]] ExitCode result() const;

  const ReplayOptions& options_;
  std::vector<LoadedPolicy> policies_;
  LogInput input_;
  LogPass pass_;
  OutputFile output_;
  ProgressBar progress_;
  RejectionLog rejections_;
  std::unique_ptr<ReportWriter> writer_;
  std::vector<std::unique_ptr<PolicyRun>> runs_;
};

bool Replay::open_files() {
  if (!can_be_read(input_)) return false;
  for (const std::string& path : {options_.report.output, options_.rejected}) {
    if (!is_among(path, options_.log.logs) && !is_among(path, options_.rules)) continue;
    unusable(fmt::format("{} would be overwritten by what comes out of it", path));
    return false;
  }
  if (!output_.open(options_.report.output)) {
    unusable(output_.failure());
    return false;
  }
  if (!options_.rejected.empty() && !rejections_.open(options_.rejected)) {
    unusable(rejections_.failure());
    return false;
  }
  writer_ = make_report(output_, options_.report);
  return true;
}

bool Replay::start_policies() {
  const std::string mistake = start_pass(
      pass_, options_.log, policies_, [&](const Program& program, const TimeLimits& limits) {
        runs_.push_back(std::make_unique<PolicyRun>(
            program, *writer_, PolicyRunOptions{limits.as_of, limits.lateness}));
      });
  if (!mistake.empty()) unusable(mistake);
  return mistake.empty();
}

void Replay::take_line(std::span<const ReadResult> results) {
  cli::take_line(runs_, results, [&](const PolicyRun& run, std::string_view reason) {
    const std::string_view policy = runs_.size() == 1 ? "" : run.program().policy();
    rejections_.add(input_.place(results.front().line), policy, reason);
  });
}

void Replay::finish() {
  for (const auto& run : runs_) run->finish();
  writer_->finish();
  output_.stream().flush();
  progress_.clear();
  rejections_.finish();
  write_summaries(runs_, output_, options_.report);
}

// What has been found is shown before the program waits for more input.
void Replay::before_read() {
  output_.stream().flush();
  progress_.update(input_.bytes());
}

ExitCode Replay::result() const {
  const bool violations = std::any_of(runs_.begin(), runs_.end(), [](const auto& run) {
    return run->summary().total().violations > 0;
  });
  if (options_.fail_on == "violation" && violations) return ExitCode::failed;
  return rejections_.count() > 0 ? ExitCode::rejected : ExitCode::done;
}

ExitCode replay(ReplayOptions& options) {
  move_policies(options.log, options.rules);
  auto policies = load_policies(options.rules);
  if (!policies) return ExitCode::unusable;
  return Replay(options, std::move(*policies)).run();
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

void define_options(CLI::App& command, ReplayOptions& options) {
  add_rules(command, options.rules)->required()->option_text("RULES... REQUIRED");
  define_log_options(command, options.log);
  define_report_options(command, options.report, "Neither summary nor progress bar");
  add_choice(command, "--fail-on", options.fail_on, "WHAT", "Exit with 1 if there is any",
             {"violation"});
  command
      .add_option("--rejected", options.rejected,
                  "Write the place of every rejected line and the reason to FILE")
      ->option_text("FILE");
}

}  // namespace

void define_replay(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("replay", "Find the violations in a log");
  auto options = std::make_shared<ReplayOptions>();
  define_options(*command, *options);
  command->footer(fmt::format("{}\n\n{}", footer, exit_code_help));
  command->callback([options, &result] { result = replay(*options); });
}

}  // namespace mora::cli
