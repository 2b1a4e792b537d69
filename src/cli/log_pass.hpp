// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LogPass: one pass over a log for one or more policies, each with a reader of its own, line by
// line. Threads: belongs to one thread. Ownership: the input must outlive it.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/replay.hpp"

#include "cli/log_input.hpp"

namespace mora::cli {

class LogPass {
 public:
  // What each policy's reader makes of a line, in the order of the policies. False: read no
  // further.
  using Take = std::function<bool(std::span<const ReadResult>)>;

  // `format`: that of all files; empty: by their names, JSON Lines where these tell nothing.
  LogPass(LogInput& input, std::string format) : input_(input), format_(std::move(format)) {}
  LogPass(const LogPass&) = delete;
  LogPass& operator=(const LogPass&) = delete;

  // One more policy; before run().
  void add(const Program& program, std::vector<SourceName> source);
  // Called before the program waits for more of the log.
  void before_read(std::function<void()> call) { before_read_ = std::move(call); }

  // Reads the log to its end, or until `take` says no.
  void run(const Take& take);
  // Why it could not be read to its end; empty if it could.
  [[nodiscard]] const std::string& failure() const { return failure_; }
  [[nodiscard]] std::uint64_t lines_taken() const { return lines_taken_; }

 private:
  struct Policy {
    Program program;
    std::vector<SourceName> source;
  };

  [[nodiscard]] std::string_view format() const;
  [[nodiscard]] bool run_file(const Take& take);
  [[nodiscard]] bool is_readable(std::span<const ReadResult> results);

  LogInput& input_;
  std::string format_;
  std::vector<Policy> policies_;
  std::function<void()> before_read_ = [] {};
  std::uint64_t last_line_ = 0;
  std::uint64_t lines_taken_ = 0;
  std::string failure_;
};

}  // namespace mora::cli
