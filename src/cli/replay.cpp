// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/replay.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "mora/replay.hpp"
#include "mora/report.hpp"
#include "mora/run_stats.hpp"

#include "cli/log_input.hpp"
#include "cli/log_pass.hpp"
#include "cli/output_file.hpp"
#include "cli/peak_memory.hpp"
#include "cli/policy_run.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/stage_clock.hpp"
#include "cli/terminal.hpp"

namespace mora::cli {
namespace {

// What a run that goes on must have in common with the one that was broken off; the policies apart.
std::string settings_of(const ReplayOptions& options) {
  std::string text;
  for (const std::string& part :
       {fmt::format("{}", fmt::join(options.log.logs, "\n")), options.log.log_format,
        fmt::format("{}", fmt::join(options.log.source, "\n")), options.log.as_of,
        options.log.lateness, options.report.format, options.report.language, options.rejected,
        fmt::format("{} {}", options.open.in_all, options.open.per_case)}) {
    text += part + "\n\n";
  }
  return text;
}

// The time of a line that is an event.
std::optional<TimePoint> time_of(const ReadResult& line) {
  if (line.outcome != ReadOutcome::event) return std::nullopt;
  return line.event.time;
}

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
        rejections_(progress_),
        clock_(options.stats),
        checkpoint_(options.checkpoint, settings_of(options)) {}

  [[nodiscard]] ExitCode run();

 private:
  bool open_files();
  bool open_outputs();
  bool start_policies();
  bool resume();
  // Both are false if nothing of the log could be read.
  bool judge_in_turn();
  bool judge_by_batches();
  [[nodiscard]] bool take_chunk(std::span<const ReadResult> lines);
  [[nodiscard]] bool pass_over(std::span<const ReadResult>& lines);
  void take_lines(std::span<const ReadResult> lines);
  [[nodiscard]] bool write_checkpoint(std::span<const ReadResult> last_line);
  void before_read();
  void finish();
  void tell_stats() const;
  [[nodiscard]] std::vector<const Summary*> summaries() const;
  [[nodiscard]] ExitCode result() const;

