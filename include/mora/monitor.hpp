// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Monitor: takes the events of one stream and gives findings to a sink. It has no clock, no thread
// and no input or output of its own: time is what the events and advance_to() say.
//
//   mora::Monitor monitor(program, [](const mora::Finding& f) { … });
//   monitor.push(event);
//   monitor.finish();
//
// Threads: one monitor belongs to one thread at a time; any number may share a Program.
// Ownership: the monitor keeps a handle to the program and its own copy of the sink.

#include <cstdint>
#include <optional>
#include <utility>

#include "mora/adoption.hpp"
#include "mora/config.hpp"
#include "mora/detail/clause_step.hpp"
#include "mora/detail/passing_time.hpp"
#include "mora/detail/program_data.hpp"
#include "mora/detail/sort_buffer.hpp"
#include "mora/detail/state.hpp"
#include "mora/event.hpp"
#include "mora/finding.hpp"
#include "mora/program.hpp"
#include "mora/sink.hpp"
#include "mora/status.hpp"

namespace mora::inline v0 {

struct MonitorOptions {
  // How far an event may lie behind the latest one before it is rejected. Events are held that long
  // and sorted, so findings come that much later.
  Duration lateness;
};

// A live obligation: neither met nor violated.
struct OpenObligation {
  RuleIndex rule = 0;
  std::string_view case_key;  // lives as long as the monitor is not changed
  TimePoint opened_at;
  std::optional<TimePoint> due_at;  // null while paused and where it has none
  bool paused = false;
};

struct Counters {
  std::uint64_t events = 0;      // that took effect
  std::uint64_t rejected = 0;    // by push()
  std::uint64_t violations = 0;  // told to the sink
  std::uint64_t open = 0;        // live obligations now
};

template <FindingSink Sink>
class Monitor {
 public:
  // `program` must not be empty.
  Monitor(Program program, Sink sink, MonitorOptions options = {})
      : program_(std::move(program)),
        sink_(std::move(sink)),
        options_(options),
        state_(program_.data()) {}

  // Takes one event. Events come in the order of time, or out of it by at most `lateness`; those of
  // equal times take effect in the order they come. A rejected event changes nothing but the
  // counter.
  Status push(const Event& event) {
    ++pushed_;
    const Status status = check(event);
    if (status != Status::accepted) {
      ++state_.rejected;
      return status;
    }
    Event taken = event;
    taken.time = floored(event.time);
    if (taken.line == 0) taken.line = pushed_;
    if (options_.lateness.us == 0) {
      apply(taken);
      return Status::accepted;
    }
    if (taken.time > latest_) latest_ = taken.time;
    held_.push(taken, data().events[taken.type].field_count);
    release(latest_ - options_.lateness);
    return Status::held;
  }

  // Every event at or before `t` has been delivered: obligations due at or before `t` fall due, and
  // an event at or before `t` is too late from now on. A `t` in the past changes nothing.
  void advance_to(TimePoint t) {
    t = floored(t);
    release(t);
    if (t < state_.now) return;
    detail::Run<Sink> run{data(), state_, sink_};
    detail::pass_time(run, t, true);
    detail::move_to(state_, t);
    state_.sealed = true;
    state_.scratch.clear();
  }

  // The next instant at which something falls due or a warning is given; null if nothing is
  // pending. A host that must know of either in time calls advance_to() then.
  [[nodiscard]] std::optional<TimePoint> next_due() const { return state_.first_timer(); }

  // The end of the log: takes the events still held and does advance_to(as_of), by default the last
  // event's time. An `as_of` before the last event counts as its time.
  void finish(std::optional<TimePoint> as_of = std::nullopt) {
    release(never);
    if (as_of && *as_of > state_.last_event) {
      advance_to(*as_of);
    } else if (state_.events != 0) {
      advance_to(state_.last_event);
    }
  }

