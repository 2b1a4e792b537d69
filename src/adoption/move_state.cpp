// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/move_state.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "mora/schema.hpp"

#include "engine/obligation.hpp"

namespace mora::adoption {

using detail::CaseRef;
using detail::CaseTable;
using detail::none;
using detail::Obligation;
using detail::ObligationState;
using detail::State;

namespace {

using Words = std::span<std::uint32_t>;

class Moving {
 public:
  Moving(State& state, const ProgramData& old, const ProgramData& next, const AdoptionPlan& plan,
         const std::vector<std::uint32_t>& former)
      : state_(state), old_(old), next_(next), plan_(plan), former_(former) {}

  void move() {
    end_obligations();
    drop_keys();
    const std::vector<std::uint32_t> timers = state_.timers.take_all(state_.timer_nodes());
    move_cases();
    for (std::uint8_t space = 0; space < next_.space_count(); ++space) move_space(space);
    state_.facts = detail::ProgramFacts(next_);
    for (const Moved& moved : plan_.moved) move_obligation(moved);
    start_timers(timers);
    move_overruns();
    keep_violations();
    forget_cases();
    state_.scratch.clear();
  }

 private:
  void end_obligations();
  void drop_keys();
  void move_cases();
  void move_space(std::uint8_t space);
  void move_words(CaseRef home, Words before);
  void move_memories(CaseRef home, Words before, Words after);
  [[nodiscard]] std::uint32_t copy_memory(std::uint32_t first, std::uint32_t memory);
  void drop_memory(std::uint32_t first, std::uint32_t memory);
  void move_rules(CaseRef home);
  void move_violations(std::uint32_t first);
  void move_obligation(const Moved& moved);
  void move_more(Obligation& o, const Moved& moved);
  void start_timers(const std::vector<std::uint32_t>& timers);
  void move_overruns();
  void keep_violations();
  void list_waiting(CaseRef home);
  void age_cases(std::uint8_t space);
  void forget_cases();

  // A rule's place for what stays under the rule's own terms.
  [[nodiscard]] std::uint32_t own_place(std::uint32_t rule) const {
    return plan_.rules[rule].fate == Fate::kept ? plan_.rules[rule].to : former_[rule];
  }

