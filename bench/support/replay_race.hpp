// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// race: the program mora replays a log, and in the same run the log is merely parsed; both several
// times in turn, the least time of each counts.

#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "support/process.hpp"

namespace mora::bench {

struct Race {
  std::string rules;  // paths
  std::string log;
  std::string output;  // where the findings go
  std::uint64_t violations = 0;
  double target = 0;
  std::vector<std::string> options;  // of mora replay
};

// One replay.
[[nodiscard]] ProcessCost run_replay(const Race& race);

// Tells the ratio of the two times, and each rate beside it; an error if mora fails or does not
// find `violations`.
void run_race(benchmark::State& state, const Race& race);

}  // namespace mora::bench
