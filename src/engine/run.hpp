// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Run: what the evaluation of one event or timer works on.

#include <cstdint>

#include "mora/event.hpp"
#include "mora/sink.hpp"

#include "engine/interpret.hpp"
#include "engine/state.hpp"
#include "program/program_data.hpp"

namespace mora::inline v0::detail {

// `event` is null while time alone passes.
struct Run {
  const ProgramData& program;
  State& state;
  const SinkRef& sink;
  const Event* event = nullptr;

  [[nodiscard]] Context context(CaseRef home) const {
    Context c;
    c.program = &program;
    c.state = &state;
    c.event = event;
    c.home = home;
    return c;
  }

  void tell(const Finding& finding) const {
    if (state.meter != nullptr) state.meter->pause();
    sink(finding);
    if (state.meter != nullptr) state.meter->resume();
  }

  // Of an obligation.
  [[nodiscard]] Context context_of(std::uint32_t id) const {
    const Obligation& o = state.obligation(id);
    Context c = context(home_of(state, program, id));
    c.trigger = state.captures.at(captures_of(state, o));
    c.trigger_time = o.opened_at;
    return c;
  }
};

}  // namespace mora::inline v0::detail
