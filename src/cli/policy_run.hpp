// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PolicyRun: one policy in a replay: its monitor and its summary.
// Threads: belongs to one thread. Ownership: the writer must outlive it.

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "mora/monitor.hpp"
#include "mora/program.hpp"
#include "mora/replay.hpp"
#include "mora/report.hpp"
#include "mora/run_stats.hpp"
#include "mora/sink.hpp"
#include "mora/snapshot.hpp"
#include "mora/status.hpp"
#include "mora/summary.hpp"

#include "cli/open_limit_options.hpp"
#include "cli/stage_clock.hpp"

namespace mora::cli {

struct PolicyRunOptions {
  std::optional<TimePoint> as_of;  // later events are left out
  Duration lateness;
  OpenLimitOptions open;
  bool measures_rules = false;
  StageClock* clock = nullptr;  // for the time that findings take; null: nobody asks
};

class PolicyRun {
 public:
  // Takes a line that the policy rejects, by its number, and the reason why.
  using Reject = std::function<void(const PolicyRun&, std::uint64_t, std::string_view)>;

  PolicyRun(const Program& program, ReportWriter& writer, const PolicyRunOptions& options);
  PolicyRun(const PolicyRun&) = delete;
  PolicyRun& operator=(const PolicyRun&) = delete;

  // Takes what a reader of the policy made of some lines.
  void take(std::span<const ReadResult> lines, const Reject& reject);
  // Time alone passes: everything up to and including `t` has come.
  void advance(TimePoint t) { monitor_.advance_to(t); }
  // Goes on under an edited policy; a reader is made anew for program() then.
  [[nodiscard]] Adoption preview(const Program& next, OpenUnder terms) const {
    return monitor_.preview(next, terms);
  }
  Adoption adopt(const Program& next, OpenUnder terms);
  // All that is known of the policy's cases, with words of the caller's; and the same once more in
  // a new run. The summary goes on apart.
  void snapshot(std::ostream& out, std::string_view position) const;
  [[nodiscard]] Restoration restore(std::istream& in);
  [[nodiscard]] bool resume_summary(std::string_view saved) { return summary_.resume(saved); }
  // Duplicates among the events that were not held.
  [[nodiscard]] std::uint64_t told_duplicates() const { return duplicates_; }
  void resume_duplicates(std::uint64_t told) { duplicates_ = told; }
  // The end of the log, by default as of the options' time.
  void finish() { finish(options_.as_of); }
  void finish(std::optional<TimePoint> as_of);

  [[nodiscard]] const Program& program() const { return summary_.program(); }
  [[nodiscard]] const Summary& summary() const { return summary_; }
  // Empty if nothing was measured.
  [[nodiscard]] PolicyCosts costs() const { return {program(), monitor_.rule_costs()}; }

 private:
  struct Findings {
    ReportWriter& writer;
    Summary& summary;
    StageClock* clock;
    void operator()(const Finding& finding) {
      if (clock != nullptr) clock->enter(Stage::writing);
      writer.write(summary.program(), finding);
      summary.add(finding);
      if (clock != nullptr) clock->enter(Stage::judging);
    }
  };

  void push(const Reject& reject);
  void take_other(const ReadResult& line, const Reject& reject);

  PolicyRunOptions options_;
  Summary summary_;
  Findings findings_;
  Monitor<SinkRef> monitor_;
  std::vector<Event> events_;  // to be pushed together
  std::vector<Status> statuses_;
  std::uint64_t duplicates_ = 0;  // that were known as such when they came
};

[[nodiscard]] std::vector<const Summary*> summaries_of(
    std::span<const std::unique_ptr<PolicyRun>> runs);

// Some lines of the log for all policies: what the reader of each made of them, policy by policy. A
// line whose type some policy knows is not unknown; the others just pass it over.
void take_lines(std::span<const std::unique_ptr<PolicyRun>> runs, std::span<const ReadResult> lines,
                const PolicyRun::Reject& reject);

}  // namespace mora::cli
