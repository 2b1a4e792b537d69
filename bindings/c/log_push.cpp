// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Logs: lines of JSON and rows of tables, until all of them are read.

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "mora/arrow.hpp"
#include "mora/arrow_abi.hpp"
#include "mora/event.hpp"
#include "mora/replay.hpp"
#include "mora/status.hpp"

#include "boundary.hpp"
#include "monitor.hpp"
#include "mora.h"

using mora::c::guard;
using mora::c::str;
using mora::c::view;

namespace {

using mora::ReadOutcome;
using mora::ReadResult;
using mora::Status;

class LogPush {
 public:
  explicit LogPush(mora_monitor& monitor) : monitor_(monitor) {}

  // To its end; false where it cannot be read so far.
  bool run(mora::EventReader& reader);

  [[nodiscard]] const mora_push_counts& counts() const { return counts_; }
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  static constexpr std::size_t most_together = 64;

  // False at the end of the log.
  bool take(const ReadResult& result);
  void reject(std::uint64_t line, std::string_view reason);
  void push_events();

  mora_monitor& monitor_;
  mora_push_counts counts_{};
  std::string failure_;
  std::array<mora::Event, most_together> events_;
  std::size_t count_ = 0;
};

bool LogPush::run(mora::EventReader& reader) {
  std::array<ReadResult, most_together> results;
  for (bool goes_on = true; goes_on;) {
    const std::size_t count = reader.read(results);
    for (const ReadResult& result : std::span(results).first(count)) goes_on = take(result);
    push_events();
  }
  return failure_.empty();
}

bool LogPush::take(const ReadResult& result) {
  switch (result.outcome) {
    case ReadOutcome::event: events_[count_++] = result.event; return true;
    case ReadOutcome::rejected: reject(result.line, result.reason); return true;
    case ReadOutcome::unknown_type:
      if (monitor_.current.program.rejects_unknown_events()) {
        reject(result.line, "unknown event type '" + std::string(result.reason) + "'");
      } else {
        ++counts_.unknown;
      }
      return true;
    case ReadOutcome::unreadable: failure_ = result.reason; return false;
    case ReadOutcome::end: break;
  }
  return false;
}

void LogPush::reject(std::uint64_t line, std::string_view reason) {
  ++counts_.rejected;
  if (monitor_.on_rejection != nullptr) monitor_.on_rejection(monitor_.context, line, str(reason));
}

void LogPush::push_events() {
  std::array<Status, most_together> statuses{};
  monitor_.monitor.push(std::span(events_).first(count_), std::span(statuses).first(count_));
  for (std::size_t i = 0; i < count_; ++i) {
    if (ok(statuses[i])) {
      ++counts_.events;
    } else if (statuses[i] == Status::duplicate) {
      ++counts_.duplicates;
    } else {
      reject(events_[i].line, describe(statuses[i]));
    }
  }
  count_ = 0;
}

}  // namespace

extern "C" {

mora_status mora_monitor_push_json(mora_monitor* monitor, mora_str bytes,
                                   mora_push_counts* counts) {
  return guard([&] {
    if (monitor == nullptr) return MORA_INVALID_ARGUMENT;
    LogPush push(*monitor);
    push.run(monitor->lines.give(view(bytes)));
    mora::c::give(counts, push.counts());
    return MORA_OK;
  });
}

mora_status mora_monitor_push_arrow(mora_monitor* monitor, ArrowArrayStream* table,
                                    mora_push_counts* counts, mora_text** message) {
  return guard([&] {
    if (monitor == nullptr || table == nullptr) return MORA_INVALID_ARGUMENT;
    const auto reader = mora::read_arrow(monitor->current.program, table, monitor->reading);
    LogPush push(*monitor);
    const bool is_whole = push.run(*reader);
    monitor->reading.first_line += reader->position();
    mora::c::give(counts, push.counts());
    if (is_whole) return MORA_OK;
    mora::c::give(message, push.failure());
    return MORA_REFUSED;
  });
}

mora_status mora_monitor_finish(mora_monitor* monitor, int64_t as_of) {
  return guard([&] {
    if (monitor == nullptr) return MORA_INVALID_ARGUMENT;
    if (monitor->lines.waits()) LogPush(*monitor).run(monitor->lines.finish());
    monitor->monitor.finish(mora::c::time_or_null(as_of));
    return MORA_OK;
  });
}

}  // extern "C"
