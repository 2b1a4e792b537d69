// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PolicyRun: one policy in a replay: its monitor and its summary.
// Threads: belongs to one thread. Ownership: the writer must outlive it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "mora/monitor.hpp"
#include "mora/program.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"
#include "mora/sink.hpp"
#include "mora/summary.hpp"

namespace mora::cli {

struct PolicyRunOptions {
  std::optional<TimePoint> as_of;  // later events are left out
  Duration lateness;
};

class PolicyRun {
 public:
  PolicyRun(const Program& program, ReportWriter& writer, const PolicyRunOptions& options);
  PolicyRun(const PolicyRun&) = delete;
  PolicyRun& operator=(const PolicyRun&) = delete;

  // Takes what a reader of the policy made of a line. The reason why it is rejected, until the next
  // call; empty if it is not.
  [[nodiscard]] std::string_view take(const ReadResult& result);
  void finish();

  [[nodiscard]] const Program& program() const { return summary_.program(); }
  [[nodiscard]] const Summary& summary() const { return summary_; }

 private:
  struct Findings {
    ReportWriter& writer;
    Summary& summary;
    void operator()(const Finding& finding) {
      writer.write(summary.program(), finding);
      summary.add(finding);
    }
  };

  std::string_view reject(std::string_view reason);
  std::string_view take_event(const Event& event);

  PolicyRunOptions options_;
  Summary summary_;
  Findings findings_;
  Monitor<SinkRef> monitor_;
  std::string reason_;
};

}  // namespace mora::cli
