// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <vector>

#include "binary/damaged.hpp"
#include "binary/kept_values.hpp"
#include "snapshot/case_reader.hpp"
#include "snapshot/state_codec.hpp"
#include "snapshot/times.hpp"

namespace mora::snapshot {

using detail::ProgramData;
using detail::SortBuffer;
using detail::State;

namespace {

void read_ended(const ProgramData& program, binary::Decoder& in, State& state) {
  for (std::uint64_t left = in.count(); left != 0; --left) {
    State::Ended ended;
    ended.space = static_cast<std::uint8_t>(in.index(program.spaces.size()));
    ended.hash = static_cast<std::uint32_t>(in.count_up_to(UINT32_MAX));
    ended.life = static_cast<std::uint32_t>(in.count_up_to(UINT32_MAX));
    state.ended_now.push_back(ended);
  }
}

void read_ids(const ProgramData& program, binary::Decoder& in, State& state) {
  for (std::uint64_t left = in.count(); left != 0; --left) {
    const EventType type = in.index(program.events.size());
    const std::string id = in.text();
    state.ids.add(type, id, instant(in));
  }
}

}  // namespace

void read_stream(binary::Decoder& in, State& state) {
  state.now = instant(in);
  if (state.now < min_time) binary::damaged("a time is out of range");
  state.sealed = in.flag();
  if (in.flag()) state.last_event = event_time(in);
  state.keeps_violations = in.flag() || state.facts.asks_for_violations;
  state.opened = in.count_up_to(detail::max_sequence / 2);
  state.events = in.count();
  state.rejected = in.count();
  state.found = in.count();
  state.unopened = in.count();
  state.duplicates = in.count();
  for (std::uint64_t& overruns : state.overruns) overruns = in.count();
}

void read_held(const ProgramData& program, binary::Decoder& in, SortBuffer& held) {
  binary::KeptValues kept;
  for (std::uint64_t left = in.count(); left != 0; --left) {
    Event event;
    event.time = event_time(in);
    event.type = in.index(program.events.size());
    event.line = in.count();
    const detail::EventData& type = program.events[event.type];
    std::vector<Value> fields;
    for (std::uint32_t i = 0; i < type.field_count; ++i) {
      fields.push_back(in.value(program.fields[type.first_field + i].kind, kept));
    }
    event.fields = fields;
    held.push(event, type.field_count);
    kept.clear();
  }
}

void read_state(const ProgramData& program, binary::Decoder& in, State& state, SortBuffer& held) {
  read_stream(in, state);
  read_ended(program, in, state);
  read_ids(program, in, state);
  for (std::uint8_t space = 0; space < program.space_count(); ++space) {
    CaseReader reader(program, state, in);
    for (std::uint64_t left = in.count(); left != 0; --left) reader.read(space);
  }
  read_held(program, in, held);
}

}  // namespace mora::snapshot