  State& state_;
  const ProgramData& old_;
  const ProgramData& next_;
  const AdoptionPlan& plan_;
  const std::vector<std::uint32_t>& former_;
};

void Moving::end_obligations() {
  for (const std::uint32_t id : plan_.ended) {
    detail::end_live(state_, id);
    detail::drop_obligation(state_, old_, id);
  }
}

// No rule looks at the cases of a key that the next program lacks.
void Moving::drop_keys() {
  const std::vector<std::uint32_t>& origins = plan_.origins.spaces;
  for (std::uint8_t space = 0; space < old_.space_count(); ++space) {
    if (std::find(origins.begin(), origins.end(), space) != origins.end()) continue;
    std::vector<std::uint32_t> ids;
    state_.cases[space].for_each([&](std::uint32_t id) { ids.push_back(id); });
    for (const std::uint32_t id : ids) detail::forget(state_, old_, {space, id});
  }
}

void Moving::move_cases() {
  state_.quiet_age = min_time;
  std::vector<CaseTable> before;
  before.swap(state_.cases);
  std::vector<detail::List> by_age(std::begin(state_.by_age), std::end(state_.by_age));
  std::vector<State::Ended> ended;
  ended.swap(state_.ended_now);
  for (std::uint8_t space = 0; space < next_.space_count(); ++space) {
    const std::uint32_t from = plan_.origins.spaces[space];
    if (from == none) {
      state_.cases.emplace_back(next_.spaces[space].words());
      state_.by_age[space] = {};
      continue;
    }
    state_.cases.push_back(std::move(before[from]));
    state_.by_age[space] = by_age[from];
    for (State::Ended entry : ended) {
      if (entry.space != from) continue;
      entry.space = space;
      state_.ended_now.push_back(entry);
    }
  }
  const std::vector<std::uint32_t>& origins = plan_.origins.spaces;
  state_.counts.renumber([&](std::uint8_t space) {
    const auto place = std::find(origins.begin(), origins.end(), space);
    return static_cast<std::uint8_t>(place - origins.begin());
  });
}

void Moving::move_space(std::uint8_t space) {
  if (plan_.origins.spaces[space] == none) return;
  CaseTable& table = state_.cases[space];
  const std::uint32_t count = table.word_count();
  std::vector<std::uint32_t> before = table.lay_out(next_.spaces[space].words(), state_.cells);
  table.for_each([&](std::uint32_t id) {
    const CaseRef home{space, id};
    const std::uint32_t more = detail::case_of(state_, home).more;
    const std::size_t first = count == 0 ? 0 : std::size_t{more} * count;
    move_words(home, Words(before).subspan(first, count));
    move_rules(home);
  });
  if (old_.forgets != next_.forgets) age_cases(space);
}

void Moving::move_words(CaseRef home, Words before) {
  const detail::KeySpace& from = old_.spaces[plan_.origins.spaces[home.space]];
  const detail::KeySpace& to = next_.spaces[home.space];
  const Words after = state_.cases[home.space].words(detail::case_of(state_, home));
  for (std::uint32_t role = 0; role < to.role_words; ++role) {
    const std::uint32_t origin = plan_.origins.roles[role];
    if (origin != none) after[role] = state_.strings.retain(before[origin]);
  }
  for (std::uint32_t role = 0; role < from.role_words; ++role) {
    state_.strings.release(before[role]);
  }
  const Words pauses = before.subspan(from.role_words, from.pause_words);
  const std::vector<std::uint32_t>& origins = plan_.origins.pauses[home.space];
  for (std::uint32_t bit = 0; bit < origins.size(); ++bit) {
    const std::uint32_t origin = origins[bit];
    if (origin == none || (pauses[origin / 32] >> (origin % 32) & 1) == 0) continue;
    after[to.role_words + bit / 32] |= 1u << (bit % 32);
  }
  move_memories(home, before.subspan(from.role_words + from.pause_words),
                after.subspan(to.role_words + to.pause_words));
}

// A memory that several ask for is copied; one that none asks for is dropped.
void Moving::move_memories(CaseRef home, Words before, Words after) {
  std::vector<bool> taken(old_.memories.size(), false);
  for (std::uint32_t memory = 0; memory < next_.memories.size(); ++memory) {
    const std::uint32_t origin = plan_.origins.memories[memory];
    if (next_.memories[memory].space != home.space || origin == none) continue;
    const std::uint32_t first = before[old_.memories[origin].word];
    after[next_.memories[memory].word] = taken[origin] ? copy_memory(first - 1, origin) + 1 : first;
    taken[origin] = true;
  }
  for (std::uint32_t memory = 0; memory < old_.memories.size(); ++memory) {
    const bool here = old_.memories[memory].space == plan_.origins.spaces[home.space];
    if (here && !taken[memory]) drop_memory(before[old_.memories[memory].word] - 1, memory);
  }
}

std::uint32_t Moving::copy_memory(std::uint32_t first, std::uint32_t memory) {
  std::uint32_t copied = none;
  std::uint32_t last = none;
  for (std::uint32_t id = first; id != none; id = state_.memories[id].next) {
    const std::uint32_t copy = state_.memories.make();
    state_.memories[copy].time = state_.memories[id].time;
    state_.memories[copy].captures = state_.captures.copy(
        state_.memories[id].captures, old_.memories[memory].capture_count, state_.strings);
    (last == none ? copied : state_.memories[last].next) = copy;
    last = copy;
  }
  return copied;
}

void Moving::drop_memory(std::uint32_t first, std::uint32_t memory) {
  for (std::uint32_t id = first; id != none;) {
    const std::uint32_t next = state_.memories[id].next;
    state_.captures.release(state_.memories[id].captures, old_.memories[memory].capture_count,
                            state_.strings);
    state_.memories.drop(id);
    id = next;
  }
}

void Moving::move_rules(CaseRef home) {
  for (std::uint32_t id = detail::first_obligation(state_, home); id != none;
       id = state_.obligation(id).next) {
    Obligation& o = state_.obligation(id);
    // Those that move keep their rule until they do.
    const bool moves = o.live() && plan_.rules[o.rule].fate == Fate::moved;
    if (!moves) o.rule = own_place(static_cast<std::uint32_t>(o.rule)) & (detail::max_rules - 1);
    if (o.state == ObligationState::waiting && !state_.keeps_violations) {
      state_.violations[o.violation].rule = static_cast<std::uint32_t>(o.rule);
    }
  }
  move_violations(detail::violations_of(state_, home).first);
  move_violations(detail::held_of(state_, home).first);
}

void Moving::move_violations(std::uint32_t first) {
  for (std::uint32_t id = first; id != none; id = state_.violations[id].next) {
    state_.violations[id].rule = own_place(state_.violations[id].rule);
  }
}

void Moving::move_obligation(const Moved& moved) {
  Obligation& o = state_.obligation(moved.obligation);
  const RuleFate& fate = plan_.rules[o.rule];
  if (!state_.facts.rules[fate.to].fits_cell || o.more != none) move_more(o, moved);
  o.rule = fate.to & (detail::max_rules - 1);
  o.state = moved.paused ? ObligationState::paused : ObligationState::running;
  detail::set_due(o, moved.due);
  if (moved.paused && moved.due != never) detail::keep_left(o, moved.left);
  o.at_close = moved.at_close ? 1 : 0;
}

void Moving::move_more(Obligation& o, const Moved& moved) {
  if (o.more == none) detail::keep_more(state_, o, o.short_line, o.short_ordinal);
  detail::ObligationMore& more = detail::obligation_more(state_, o);
  more.captures = state_.captures.rearrange(more.captures, old_.rules[o.rule].capture_count,
                                            plan_.rules[o.rule].captures, state_.strings);
  more.total = moved.total;
  more.warned = moved.warned;
  more.remaining = moved.remaining;
}

// `timers`: the obligations that had one. A warning that was next is so still.
void Moving::start_timers(const std::vector<std::uint32_t>& timers) {
  std::vector<bool> moves(state_.cells.size(), false);
  for (const Moved& moved : plan_.moved) moves[moved.obligation] = true;
  for (const std::uint32_t id : timers) {
    if (!moves[id]) state_.timers.push(state_.timer_nodes(), id);
  }
  auto nowhere = [](const Finding&) {};
  const SinkRef sink(nowhere);
  detail::Run run{next_, state_, sink};
  for (const Moved& moved : plan_.moved) {
    if (!moved.paused) detail::start_timer(run, moved.obligation, state_.now);
  }
}

void Moving::move_overruns() {
  std::vector<std::uint64_t> before(next_.calendars.size(), 0);
  before.swap(state_.overruns);
  for (std::size_t to = 0; to < next_.calendars.size(); ++to) {
    const auto same = [&](const detail::Calendar& calendar) {
      return calendar.name == next_.calendars[to].name;
    };
    const auto first = next_.calendars.begin();
    // A former rule's calendar may have the same name: it counts for itself from now on.
    if (std::any_of(first, first + static_cast<std::ptrdiff_t>(to), same)) continue;
    for (std::size_t from = 0; from < old_.calendars.size(); ++from) {
      if (same(old_.calendars[from])) state_.overruns[to] += before[from];
    }
  }
}

// From now on violations are looked back at: of the earlier ones those are known that wait for a
// late fulfilment.
void Moving::keep_violations() {
  if (state_.keeps_violations || !state_.facts.asks_for_violations) return;
  state_.keeps_violations = true;
  detail::for_each_case(state_, [&](CaseRef home) { list_waiting(home); });
}

void Moving::list_waiting(CaseRef home) {
  for (std::uint32_t id = detail::first_obligation(state_, home); id != none;
       id = state_.obligation(id).next) {
    const Obligation& o = state_.obligation(id);
    if (o.state != ObligationState::waiting) continue;
    detail::append(state_, detail::ensure_more(state_, home).violations, o.violation);
  }
}

// When a case last had an event was not kept where nothing was forgotten: its age begins now.
void Moving::age_cases(std::uint8_t space) {
  std::vector<std::uint32_t> ids;
  state_.cases[space].for_each([&](std::uint32_t id) { ids.push_back(id); });
  for (const std::uint32_t id : ids) {
    if (next_.forgets) {
      detail::renew(state_, {space, id}, state_.now);
    } else if (detail::CaseMore* const more = detail::more_of(state_, {space, id})) {
      detail::unlist(state_, {space, id}, *more);
    }
  }
}

// What was cancelled may have been the last that kept a case.
void Moving::forget_cases() {
  if (plan_.ended.empty()) return;
  for (std::uint8_t space = 0; space < next_.space_count(); ++space) {
    std::vector<std::uint32_t> ids;
    state_.cases[space].for_each([&](std::uint32_t id) { ids.push_back(id); });
    for (const std::uint32_t id : ids) {
      if (detail::is_over(state_, next_, {space, id})) {
        detail::forget(state_, next_, {space, id});
      }
    }
  }
}

}  // namespace

void move_state(State& state, const ProgramData& old, const ProgramData& next,
                const AdoptionPlan& plan, const std::vector<std::uint32_t>& former) {
  Moving(state, old, next, plan, former).move();
}

// The ids of one field say nothing about those of another.
void move_ids(detail::SeenIds& ids, const ProgramData& old, const ProgramData& next) {
  detail::SeenIds before;
  std::swap(ids, before);
  if (old.view(old.dedupe) != next.view(next.dedupe)) return;
  const Schema types(old);
  const Schema next_types(next);
  before.for_each([&](EventType type, std::string_view id, TimePoint until) {
    const auto same = next_types.find_event(types.event_name(type));
    if (same) ids.add(*same, id, until);
  });
}

void move_held(detail::SortBuffer& held, const ProgramData& old, const ProgramData& next) {
  const Schema before(old);
  const Schema after(next);
  std::vector<detail::SortBuffer::Rewriting> types(before.event_count());
  for (EventType type = 0; type < before.event_count(); ++type) {
    const auto same = after.find_event(before.event_name(type));
    if (!same) continue;
    types[type].type = *same;
    for (std::uint32_t slot = 0; slot < after.field_count(*same); ++slot) {
      const auto place = before.find_field(type, after.field(*same, slot).name);
      types[type].fields.push_back(place.value_or(none));
    }
  }
  held.rewrite(types);
}

}  // namespace mora::adoption
