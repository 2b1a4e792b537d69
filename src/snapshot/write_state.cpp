// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <optional>
#include <string_view>

#include "binary/encoder.hpp"
#include "snapshot/case_writer.hpp"
#include "snapshot/state_codec.hpp"

namespace mora::snapshot {

using detail::none;
using detail::ProgramData;
using detail::SortBuffer;
using detail::State;

namespace {

void write_ended(const State& state, binary::Encoder& out) {
  out.count(state.ended_now.size());
  for (const State::Ended& ended : state.ended_now) {
    out.count(ended.space);
    out.count(ended.hash);
    out.count(ended.life);
  }
}

void write_ids(const State& state, binary::BlockWriter& out) {
  binary::Encoder encoder(out.bytes());
  encoder.count(state.ids.size());
  state.ids.for_each([&](EventType type, std::string_view id, TimePoint until) {
    encoder.count(type);
    encoder.text(id);
    encoder.time(until);
    out.flow();
  });
}

// Those listed by age come first, in their order.
void write_cases(const ProgramData& program, const State& state, std::uint8_t space,
                 binary::BlockWriter& out) {
  CaseWriter writer(program, state, out.bytes());
  binary::Encoder(out.bytes()).count(state.cases[space].size());
  const auto write = [&](std::uint32_t id) {
    writer.write({space, id});
    out.flow();
  };
  for (std::uint32_t next = state.by_age[space].first; next != none;) {
    const detail::CaseMore& more = state.cases[space].more_at(next);
    write(more.home);
    next = more.newer;
  }
  state.cases[space].for_each([&](std::uint32_t id) {
    const detail::CaseMore* const more = detail::more_of(state, {space, id});
    if (more == nullptr || !more->listed) write(id);
  });
}

bool is_of(const Event& event, std::string_view case_key) {
  return event.fields[0].kind() == ValueKind::string && event.fields[0].string() == case_key;
}

}  // namespace

void write_stream(const State& state, binary::Encoder& out) {
  out.time(state.now);
  out.flag(state.sealed);
  out.flag(state.events != 0);
  if (state.events != 0) out.time(state.last_event);
  out.flag(state.keeps_violations);
  out.count(state.opened);
  out.count(state.events);
  out.count(state.rejected);
  out.count(state.found);
  out.count(state.unopened);
  out.count(state.duplicates);
  for (const std::uint64_t overruns : state.overruns) out.count(overruns);
}

void write_held(const SortBuffer& held, const State& state,
                std::optional<std::string_view> case_key, binary::BlockWriter& out) {
  const auto is_wanted = [&](const Event& event) { return !case_key || is_of(event, *case_key); };
  std::uint64_t count = 0;
  held.for_each([&](const Event& event) { count += is_wanted(event) ? 1U : 0U; });
  binary::Encoder encoder(out.bytes());
  encoder.count(count);
  held.for_each([&](const Event& event) {
    if (!is_wanted(event)) return;
    encoder.time(event.time);
    encoder.count(event.type);
    encoder.count(event.line);
    const std::uint32_t fields = state.facts.events[event.type].field_count;
    for (std::uint32_t i = 0; i < fields; ++i) encoder.value(event.fields[i]);
    out.flow();
  });
}

void write_state(const ProgramData& program, const State& state, const SortBuffer& held,
                 binary::BlockWriter& out) {
  binary::Encoder encoder(out.bytes());
  write_stream(state, encoder);
  write_ended(state, encoder);
  write_ids(state, out);
  for (std::uint8_t space = 0; space < program.space_count(); ++space) {
    write_cases(program, state, space, out);
  }
  write_held(held, state, std::nullopt, out);
}

}  // namespace mora::snapshot
