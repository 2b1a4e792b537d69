// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Do rules cost anything that do not listen to an event? Three rules that do, alone and among 997
// that listen to events of other types, of which none comes. Counted: the time of the same events
// under both; the ratio is told. Checked: the number of violations, three for each order.

#include <string>
#include <vector>

#include <fmt/format.h>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

#include "support/goal.hpp"
#include "support/stopwatch.hpp"

namespace {

constexpr std::uint32_t listening = 3;
constexpr std::uint32_t orders = 200'000;
constexpr std::int64_t gap_us = 1'000'000;

std::string policy_text(std::uint32_t rules) {
  std::string text =
      "mora: 1\npolicy: many\ncase: {key: order}\nevents:\n  asked: {}\n  told: {}\n";
  std::string clauses = "clauses:\n";
  for (std::uint32_t i = 0; i < rules; ++i) {
    std::string event = "asked";
    if (i >= listening) {
      event = fmt::format("other_{}", i);
      text += fmt::format("  {}: {{}}\n", event);
    }
    clauses +=
        fmt::format("  - {{id: \"{}\", on: {}, require: told, within: {}m}}\n", i, event, i + 1);
  }
  return text + clauses;
}

struct Setting {
  explicit Setting(std::uint32_t rules)
      : program(mora::compile_text("many.yaml", policy_text(rules)).program) {
    const mora::Schema schema = program.schema();
    asked = *schema.find_event("asked");
    fields.resize(schema.field_count(asked));
  }

  // Every order asks and is never told. Returns the number of violations.
  std::uint64_t push_all() {
    std::uint64_t violations = 0;
    mora::Monitor monitor(program, [&](const mora::Finding&) { ++violations; });
    for (std::uint32_t i = 0; i < orders; ++i) {
      const auto end = fmt::format_to(name, "SO-{:07}", i);
      fields[0] = mora::Value(std::string_view(name, static_cast<std::size_t>(end - name)));
      monitor.push({mora::TimePoint{(i + 1) * gap_us}, asked, 0, fields});
    }
    monitor.finish(mora::TimePoint{(orders + 3600) * gap_us});
    return violations;
  }

  mora::Program program;
  mora::EventType asked = 0;
  std::vector<mora::Value> fields;
  char name[16] = {};
};

void dispatch(benchmark::State& state) {
  Setting few(listening);
  Setting many(1'000);
  mora::bench::Least few_time;
  mora::bench::Least many_time;
  for (auto _ : state) {
    const mora::bench::Stopwatch few_watch;
    std::uint64_t violations = few.push_all();
    few_time.add(few_watch.seconds());
    const mora::bench::Stopwatch many_watch;
    violations += many.push_all();
    many_time.add(many_watch.seconds());
    if (violations != std::uint64_t{2} * listening * orders) {
      return state.SkipWithError("wrong number of violations");
    }
  }
  mora::bench::tell_goal(state, "x", many_time.seconds() / few_time.seconds(), 1.15);
}

BENCHMARK(dispatch)
    ->Name("push, 3 rules among 1,000, to 3 alone")
    ->Iterations(9)
    ->Unit(benchmark::kMillisecond);

}  // namespace
