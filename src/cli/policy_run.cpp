// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/policy_run.hpp"

#include <fmt/format.h>

namespace mora::cli {

PolicyRun::PolicyRun(const Program& program, ReportWriter& writer, const PolicyRunOptions& options)
    : options_(options),
      summary_(program),
      findings_{writer, summary_},
      monitor_(program, SinkRef(findings_), {options.lateness}) {}

std::string_view PolicyRun::take(const ReadResult& result) {
  switch (result.outcome) {
    case ReadOutcome::event: return take_event(result.event);
    case ReadOutcome::rejected: return reject(result.reason);
    case ReadOutcome::unknown_type:
      if (program().rejects_unknown_events()) {
        reason_ = fmt::format("unknown event type '{}'", result.reason);
        return reject(reason_);
      }
      summary_.add_unknown(result.reason);
      break;
    case ReadOutcome::unreadable:
    case ReadOutcome::end: break;
  }
  return {};
}

void PolicyRun::finish() {
  monitor_.finish(options_.as_of);
  monitor_.for_each_open([this](const OpenObligation& open) { summary_.add_open(open.rule); });
  monitor_.for_each_overrun(
      [this](const CalendarOverrun& overrun) { summary_.add_overrun(overrun); });
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
