// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/sharded_run.hpp"

#include <algorithm>
#include <utility>

#include "mora/status.hpp"

namespace mora::cli {
namespace {

// Enough for each worker to have one at hand and one to come, with one being made and one told.
std::uint32_t batches_for(std::uint32_t threads) { return 2 * threads + 2; }

// Of a format that is read line by line: about as much text as a block has.
constexpr std::size_t usual_line_size = 256;

Stage stage_of(shards::Work work) {
  switch (work) {
    case shards::Work::parse: return Stage::reading;
    case shards::Work::admit:
    case shards::Work::judge: return Stage::judging;
    case shards::Work::tell: break;
  }
  return Stage::writing;
}

}  // namespace

ShardedRun::ShardedRun(LogInput& input, LogPass& pass, const ReplayOutput& output,
                       const ShardedRunOptions& options, bool measures)
    : input_(input),
      pass_(pass),
      output_(output),
      options_(options),
      measures_(measures),
      clocks_(std::size_t{options.threads} + 1, StageClock(measures)) {}

void ShardedRun::add(const Program& program, const TimeLimits& limits,
                     std::uint64_t max_open_per_case) {
  const auto place = static_cast<std::uint32_t>(policies_.size());
  policies_.push_back(std::make_unique<Policy>(program, limits, place, options_.threads,
                                               shards::ShardOptions{measures_, max_open_per_case}));
}

std::vector<const Summary*> ShardedRun::summaries() const {
  std::vector<const Summary*> summaries;
  for (const auto& policy : policies_) summaries.push_back(&policy->summary);
  return summaries;
}

std::vector<PolicyCosts> ShardedRun::costs() const {
  std::vector<PolicyCosts> costs;
  for (const auto& policy : policies_) {
    costs.push_back({policy->program(), policy->shards.rule_costs()});
  }
  return costs;
}

void ShardedRun::run() {
  const std::uint32_t room = batches_for(options_.threads);
  for (std::uint32_t i = 0; i < room; ++i) {
    batches_.push_back(std::make_unique<LogBatch>(policies_.size(), options_.threads));
  }
  readers_.resize(options_.threads);
  crew_ = std::make_unique<shards::Crew>(
      options_.threads, room,
      [this](const shards::Task& task, std::uint32_t worker) { work(task, worker); });
  clocks_.back().enter(Stage::reading);
  pass_.before_read([this] { hand_over(); });
  pass_.give_blocks(options_.block_size, [this](replay::TextBlock& text, std::uint64_t first_line) {
    return take_block(text, first_line);
  });
  pass_.run([this](std::span<const ReadResult> results) { return take_line(results); });
  hand_over();
  open_batch().is_last = true;
  hand_over();
  clocks_.back().enter(Stage::waiting);
  crew_->finish();
  tell_end();
}

LogBatch& ShardedRun::open_batch() {
  if (open_ != nullptr) return *open_;
  clocks_.back().enter(Stage::waiting);
  open_ = &batch(crew_->wait_for_room());
  clocks_.back().enter(Stage::reading);
  open_->begin(input_.file());
  return *open_;
}

void ShardedRun::hand_over() {
  if (std::exchange(open_, nullptr) == nullptr) return;
  crew_->add();
}

bool ShardedRun::take_block(replay::TextBlock& text, std::uint64_t first_line) {
  LogBatch& batch = open_batch();
  std::swap(batch.text, text);
  batch.first_line = first_line;
  batch.bytes = input_.bytes();
  hand_over();
  return !output_failed_;
}

// A file is not begun before what there is of the last one has been handed over: its reader asks
// for more first.
bool ShardedRun::take_line(std::span<const ReadResult> results) {
  LogBatch& batch = open_batch();
  const std::size_t line = batch.line_count();
  for (std::size_t i = 0; i < results.size(); ++i) {
    batch.add(line, i, policies_[i]->program(), results[i]);
  }
  batch.bytes = input_.bytes();
  if (batch.line_count() * usual_line_size >= options_.block_size) hand_over();
  return !output_failed_;
}

void ShardedRun::work(const shards::Task& task, std::uint32_t worker) {
  LogBatch& batch = this->batch(task.batch);
  clocks_[worker].enter(stage_of(task.work));
  switch (task.work) {
    case shards::Work::parse: parse(batch, readers_[worker]); break;
    case shards::Work::admit: admit(batch); break;
    case shards::Work::judge: judge(batch, task.shard); break;
    case shards::Work::tell: tell(batch); break;
  }
  clocks_[worker].enter(Stage::waiting);
}

void ShardedRun::parse(LogBatch& batch, Readers& readers) {
  if (batch.text.text().empty()) return;
  for (std::size_t i = readers.size(); i < policies_.size(); ++i) {
    const LogPass::Policy& policy = pass_.policies()[i];
    readers.push_back(
        std::make_unique<replay::BlockReader>(policy.program, ReadOptions{1, policy.source}));
  }
  for (std::size_t i = 0; i < policies_.size(); ++i) {
    std::size_t line = 0;
    readers[i]->read(batch.text, batch.first_line, [&](const ReadResult& result) {
      batch.add(line++, i, policies_[i]->program(), result);
    });
  }
}

void ShardedRun::admit(LogBatch& batch) {
  for (std::size_t i = 0; i < policies_.size(); ++i) {
    batch.policies[i].first_number = policies_[i]->admitted;
  }
  const auto line_count = static_cast<std::uint32_t>(batch.line_count());
  for (std::uint32_t line = 0; line < line_count; ++line) admit_line(batch, line);
  lines_ += line_count;
  if (batch.is_last) finish_admission(batch);
  for (std::size_t i = 0; i < policies_.size(); ++i) {
    policies_[i]->admitted += batch.policies[i].admitted.size();
  }
}

void ShardedRun::admit_line(LogBatch& batch, std::uint32_t line) {
  const auto outcome = [](const LogLine& read) { return read.result.outcome; };
  for_each_taker(batch.line(line), outcome, [&](std::size_t policy) {
    std::string reason = refuse(batch, line, policy);
    if (reason.empty()) return;
    const std::uint64_t number = batch.line(line).front().result.line;
    batch.refusals.push_back({number, static_cast<std::uint32_t>(policy), std::move(reason)});
  });
}

// Why the policy refuses the line; empty if it takes it or passes it over.
std::string ShardedRun::refuse(LogBatch& batch, std::uint32_t line, std::size_t policy) {
  Policy& judging = *policies_[policy];
  PolicyLines& lines = batch.policies[policy];
  const LogLine& read = batch.line(line)[policy];
  const Program& program = judging.program();
  if (read.result.outcome != ReadOutcome::event) {
    std::string reason = rejection_of(read.result, program);
    if (reason.empty() && read.result.outcome == ReadOutcome::unknown_type) {
      lines.unknown.push_back(read.result.reason);
    }
    return reason;
  }
  const Event& event = read.result.event;
  if (is_later(event, program, judging.as_of)) {
    ++lines.later;
    return {};
  }
  const Status status =
      judging.shards.admission().push({event, read.owners, line}, batch.arena, lines.admitted);
  if (status == Status::duplicate) return {};
  if (!ok(status)) return std::string(describe(status));
  ++lines.events;
  return {};
}

void ShardedRun::finish_admission(LogBatch& batch) {
  const auto line = static_cast<std::uint32_t>(batch.line_count());
  for (std::size_t i = 0; i < policies_.size(); ++i) {
    PolicyLines& lines = batch.policies[i];
    lines.end = policies_[i]->shards.admission().finish(policies_[i]->as_of, line, batch.arena,
                                                        lines.admitted);
  }
}

void ShardedRun::judge(LogBatch& batch, std::uint32_t shard) {
  shards::Found& found = batch.found[shard];
  for (std::uint32_t i = 0; i < policies_.size(); ++i) {
    const PolicyLines& lines = batch.policies[i];
    shards::Shard& judging = policies_[i]->shards.shard(shard);
    judging.judge(lines.admitted, lines.first_number, found);
    if (!lines.end) continue;
    shards::Rank rank;
    rank.line = static_cast<std::uint32_t>(batch.line_count());
    rank.policy = i;
    rank.event = static_cast<std::uint32_t>(lines.admitted.size());
    judging.finish(*lines.end, rank, found);
  }
}

void ShardedRun::tell(const LogBatch& batch) {
  for (const Refusal& refusal : batch.refusals) {
    Policy& policy = *policies_[refusal.policy];
    policy.summary.add_rejected();
    output_.rejections.add(batch.file.place(refusal.line),
                           policies_.size() == 1 ? "" : policy.program().policy(), refusal.reason);
  }
  for (std::size_t i = 0; i < policies_.size(); ++i) {
    Summary& summary = policies_[i]->summary;
    const PolicyLines& lines = batch.policies[i];
    summary.add_events(lines.events);
    for (std::uint64_t n = 0; n < lines.later; ++n) summary.add_later();
    for (const std::string_view type : lines.unknown) summary.add_unknown(type);
  }
  for (const shards::Ranked* ranked : shards::in_order(batch.found)) {
    Summary& summary = policies_[ranked->rank.policy]->summary;
    output_.writer.write(summary.program(), ranked->finding);
    summary.add(ranked->finding);
  }
  output_.file.stream().flush();
  output_.progress.update(batch.bytes);
  if (output_.file.failed()) output_failed_ = true;
}

void ShardedRun::tell_end() {
  for (const auto& policy : policies_) {
    const std::vector<std::uint64_t> open = policy->shards.open();
    for (RuleIndex rule = 0; rule < open.size(); ++rule) {
      for (std::uint64_t n = 0; n < open[rule]; ++n) policy->summary.add_open(rule);
    }
    const shards::Admission& admission = policy->shards.admission();
    policy->summary.add_duplicates(admission.duplicates(), admission.held_duplicates());
    policy->summary.add_unopened(policy->shards.unopened());
    for (const CalendarOverrun& overrun : policy->shards.overruns()) {
      policy->summary.add_overrun(overrun);
    }
  }
}

}  // namespace mora::cli
