// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What does an event cost that a C++ host pushes as a struct? One deadline rule; about 5,400 orders
// open at a time (the log's 3 h window). Varies: the size of the log. Counted: time per event, and
// how often the monitor asks for memory in the second half of the log, which is as the first half
// was. Checked: the number of violations against a count made from the definition.

#include <string>
#include <vector>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

#include "support/allocations.hpp"
#include "support/answer_log.hpp"
#include "support/goal.hpp"
#include "support/stopwatch.hpp"

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

struct Outcome {
  std::uint64_t violations = 0;
  std::uint64_t late_allocations = 0;  // in the second half
};

Outcome push_all(const mora::Program& program, const Prepared& prepared) {
  Outcome outcome;
  mora::Monitor monitor(program, [&](const mora::Finding& f) {
    outcome.violations += f.kind == mora::FindingKind::violation ? 1 : 0;
  });
  const std::size_t half = prepared.events.size() / 2;
  for (std::size_t i = 0; i < half; ++i) monitor.push(prepared.events[i]);
  const std::uint64_t before = mora::bench::allocation_count();
  for (std::size_t i = half; i < prepared.events.size(); ++i) monitor.push(prepared.events[i]);
  outcome.late_allocations = mora::bench::allocation_count() - before;
  monitor.finish();
  return outcome;
}

struct Run {
  double ns_per_event = 0;
  std::uint64_t late_allocations = 0;
  bool right = true;
};

Run run(benchmark::State& state) {
  const mora::Program program =
      mora::compile_text("answers.yaml", mora::bench::answer_policy).program;
  const AnswerLog log = mora::bench::make_answer_log(static_cast<std::uint32_t>(state.range(0)));
  const Prepared prepared = prepare(log, program);
  Run result;
  mora::bench::Least least;
  for (auto _ : state) {
    const mora::bench::Stopwatch watch;
    const Outcome outcome = push_all(program, prepared);
    least.add(watch.seconds());
    result.late_allocations = outcome.late_allocations;
    result.right = result.right && outcome.violations == log.violations;
  }
  result.ns_per_event = least.seconds() * 1e9 / static_cast<double>(prepared.events.size());
  return result;
}

void push_time(benchmark::State& state) {
  const Run result = run(state);
  if (!result.right) return state.SkipWithError("wrong number of violations");
  mora::bench::tell_goal(state, "ns", result.ns_per_event, 30);
}

void push_allocations(benchmark::State& state) {
  const Run result = run(state);
  if (!result.right) return state.SkipWithError("wrong number of violations");
  mora::bench::tell_goal(state, "times", static_cast<double>(result.late_allocations), 0);
}

BENCHMARK(push_time)
    ->Name("push, one rule, an event")
    ->Arg(10'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(push_allocations)
    ->Name("push, one rule, memory asked for after warm-up")
    ->Arg(500'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
