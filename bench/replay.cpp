// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// How near is a replay of JSON Lines to merely parsing them? One deadline rule; the whole process
// mora, one thread, from the file to the findings in another. The same run times the best loop that
// only finds four texts in each line of the same file; the ratio is what counts, since machines
// differ. An order is asked about five times. Varies: the size of the log, and how many answers are
// late: one in so many, for a finding takes longer to write than a line to read. Checked: the
// number of violations against a count made from the definition.

#include "support/answer_log.hpp"
#include "support/replay_race.hpp"
#include "support/scratch_folder.hpp"

namespace {

using mora::bench::AnswerLog;

void replay(benchmark::State& state) {
  const mora::bench::ScratchFolder folder;
  const auto requests = static_cast<std::uint32_t>(state.range(0));
  const AnswerLog log = mora::bench::make_answer_log(
      requests, {.orders = requests / 5, .late = static_cast<std::uint32_t>(state.range(1))});
  mora::bench::Race race;
  race.rules = folder.write("answers.yaml", mora::bench::answer_policy);
  race.log = folder.write("log.jsonl", mora::bench::as_json_lines(log));
  race.output = folder.path("findings.jsonl");
  race.violations = log.violations;
  race.target = 1.6;
  mora::bench::run_race(state, race);
}

BENCHMARK(replay)
    ->Name("replay, one rule, to parse only")
    ->ArgNames({"", "one answer late in"})
    ->Args({100'000, 50})
    ->Args({500'000, 50})
    ->Args({500'000, 10})
    ->UseManualTime()
    ->Iterations(7)
    ->Unit(benchmark::kMillisecond);

}  // namespace
