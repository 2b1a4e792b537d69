// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a mora_monitor is. Threads: as mora.h says.

#include <cstdint>
#include <vector>

#include "mora/monitor.hpp"
#include "mora/replay.hpp"
#include "mora/sink.hpp"

#include "line_feed.hpp"
#include "mora.h"
#include "outlet.hpp"
#include "program.hpp"
#include "values.hpp"

struct mora_monitor {
  mora_monitor(const mora::Program& program, mora_on_finding on_finding, void* findings_context,
               const mora_monitor_options& options);

  // The monitor runs another program now.
  void follow_program();

  mora_program current;  // the monitor's
  mora::c::Outlet outlet;
  mora::Monitor<mora::SinkRef> monitor;
  mora_on_rejection on_rejection;
  void* context;
  mora::ReadOptions reading;  // of lines; of rows with the number of the next one
  mora::c::LineFeed lines;
  mora::c::EventMaker maker;
};
