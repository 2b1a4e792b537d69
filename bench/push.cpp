// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What does an event cost that a C++ host pushes as a struct? One deadline rule; variants: how many
// orders are open at a time (the log's 3 h window), small and large logs. Counted: time per event.
// Checked: the number of violations against a count made from the definition.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

#include "support/answer_log.hpp"

namespace {

using mora::bench::AnswerLog;
using mora::bench::LogEvent;

// Events with the texts and fields that they point to.
struct Prepared {
  std::vector<std::string> orders;
  std::vector<std::vector<mora::Value>> fields;
  std::vector<mora::Event> events;
};

Prepared prepare(const AnswerLog& log, const mora::Program& program) {
  Prepared p;
  const mora::Schema schema = program.schema();
  const mora::EventType request = *schema.find_event("request");
  const mora::EventType response = *schema.find_event("response");
  p.orders.reserve(log.events.size());
  p.fields.reserve(log.events.size());
  for (const LogEvent& event : log.events) {
    const mora::EventType type = event.request ? request : response;
    p.orders.push_back("SO-" + std::to_string(event.order));
    p.fields.emplace_back(schema.field_count(type));
    p.fields.back()[0] = mora::Value(std::string_view(p.orders.back()));
    p.events.push_back({mora::TimePoint{event.time_us}, type, 0, p.fields.back()});
  }
  return p;
}

void push_events(benchmark::State& state) {
  const mora::Program program =
      mora::compile_text("answers.yaml", mora::bench::answer_policy).program;
  const AnswerLog log = mora::bench::make_answer_log(static_cast<std::uint32_t>(state.range(0)));
  const Prepared prepared = prepare(log, program);
  for (auto _ : state) {
    std::uint64_t violations = 0;
    mora::Monitor monitor(program, [&](const mora::Finding& f) {
      violations += f.kind == mora::FindingKind::violation ? 1 : 0;
    });
    for (const mora::Event& event : prepared.events) monitor.push(event);
    monitor.finish();
    if (violations != log.violations) state.SkipWithError("wrong number of violations");
  }
  state.counters["per_event"] = benchmark::Counter(
      static_cast<double>(prepared.events.size()),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK(push_events)->Arg(10'000)->Arg(500'000)->Unit(benchmark::kMillisecond);

}  // namespace