  // Goes on under an edited policy without losing what it knows: open obligations, roles, pauses,
  // remembered events, violations found and held back, events still held by `lateness`. New
  // triggers open under the next policy; OpenUnder says what holds for what is open already. The
  // ids of findings stay what they were, and the sink is told nothing.
  //
  // What was never looked at cannot be known: a new pause begins off, a new require_prior,
  // forbid_prior, rate limit or aggravation remembers nothing from before, a new role is held by
  // no one until it is given. Violations found are kept where the policy asks for them (causing,
  // violated(), aggravations): to a policy that begins to, only those are known that wait for a
  // late fulfilment. Where a pattern is written otherwise it is a new one.
  //
  // From now on program() is the next policy, and behind its rules stand former ones of which
  // something is left, with the event types and fields that these wait for: rules, types and
  // fields are counted as program() counts them, so event builders and readers are made anew.
  //
  // Refused, and nothing changes, if the policy's name, case key, timezone or precision or the type
  // of an event's field is another; Adoption says why. `next` must not be empty. It takes as long
  // as a look at everything that is open.
  Adoption adopt(const Program& next, OpenUnder terms = OpenUnder::old_terms) {
    return detail::adopt_program(program_, state_, held_, next, terms);
  }
  // What adopt() would do; changes nothing.
  [[nodiscard]] Adoption preview(const Program& next,
                                 OpenUnder terms = OpenUnder::old_terms) const {
    return detail::preview_adoption(program_, state_, next, terms);
  }

  [[nodiscard]] Counters counters() const {
    return {state_.events, state_.rejected, state_.found, state_.live};
  }

  // Calls visit(const OpenObligation&) for every live obligation, case by case.
  template <class Visit>
  void for_each_open(Visit visit) const {
    detail::for_each_case(state_, [&](detail::CaseRef home) { visit_open(home, visit); });
  }

  // Calls visit(const CalendarOverrun&) for every calendar that was asked about days which it may
  // not cover.
  template <class Visit>
  void for_each_overrun(Visit visit) const {
    for (std::size_t i = 0; i < state_.overruns.size(); ++i) {
      if (state_.overruns[i] == 0) continue;
      const detail::Calendar& calendar = data().calendars[i];
      const detail::Date after = detail::local_date(data().zone, calendar.covered_to);
      visit(CalendarOverrun{calendar.name, after.year - 1, state_.overruns[i]});
    }
  }

  [[nodiscard]] const Program& program() const { return program_; }

 private:
  [[nodiscard]] const detail::ProgramData& data() const { return program_.data(); }

  [[nodiscard]] TimePoint floored(TimePoint t) const {
    return data().precision_us == 1 ? t : floor_to(t, data().precision_us);
  }

  [[nodiscard]] Status check(const Event& event) const {
    if (event.type >= data().events.size()) return Status::unknown_type;
    if (event.fields.size() < data().events[event.type].field_count) return Status::too_few_fields;
    if (event.time < min_time || event.time > max_time) return Status::time_out_of_range;
    const TimePoint t = floored(event.time);
    if (t < state_.now || (state_.sealed && t == state_.now)) return Status::too_late;
    if (latest_.us != INT64_MIN && t < latest_ - options_.lateness) return Status::too_late;
    return Status::accepted;
  }

  void apply(const Event& event) {
    detail::Run<Sink> run{data(), state_, sink_};
    detail::pass_time(run, event.time, false);
    detail::move_to(state_, event.time);
    state_.last_event = event.time;
    ++state_.events;
    run.event = &event;
    detail::EventSteps<Sink>(run).run_all();
    state_.scratch.clear();
  }

  // Applies the held events at or before `t`.
  void release(TimePoint t) {
    while (!held_.empty() && held_.first_time() <= t) {
      held_.pop([&](const Event& event) { apply(event); });
    }
  }

  template <class Visit>
  void visit_open(detail::CaseRef home, Visit& visit) const {
    for (std::uint32_t id = detail::first_obligation(state_, home); id != detail::none;
         id = state_.obligation(id).next) {
      const detail::Obligation& o = state_.obligation(id);
      if (!o.live()) continue;
      const bool paused = o.state == detail::ObligationState::paused;
      visit(OpenObligation{static_cast<RuleIndex>(o.rule), detail::key_of(state_, home),
                           o.opened_at, detail::due_of(o), paused});
    }
  }

  Program program_;
  Sink sink_;
  MonitorOptions options_;
  detail::State state_;
  detail::SortBuffer held_;
  TimePoint latest_{INT64_MIN};  // the latest event's time, with `lateness`
  std::uint64_t pushed_ = 0;
};

}  // namespace mora::inline v0
