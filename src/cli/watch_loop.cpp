// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/watch_loop.hpp"

#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace mora::cli {
namespace {

// How often the log and the policies are looked at.
constexpr Duration log_interval = milliseconds(200);
constexpr Duration policy_interval = seconds(1);

}  // namespace

WatchLoop::WatchLoop(WatchOptions options, const std::vector<LoadedPolicy>& policies, LogTail& log,
                     ReportWriter& writer, OutputFile& output, RejectionLog& rejections,
                     WatchClock& clock)
    : options_(std::move(options)),
      log_(log),
      writer_(writer),
      output_(output),
      rejections_(rejections),
      clock_(clock),
      results_(policies.size()),
      next_look_(clock.now() + policy_interval) {
  for (const LoadedPolicy& policy : policies) {
    runs_.push_back(std::make_unique<PolicyRun>(
        policy.program, writer, PolicyRunOptions{std::nullopt, options_.lateness, options_.open}));
    readers_.push_back(
        std::make_unique<FedReader>(options_.format, ReadOptions{.source = options_.source}));
    readers_.back()->begin(policy.program);
    files_.emplace_back(policy.path, policy.sources, options_.compile);
  }
}

void WatchLoop::run() {
  while (!clock_.stopped() && failure_.empty() && !output_.failed()) {
    if (clock_.now() >= next_look_) look_at_policies();
    if (take_lines()) continue;
    if (!failure_.empty() || log_.ended()) break;
    pass_time();
    output_.stream().flush();
    clock_.wait(log_interval, log_.waits_on());
  }
  for (const auto& run : runs_) run->finish(past(run->program(), options_.grace));
  writer_.finish();
  output_.stream().flush();
}

// False where nothing has come.
bool WatchLoop::take_lines() {
  const LogTail::Piece piece = log_.read();
  failure_ = log_.failure();
  if (piece.begins != LogTail::Begins::no) begin_log(piece.begins);
  if (!piece.lines.empty()) take(piece.lines);
  return !piece.lines.empty() || piece.begins != LogTail::Begins::no;
}

void WatchLoop::begin_log(LogTail::Begins how) {
  say(log_.name() + (how == LogTail::Begins::cut ? " was cut short; it is read from its beginning"
                                                 : " is another file now; that one is read"));
  for (std::size_t i = 0; i < runs_.size(); ++i) readers_[i]->begin(runs_[i]->program());
}

void WatchLoop::take(std::string_view lines) {
  for (const auto& reader : readers_) reader->give(lines);
  for (;;) {
    for (std::size_t i = 0; i < readers_.size(); ++i) results_[i] = readers_[i]->next();
    const ReadResult& first = results_.front();
    if (first.outcome == ReadOutcome::end) return;
    const std::string place = fmt::format("{}:{}", log_.name(), first.line);
    for (const ReadResult& result : results_) {
      if (result.outcome != ReadOutcome::unreadable) continue;
      failure_ = fmt::format("{}: {}", place, result.reason);
      return;
    }
    cli::take_lines(
        runs_, results_, [&](const PolicyRun& run, std::uint64_t, std::string_view reason) {
          rejections_.add(place, runs_.size() == 1 ? "" : run.program().policy(), reason);
        });
  }
}

TimePoint WatchLoop::past(const Program& program, Duration margin) {
  return program.floored(clock_.now() - margin) - Duration{1};
}

void WatchLoop::pass_time() {
  for (const auto& run : runs_) {
    run->advance(past(run->program(), options_.lateness + options_.grace));
  }
}

void WatchLoop::look_at_policies() {
  next_look_ = clock_.now() + policy_interval;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (const auto edited = files_[i].look()) take_over(i, *edited);
  }
}

void WatchLoop::take_over(std::size_t policy, const CompileResult& edited) {
  constexpr std::string_view unchanged = "; the rules go on as they were";
  const std::string& path = files_[policy].path();
  output_.stream().flush();
  if (!edited) {
    std::fputs(edited.messages().c_str(), stderr);
    say(fmt::format("{} is not taken over{}", path, unchanged));
    return;
  }
  PolicyRun& run = *runs_[policy];
  const Adoption preview = run.preview(edited.program, options_.open_under);
  const std::string what = adoption_text(preview, options_.language);
  if (!preview) {
    say(fmt::format("{}: {}{}", path, what, unchanged));
    return;
  }
  say(fmt::format("{}: {}", path, what));
  run.adopt(edited.program, options_.open_under);
  readers_[policy]->go_on(run.program());
}

void WatchLoop::say(std::string_view what) {
  fmt::print(stderr, "mora: {}\n", what);
  std::fflush(stderr);
}

}  // namespace mora::cli
