// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// How long does a host wait for its policy? Text to Program. Varies: the number of clauses, each
// with a condition, a pause, a fine and a role; the target grows with it, so that what takes more
// than twice the time for twice the clauses misses it. Checked: the number of clauses in the
// program, and that there is not one message.

#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "mora/compile.hpp"

#include "support/goal.hpp"
#include "support/stopwatch.hpp"

namespace {

std::string policy_text(std::int64_t clauses) {
  std::string text = R"(mora: 1
policy: large
timezone: Europe/Berlin
currency: EUR
case: {key: ticket}
calendars:
  office: {weekly: {mon-fri: ["09:00-12:00", "13:00-18:00"]}}
roles:
  agent: {title: Agent, assigned_by: {event: taken_over, person: person}}
events:
  taken_over: {fields: {person: string}}
)";
  std::string rules = "clauses:\n";
  for (std::int64_t i = 0; i < clauses; ++i) {
    text += fmt::format(
        "  asked_{0}: {{fields: {{level: number, part: string}}}}\n"
        "  told_{0}: {{fields: {{part: string}}}}\n"
        "  waits_{0}: {{}}\n"
        "  goes_on_{0}: {{}}\n",
        i);
    rules += fmt::format(
        "  - id: \"{0}\"\n"
        "    title: The answer to question {0}\n"
        "    text: Whoever is asked question {0} answers it within three hours of the office.\n"
        "    on: asked_{0} where level >= 2 and part in [\"a\", \"b\", \"c\"]\n"
        "    require: told_{0}\n"
        "    match: part\n"
        "    within: 3h\n"
        "    clock: office\n"
        "    pause: {{from: waits_{0}, to: goes_on_{0}}}\n"
        "    liable: agent\n"
        "    fine: {{amount: 30 EUR}}\n",
        i);
  }
  return text + rules;
}

void compile_rules(benchmark::State& state) {
  const std::string text = policy_text(state.range(0));
  mora::bench::Least least;
  for (auto _ : state) {
    const mora::bench::Stopwatch watch;
    const mora::CompileResult result = mora::compile_text("large.yaml", text);
    least.add(watch.seconds());
    if (!result.diagnostics.empty()) return state.SkipWithError("the policy has a mistake");
    if (result.program.clause_count() != static_cast<std::size_t>(state.range(0))) {
      return state.SkipWithError("wrong number of clauses");
    }
  }
  mora::bench::tell_goal(state, "ms", least.seconds() * 1e3,
                         0.2 * static_cast<double>(state.range(0)));
}

BENCHMARK(compile_rules)
    ->Name("a policy of so many clauses, load and compile")
    ->Arg(1'000)
    ->Arg(4'000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
