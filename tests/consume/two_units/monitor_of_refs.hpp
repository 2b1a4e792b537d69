// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What both units have: every public header, and a run of one event through Monitor<SinkRef>.

#include <string_view>
#include <vector>

#include <mora/case_file.hpp>
#include <mora/compile.hpp>
#include <mora/monitor.hpp>
#include <mora/replay.hpp>
#include <mora/report.hpp>
#include <mora/sink.hpp>
#include <mora/summary.hpp>
#include <mora/version.hpp>

inline mora::Counters run_one(const mora::Program& program, mora::SinkRef sink) {
  mora::Monitor<mora::SinkRef> monitor(program, sink);
  std::vector<mora::Value> fields(program.schema().max_field_count());
  fields[0] = mora::Value(std::string_view("T-1"));
  mora::Event event;
  event.fields = fields;
  monitor.push(event);
  monitor.finish();
  return monitor.counters();
}
