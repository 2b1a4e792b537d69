// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LogPass: one pass over a log for one or more policies, each with a reader of its own. Threads:
// belongs to one thread. Ownership: the input must outlive it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "cli/load_policies.hpp"
#include "cli/log_input.hpp"
#include "cli/log_options.hpp"
#include "replay/text_block.hpp"

namespace mora::cli {

class LogPass {
 public:
  // What each policy's reader makes of a line, in the order of the policies; of some lines, one
  // after the other. False: read no further.
  using Take = std::function<bool(std::span<const ReadResult>)>;
  // Whole lines, not read yet, and the number of the first one. What is left in the block is for
  // its memory. False: read no further.
  using TakeBlock = std::function<bool(replay::TextBlock&, std::uint64_t)>;
  struct Policy {
    Program program;
    std::vector<SourceName> source;
  };

  // `format`: that of all files; empty: by their names, JSON Lines where these tell nothing.
  LogPass(LogInput& input, std::string format) : input_(input), format_(std::move(format)) {}
  LogPass(const LogPass&) = delete;
  LogPass& operator=(const LogPass&) = delete;

  // One more policy; before run().
  void add(const Program& program, std::vector<SourceName> source);
  [[nodiscard]] std::span<const Policy> policies() const { return policies_; }
  // Called before the program waits for more of the log, which is not given out in blocks.
  void before_read(std::function<void()> call) { before_read_ = std::move(call); }
  // Files in JSON Lines are given out unread, in blocks of about `size` bytes, for others to read.
  void give_blocks(std::size_t size, TakeBlock take) {
    block_size_ = size;
    take_block_ = std::move(take);
  }

  // Reads the log to its end, or until `take` or that of the blocks says no. Gives it line by line.
  void run(const Take& take);
  // The same, with as many lines at once as are there.
  void run_by_lines(const Take& take);
  // Why it could not be read to its end; empty if it could.
  [[nodiscard]] const std::string& failure() const { return failure_; }
  [[nodiscard]] std::uint64_t lines_taken() const { return lines_taken_; }
  // Bytes of text read so far, decompressed; of the file at hand only at its end.
  [[nodiscard]] std::uint64_t text_bytes() const { return text_bytes_; }

 private:
  [[nodiscard]] bool run_file(std::string_view format, const Take& take);
  [[nodiscard]] bool run_blocks();
  [[nodiscard]] bool is_readable(std::span<const ReadResult> results);
  void fail(std::uint64_t line, std::string_view reason);

  LogInput& input_;
  std::string format_;
  std::vector<Policy> policies_;
  std::function<void()> before_read_ = [] {};
  std::size_t block_size_ = 0;
  TakeBlock take_block_;
  std::uint64_t last_line_ = 0;
  std::uint64_t lines_taken_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::string failure_;
};

// Adds the policies to the pass, with the names that --source gives, and calls start(program,
// limits) for each. What is wrong with the options; empty if nothing is.
[[nodiscard]] std::string start_pass(
    LogPass& pass, const LogOptions& options, const std::vector<LoadedPolicy>& policies,
    const std::function<void(const Program&, const TimeLimits&)>& start);

// Why the line is a bad one to the policy, whose reader made this of it; empty if it is not.
[[nodiscard]] std::string rejection_of(const ReadResult& result, const Program& program);

// Whether the policy leaves the event out because it comes after `as_of`.
[[nodiscard]] bool is_later(const Event& event, const Program& program,
                            const std::optional<TimePoint>& as_of);

// Calls take(i) for each policy that is to look at what its reader made of a line. A line whose
// type some policy knows is not unknown; the others just pass it over.
template <class Take>
void for_each_taker(std::span<const ReadResult> results, Take take) {
  if (results.size() == 1) return take(std::size_t{0});
  const auto is_unknown = [](const ReadResult& result) {
    return result.outcome == ReadOutcome::unknown_type;
  };
  const bool known = !std::all_of(results.begin(), results.end(), is_unknown);
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!known || !is_unknown(results[i])) take(i);
  }
}

}  // namespace mora::cli
