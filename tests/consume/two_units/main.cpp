// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// One of two translation units that make the same instance of the monitor: a function of a public
// header that is neither a template nor inline would not link.

#include "monitor_of_refs.hpp"

mora::Counters run_other(const mora::Program& program, mora::SinkRef sink);

int main() {
  const mora::CompileResult compiled = mora::compile_text(
      "two.yaml",
      "mora: 1\npolicy: two\ncase: {key: ticket}\nevents: {opened: {fields: {priority: string}}}\n"
      "clauses: [{id: \"1\", forbid: opened}]\n");
  if (!compiled) return 1;
  int violations = 0;
  auto sink = [&](const mora::Finding&) { ++violations; };
  const mora::Counters here = run_one(compiled.program, sink);
  const mora::Counters there = run_other(compiled.program, sink);
  const bool same = here.violations == there.violations && here.events == there.events;
  return same && violations == 2 ? 0 : 1;
}
