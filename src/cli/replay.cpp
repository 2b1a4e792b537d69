// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/replay.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "mora/replay.hpp"
#include "mora/report.hpp"

#include "cli/log_input.hpp"
#include "cli/log_pass.hpp"
#include "cli/output_file.hpp"
#include "cli/policy_run.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {
namespace {

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

  [[nodiscard]] ExitCode run();

 private:
  bool open_files();
  bool start_policies();
  // Both are false if nothing of the log could be read.
  bool judge_line_by_line();
  bool judge_by_batches();
  void take_line(std::span<const ReadResult> results);
  void before_read();
  void finish();
  [[nodiscard]] std::vector<const Summary*> summaries() const;
  [[nodiscard]] ExitCode result() const;

  const ReplayOptions& options_;
  std::vector<LoadedPolicy> policies_;
  LogInput input_;
  LogPass pass_;
  OutputFile output_;
  ProgressBar progress_;
  RejectionLog rejections_;
  std::unique_ptr<ReportWriter> writer_;
  std::vector<std::unique_ptr<PolicyRun>> runs_;  // on one thread
  std::unique_ptr<ShardedRun> sharded_;           // on several
};

ExitCode Replay::run() {
  if (!open_files() || !start_policies()) return ExitCode::unusable;
  // Nothing could be read: then there is nothing to tell.
  if (sharded_ != nullptr ? judge_by_batches() : judge_line_by_line()) finish();
  progress_.clear();
  if (!pass_.failure().empty()) return unusable(pass_.failure());
  if (output_.failed()) return unusable(output_.failure());
  if (rejections_.failed()) return unusable(rejections_.failure());
  return result();
}

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
  if (options_.sharding.threads > 1) {
    const ReplayOutput output{output_, *writer_, rejections_, progress_};
    sharded_ = std::make_unique<ShardedRun>(input_, pass_, output, options_.sharding);
  }
  const auto start = [&](const Program& program, const TimeLimits& limits) {
    if (sharded_ != nullptr) return sharded_->add(program, limits);
    const PolicyRunOptions run{limits.as_of, limits.lateness};
    runs_.push_back(std::make_unique<PolicyRun>(program, *writer_, run));
  };
  const std::string mistake = start_pass(pass_, options_.log, policies_, start);
  if (!mistake.empty()) unusable(mistake);
  return mistake.empty();
}

bool Replay::judge_line_by_line() {
  pass_.before_read([this] { before_read(); });
  pass_.run([this](std::span<const ReadResult> results) {
    take_line(results);
    return !output_.failed();
  });
  if (!pass_.failure().empty() && pass_.lines_taken() == 0) return false;
  for (const auto& run : runs_) run->finish();
  return true;
}

bool Replay::judge_by_batches() {
  sharded_->run();
  return sharded_->has_read();
}

void Replay::take_line(std::span<const ReadResult> results) {
  cli::take_line(runs_, results, [&](const PolicyRun& run, std::string_view reason) {
    const std::string_view policy = runs_.size() == 1 ? "" : run.program().policy();
    rejections_.add(input_.place(results.front().line), policy, reason);
  });
}

// What has been found is shown before the program waits for more input.
void Replay::before_read() {
  output_.stream().flush();
  progress_.update(input_.bytes());
}

void Replay::finish() {
  writer_->finish();
  output_.stream().flush();
  progress_.clear();
  rejections_.finish();
  write_summaries(summaries(), output_, options_.report);
}

std::vector<const Summary*> Replay::summaries() const {
  return sharded_ != nullptr ? sharded_->summaries() : summaries_of(runs_);
}

ExitCode Replay::result() const {
  const bool violations = std::ranges::any_of(
      summaries(), [](const Summary* summary) { return summary->total().violations > 0; });
  if (options_.fail_on == "violation" && violations) return ExitCode::failed;
  return rejections_.count() > 0 ? ExitCode::rejected : ExitCode::done;
}

}  // namespace

ExitCode replay(const ReplayOptions& options, std::vector<LoadedPolicy> policies) {
  return Replay(options, std::move(policies)).run();
}

}  // namespace mora::cli
