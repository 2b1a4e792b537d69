// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Does it matter how a log comes? One deadline rule, one thread, the whole process mora; in
// the same run it replays the same events as JSON Lines whose values are plain texts and numbers.
// The ratio is what counts. Varies: each line has an object in it that no rule asks for, or a list;
// a text in which every character is escaped, as many writers do with all that is not ASCII; or the
// log is CSV; or lines stand some places before or behind their own, and mora sorts them. Checked:
// the number of violations against a count made from the definition.

#include <algorithm>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "support/answer_log.hpp"
#include "support/goal.hpp"
#include "support/replay_race.hpp"
#include "support/scratch_folder.hpp"
#include "support/stopwatch.hpp"

namespace {

using mora::bench::AnswerLog;
using mora::bench::Race;

constexpr std::uint32_t requests = 250'000;

// The text of a log.
using Write = std::string (*)(const AnswerLog&);

std::string with_objects(const AnswerLog& log) {
  constexpr auto object = R"("meta":{"host":"db-1","thread":{"id":17,"name":"main"}},)";
  return mora::bench::as_json_lines(log, object);
}

std::string with_lists(const AnswerLog& log) {
  constexpr auto list = R"("tags":["telephone","second line",{"weight":0.5}],)";
  return mora::bench::as_json_lines(log, list);
}

std::string with_escapes(const AnswerLog& log) {
  constexpr auto text = R"("site":"\u77f3\u5bb6\u838a\u745e\u5eb7\u5236\u836f",)";
  return mora::bench::as_json_lines(log, text);
}

// Every eight lines the other way round.
std::string out_of_order(const AnswerLog& log) {
  AnswerLog other = log;
  for (std::size_t i = 0; i + 8 <= other.events.size(); i += 8) {
    const auto first = other.events.begin() + static_cast<std::ptrdiff_t>(i);
    std::reverse(first, first + 8);
  }
  return mora::bench::as_json_lines(other);
}

// False if mora fails or does not find what there is.
bool add_replay(const Race& race, mora::bench::Least& time) {
  const mora::bench::ProcessCost cost = mora::bench::run_replay(race);
  time.add(cost.seconds);
  return cost.exit_code == 0 &&
         mora::bench::count_in_file(race.output, R"("kind":"violation")") == race.violations;
}

void form(benchmark::State& state, const char* file, Write write,
          const std::vector<std::string>& options) {
  const mora::bench::ScratchFolder folder;
  const AnswerLog log = mora::bench::make_answer_log(requests, {.orders = requests / 5});
  Race plain;
  plain.rules = folder.write("answers.yaml", mora::bench::answer_policy);
  plain.log = folder.write("plain.jsonl", mora::bench::as_json_lines(log));
  plain.output = folder.path("findings.jsonl");
  plain.violations = log.violations;
  Race other = plain;
  other.log = folder.write(file, write(log));
  other.options = options;
  mora::bench::Least plain_time;
  mora::bench::Least other_time;
  for (auto _ : state) {
    if (!add_replay(plain, plain_time) || !add_replay(other, other_time)) {
      return state.SkipWithError("mora replay failed, or gave a wrong number of violations");
    }
    state.SetIterationTime(other_time.seconds());
  }
  state.counters["events_per_second"] =
      static_cast<double>(log.events.size()) / other_time.seconds();
  mora::bench::tell_goal(state, "x", other_time.seconds() / plain_time.seconds(), 1.5);
}

void run(benchmark::internal::Benchmark* benchmark) {
  benchmark->UseManualTime()->Iterations(7)->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(form, objects, "log.jsonl", with_objects, {})
    ->Name("replay, an object in each line, to plain lines")
    ->Apply(run);
BENCHMARK_CAPTURE(form, lists, "log.jsonl", with_lists, {})
    ->Name("replay, a list in each line, to plain lines")
    ->Apply(run);
BENCHMARK_CAPTURE(form, escapes, "log.jsonl", with_escapes, {})
    ->Name("replay, an escaped text in each line, to plain lines")
    ->Apply(run);
BENCHMARK_CAPTURE(form, csv, "log.csv", mora::bench::as_csv, {})
    ->Name("replay, the log in CSV, to plain lines")
    ->Apply(run);
BENCHMARK_CAPTURE(form, disorder, "log.jsonl", out_of_order, {"--lateness", "1h"})
    ->Name("replay, lines out of order, held for an hour, to plain lines")
    ->Apply(run);

}  // namespace
