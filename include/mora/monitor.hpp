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
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mora/adoption.hpp"
#include "mora/event.hpp"
#include "mora/finding.hpp"
#include "mora/function_ref.hpp"
#include "mora/program.hpp"
#include "mora/sink.hpp"
#include "mora/snapshot.hpp"
#include "mora/status.hpp"
#include "mora/time.hpp"

namespace mora::inline v0 {

struct MonitorOptions {
  // How far an event may lie behind the latest one before it is rejected. Events are held that long
  // and sorted, so findings come that much later.
  Duration lateness;
  // Whether rule_costs() is measured, which makes every step of a rule some 50 ns longer.
  bool measures_rules = false;
  // How many obligations may be live at a time, in all and in one case; 0: any number. One that
  // would be one more is not opened, whatever its trigger, and Counters::unopened counts it: what
  // it would have come to is not found. So a stream can fill no more memory with what is open. A
  // limit by case costs a look at the case's obligations at each opening.
  std::uint64_t max_open = 0;
  std::uint64_t max_open_per_case = 0;
};

// What a rule took: what its steps did for events, and its obligations when time passed. What the
// sink does with findings is not in it.
struct RuleCost {
  RuleIndex rule = 0;
  std::uint64_t steps = 0;
  std::uint64_t nanoseconds = 0;
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
  std::uint64_t duplicates = 0;  // events passed over: those of their type and id that came again
  std::uint64_t unopened = 0;    // obligations beyond max_open or max_open_per_case
};

namespace detail {

class Engine;

template <class Argument>
using VisitorRef = FunctionRef<void(const Argument&)>;

// What a Monitor is but for the type of its sink, which comes with each call. It is compiled once,
// in the library, so that a host's compiler sees declarations alone.
class MonitorCore {
 public:
  MonitorCore(Program program, const MonitorOptions& options);
  MonitorCore(MonitorCore&& other) noexcept;
  MonitorCore& operator=(MonitorCore&& other) noexcept;
  MonitorCore(const MonitorCore&) = delete;
  MonitorCore& operator=(const MonitorCore&) = delete;
  ~MonitorCore();

  Status push(const Event& event, const SinkRef& sink);
  void push(std::span<const Event> events, std::span<Status> statuses, const SinkRef& sink);
  void advance_to(TimePoint t, const SinkRef& sink);
  void finish(std::optional<TimePoint> as_of, const SinkRef& sink);
  [[nodiscard]] std::optional<TimePoint> next_due() const;
  Adoption adopt(const Program& next, OpenUnder terms);
  [[nodiscard]] Adoption preview(const Program& next, OpenUnder terms) const;
  void snapshot(std::string_view position, const WriteRef& write) const;
  Restoration restore(const Program& program, const ReadRef& read, OpenUnder terms);
  [[nodiscard]] std::string snapshot_case(std::string_view case_key, const WriteRef& write) const;
  Restoration restore_case(const ReadRef& read);
  [[nodiscard]] Counters counters() const;
  [[nodiscard]] std::vector<RuleCost> rule_costs() const;
  void visit_open(const VisitorRef<OpenObligation>& visit) const;
  void visit_overruns(const VisitorRef<CalendarOverrun>& visit) const;
  [[nodiscard]] const Program& program() const;

 private:
  Engine* engine_;  // owned; null only after a move
};

}  // namespace detail

template <FindingSink Sink>
class Monitor {
 public:
  // `program` must not be empty.
  Monitor(Program program, Sink sink, MonitorOptions options = {})
      : core_(std::move(program), options), sink_(std::move(sink)) {}

  // Takes one event. Events come in the order of time, or out of it by at most `lateness`; those of
  // equal times take effect in the order they come. A rejected event changes nothing but the
  // counter, and nor does a duplicate.
  Status push(const Event& event) { return core_.push(event, SinkRef(sink_)); }

  // Takes the events one after another, exactly as that many push() would; statuses[i] is what
  // push(events[i]) returns. There must be at least as many statuses as events. It is faster: while
  // one event is judged, the cases of the next ones are fetched from memory. A few dozen at a time
  // are enough.
  void push(std::span<const Event> events, std::span<Status> statuses) {
    core_.push(events, statuses, SinkRef(sink_));
  }

