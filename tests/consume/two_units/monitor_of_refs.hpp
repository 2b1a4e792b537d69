// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What both units have: every public header, and a run of one event through Monitor<SinkRef>.

#include <mora/mora.hpp>

inline mora::Counters run_one(const mora::Program& program, mora::SinkRef sink) {
  mora::Monitor<mora::SinkRef> monitor(program, sink);
  mora::EventBuilder opened(program, "opened");
  opened.at("2026-03-02 09:00").set("ticket", "T-1");
  monitor.push(opened.event());
  monitor.finish();
  return monitor.counters();
}
