// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/shard.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <span>

#include "engine/clause_step.hpp"
#include "engine/passing_time.hpp"
#include "engine/plain_event.hpp"

namespace mora::shards {
namespace {

std::uint32_t most_openings(const detail::ProgramData& program) {
  std::uint32_t most = 0;
  for (const detail::EventData& event : program.events) {
    const auto first = program.steps.begin() + event.first_step;
    const auto openings = std::count_if(first, first + event.step_count, [](const auto& step) {
      return step.op == detail::ClauseOp::open;
    });
    most = std::max(most, static_cast<std::uint32_t>(openings));
  }
  return most;
}

}  // namespace

// Tells what is found while the own event `at` is at hand; between `before`, the own event before
// it, and that one, what falls due because time passes.
struct Shard::Sink {
  const detail::State& state;
  Found& found;
  std::uint32_t policy;
  std::span<const Admitted> events;
  std::size_t before = 0;  // the events behind the one before
  std::size_t at = 0;
  bool own = false;

  void operator()(const Finding& finding) {
    const std::size_t event = own ? at : first_after(state.place.at);
    found.add({events[event].line, policy, static_cast<std::uint32_t>(event), own, state.place},
              finding);
  }

  // What falls due at `due` is told at the first event after it: there is one, since time has
  // passed.
  [[nodiscard]] std::size_t first_after(TimePoint due) const {
    const auto is_behind = [&](const Admitted& event) { return event.event.time <= due; };
    const auto between = events.subspan(before, at - before);
    return before + static_cast<std::size_t>(std::ranges::partition_point(between, is_behind) -
                                             between.begin());
  }
};

Shard::Shard(Program program, std::uint32_t index, std::uint32_t policy,
             const ShardOptions& options)
    : program_(std::move(program)),
      index_(index),
      policy_(policy),
      opening_bits_(static_cast<std::uint32_t>(std::bit_width(most_openings(data())))),
      state_(data()) {
  state_.limits = detail::OpenLimits(0, options.max_open_per_case);
  if (options.measures_rules)
    state_.meter = std::make_unique<detail::RuleMeter>(data().rules.size());
}

std::vector<RuleCost> Shard::rule_costs() const {
  return state_.meter == nullptr ? std::vector<RuleCost>() : state_.meter->costs();
}

// The event, which another thread has written, and its key's place in the table some events ahead;
// then the case, whose place the table tells.
void Shard::fetch_ahead(std::span<const Admitted> events, std::span<const Share> own) const {
  constexpr std::size_t place_ahead = 12;
  constexpr std::size_t case_ahead = 6;
  if (own.size() <= place_ahead) return;
  const auto table_of = [&](const Share& share) -> const detail::CaseTable& {
    return state_.cases[static_cast<std::size_t>(std::countr_zero(share.spaces))];
  };
  const Share& far = own[place_ahead];
  detail::fetch_for_reading(&events[far.event]);
  if (far.is_plain) table_of(far).fetch(far.hash);
  const Share& near = own[case_ahead];
  if (!near.is_plain) return;
  const std::uint32_t home = table_of(near).guess(near.hash);
  if (home != detail::none) detail::fetch_for_writing(&state_.cells[home]);
}

void Shard::take(detail::Run& run, const Event& event, const Share& share) {
  if (share.is_plain && state_.meter == nullptr) {
    const detail::EventFacts& type = state_.facts.events[event.type];
    const detail::SoughtKey key = share.has_short_key
                                      ? detail::SoughtKey(share.words, share.hash)
                                      : detail::SoughtKey(event.fields[type.slot].string());
    detail::PlainEvent(data(), state_, run.sink, event, event.time, event.line).act(type, key);
    return;
  }
  run.event = &event;
  detail::EventSteps(run).run(share.spaces);
  run.event = nullptr;
}

void Shard::judge(const BatchEvents& batch, std::uint64_t number, Found& found) {
  const std::span<const Admitted> events = batch.all();
  if (events.empty()) return;
  Sink sink{state_, found, policy_, events};
  const SinkRef teller(sink);
  detail::Run run{data(), state_, teller};
  const auto pass_time_to = [&](std::size_t event) {
    sink.at = event;
    sink.own = false;
    detail::pass_time(run, events[event].event.time, false);
    detail::move_to(state_, events[event].event.time);
  };
  for (std::span own = batch.share(index_); !own.empty(); own = own.subspan(1)) {
    fetch_ahead(events, own);
    const Share& share = own.front();
    pass_time_to(share.event);
    sink.own = true;
    // The order of opening is the same in all shards: that of the events.
    state_.opened = (number + share.event) << opening_bits_;
    take(run, events[share.event].event, share);
    // Of what fell due before it, too.
    state_.scratch.clear();
    sink.before = share.event + 1;
  }
  // What the last event leaves due already waits for the next one.
  if (sink.before == events.size()) return;
  pass_time_to(events.size() - 1);
  state_.scratch.clear();
}

void Shard::finish(TimePoint end, const Rank& rank, Found& found) {
  auto tell = [&](const Finding& finding) {
    Rank at = rank;
    at.place = state_.place;
    found.add(at, finding);
  };
  const SinkRef teller(tell);
  detail::Run run{data(), state_, teller};
  detail::pass_time(run, end, true);
  state_.scratch.clear();
}

void Shard::count_open(std::vector<std::uint64_t>& by_rule) const {
  detail::for_each_live(state_,
                        [&](detail::CaseRef, const detail::Obligation& o) { ++by_rule[o.rule]; });
}

}  // namespace mora::shards
