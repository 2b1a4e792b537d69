// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// How near is a replay to merely parsing the log? One deadline rule over about 200 bytes a line,
// from memory. The same run times simdjson alone, reading the four fields that the rule needs from
// each line; the ratio is what counts, since machines differ. Checked: the number of violations
// against a count made from the definition.

#include "mora/replay.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <sstream>
#include <string>

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

#include "support/answer_log.hpp"

namespace {

using mora::bench::AnswerLog;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// The bytes of the four texts, so that reading them cannot be left out.
std::size_t parse_only(simdjson::ondemand::parser& parser, const simdjson::padded_string& lines) {
  std::size_t bytes = 0;
  const char* const end = lines.data() + lines.size();
  for (const char* line = lines.data(); line < end;) {
    const char* const stop = std::find(line, end, '\n');
    const auto room = static_cast<std::size_t>(end - line) + simdjson::SIMDJSON_PADDING;
    auto document = parser.iterate(line, static_cast<std::size_t>(stop - line), room);
    for (const char* name : {"time", "type", "order", "by"}) {
      std::string_view text;
      if (document[name].get_string().get(text) == simdjson::SUCCESS) bytes += text.size();
    }
    line = stop + 1;
  }
  return bytes;
}

double best_parse_time(const simdjson::padded_string& lines) {
  simdjson::ondemand::parser parser;
  double best = std::numeric_limits<double>::max();
  for (int i = 0; i < 5; ++i) {
    const auto start = Clock::now();
    benchmark::DoNotOptimize(parse_only(parser, lines));
    best = std::min(best, seconds_since(start));
  }
  return best;
}

std::uint64_t replay(const mora::Program& program, const std::string& lines) {
  std::istringstream input(lines);
  std::uint64_t violations = 0;
  mora::Monitor monitor(program, [&](const mora::Finding& f) {
    violations += f.kind == mora::FindingKind::violation ? 1 : 0;
  });
  const auto reader = mora::read_json_lines(program, input);
  for (;;) {
    const mora::ReadResult result = reader->next();
    if (result.outcome == mora::ReadOutcome::end) break;
    if (result.outcome == mora::ReadOutcome::event) monitor.push(result.event);
  }
  monitor.finish();
  return violations;
}

void replay_json_lines(benchmark::State& state) {
  const mora::Program program =
      mora::compile_text("answers.yaml", mora::bench::answer_policy).program;
  const AnswerLog log = mora::bench::make_answer_log(static_cast<std::uint32_t>(state.range(0)));
  const std::string lines = mora::bench::as_json_lines(log);
  const double parse_time = best_parse_time(simdjson::padded_string(lines));
  double best = std::numeric_limits<double>::max();
  for (auto _ : state) {
    const auto start = Clock::now();
    if (replay(program, lines) != log.violations) state.SkipWithError("wrong number of violations");
    best = std::min(best, seconds_since(start));
  }
  const auto events = static_cast<double>(log.events.size());
  state.counters["events_per_second"] = events / best;
  state.counters["parse_only_events_per_second"] = events / parse_time;
  state.counters["ratio_to_parse_only"] = best / parse_time;
}

BENCHMARK(replay_json_lines)->Arg(200'000)->Unit(benchmark::kMillisecond);

}  // namespace
