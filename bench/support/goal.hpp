// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// tell_goal: what a benchmark has measured beside what it is to reach, for the table that
// bench/table.py makes of all programs' results.

#include <string>

#include <benchmark/benchmark.h>

namespace mora::bench {

// What is good enough: `measured` at most `target`; both in `unit` ("x" for a ratio).
inline void tell_goal(benchmark::State& state, const std::string& unit, double measured,
                      double target) {
  state.counters["measured"] = measured;
  state.counters["target"] = target;
  state.SetLabel(unit);
}

}  // namespace mora::bench
