// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// WatchLoop: a log that grows, judged as it comes: what falls due is told when its time has come,
// also when no event does, and edited policies are taken over. Threads: belongs to one thread.
// Ownership: what it is given must outlive it.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mora/adoption.hpp"
#include "mora/compile_options.hpp"
#include "mora/fed_reader.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"

#include "cli/load_policies.hpp"
#include "cli/log_tail.hpp"
#include "cli/open_limit_options.hpp"
#include "cli/output_file.hpp"
#include "cli/policy_files.hpp"
#include "cli/policy_run.hpp"
#include "cli/rejection_log.hpp"
#include "cli/watch_clock.hpp"

namespace mora::cli {

struct WatchOptions {
  CompileOptions compile;  // of edited policies
  std::string format;      // of the log
  std::vector<SourceName> source;
  Duration lateness;
  OpenLimitOptions open;
  // How long after an instant events of it may still be written.
  Duration grace;
  OpenUnder open_under = OpenUnder::old_terms;
  Language language = Language::en;
};

class WatchLoop {
 public:
  WatchLoop(WatchOptions options, const std::vector<LoadedPolicy>& policies, LogTail& log,
            ReportWriter& writer, OutputFile& output, RejectionLog& rejections, WatchClock& clock);

  // Until the clock says so, a pipe ends, or the log or the output fails; then the end of the log.
  void run();

  // Why the log could not be read any further; empty if it could.
  [[nodiscard]] const std::string& failure() const { return failure_; }
  [[nodiscard]] const std::vector<std::unique_ptr<PolicyRun>>& runs() const { return runs_; }

 private:
  bool take_lines();
  void begin_log(LogTail::Begins how);
  void take(std::string_view lines);
  void pass_time();
  void look_at_policies();
  void take_over(std::size_t policy, const CompileResult& edited);
  static void say(std::string_view what);

  // The last instant of the policy's precision of which no more events are to come.
  [[nodiscard]] TimePoint past(const Program& program, Duration margin);

  WatchOptions options_;
  LogTail& log_;
  ReportWriter& writer_;
  OutputFile& output_;
  RejectionLog& rejections_;
  WatchClock& clock_;
  // By policy.
  std::vector<std::unique_ptr<PolicyRun>> runs_;
  std::vector<std::unique_ptr<FedReader>> readers_;
  std::vector<PolicyFiles> files_;
  std::vector<ReadResult> results_;
  TimePoint next_look_;
  std::string failure_;
};

}  // namespace mora::cli
