// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "shards/shard.hpp"

#include <algorithm>
#include <bit>
#include <memory>

#include "engine/clause_step.hpp"
#include "engine/passing_time.hpp"
#include "engine/plain_event.hpp"
#include "engine/run.hpp"

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

struct Shard::Sink {
  const detail::State& state;
  Found& found;
  Rank rank;

  void operator()(const Finding& finding) {
    rank.place = state.place;
    found.add(rank, finding);
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

// What an event says was written by another thread, and is not near yet: the values some events
// ahead, then the text of the key, which is their first.
void Shard::fetch_ahead(std::span<const Admitted> events) const {
  constexpr std::size_t values_ahead = 16;
  constexpr std::size_t key_ahead = 8;
  if (events.size() <= values_ahead) return;
  detail::fetch_for_reading(events[values_ahead].event.fields.data());
  const Admitted& next = events[key_ahead];
  if (owned_by(index_, next.owners, data().space_count()) == 0) return;
  const Value& key = next.event.fields.front();
  if (key.kind() == ValueKind::string) detail::fetch_for_reading(key.string().data());
}

// Its own event.
void Shard::take_plain(const Event& event, const detail::EventFacts& type, const SinkRef& sink) {
  const detail::SoughtKey key(event.fields[type.slot].string());
  detail::PlainEvent(data(), state_, sink, event, event.time, event.line).act(type, key);
}

void Shard::judge(std::span<const Admitted> events, std::uint64_t number, Found& found) {
  Sink sink{state_, found, {0, policy_, 0, false, {}}};
  const SinkRef teller(sink);
  detail::Run run{data(), state_, teller};
  for (; !events.empty(); events = events.subspan(1)) {
    fetch_ahead(events);
    const Admitted& admitted = events.front();
    run.event = nullptr;
    sink.rank.line = admitted.line;
    sink.rank.own = false;
    detail::pass_time(run, admitted.event.time, false);
    detail::move_to(state_, admitted.event.time);
    sink.rank.own = true;
    // The order of opening is the same in all shards: that of the events.
    state_.opened = number << opening_bits_;
    const detail::EventFacts* const type =
        state_.meter == nullptr ? detail::plain_type(state_.facts, admitted.event) : nullptr;
    if (type != nullptr) {
      if (admitted.owners[type->space] == index_) take_plain(admitted.event, *type, teller);
    } else if (const std::uint32_t owned = owned_by(index_, admitted.owners, data().space_count());
               owned != 0) {
      run.event = &admitted.event;
      detail::EventSteps(run).run_some(owned);
    }
    // Of what fell due before it, too.
    state_.scratch.clear();
    ++number;
    ++sink.rank.event;
  }
}

void Shard::finish(TimePoint end, const Rank& rank, Found& found) {
  Sink sink{state_, found, rank};
  const SinkRef teller(sink);
  detail::Run run{data(), state_, teller};
  detail::pass_time(run, end, true);
  state_.scratch.clear();
}

void Shard::count_open(std::vector<std::uint64_t>& by_rule) const {
  detail::for_each_live(state_,
                        [&](detail::CaseRef, const detail::Obligation& o) { ++by_rule[o.rule]; });
}

}  // namespace mora::shards
