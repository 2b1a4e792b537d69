// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/log_pass.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/shared_stream.hpp"
#include "cli/source_option.hpp"
#include "replay/line_blocks.hpp"

namespace mora::cli {
namespace {

// The format whose lines can be read without those before them.
constexpr std::string_view line_format = "jsonl";

// How many lines are read before a policy looks at them: enough that it can look ahead, few enough
// that they are still in the processor's cache.
constexpr std::size_t most_lines = 64;

using Readers = std::vector<std::unique_ptr<EventReader>>;

// Reads lines, policy by policy; how many. The readers of several policies do not wait for the log
// at the same lines, so these are read one by one.
std::size_t read_lines(const Readers& readers, std::span<ReadResult> results) {
  if (readers.size() == 1) return readers.front()->read(results);
  for (std::size_t i = 0; i < readers.size(); ++i) results[i] = readers[i]->next();
  return 1;
}

}  // namespace

void LogPass::add(const Program& program, std::vector<SourceName> source) {
  policies_.push_back({program, std::move(source)});
}

void LogPass::run(const Take& take) {
  run_by_lines([&](std::span<const ReadResult> lines) {
    for (; !lines.empty(); lines = lines.subspan(policies_.size())) {
      if (!take(lines.first(policies_.size()))) return false;
    }
    return true;
  });
}

void LogPass::run_by_lines(const Take& take) {
  while (input_.open_next(last_line_)) {
    const std::string_view format = format_of_log(format_, input_.path());
    const bool in_blocks = take_block_ != nullptr && format == line_format;
    if (in_blocks ? !run_blocks() : !run_file(format, take)) return;
  }
  failure_ = input_.failure();
}

// False if nothing more is to be read.
bool LogPass::run_file(std::string_view format, const Take& take) {
  SharedStream text(input_.text(), before_read_);
  Readers readers;
  for (const Policy& policy : policies_) {
    readers.push_back(
        make_reader(format, policy.program, text.add_reader(), {last_line_ + 1, policy.source}));
  }
  std::vector<ReadResult> results(most_lines * readers.size());
  for (;;) {
    const std::size_t lines = read_lines(readers, results);
    const std::span got = std::span(results).first(lines * readers.size());
    last_line_ = got.back().line;
    if (got.front().outcome == ReadOutcome::end) {
      text_bytes_ += readers.front()->position();
      return true;
    }
    if (!is_readable(got.first(readers.size())) || !take(got)) return false;
    lines_taken_ += lines;
  }
}

bool LogPass::is_readable(std::span<const ReadResult> results) {
  const auto unreadable = std::ranges::find(results, ReadOutcome::unreadable, &ReadResult::outcome);
  if (unreadable == results.end()) return true;
  fail(unreadable->line, unreadable->reason);
  return false;
}

// The same for a file that is given out in blocks.
bool LogPass::run_blocks() {
  replay::LineBlocks blocks(input_.text(), block_size_);
  for (replay::TextBlock block; blocks.next(block);) {
    const std::uint64_t first = last_line_ + 1;
    text_bytes_ += block.text().size();
    last_line_ += replay::line_count(block.text());
    if (!take_block_(block, first)) return false;
  }
  if (!input_.text().bad()) return true;
  fail(last_line_ + 1, "the log cannot be read any further");
  return false;
}

void LogPass::fail(std::uint64_t line, std::string_view reason) {
  failure_ = input_.failure();
  if (failure_.empty()) failure_ = fmt::format("{}: {}", input_.place(line), reason);
}

std::string start_pass(LogPass& pass, const LogOptions& options,
                       const std::vector<LoadedPolicy>& policies,
                       const std::function<void(const Program&, const TimeLimits&)>& start) {
  const SourceOption source = read_source_option(options.source, policies);
  if (!source.mistake.empty()) return "--source: " + source.mistake;
  for (const LoadedPolicy& policy : policies) {
    const TimeLimits limits = read_time_limits(options, policy.program);
    if (!limits.mistake.empty()) return limits.mistake;
    pass.add(policy.program, source.names);
    start(policy.program, limits);
  }
  return {};
}

std::string rejection_of(const ReadResult& result, const Program& program) {
  if (result.outcome == ReadOutcome::rejected) return std::string(result.reason);
  if (result.outcome == ReadOutcome::unknown_type && program.rejects_unknown_events()) {
    return fmt::format("unknown event type '{}'", result.reason);
  }
  return {};
}

bool is_later(const Event& event, const Program& program, const std::optional<TimePoint>& as_of) {
  // Most events are not, and need not be floored.
  return as_of && event.time > *as_of && program.floored(event.time) > program.floored(*as_of);
}

}  // namespace mora::cli
