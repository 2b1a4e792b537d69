// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "monitor.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "mora/status.hpp"

#include "boundary.hpp"
#include "event_builder.hpp"
#include "mora.h"

using mora::c::guard;
using mora::c::str;
using mora::c::view;

namespace {

// So many events are made ready at a time.
constexpr std::size_t most_together = 64;

mora::MonitorOptions limits_of(const mora_monitor_options& options) {
  mora::MonitorOptions limits;
  limits.lateness = mora::Duration{options.lateness};
  limits.max_open = options.max_open;
  limits.max_open_per_case = options.max_open_per_case;
  return limits;
}

mora::ReadOptions reading_of(const mora_monitor_options& options) {
  mora::ReadOptions reading;
  for (size_t i = 0; i < options.source_count; ++i) {
    const mora_source_name& name = options.source[i];
    reading.source.push_back({std::string(view(name.field)), std::string(view(name.column))});
  }
  if (options.max_line != 0) reading.max_line = options.max_line;
  if (options.max_field != 0) reading.max_field = options.max_field;
  if (options.first_line != 0) reading.first_line = options.first_line;
  return reading;
}

bool is_known(const mora_monitor_options& options) {
  return options.lateness >= 0 && options.keep >= MORA_KEEP_NONE &&
         options.keep <= MORA_KEEP_JSON && options.language >= MORA_EN &&
         options.language <= MORA_ZH;
}

// At most most_together events.
void push_some(mora_monitor& monitor, std::span<const mora_event> events, int32_t* statuses) {
  std::array<mora::Event, most_together> made;
  std::array<mora::Status, most_together> told{};
  std::array<std::size_t, most_together> places{};  // of those that could be made
  std::size_t count = 0;
  monitor.maker.begin(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    statuses[i] = MORA_BAD_VALUE;
    const std::optional<mora::Event> event = monitor.maker.make(events[i]);
    if (!event) continue;
    made[count] = *event;
    places[count++] = i;
  }
  monitor.monitor.push(std::span(made).first(count), std::span(told).first(count));
  for (std::size_t i = 0; i < count; ++i) statuses[places[i]] = static_cast<int32_t>(told[i]);
}

}  // namespace

mora_monitor::mora_monitor(const mora::Program& program, mora_on_finding on_finding,
                           void* findings_context, const mora_monitor_options& options)
    : current{program},
      outlet(current.program, on_finding, findings_context, options),
      monitor(program, mora::SinkRef(outlet), limits_of(options)),
      on_rejection(options.on_rejection),
      context(findings_context),
      reading(reading_of(options)),
      lines(program, reading),
      maker(program) {}

void mora_monitor::follow_program() {
  const mora::Program& now = monitor.program();
  if (&now.data() == &current.program.data()) return;
  current.program = now;
  lines.go_on(now);
  maker = mora::c::EventMaker(now);
}