  // Every event at or before `t` has been delivered: obligations due at or before `t` fall due, and
  // an event at or before `t` is too late from now on. A `t` in the past changes nothing.
  void advance_to(TimePoint t) { core_.advance_to(t, SinkRef(sink_)); }

  // The next instant at which something falls due or a warning is given; null if nothing is
  // pending. A host that must know of either in time calls advance_to() then.
  [[nodiscard]] std::optional<TimePoint> next_due() const { return core_.next_due(); }

  // The end of the log: takes the events still held and does advance_to(as_of), by default the last
  // event's time. An `as_of` before the last event counts as its time.
  void finish(std::optional<TimePoint> as_of = std::nullopt) {
    core_.finish(as_of, SinkRef(sink_));
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
    return core_.adopt(next, terms);
  }
  // What adopt() would do; changes nothing.
  [[nodiscard]] Adoption preview(const Program& next,
                                 OpenUnder terms = OpenUnder::old_terms) const {
    return core_.preview(next, terms);
  }

  // Writes all that the monitor knows, as bytes: calls write(std::string_view) with one piece after
  // the other. restore() reads them. `position` comes back from there: how far the host is in its
  // input, in whatever words. What rule_costs() measured is not in it. Takes as long as a look at
  // everything there is.
  template <class Write>
  void snapshot(Write write, std::string_view position = {}) const {
    core_.snapshot(position, detail::WriteRef(write));
  }

  // Forgets everything and goes on where the snapshot was taken: from then on it finds what the
  // monitor that it was taken of would have found. read(char* to, std::size_t size) gives up to
  // `size` bytes (at least one) and returns how many; 0 where there are no more. No byte behind the
  // snapshot is asked for.
  //
  // Where `program` is compiled from other texts than the program at the snapshot was, the edited
  // policy is adopted, as adopt() says.
  //
  // Refused, and nothing changes, if the bytes are damaged, cut off or of another version, if
  // `lateness` was another, or if the policy cannot be adopted; Restoration says why.
  template <class Read>
  Restoration restore(const Program& program, Read read, OpenUnder terms = OpenUnder::old_terms) {
    return core_.restore(program, detail::ReadRef(read), terms);
  }

  // The same of one case alone, also of one that does not exist yet: what engines want that keep
  // the state of each key and move it about. It is small, as the policy's texts are not in it. How
  // far the stream is comes with it, and the events of the case that are held by `lateness`.
  // Returns why it cannot be done, in English, and empty if it was: a policy with `dedupe`, or with
  // rules that go by a key of their own, knows what belongs to no one case.
  template <class Write>
  [[nodiscard]] std::string snapshot_case(std::string_view case_key, Write write) const {
    return core_.snapshot_case(case_key, detail::WriteRef(write));
  }

  // Forgets everything and goes on with the case: from then on it finds of it what the monitor that
  // the snapshot was taken of would have found. Refused, and nothing changes, as restore() says,
  // and under any other program than that of the snapshot: to go on under an edited policy, restore
  // the case under the former one and adopt() the next.
  template <class Read>
  Restoration restore_case(Read read) {
    return core_.restore_case(detail::ReadRef(read));
  }

  [[nodiscard]] Counters counters() const { return core_.counters(); }

  // By rule of program(), since the beginning or the last adopt(); empty if it was not measured.
  [[nodiscard]] std::vector<RuleCost> rule_costs() const { return core_.rule_costs(); }

  // Calls visit(const OpenObligation&) for every live obligation, case by case.
  template <class Visit>
  void for_each_open(Visit visit) const {
    core_.visit_open(detail::VisitorRef<OpenObligation>(visit));
  }

  // Calls visit(const CalendarOverrun&) for every calendar that was asked about days which it may
  // not cover.
  template <class Visit>
  void for_each_overrun(Visit visit) const {
    core_.visit_overruns(detail::VisitorRef<CalendarOverrun>(visit));
  }

  [[nodiscard]] const Program& program() const { return core_.program(); }

 private:
  detail::MonitorCore core_;
  Sink sink_;
};

}  // namespace mora::inline v0
