// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora diff: one log judged under two policies.

#include <array>
#include <cstdio>
#include <memory>
#include <span>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "mora/comparison.hpp"

#include "cli/choice_option.hpp"
#include "cli/commands.hpp"
#include "cli/include_option.hpp"
#include "cli/load_policies.hpp"
#include "cli/log_input.hpp"
#include "cli/log_options.hpp"
#include "cli/log_pass.hpp"
#include "cli/policy_run.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
  CompileOptions compile;
  LogOptions log;
  std::string language = "en";
  std::string color = "auto";
  std::string fail_on;
};

// A run's findings go to a judgement.
class JudgementWriter final : public ReportWriter {
 public:
  explicit JudgementWriter(Judgement& judgement) : judgement_(judgement) {}
  void write(const Program&, const Finding& finding) override { judgement_.add(finding); }

 private:
  Judgement& judgement_;
};

class Diff {
 public:
  Diff(const DiffOptions& options, std::vector<LoadedPolicy> policies)
      : options_(options),
        policies_(std::move(policies)),
        comparison_(policies_[0].program, policies_[1].program, language()),
        writers_{JudgementWriter(comparison_.before()), JudgementWriter(comparison_.after())},
        input_(options.log.logs),
        pass_(input_, options.log.log_format),
        progress_(is_terminal(error_fd), input_.total_bytes()),
        rejections_(progress_) {}

  [[nodiscard]] ExitCode run();

 private:
  [[nodiscard]] Language language() const {
    return options_.language == "zh" ? Language::zh : Language::en;
  }
  // False, and it has said why, if it cannot.
  [[nodiscard]] bool start();
  void take(std::span<const ReadResult> results);
  [[nodiscard]] ExitCode report();

  const DiffOptions& options_;
  std::vector<LoadedPolicy> policies_;
  Comparison comparison_;
  std::array<JudgementWriter, 2> writers_;
  std::vector<std::unique_ptr<PolicyRun>> runs_;
  LogInput input_;
  LogPass pass_;
  ProgressBar progress_;
  RejectionLog rejections_;
};

bool Diff::start() {
  if (!can_be_read(input_)) return false;
  const std::string mistake = start_pass(
      pass_, options_.log, policies_, [&](const Program& program, const TimeLimits& limits) {
        runs_.push_back(std::make_unique<PolicyRun>(
            program, writers_[runs_.size()], PolicyRunOptions{limits.as_of, limits.lateness, {}}));
      });
  if (!mistake.empty()) unusable(mistake);
  return mistake.empty();
}

// A line that both refuse for the same reason is one bad line.
void Diff::take(std::span<const ReadResult> results) {
  std::array<std::string, 2> reasons;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    runs_[i]->take(results.subspan(i, 1), [&](const PolicyRun&, std::uint64_t,
                                              std::string_view reason) { reasons[i] = reason; });
  }
  if (reasons[0].empty() && reasons[1].empty()) return;
  const std::string place = input_.place(results.front().line);
  if (reasons[0] == reasons[1]) return rejections_.add(place, "", reasons[0]);
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    if (!reasons[i].empty()) rejections_.add(place, policies_[i].path, reasons[i]);
  }
}

ExitCode Diff::run() {
  if (!start()) return ExitCode::unusable;
  pass_.before_read([this] { progress_.update(input_.bytes()); });
  pass_.run([this](std::span<const ReadResult> results) {
    take(results);
    return true;
  });
  progress_.clear();
  if (!pass_.failure().empty()) return unusable(pass_.failure());
  for (const auto& run : runs_) run->finish();
  rejections_.finish();
  return report();
}

ExitCode Diff::report() {
  const ComparisonOptions text{language(), wants_color(options_.color, output_fd),
                               terminal_width(output_fd)};
  std::fputs(comparison_text(comparison_, text).c_str(), stdout);
  if (options_.fail_on == "difference" && !comparison_.differences().empty()) {
    return ExitCode::failed;
  }
  return rejections_.count() > 0 ? ExitCode::rejected : ExitCode::done;
}

ExitCode diff(const DiffOptions& options) {
  auto policies = load_policies({options.before, options.after}, options.compile);
  if (!policies) return ExitCode::unusable;
  return Diff(options, std::move(*policies)).run();
}

constexpr std::string_view footer =
    "Examples:\n"
    "  mora diff rules/a.yaml draft/a.yaml log.jsonl\n"
    "  mora diff a-2025.yaml a-2026.yaml january.csv.zst february.csv.zst --fail-on difference\n"
    "\n"
    "A violation is the same under both where clause, rule and case have the same names and the\n"
    "same events bring it about. It changes where its time, the liable person or the fine does.";

}  // namespace

void define_diff(CLI::App& app, ExitCode& result) {
  CLI::App* command = app.add_subcommand("diff", "Judge one log under two policies");
  auto options = std::make_shared<DiffOptions>();
  command->add_option("OLD", options->before, "The policy as it was")->required()->type_name("");
  command->add_option("NEW", options->after, "The policy as it is to be")
      ->required()
      ->type_name("");
  add_include_from(*command, options->compile);
  define_log_options(*command, options->log);
  add_choice(*command, "--lang", options->language, "LANGUAGE", "Language", {"en", "zh"});
  add_choice(*command, "--color", options->color, "WHEN", "Colours", {"auto", "always", "never"});
  add_choice(*command, "--fail-on", options->fail_on, "WHAT", "Exit with 1 if there is any",
             {"difference"});
  command->footer(fmt::format("{}\n\n{}", footer, exit_code_help));
  command->callback([options, &result] { result = diff(*options); });
}

}  // namespace mora::cli