  const ReplayOptions& options_;
  std::vector<LoadedPolicy> policies_;
  LogInput input_;
  LogPass pass_;
  OutputFile output_;
  ProgressBar progress_;
  RejectionLog rejections_;
  StageClock clock_;
  Checkpoint checkpoint_;
  RunPlace place_;           // where the run goes on, then where it is
  std::uint64_t taken_ = 0;  // lines, those that were passed over too
  std::string failure_;      // why it cannot go on, or a checkpoint cannot be written
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::unique_ptr<ReportWriter> writer_;
  std::vector<std::unique_ptr<PolicyRun>> runs_;  // on one thread
  std::unique_ptr<ShardedRun> sharded_;           // on several
};

ExitCode Replay::run() {
  if (!open_files() || !start_policies() || !resume()) return ExitCode::unusable;
  // Nothing could be read: then there is nothing to tell.
  if (sharded_ != nullptr ? judge_by_batches() : judge_in_turn()) finish();
  progress_.clear();
  if (!pass_.failure().empty()) return unusable(pass_.failure());
  if (!failure_.empty()) return unusable(failure_);
  if (output_.failed()) return unusable(output_.failure());
  if (rejections_.failed()) return unusable(rejections_.failure());
  checkpoint_.remove();
  return result();
}

bool Replay::open_files() {
  if (!can_be_read(input_)) return false;
  for (const std::string& path :
       {options_.report.output, options_.rejected, options_.checkpoint.path}) {
    if (!is_among(path, options_.log.logs) && !is_among(path, options_.rules)) continue;
    unusable(fmt::format("{} would be overwritten by what comes out of it", path));
    return false;
  }
  if (!open_outputs()) return false;
  writer_ = make_report(output_, options_.report);
  return true;
}

// Where a run goes on, what it has written stays.
bool Replay::open_outputs() {
  const bool again = checkpoint_.is_there();
  const std::string& output = options_.report.output;
  if (!(again ? output_.open_again(output) : output_.open(output))) {
    unusable(output_.failure());
    return false;
  }
  const std::string& rejected = options_.rejected;
  if (rejected.empty()) return true;
  if (again ? rejections_.open_again(rejected) : rejections_.open(rejected)) return true;
  unusable(rejections_.failure());
  return false;
}

bool Replay::start_policies() {
  if (options_.sharding.threads > 1) {
    const ReplayOutput output{output_, *writer_, rejections_, progress_};
    sharded_ =
        std::make_unique<ShardedRun>(input_, pass_, output, options_.sharding, options_.stats);
  }
  const auto start = [&](const Program& program, const TimeLimits& limits) {
    if (sharded_ != nullptr) return sharded_->add(program, limits, options_.open.per_case);
    const PolicyRunOptions run{limits.as_of, limits.lateness, options_.open, options_.stats,
                               options_.stats ? &clock_ : nullptr};
    runs_.push_back(std::make_unique<PolicyRun>(program, *writer_, run));
  };
  const std::string mistake = start_pass(pass_, options_.log, policies_, start);
  if (!mistake.empty()) unusable(mistake);
  return mistake.empty();
}

bool Replay::resume() {
  if (!checkpoint_.is_there()) return true;
  const std::string refusal = checkpoint_.restore(runs_, place_);
  if (!refusal.empty()) {
    unusable(refusal);
  } else if (!output_.cut(place_.output_bytes)) {
    unusable(output_.failure());
  } else if (!rejections_.go_on(place_.rejected_bytes, place_.rejections)) {
    unusable(rejections_.failure());
  } else {
    if (place_.output_bytes != 0) writer_->go_on();
    if (!options_.report.quiet) {
      fmt::print(stderr, "goes on behind line {}\n{}", place_.lines, checkpoint_.adoptions());
    }
    return true;
  }
  return false;
}

bool Replay::judge_in_turn() {
  pass_.before_read([this] { before_read(); });
  clock_.enter(Stage::reading);
  pass_.run_by_lines([this](std::span<const ReadResult> lines) {
    clock_.enter(Stage::judging);
    const bool goes_on = take_chunk(lines);
    clock_.enter(Stage::reading);
    return goes_on && !output_.failed();
  });
  if (failure_.empty() && pass_.failure().empty() && taken_ < place_.lines) {
    failure_ = "the log is shorter than it was when the checkpoint was written";
  }
  if (!failure_.empty()) return false;
  clock_.enter(Stage::judging);
  if (!pass_.failure().empty() && pass_.lines_taken() == 0) return false;
  for (const auto& run : runs_) run->finish();
  return true;
}

bool Replay::judge_by_batches() {
  sharded_->run();
  return sharded_->has_read();
}

// False if the run cannot go on.
bool Replay::take_chunk(std::span<const ReadResult> lines) {
  if (!pass_over(lines)) return false;
  if (!checkpoint_.is_wanted()) {
    if (!lines.empty()) take_lines(lines);
    return true;
  }
  while (!lines.empty()) {
    const std::uint64_t wanted = checkpoint_.every() - taken_ % checkpoint_.every();
    const auto most = std::min<std::uint64_t>(wanted, lines.size() / runs_.size());
    const std::span now = lines.first(static_cast<std::size_t>(most) * runs_.size());
    take_lines(now);
    taken_ += most;
    if (most == wanted && !write_checkpoint(now.last(runs_.size()))) return false;
    lines = lines.subspan(now.size());
  }
  return true;
}

// What was judged before the run was broken off is read once more: so it goes on alike behind every
// format and compression. False if it is another log.
bool Replay::pass_over(std::span<const ReadResult>& lines) {
  if (taken_ >= place_.lines) return true;
  const std::uint64_t count =
      std::min<std::uint64_t>(place_.lines - taken_, lines.size() / runs_.size());
  const auto results = static_cast<std::size_t>(count) * runs_.size();
  taken_ += count;
  if (taken_ == place_.lines && time_of(lines[results - runs_.size()]) != place_.last_time) {
    failure_ = "the log is not the one that the checkpoint was written of";
    return false;
  }
  lines = lines.subspan(results);
  return true;
}

bool Replay::write_checkpoint(std::span<const ReadResult> last_line) {
  clock_.enter(Stage::writing);
  if (!output_.sync() || !rejections_.sync()) {
    failure_ = output_.failed() ? output_.failure() : rejections_.failure();
    return false;
  }
  place_ = {taken_, time_of(last_line.front()), output_.bytes(), rejections_.bytes(),
            rejections_.count()};
  failure_ = checkpoint_.write(runs_, place_);
  clock_.enter(Stage::judging);
  return failure_.empty();
}

void Replay::take_lines(std::span<const ReadResult> lines) {
  cli::take_lines(runs_, lines,
                  [&](const PolicyRun& run, std::uint64_t line, std::string_view reason) {
                    const std::string_view policy = runs_.size() == 1 ? "" : run.program().policy();
                    rejections_.add(input_.place(line), policy, reason);
                  });
}

// What has been found is shown before the program waits for more input.
void Replay::before_read() {
  clock_.enter(Stage::writing);
  output_.show(input_.may_wait());
  clock_.enter(Stage::reading);
  progress_.update(input_.bytes());
}

void Replay::finish() {
  clock_.enter(Stage::writing);
  writer_->finish();
  output_.stream().flush();
  clock_.enter(Stage::waiting);
  progress_.clear();
  rejections_.finish();
  write_summaries(summaries(), output_, options_.report);
  if (options_.stats) tell_stats();
}

void Replay::tell_stats() const {
  RunStats stats;
  stats.lines = sharded_ != nullptr ? sharded_->lines() : pass_.lines_taken();
  for (const Summary* summary : summaries()) stats.duplicates += summary->counts().duplicates;
  stats.bytes = pass_.text_bytes();
  stats.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  stats.peak_memory = peak_memory();
  stats.threads = options_.sharding.threads;
  const auto add = [&](const StageClock& clock) {
    stats.reading += clock.seconds(Stage::reading);
    stats.judging += clock.seconds(Stage::judging);
    stats.writing += clock.seconds(Stage::writing);
  };
  add(clock_);
  if (sharded_ != nullptr) {
    std::ranges::for_each(sharded_->clocks(), add);
    stats.costs = sharded_->costs();
  }
  for (const auto& run : runs_) stats.costs.push_back(run->costs());
  const bool has_summary = !options_.report.no_summary && !options_.report.quiet;
  if (has_summary) std::fputs("\n", stderr);
  std::fputs(stats_text(stats, options_.report.spoken()).c_str(), stderr);
}

std::vector<const Summary*> Replay::summaries() const {
  return sharded_ != nullptr ? sharded_->summaries() : summaries_of(runs_);
}

ExitCode Replay::result() const {
  const bool violations = std::ranges::any_of(
      summaries(), [](const Summary* summary) { return summary->total().violations > 0; });
  if (options_.fail_on == "violation" && violations) return ExitCode::failed;
  return rejections_.count() > 0 || is_incomplete(summaries()) ? ExitCode::rejected
                                                               : ExitCode::done;
}

}  // namespace

ExitCode replay(const ReplayOptions& options, std::vector<LoadedPolicy> policies) {
  return Replay(options, std::move(policies)).run();
}

}  // namespace mora::cli
