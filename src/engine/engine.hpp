// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Engine: a program and what a monitor knows of its stream; Monitor says what each call means.
// Threads: one owner.

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "mora/monitor.hpp"

#include "engine/clause_step.hpp"
#include "engine/hot.hpp"
#include "engine/passing_time.hpp"
#include "engine/sort_buffer.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

class Engine {
 public:
  Engine(Program program, const MonitorOptions& options)
      : program_(std::move(program)), options_(options), state_(program_.data()) {
    state_.limits = OpenLimits(options.max_open, options.max_open_per_case);
    measure_rules();
  }

  Status push(const Event& event, const SinkRef& sink);
  void push(std::span<const Event> events, std::span<Status> statuses, const SinkRef& sink);
  void advance_to(TimePoint t, const SinkRef& sink);
  void finish(std::optional<TimePoint> as_of, const SinkRef& sink);
  [[nodiscard]] std::optional<TimePoint> next_due() const { return state_.first_timer(); }
  Adoption adopt(const Program& next, OpenUnder terms);
  [[nodiscard]] Adoption preview(const Program& next, OpenUnder terms) const;
  [[nodiscard]] Counters counters() const {
    return {state_.events, state_.rejected,   state_.found,
            state_.live,   state_.duplicates, state_.unopened};
  }
  [[nodiscard]] std::vector<RuleCost> rule_costs() const;
  void visit_open(const VisitorRef<OpenObligation>& visit) const;
  void visit_overruns(const VisitorRef<CalendarOverrun>& visit) const;
  [[nodiscard]] const Program& program() const { return program_; }

 private:
  [[nodiscard]] const ProgramData& data() const { return program_.data(); }
  [[nodiscard]] TimePoint floored(TimePoint t) const {
    return state_.facts.precision_us == 1 ? t : floor_to(t, state_.facts.precision_us);
  }
  [[nodiscard]] bool takes_plain(const SinkRef& sink) const;
  [[nodiscard]] MORA_HOT const EventFacts* plain_type(const Event& event) const;
  MORA_HOT Status take_plain(const Event& event, const EventFacts& type, const SoughtKey& key,
                             const SinkRef& sink);
  void take_together(std::span<const Event> events, Status* statuses, const SinkRef& sink);
  MORA_COLD Status take_any(const Event& event, const SinkRef& sink);
  [[nodiscard]] Status check(const Event& event) const;
  [[nodiscard]] Status arrival(const Event& event) const;
  bool apply(const Event& event, const SinkRef& sink);
  void measure_rules();
  void release(TimePoint t, const SinkRef& sink);

  Program program_;
  MonitorOptions options_;
  State state_;
  SortBuffer held_;
  TimePoint latest_{INT64_MIN};  // the latest event's time, with `lateness`
  std::uint64_t pushed_ = 0;
};

}  // namespace mora::inline v0::detail
