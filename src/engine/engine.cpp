// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/engine.hpp"

#include <algorithm>
#include <memory>

#include "mora/config.hpp"

#include "engine/adopt.hpp"
#include "engine/dedupe.hpp"
#include "engine/plain_event.hpp"
#include "engine/snapshot.hpp"

namespace mora::inline v0::detail {

namespace {

// So many events are looked ahead at.
constexpr std::size_t together = 16;
// Fewer cells than these (two megabytes) are near enough to the processor to be looked at one by
// one.
constexpr std::size_t near_cells = 1u << 15;

}  // namespace

// False, and nothing has changed, for a duplicate.
bool Engine::apply(const Event& event, const SinkRef& sink) {
  if (is_duplicate(data(), state_.ids, event)) {
    ++state_.duplicates;
    return false;
  }
  Run run{data(), state_, sink};
  pass_time(run, event.time, false);
  move_to(state_, event.time);
  state_.last_event = event.time;
  ++state_.events;
  run.event = &event;
  EventSteps(run).run(UINT32_MAX);
  state_.scratch.clear();
  return true;
}

// Any event, plain ones too.
Status Engine::take_any(const Event& event, const SinkRef& sink) {
  const StreamTime stream{state_.now, state_.sealed, latest_, options_.lateness};
  Event taken = event;
  const auto floor = [&](TimePoint t) MORA_HOT_CALL { return taken.time = floored(t); };
  const Status status = check_arrival(data(), state_.ids, event, stream, floor);
  if (status != Status::accepted) {
    ++(status == Status::duplicate ? state_.duplicates : state_.rejected);
    return status;
  }
  if (taken.line == 0) taken.line = pushed_;
  if (options_.lateness.us == 0) {
    return apply(taken, sink) ? Status::accepted : Status::duplicate;
  }
  if (taken.time > latest_) latest_ = taken.time;
  held_.push(taken, state_.facts.events[taken.type].field_count);
  release(latest_ - options_.lateness, sink);
  return Status::held;
}

// Whether plain events may be taken as such as soon as they come: none is held.
bool Engine::takes_plain(const SinkRef& sink) const {
  return options_.lateness.us == 0 && tells_findings_alone(sink);
}

// The times that are accepted here are some of those that check_event() accepts: `now` is floored
// and no less than the first time there is.
Status Engine::take_plain(const Event& event, const EventFacts& type, const SoughtKey& key,
                          const SinkRef& sink) {
  if (event.time < state_.now || event.time > max_time || state_.sealed) {
    return take_any(event, sink);
  }
  const std::uint64_t line = event.line == 0 ? pushed_ : event.line;
  PlainEvent(data(), state_, sink, event, floored(event.time), line).take(type, key);
  return Status::accepted;
}

Status Engine::push(const Event& event, const SinkRef& sink) {
  ++pushed_;
  const EventFacts* const type = takes_plain(sink) ? plain_type(state_.facts, event) : nullptr;
  if (type == nullptr) return take_any(event, sink);
  return take_plain(event, *type, SoughtKey(event.fields[type->slot].string()), sink);
}

void Engine::push(std::span<const Event> events, std::span<Status> statuses, const SinkRef& sink) {
  MORA_ASSERT(statuses.size() >= events.size());
  if (!takes_plain(sink) || state_.cells.size() < near_cells) {
    for (std::size_t i = 0; i < events.size(); ++i) statuses[i] = push(events[i], sink);
    return;
  }
  for (std::size_t i = 0; i < events.size(); i += together) {
    take_together(events.subspan(i, std::min(together, events.size() - i)), &statuses[i], sink);
  }
}

// What an event looks at lies far apart, one thing known by the other: the key's place in the
// table, the case, the neighbours of its timer. One step for all events and then the next one for
// all, the processor waits for several of them at a time instead of for each. What was fetched may
// have changed when its event comes; that costs time and nothing else.
void Engine::take_together(std::span<const Event> events, Status* statuses, const SinkRef& sink) {
  const EventFacts* types[together];
  SoughtKey keys[together];
  for (std::size_t i = 0; i < events.size(); ++i) {
    types[i] = plain_type(state_.facts, events[i]);
    if (types[i] == nullptr) continue;
    keys[i].seek(events[i].fields[types[i]->slot].string());
    state_.cases[types[i]->space].fetch(keys[i].hash);
  }
  std::uint32_t cells[together];
  for (std::size_t i = 0; i < events.size(); ++i) {
    cells[i] = types[i] == nullptr ? none : state_.cases[types[i]->space].guess(keys[i].hash);
    if (cells[i] != none) fetch_for_writing(&state_.cells[cells[i]]);
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (cells[i] == none) continue;
    Timers<TimerNodes>::fetch_neighbours(state_.timer_nodes(), state_.obligation(cells[i]));
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    ++pushed_;
    statuses[i] = types[i] == nullptr ? take_any(events[i], sink)
                                      : take_plain(events[i], *types[i], keys[i], sink);
  }
}

void Engine::advance_to(TimePoint t, const SinkRef& sink) {
  t = floored(t);
  release(t, sink);
  if (t < state_.now) return;
  Run run{data(), state_, sink};
  pass_time(run, t, true);
  move_to(state_, t);
  state_.sealed = true;
  state_.scratch.clear();
}

void Engine::finish(std::optional<TimePoint> as_of, const SinkRef& sink) {
  release(never, sink);
  if (as_of && *as_of > state_.last_event) {
    advance_to(*as_of, sink);
  } else if (state_.events != 0) {
    advance_to(state_.last_event, sink);
  }
}

Adoption Engine::adopt(const Program& next, OpenUnder terms) {
  Adoption adoption = adopt_program(program_, state_, held_, succession_, next, terms);
  if (adoption) measure_rules();
  return adoption;
}

void Engine::snapshot(std::string_view position, const WriteRef& write) const {
  const StreamPlace place{latest_, pushed_, options_.lateness};
  write_snapshot(program_, succession_, state_, held_, place, position, write);
}

Restoration Engine::restore(const Program& program, const ReadRef& read, OpenUnder terms) {
  Restoration restoration;
  std::optional<Restored> found = read_snapshot(program, read, restoration.refusal);
  if (!found || !is_of_this_lateness(found->place, restoration)) return restoration;
  if (!found->same_policy) {
    Adoption adoption =
        adopt_program(found->program, found->state, found->held, found->succession, program, terms);
    restoration.refusal = adoption.refusal;
    if (!adoption) return restoration;
    restoration.adoption = std::move(adoption);
  }
  program_ = std::move(found->program);
  succession_ = std::move(found->succession);
  restoration.position = std::move(found->position);
  go_on(std::move(found->state), std::move(found->held), found->place);
  return restoration;
}

std::string Engine::snapshot_case(std::string_view case_key, const WriteRef& write) const {
  const StreamPlace place{latest_, pushed_, options_.lateness};
  return write_case(program_, succession_, state_, held_, place, case_key, write);
}

Restoration Engine::restore_case(const ReadRef& read) {
  Restoration restoration;
  std::optional<RestoredCase> found = read_case(program_, succession_, read, restoration.refusal);
  if (!found || !is_of_this_lateness(found->place, restoration)) return restoration;
  go_on(std::move(found->state), std::move(found->held), found->place);
  return restoration;
}

bool Engine::is_of_this_lateness(const StreamPlace& place, Restoration& restoration) const {
  if (place.lateness == options_.lateness) return true;
  restoration.refusal = "the snapshot was taken with another lateness";
  return false;
}

void Engine::go_on(State state, SortBuffer held, const StreamPlace& place) {
  state_ = std::move(state);
  held_ = std::move(held);
  latest_ = place.latest;
  pushed_ = place.pushed;
  obey_options();
}

void Engine::obey_options() {
  state_.limits = OpenLimits(options_.max_open, options_.max_open_per_case);
  measure_rules();
}

void Engine::measure_rules() {
  if (options_.measures_rules) state_.meter = std::make_unique<RuleMeter>(data().rules.size());
}

std::vector<RuleCost> Engine::rule_costs() const {
  return state_.meter == nullptr ? std::vector<RuleCost>() : state_.meter->costs();
}

Adoption Engine::preview(const Program& next, OpenUnder terms) const {
  return preview_adoption(program_, state_, next, terms);
}

void Engine::visit_open(const VisitorRef<OpenObligation>& visit) const {
  for_each_live(state_, [&](CaseRef home, const Obligation& o) {
    const bool paused = o.state == ObligationState::paused;
    visit({static_cast<RuleIndex>(o.rule), key_of(state_, home), o.opened_at, due_of(o), paused});
  });
}

void Engine::visit_overruns(const VisitorRef<CalendarOverrun>& visit) const {
  for (std::size_t i = 0; i < state_.overruns.size(); ++i) {
    if (state_.overruns[i] != 0) visit(overrun_of(data(), i, state_.overruns[i]));
  }
}

// Applies the held events at or before `t`.
void Engine::release(TimePoint t, const SinkRef& sink) {
  while (!held_.empty() && held_.first_time() <= t) {
    held_.pop([&](const Event& event) { apply_held(event, sink); });
  }
}

// Its time, floored already, has come.
void Engine::apply_held(const Event& event, const SinkRef& sink) {
  const EventFacts* const type =
      tells_findings_alone(sink) ? plain_type(state_.facts, event) : nullptr;
  if (type == nullptr) {
    apply(event, sink);
    return;
  }
  const SoughtKey key(event.fields[type->slot].string());
  PlainEvent(data(), state_, sink, event, event.time, event.line).take(*type, key);
}

}  // namespace mora::inline v0::detail
