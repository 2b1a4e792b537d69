// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// How near is a replay to merely parsing the log when a whole regulation judges it? The after-sales
// regulation, whose rules are 39, on its sample log many times over; otherwise as replay.cpp.
// Checked: the number of violations against what the oracle finds in one copy of the log.

#include "support/replay_race.hpp"
#include "support/sample_log.hpp"
#include "support/scratch_folder.hpp"

namespace {

constexpr const char* after_all_due_times = "2040-01-01 00:00";

void regulation(benchmark::State& state) {
  const mora::bench::ScratchFolder folder;
  const auto copies = static_cast<std::uint32_t>(state.range(0));
  mora::bench::Race race;
  race.rules = mora::bench::rules_path("sigma-after-sales.yaml");
  race.log = folder.write("log.jsonl", mora::bench::repeated_sample(copies));
  race.output = folder.path("findings.jsonl");
  race.violations = copies * mora::bench::sample_violations();
  race.target = 2.5;
  race.options = {"--as-of", after_all_due_times};
  mora::bench::run_race(state, race);
}

BENCHMARK(regulation)
    ->Name("replay, the whole regulation, to parse only")
    ->Arg(1'000)
    ->UseManualTime()
    ->Iterations(5)
    ->Unit(benchmark::kMillisecond);

}  // namespace
