// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What does an event cost that a C++ host pushes as a struct? One deadline rule; about 5,400 orders
// open at a time (the log's 3 h window). Varies: the size of the log; events pushed one by one, or
// as a host does that reads ahead, 64 together. Counted: time per event; and how often the monitor
// asks for memory when the log, here one in which every request is answered, comes a second time.
// Checked: the number of violations against a count made from the definition.

#include <algorithm>
#include <span>
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

// Events with the texts and fields that they point to, which lie in the order in which they come.
struct Prepared {
  std::string orders;
  std::vector<mora::Value> fields;
  std::vector<mora::Event> events;
};

Prepared prepare(const AnswerLog& log, const mora::Program& program) {
  Prepared p;
  const mora::Schema schema = program.schema();
  const mora::EventType request = *schema.find_event("request");
  const mora::EventType response = *schema.find_event("response");
  std::vector<std::size_t> ends;  // of the orders
  for (const LogEvent& event : log.events) {
    p.orders += "SO-" + std::to_string(event.order);
    ends.push_back(p.orders.size());
  }
  const std::size_t width = schema.max_field_count();
  p.fields.resize(width * log.events.size());
  for (std::size_t i = 0; i < log.events.size(); ++i) {
    const mora::EventType type = log.events[i].request ? request : response;
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    const std::span fields = std::span(p.fields).subspan(width * i, schema.field_count(type));
    fields[0] = mora::Value(std::string_view(p.orders).substr(begin, ends[i] - begin));
    p.events.push_back({mora::TimePoint{log.events[i].time_us}, type, 0, fields});
  }
  return p;
}

mora::Program answers() {
  return mora::compile_text("answers.yaml", mora::bench::answer_policy).program;
}

void push_all(auto& monitor, const std::vector<mora::Event>& events, std::size_t together) {
  if (together == 1) {
    for (const mora::Event& event : events) monitor.push(event);
    return;
  }
  std::vector<mora::Status> statuses(together);
  for (std::size_t i = 0; i < events.size(); i += together) {
    const std::size_t count = std::min(together, events.size() - i);
    monitor.push(std::span(events).subspan(i, count), statuses);
  }
}

void push_time(benchmark::State& state) {
  const mora::Program program = answers();
  const AnswerLog log = mora::bench::make_answer_log(static_cast<std::uint32_t>(state.range(0)));
  const Prepared prepared = prepare(log, program);
  mora::bench::Least least;
  for (auto _ : state) {
    std::uint64_t violations = 0;
    mora::Monitor monitor(program, [&](const mora::Finding& f) {
      violations += f.kind == mora::FindingKind::violation ? 1 : 0;
    });
    const mora::bench::Stopwatch watch;
    push_all(monitor, prepared.events, static_cast<std::size_t>(state.range(1)));
    monitor.finish();
    least.add(watch.seconds());
    if (violations != log.violations) return state.SkipWithError("wrong number of violations");
  }
  const auto events = static_cast<double>(prepared.events.size());
  mora::bench::tell_goal(state, "ns", least.seconds() * 1e9 / events, 30);
}

void push_memory(benchmark::State& state) {
  const mora::Program program = answers();
  const AnswerLog log =
      mora::bench::make_answer_log(static_cast<std::uint32_t>(state.range(0)), {.unanswered = 0});
  const Prepared prepared = prepare(log, program);
  const mora::Duration later =
      prepared.events.back().time - prepared.events.front().time + mora::hours(24);
  for (auto _ : state) {
    std::uint64_t violations = 0;
    mora::Monitor monitor(program, [&](const mora::Finding& f) {
      violations += f.kind == mora::FindingKind::violation ? 1 : 0;
    });
    for (const mora::Event& event : prepared.events) monitor.push(event);
    const std::uint64_t before = mora::bench::allocation_count();
    for (mora::Event event : prepared.events) {
      event.time = event.time + later;
      monitor.push(event);
    }
    const std::uint64_t asked = mora::bench::allocation_count() - before;
    if (violations != 2 * std::uint64_t{log.violations}) {
      return state.SkipWithError("wrong number of violations");
    }
    mora::bench::tell_goal(state, "times", static_cast<double>(asked), 0);
  }
}

BENCHMARK(push_time)
    ->Name("push, one rule, an event")
    ->ArgNames({"", "together"})
    ->ArgsProduct({{10'000, 500'000}, {1, 64}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(push_memory)
    ->Name("push, one rule, memory asked for after warm-up")
    ->Arg(500'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
