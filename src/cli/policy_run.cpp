// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/policy_run.hpp"

#include <istream>
#include <ostream>
#include <string>

#include "cli/log_pass.hpp"

namespace mora::cli {

PolicyRun::PolicyRun(const Program& program, ReportWriter& writer, const PolicyRunOptions& options)
    : options_(options),
      summary_(program),
      findings_{writer, summary_, options.clock},
      monitor_(
          program, SinkRef(findings_),
          {options.lateness, options.measures_rules, options.open.in_all, options.open.per_case}) {}

void PolicyRun::take(std::span<const ReadResult> lines, const Reject& reject) {
  for (const ReadResult& line : lines) {
    const bool is_event = line.outcome == ReadOutcome::event;
    if (is_event && !is_later(line.event, monitor_.program(), options_.as_of)) {
      events_.push_back(line.event);
    } else {
      push(reject);
      take_other(line, reject);
    }
  }
  push(reject);
}

void PolicyRun::push(const Reject& reject) {
  statuses_.resize(events_.size());
  monitor_.push(events_, statuses_);
  std::uint64_t taken = 0;
  for (std::size_t i = 0; i < events_.size(); ++i) {
    if (ok(statuses_[i])) {
      ++taken;
    } else if (statuses_[i] == Status::duplicate) {
      ++duplicates_;
    } else {
      summary_.add_rejected();
      reject(*this, events_[i].line, describe(statuses_[i]));
    }
  }
  summary_.add_events(taken);
  events_.clear();
}

// What is not pushed: an event that is left out, and a line that is no event.
void PolicyRun::take_other(const ReadResult& line, const Reject& reject) {
  if (line.outcome == ReadOutcome::event) return summary_.add_later();
  const std::string reason = rejection_of(line, program());
  if (!reason.empty()) {
    summary_.add_rejected();
    reject(*this, line.line, reason);
  } else if (line.outcome == ReadOutcome::unknown_type) {
    summary_.add_unknown(line.reason);
  }
}

void PolicyRun::snapshot(std::ostream& out, std::string_view position) const {
  const auto write = [&](std::string_view bytes) {
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  };
  monitor_.snapshot(write, position);
}

Restoration PolicyRun::restore(std::istream& in) {
  const auto read = [&](char* to, std::size_t size) {
    in.read(to, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(in.gcount());
  };
  Restoration restoration = monitor_.restore(program(), read);
  if (restoration) summary_.go_on(monitor_.program());
  return restoration;
}

Adoption PolicyRun::adopt(const Program& next, OpenUnder terms) {
  Adoption adoption = monitor_.adopt(next, terms);
  if (adoption) summary_.go_on(monitor_.program());
  return adoption;
}

void PolicyRun::finish(std::optional<TimePoint> as_of) {
  monitor_.finish(as_of);
  monitor_.for_each_open([this](const OpenObligation& open) { summary_.add_open(open.rule); });
  const Counters counters = monitor_.counters();
  summary_.add_duplicates(counters.duplicates, counters.duplicates - duplicates_);
  summary_.add_unopened(counters.unopened);
  monitor_.for_each_overrun(
      [this](const CalendarOverrun& overrun) { summary_.add_overrun(overrun); });
}

std::vector<const Summary*> summaries_of(std::span<const std::unique_ptr<PolicyRun>> runs) {
  std::vector<const Summary*> summaries;
  for (const auto& run : runs) summaries.push_back(&run->summary());
  return summaries;
}

void take_lines(std::span<const std::unique_ptr<PolicyRun>> runs, std::span<const ReadResult> lines,
                const PolicyRun::Reject& reject) {
  if (runs.size() == 1) return runs.front()->take(lines, reject);
  for (; !lines.empty(); lines = lines.subspan(runs.size())) {
    const std::span line = lines.first(runs.size());
    for_each_taker(line, [&](std::size_t i) { runs[i]->take(line.subspan(i, 1), reject); });
  }
}

}  // namespace mora::cli
