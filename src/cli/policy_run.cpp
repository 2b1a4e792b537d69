// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/policy_run.hpp"

#include "cli/log_pass.hpp"

namespace mora::cli {

PolicyRun::PolicyRun(const Program& program, ReportWriter& writer, const PolicyRunOptions& options)
    : options_(options),
      summary_(program),
      findings_{writer, summary_, options.clock},
      monitor_(program, SinkRef(findings_), {options.lateness, options.measures_rules}) {}

std::string_view PolicyRun::take(const ReadResult& result) {
  if (result.outcome == ReadOutcome::event) return take_event(result.event);
  reason_ = rejection_of(result, program());
  if (!reason_.empty()) return reject(reason_);
  if (result.outcome == ReadOutcome::unknown_type) summary_.add_unknown(result.reason);
  return {};
}

Adoption PolicyRun::adopt(const Program& next, OpenUnder terms) {
  Adoption adoption = monitor_.adopt(next, terms);
  if (adoption) summary_.go_on(monitor_.program());
  return adoption;
}

void PolicyRun::finish(std::optional<TimePoint> as_of) {
  monitor_.finish(as_of);
  monitor_.for_each_open([this](const OpenObligation& open) { summary_.add_open(open.rule); });
  monitor_.for_each_overrun(
      [this](const CalendarOverrun& overrun) { summary_.add_overrun(overrun); });
}

std::vector<const Summary*> summaries_of(std::span<const std::unique_ptr<PolicyRun>> runs) {
  std::vector<const Summary*> summaries;
  for (const auto& run : runs) summaries.push_back(&run->summary());
  return summaries;
}

void take_line(std::span<const std::unique_ptr<PolicyRun>> runs,
               std::span<const ReadResult> results,
               const std::function<void(const PolicyRun&, std::string_view)>& reject) {
  for_each_taker(results, [&](std::size_t i) {
    const std::string_view reason = runs[i]->take(results[i]);
    if (!reason.empty()) reject(*runs[i], reason);
  });
}

std::string_view PolicyRun::reject(std::string_view reason) {
  summary_.add_rejected();
  return reason;
}

std::string_view PolicyRun::take_event(const Event& event) {
  const Program& program = monitor_.program();
  if (options_.as_of && program.floored(event.time) > program.floored(*options_.as_of)) {
    summary_.add_later();
    return {};
  }
  const Status status = monitor_.push(event);
  if (!ok(status)) return reject(describe(status));
  summary_.add_event();
  return {};
}

}  // namespace mora::cli
