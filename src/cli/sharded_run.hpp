// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ShardedRun: a replay on several threads, whose findings, rejections and summaries are those of
// PolicyRuns, in the same order. One thread reads the log in batches; the others parse them, judge
// the cases that fall to each, and tell what was found.
// Threads: belongs to one thread. Ownership: all that it is given must outlive it.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "mora/program.hpp"
#include "mora/report.hpp"
#include "mora/run_stats.hpp"
#include "mora/summary.hpp"

#include "cli/log_batch.hpp"
#include "cli/log_input.hpp"
#include "cli/log_options.hpp"
#include "cli/log_pass.hpp"
#include "cli/output_file.hpp"
#include "cli/progress_bar.hpp"
#include "cli/rejection_log.hpp"
#include "cli/stage_clock.hpp"
#include "replay/block_reader.hpp"
#include "shards/crew.hpp"
#include "shards/policy_shards.hpp"

namespace mora::cli {

inline constexpr std::uint32_t most_threads = shards::max_shards;

struct ShardedRunOptions {
  std::uint32_t threads = 1;            // beside the one that reads
  std::size_t block_size = 512 * 1024;  // bytes of text in a batch
};

// Where what is found goes.
struct ReplayOutput {
  OutputFile& file;
  ReportWriter& writer;  // to the file
  RejectionLog& rejections;
  ProgressBar& progress;
};

class ShardedRun {
 public:
  ShardedRun(LogInput& input, LogPass& pass, const ReplayOutput& output,
             const ShardedRunOptions& options, bool measures = false);
  ShardedRun(const ShardedRun&) = delete;
  ShardedRun& operator=(const ShardedRun&) = delete;

  // One more policy, which the pass has too; before run().
  void add(const Program& program, const TimeLimits& limits, std::uint64_t max_open_per_case = 0);

  // The whole log. Ends early if the output fails.
  void run();
  // False if nothing of the log could be read; then there is nothing to tell.
  [[nodiscard]] bool has_read() const { return lines_ > 0 || pass_.failure().empty(); }
  [[nodiscard]] std::vector<const Summary*> summaries() const;
  // How many lines were taken or refused.
  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  // After run(), if it was to measure: what each thread did, and what the rules took.
  [[nodiscard]] std::span<const StageClock> clocks() const { return clocks_; }
  [[nodiscard]] std::vector<PolicyCosts> costs() const;

 private:
  struct Policy {
    Policy(const Program& program, const TimeLimits& limits, std::uint32_t place,
           std::uint32_t shard_count, const shards::ShardOptions& options)
        : as_of(limits.as_of),
          shards(program, place, limits.lateness, shard_count, options),
          summary(program) {}

    [[nodiscard]] const Program& program() const { return summary.program(); }

    std::optional<TimePoint> as_of;
    shards::PolicyShards shards;
    std::uint64_t admitted = 0;
    std::vector<shards::Admitted> admitting;  // of the batch at hand, kept for its memory
    Summary summary;
  };
  using Readers = std::vector<std::unique_ptr<replay::BlockReader>>;

  [[nodiscard]] LogBatch& batch(std::uint64_t number) {
    return *batches_[number % batches_.size()];
  }

  // The thread that reads.
  [[nodiscard]] LogBatch& open_batch();
  void hand_over();
  [[nodiscard]] bool take_block(replay::TextBlock& text, std::uint64_t first_line);
  [[nodiscard]] bool take_line(std::span<const ReadResult> results);

  // The others.
  void work(const shards::Task& task, std::uint32_t worker);
  void parse(LogBatch& batch, Readers& readers);
  void admit(LogBatch& batch);
  void pass_over(LogBatch& batch, std::uint32_t policy);
  void admit_events(LogBatch& batch, std::uint32_t policy);
  void push_each(LogBatch& batch, std::uint32_t policy);
  void judge(LogBatch& batch, std::uint32_t shard);
  void tell(const LogBatch& batch);
  void tell_end();

  LogInput& input_;
  LogPass& pass_;
  ReplayOutput output_;
  ShardedRunOptions options_;
  bool measures_;
  std::vector<StageClock> clocks_;  // by worker, and last the thread that reads
  std::vector<std::unique_ptr<Policy>> policies_;
  std::vector<Readers> readers_;  // by worker
  std::vector<std::unique_ptr<LogBatch>> batches_;
  std::vector<char> known_;  // by line of the batch being admitted: a policy knows its type
  std::unique_ptr<shards::Crew> crew_;
  LogBatch* open_ = nullptr;  // the batch being made
  std::uint64_t lines_ = 0;   // admitted or refused
  std::atomic<bool> output_failed_ = false;
};

}  // namespace mora::cli
