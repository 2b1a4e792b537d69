// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "support/replay_race.hpp"

#include <filesystem>

#include "support/goal.hpp"
#include "support/parse_only.hpp"
#include "support/scratch_folder.hpp"
#include "support/stopwatch.hpp"

namespace mora::bench {

ProcessCost run_replay(const Race& race) {
  // To give the pages of an earlier run's findings back takes the system as long as to write these.
  std::filesystem::remove(race.output);
  std::vector<std::string> words = {MORA_PROGRAM, "replay",  "--rules", race.rules, "--format",
                                    "jsonl",      "--quiet", "-o",      race.output};
  words.insert(words.end(), race.options.begin(), race.options.end());
  words.push_back(race.log);
  return run_process(words);
}

void run_race(benchmark::State& state, const Race& race) {
  Least parse_time;
  Least replay_time;
  std::uint64_t lines = 0;
  for (auto _ : state) {
    const Stopwatch watch;
    const Parsed parsed = parse_only(race.log);
    parse_time.add(watch.seconds());
    lines = parsed.lines;
    const ProcessCost cost = run_replay(race);
    if (cost.exit_code != 0) return state.SkipWithError("mora replay failed");
    replay_time.add(cost.seconds);
    state.SetIterationTime(cost.seconds);
  }
  if (count_in_file(race.output, R"("kind":"violation")") != race.violations) {
    return state.SkipWithError("wrong number of violations");
  }
  const auto events = static_cast<double>(lines);
  state.counters["events_per_second"] = events / replay_time.seconds();
  state.counters["parse_only_per_second"] = events / parse_time.seconds();
  tell_goal(state, "x", replay_time.seconds() / parse_time.seconds(), race.target);
}

}  // namespace mora::bench