extern "C" {

mora_str mora_describe_event_status(int32_t event_status) {
  if (event_status == MORA_BAD_VALUE) {
    return str("a value is of another kind than its field, or out of range");
  }
  if (event_status < MORA_ACCEPTED || event_status > MORA_BAD_VALUE) return {nullptr, 0};
  return str(mora::describe(static_cast<mora::Status>(event_status)));
}

mora_status mora_monitor_new(const mora_program* program, mora_on_finding on_finding, void* context,
                             const mora_monitor_options* options, mora_monitor** monitor) {
  return guard([&] {
    const mora_monitor_options known = mora::c::taken(options);
    if (program == nullptr || monitor == nullptr || !is_known(known)) return MORA_INVALID_ARGUMENT;
    for (size_t i = 0; i < known.source_count; ++i) {
      const mora_status status = mora_program_check_source(program, known.source[i], nullptr);
      if (status != MORA_OK) return MORA_INVALID_ARGUMENT;
    }
    *monitor = new mora_monitor(program->program, on_finding, context, known);
    return MORA_OK;
  });
}

void mora_monitor_free(mora_monitor* monitor) { delete monitor; }

mora_status mora_monitor_push(mora_monitor* monitor, const mora_event* event,
                              int32_t* event_status) {
  return guard([&] {
    if (monitor == nullptr || event == nullptr) return MORA_INVALID_ARGUMENT;
    monitor->maker.begin(1);
    const std::optional<mora::Event> made = monitor->maker.make(*event);
    const int32_t status =
        made ? static_cast<int32_t>(monitor->monitor.push(*made)) : MORA_BAD_VALUE;
    if (event_status != nullptr) *event_status = status;
    return MORA_OK;
  });
}

mora_status mora_monitor_push_many(mora_monitor* monitor, const mora_event* events, size_t count,
                                   int32_t* statuses) {
  return guard([&] {
    if (monitor == nullptr || (count != 0 && (events == nullptr || statuses == nullptr))) {
      return MORA_INVALID_ARGUMENT;
    }
    for (size_t done = 0; done < count; done += most_together) {
      const size_t some = std::min(most_together, count - done);
      push_some(*monitor, std::span(events, count).subspan(done, some), statuses + done);
    }
    return MORA_OK;
  });
}

mora_status mora_monitor_push_built(mora_monitor* monitor, const mora_event_builder* builder,
                                    int32_t* event_status) {
  return guard([&] {
    if (monitor == nullptr || builder == nullptr) return MORA_INVALID_ARGUMENT;
    // Slots of another program would be read as what they are not.
    if (&builder->program.data() != &monitor->current.program.data()) return MORA_INVALID_ARGUMENT;
    const bool is_sound = builder->builder.error().empty();
    const int32_t status =
        is_sound ? static_cast<int32_t>(monitor->monitor.push(builder->builder.event()))
                 : MORA_BAD_VALUE;
    if (event_status != nullptr) *event_status = status;
    return MORA_OK;
  });
}

mora_status mora_monitor_advance_to(mora_monitor* monitor, int64_t time) {
  return guard([&] {
    if (monitor == nullptr) return MORA_INVALID_ARGUMENT;
    monitor->monitor.advance_to(mora::TimePoint{time});
    return MORA_OK;
  });
}

int64_t mora_monitor_next_due(const mora_monitor* monitor) {
  return monitor == nullptr ? MORA_NO_TIME : mora::c::time_or_none(monitor->monitor.next_due());
}

mora_status mora_monitor_take_arrow(mora_monitor* monitor, ArrowArrayStream* table) {
  return guard([&] {
    if (monitor == nullptr || table == nullptr) return MORA_INVALID_ARGUMENT;
    return monitor->outlet.take_arrow(*table) ? MORA_OK : MORA_INVALID_ARGUMENT;
  });
}

mora_status mora_monitor_take_json(mora_monitor* monitor, mora_text** lines) {
  return guard([&] {
    if (monitor == nullptr || lines == nullptr) return MORA_INVALID_ARGUMENT;
    std::string text;
    if (!monitor->outlet.take_json(text)) return MORA_INVALID_ARGUMENT;
    mora::c::give(lines, std::move(text));
    return MORA_OK;
  });
}

mora_status mora_monitor_counters(const mora_monitor* monitor, mora_counters* counters) {
  return guard([&] {
    if (monitor == nullptr || counters == nullptr) return MORA_INVALID_ARGUMENT;
    const mora::Counters now = monitor->monitor.counters();
    mora::c::give(counters, mora_counters{0, now.events, now.rejected, now.violations, now.open,
                                          now.duplicates, now.unopened});
    return MORA_OK;
  });
}

mora_status mora_monitor_for_each_open(const mora_monitor* monitor, mora_on_open on_open,
                                       void* context) {
  return guard([&] {
    if (monitor == nullptr || on_open == nullptr) return MORA_INVALID_ARGUMENT;
    monitor->monitor.for_each_open([&](const mora::OpenObligation& open) {
      const mora_open_obligation seen{sizeof seen,         open.rule,
                                      open.paused ? 1 : 0, str(open.case_key),
                                      open.opened_at.us,   mora::c::time_or_none(open.due_at)};
      on_open(context, &seen);
    });
    return MORA_OK;
  });
}

const mora_program* mora_monitor_program(const mora_monitor* monitor) {
  return monitor == nullptr ? nullptr : &monitor->current;
}

}  // extern "C"
