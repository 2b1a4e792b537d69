// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora replay: events of a log in, findings out.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/replay.hpp"
#include "mora/report.hpp"
#include "mora/summary.hpp"

#include "cli/commands.hpp"
#include "cli/load_policies.hpp"
#include "cli/log_input.hpp"
#include "cli/log_options.hpp"
#include "cli/log_pass.hpp"
#include "cli/output_file.hpp"
#include "cli/policy_run.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/source_option.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {
namespace {

struct ReplayOptions {
  std::vector<std::string> rules;
  LogOptions log;
  std::string format = "text";
  std::string output;
  std::string language = "en";
  std::string color = "auto";
  std::string fail_on;
  std::string rejected;
  bool no_summary = false;
  bool quiet = false;
};

ExitCode unusable(std::string_view message) {
  fmt::print(stderr, "mora: {}\n", message);
  return ExitCode::unusable;
}

// Findings must not overwrite what they come from.
bool overwrites_input(const ReplayOptions& options, const std::string& output) {
  const auto same = [&](const std::string& path) {
    std::error_code error;
    return path != "-" && std::filesystem::equivalent(path, output, error);
  };
  return !output.empty() && (std::any_of(options.log.logs.begin(), options.log.logs.end(), same) ||
                             std::any_of(options.rules.begin(), options.rules.end(), same));
}

Language language_of(const ReplayOptions& options) {
  return options.language == "zh" ? Language::zh : Language::en;
}

// One replay: the log goes line by line to each policy.
class Replay {
 public:
  Replay(const ReplayOptions& options, std::vector<LoadedPolicy> policies)
      : options_(options),
        policies_(std::move(policies)),
        input_(options.log.logs),
        pass_(input_, options.log.log_format),
        // Findings on the same terminal would tear the bar apart.
        progress_(is_terminal(error_fd) && !(options.output.empty() && is_terminal(output_fd)) &&
                      !options.quiet,
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
  bool start_policy(const LoadedPolicy& policy, const std::vector<SourceName>& source);
  void take_line(std::span<const ReadResult> results);
  void finish();
  void write_summaries();
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
  const auto problems = input_.problems();
  for (const std::string& problem : problems) unusable(problem);
  if (!problems.empty()) return false;
  for (const std::string& path : {options_.output, options_.rejected}) {
    if (!overwrites_input(options_, path)) continue;
    unusable(fmt::format("{} would be overwritten by what comes out of it", path));
    return false;
  }
  if (!output_.open(options_.output)) {
    unusable(output_.failure());
    return false;
  }
  if (!options_.rejected.empty() && !rejections_.open(options_.rejected)) {
    unusable(rejections_.failure());
    return false;
  }
  WriterOptions writer;
  writer.language = language_of(options_);
  if (output_.is_standard_output()) {
    writer.color = wants_color(options_.color, output_fd);
    writer.width = terminal_width(output_fd);
  } else {
    writer.color = options_.color == "always";
  }
  writer_ = make_writer(options_.format, output_.stream(), writer);
  return true;
}

bool Replay::start_policies() {
  const SourceOption source = read_source_option(options_.log.source, policies_);
  if (!source.mistake.empty()) {
    unusable("--source: " + source.mistake);
    return false;
  }
  return std::all_of(policies_.begin(), policies_.end(), [&](const LoadedPolicy& policy) {
    return start_policy(policy, source.names);
  });
}

bool Replay::start_policy(const LoadedPolicy& policy, const std::vector<SourceName>& source) {
  const TimeLimits limits = read_time_limits(options_.log, policy.program);
  if (!limits.mistake.empty()) {
    unusable(limits.mistake);
    return false;
  }
  pass_.add(policy.program, source);
  runs_.push_back(std::make_unique<PolicyRun>(policy.program, *writer_,
                                              PolicyRunOptions{limits.as_of, limits.lateness}));
  return true;
}

// A line whose type some policy knows is not unknown; the others just pass it over.
void Replay::take_line(std::span<const ReadResult> results) {
  const bool known = std::any_of(results.begin(), results.end(), [](const ReadResult& result) {
    return result.outcome != ReadOutcome::unknown_type;
  });
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (known && results[i].outcome == ReadOutcome::unknown_type) continue;
    const std::string_view reason = runs_[i]->take(results[i]);
    if (reason.empty()) continue;
    const std::string_view policy = runs_.size() == 1 ? "" : runs_[i]->program().policy();
    rejections_.add(input_.place(results[i].line), policy, reason);
  }
}

void Replay::finish() {
  for (const auto& run : runs_) run->finish();
  writer_->finish();
  output_.stream().flush();
  progress_.clear();
  rejections_.finish();
  if (!options_.no_summary && !options_.quiet) write_summaries();
}

void Replay::write_summaries() {
  SummaryOptions summary{language_of(options_), wants_color(options_.color, error_fd)};
  if (const std::uint32_t width = terminal_width(error_fd); width != 0) summary.width = width;
  // Apart from findings in the same terminal.
  if (output_.is_standard_output() && is_terminal(output_fd)) std::fputs("\n", stderr);
  for (const auto& run : runs_) {
    if (run != runs_.front()) std::fputs("\n", stderr);
    std::fputs(summary_text(run->summary(), summary).c_str(), stderr);
  }
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

// A choice among a few words; what `value` holds already is the default.
void add_choice(CLI::App& command, const std::string& names, std::string& value,
                const std::string& what, const std::string& description,
                const std::vector<std::string>& choices) {
  const std::string otherwise = value.empty() ? "" : fmt::format(" (default {})", value);
  command
      .add_option(names, value,
                  fmt::format("{}: {}{}", description, fmt::join(choices, ", "), otherwise))
      ->check(CLI::IsMember(choices))
      ->option_text(what);
}

void define_options(CLI::App& command, ReplayOptions& options) {
  const auto formats = writer_formats();
  command
      .add_option("-r,--rules", options.rules,
                  "Policy files; arguments that end in .yaml or .yml are too")
      ->required()
      ->allow_extra_args(false)
      ->option_text("RULES... REQUIRED");
  define_log_options(command, options.log);
  add_choice(command, "-f,--format", options.format, "FORMAT", "How findings are written",
             {formats.begin(), formats.end()});
  command.add_option("-o,--output", options.output, "Write findings to FILE")->option_text("FILE");
  add_choice(command, "--lang", options.language, "LANGUAGE", "Language of text and reasons",
             {"en", "zh"});
  add_choice(command, "--color", options.color, "WHEN", "Colours in text output",
             {"auto", "always", "never"});
  add_choice(command, "--fail-on", options.fail_on, "WHAT", "Exit with 1 if there is any",
             {"violation"});
  command
      .add_option("--rejected", options.rejected,
                  "Write the place of every rejected line and the reason to FILE")
      ->option_text("FILE");
  command.add_flag("--no-summary", options.no_summary, "No summary on standard error");
  command.add_flag("-q,--quiet", options.quiet, "Neither summary nor progress bar");
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
