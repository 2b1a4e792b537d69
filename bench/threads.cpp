// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What do threads bring to a replay? One deadline rule; the whole process mora on one log, with one
// thread and with two that parse and judge, in turn; the least time of each counts. Varies: the
// size of the log. Checked: both write the same bytes, with as many violations as a count made from
// the definition. On a machine with less than two cores at leisure the ratio tells of the machine
// alone.

#include <fstream>
#include <sstream>
#include <string>

#include "support/answer_log.hpp"
#include "support/goal.hpp"
#include "support/process.hpp"
#include "support/replay_race.hpp"
#include "support/scratch_folder.hpp"
#include "support/stopwatch.hpp"

namespace {

using namespace mora::bench;

std::string bytes_of(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// Says whether it went well.
bool replay(Race race, const std::string& threads, const std::string& output, Least& least) {
  race.output = output;
  race.options = {"--threads", threads};
  const ProcessCost cost = run_replay(race);
  least.add(cost.seconds);
  return cost.exit_code == 0;
}

void threads(benchmark::State& state) {
  const ScratchFolder folder;
  const AnswerLog log = make_answer_log(static_cast<std::uint32_t>(state.range(0)));
  Race race;
  race.rules = folder.write("answers.yaml", answer_policy);
  race.log = folder.write("log.jsonl", as_json_lines(log));
  const std::string one = folder.path("one.jsonl");
  const std::string two = folder.path("two.jsonl");
  Least with_one;
  Least with_two;
  for (auto _ : state) {
    if (!replay(race, "1", one, with_one) || !replay(race, "2", two, with_two)) {
      return state.SkipWithError("mora replay failed");
    }
    state.SetIterationTime(with_two.seconds());
  }
  if (bytes_of(one) != bytes_of(two)) return state.SkipWithError("other findings with two threads");
  if (count_in_file(two, R"("kind":"violation")") != log.violations) {
    return state.SkipWithError("wrong number of violations");
  }
  const auto events = static_cast<double>(log.events.size());
  state.counters["events_per_second"] = events / with_two.seconds();
  state.counters["with_one_thread"] = events / with_one.seconds();
  tell_goal(state, "x", with_two.seconds() / with_one.seconds(), 0.6);
}

BENCHMARK(threads)
    ->Name("replay, two threads to one")
    ->Arg(500'000)
    ->UseManualTime()
    ->Iterations(7)
    ->Unit(benchmark::kMillisecond);

}  // namespace
