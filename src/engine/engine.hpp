// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Engine: a program and what a monitor knows of its stream; Monitor says what each call means.
// Threads: one owner.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mora/monitor.hpp"

#include "engine/arrival.hpp"
#include "engine/clause_step.hpp"
#include "engine/hot.hpp"
#include "engine/passing_time.hpp"
#include "engine/sort_buffer.hpp"
#include "engine/state.hpp"
#include "engine/succession.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

struct StreamPlace;

class Engine {
 public:
  Engine(Program program, const MonitorOptions& options)
      : program_(std::move(program)),
        succession_{program_, {}},
        options_(options),
        state_(program_.data()) {
    obey_options();
  }

  Status push(const Event& event, const SinkRef& sink);
  void push(std::span<const Event> events, std::span<Status> statuses, const SinkRef& sink);
  void advance_to(TimePoint t, const SinkRef& sink);
  void finish(std::optional<TimePoint> as_of, const SinkRef& sink);
  [[nodiscard]] std::optional<TimePoint> next_due() const { return state_.first_timer(); }
  Adoption adopt(const Program& next, OpenUnder terms);
  [[nodiscard]] Adoption preview(const Program& next, OpenUnder terms) const;
  void snapshot(std::string_view position, const WriteRef& write) const;
  Restoration restore(const Program& program, const ReadRef& read, OpenUnder terms);
  [[nodiscard]] std::string snapshot_case(std::string_view case_key, const WriteRef& write) const;
  Restoration restore_case(const ReadRef& read);
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
  [[nodiscard]] MORA_HOT TimePoint floored(TimePoint t) const {
    return floor_near(t, state_.now, state_.facts.precision_us);
  }
  [[nodiscard]] MORA_HOT bool tells_findings_alone(const SinkRef& sink) const {
    return state_.meter == nullptr && !sink.traces();
  }
  [[nodiscard]] MORA_HOT bool takes_plain(const SinkRef& sink) const;
  MORA_HOT Status take_plain(const Event& event, const EventFacts& type, const SoughtKey& key,
                             const SinkRef& sink);
  void take_together(std::span<const Event> events, Status* statuses, const SinkRef& sink);
  MORA_COLD Status take_any(const Event& event, const SinkRef& sink);
  bool apply(const Event& event, const SinkRef& sink);
  // False, and says so, if it was not.
  bool is_of_this_lateness(const StreamPlace& place, Restoration& restoration) const;
  // With what a snapshot had, under the program that runs now.
  void go_on(State state, SortBuffer held, const StreamPlace& place);
  void obey_options();
  void measure_rules();
  void release(TimePoint t, const SinkRef& sink);
  MORA_COLD void apply_held(const Event& event, const SinkRef& sink);

  Program program_;
  Succession succession_;
  MonitorOptions options_;
  State state_;
  SortBuffer held_;
  TimePoint latest_{INT64_MIN};  // the latest event's time, with `lateness`
  std::uint64_t pushed_ = 0;
};

}  // namespace mora::inline v0::detail
