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

// By line: whether some policy knows its type.
void find_known(const LogBatch& batch, std::vector<char>& known) {
  known.assign(batch.line_count, 0);
  for (const PolicyLines& lines : batch.policies) {
    for (const shards::Admitted& read : lines.events.all()) known[read.line] = 1;
    for (const OtherLine& other : lines.others) {
      if (other.result.outcome != ReadOutcome::unknown_type) known[other.line] = 1;
    }
  }
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
  std::vector<Program> programs;
  for (const auto& policy : policies_) programs.push_back(policy->program());
  for (std::uint32_t i = 0; i < room; ++i) {
    batches_.push_back(std::make_unique<LogBatch>(programs, options_.threads));
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
  open_->may_wait = input_.may_wait();
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
  const std::uint32_t line = batch.line_count;
  for (std::size_t i = 0; i < results.size(); ++i) batch.add(line, i, results[i]);
  batch.bytes = input_.bytes();
  if (batch.line_count * usual_line_size >= options_.block_size) hand_over();
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
    std::uint32_t line = 0;
    readers[i]->read(batch.text, batch.first_line,
                     [&](const ReadResult& result) { batch.add(line++, i, result); });
  }
}

void ShardedRun::admit(LogBatch& batch) {
  const auto policy_count = static_cast<std::uint32_t>(policies_.size());
  if (policy_count > 1) find_known(batch, known_);
  for (std::uint32_t i = 0; i < policy_count; ++i) {
    batch.policies[i].first_number = policies_[i]->admitted;
    pass_over(batch, i);
    admit_events(batch, i);
    policies_[i]->admitted += batch.policies[i].events.all().size();
  }
  std::ranges::sort(batch.refusals, {},
                    [](const Refusal& refusal) { return std::pair(refusal.line, refusal.policy); });
  lines_ += batch.line_count;
}

// The lines that are no events. One whose type another policy knows is not unknown.
void ShardedRun::pass_over(LogBatch& batch, std::uint32_t policy) {
  PolicyLines& lines = batch.policies[policy];
  for (const OtherLine& other : lines.others) {
    const bool is_unknown = other.result.outcome == ReadOutcome::unknown_type;
    if (is_unknown && policies_.size() > 1 && known_[other.line] != 0) continue;
    std::string reason = rejection_of(other.result, policies_[policy]->program());
    if (!reason.empty()) {
      batch.refusals.push_back({other.line, other.result.line, policy, std::move(reason)});
    } else if (is_unknown) {
      lines.unknown.push_back(other.result.reason);
    }
  }
}

void ShardedRun::admit_events(LogBatch& batch, std::uint32_t policy) {
  Policy& judging = *policies_[policy];
  PolicyLines& lines = batch.policies[policy];
  shards::Admission& admission = judging.shards.admission();
  const std::span<const shards::Admitted> read = lines.events.all();
  const bool are_later =
      !read.empty() && is_later(read.back().event, judging.program(), judging.as_of);
  // Those in the order of their times, of which the last is not later than as-of, are none of them.
  const bool all = !are_later && admission.take_all(lines.events);
  judging.admitting.clear();
  if (all) {
    lines.taken = read.size();
  } else {
    push_each(batch, policy);
  }
  if (batch.is_last) {
    lines.end = admission.finish(judging.as_of, batch.line_count, batch.arena, judging.admitting);
  }
  if (!all) lines.events.replace(judging.admitting);
}

void ShardedRun::push_each(LogBatch& batch, std::uint32_t policy) {
  Policy& judging = *policies_[policy];
  PolicyLines& lines = batch.policies[policy];
  for (const shards::Admitted& read : lines.events.all()) {
    if (is_later(read.event, judging.program(), judging.as_of)) {
      ++lines.later;
      continue;
    }
    const Status status = judging.shards.admission().push(read, batch.arena, judging.admitting);
    if (status == Status::duplicate) continue;
    if (ok(status)) {
      ++lines.taken;
    } else {
      batch.refusals.push_back({read.line, read.event.line, policy, std::string(describe(status))});
    }
  }
}

void ShardedRun::judge(LogBatch& batch, std::uint32_t shard) {
  shards::Found& found = batch.found[shard];
  for (std::uint32_t i = 0; i < policies_.size(); ++i) {
    const PolicyLines& lines = batch.policies[i];
    shards::Shard& judging = policies_[i]->shards.shard(shard);
    judging.judge(lines.events, lines.first_number, found);
    if (!lines.end) continue;
    shards::Rank rank;
    rank.line = batch.line_count;
    rank.policy = i;
    rank.event = static_cast<std::uint32_t>(lines.events.all().size());
    judging.finish(*lines.end, rank, found);
  }
}

void ShardedRun::tell(const LogBatch& batch) {
  for (const Refusal& refusal : batch.refusals) {
    Policy& policy = *policies_[refusal.policy];
    policy.summary.add_rejected();
    output_.rejections.add(batch.file.place(refusal.number),
                           policies_.size() == 1 ? "" : policy.program().policy(), refusal.reason);
  }
  for (std::size_t i = 0; i < policies_.size(); ++i) {
    Summary& summary = policies_[i]->summary;
    const PolicyLines& lines = batch.policies[i];
    summary.add_events(lines.taken);
    for (std::uint64_t n = 0; n < lines.later; ++n) summary.add_later();
    for (const std::string_view type : lines.unknown) summary.add_unknown(type);
  }
  for (const shards::Ranked* ranked : shards::in_order(batch.found)) {
    Summary& summary = policies_[ranked->rank.policy]->summary;
    output_.writer.write(summary.program(), ranked->finding);
    summary.add(ranked->finding);
  }
  output_.file.show(batch.may_wait);
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
