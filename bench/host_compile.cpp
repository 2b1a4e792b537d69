// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What does a host's compiler pay for us? The time to compile a file that includes
// <mora/monitor.hpp>, against one that includes <vector> and <string>, with the compiler that built
// this. Checked: that it compiles.

#include <string>

#include "support/goal.hpp"
#include "support/process.hpp"
#include "support/scratch_folder.hpp"
#include "support/stopwatch.hpp"

namespace {

mora::bench::ProcessCost compile(const std::string& path) {
  return mora::bench::run_process(
      {MORA_CXX, "-std=c++20", "-I", MORA_INCLUDE_FOLDER, "-c", path, "-o", "/dev/null"});
}

void host_compile(benchmark::State& state) {
  const mora::bench::ScratchFolder folder;
  const std::string ours = folder.write("ours.cpp", "#include <mora/monitor.hpp>\n");
  const std::string theirs = folder.write("theirs.cpp", "#include <vector>\n#include <string>\n");
  mora::bench::Least our_time;
  mora::bench::Least their_time;
  for (auto _ : state) {
    const mora::bench::ProcessCost our_cost = compile(ours);
    const mora::bench::ProcessCost their_cost = compile(theirs);
    if (our_cost.exit_code != 0 || their_cost.exit_code != 0) {
      return state.SkipWithError("it does not compile");
    }
    our_time.add(our_cost.seconds);
    their_time.add(their_cost.seconds);
  }
  state.counters["ms"] = our_time.seconds() * 1e3;
  mora::bench::tell_goal(state, "x", our_time.seconds() / their_time.seconds(), 2);
}

BENCHMARK(host_compile)
    ->Name("a host's compile time, to <vector> and <string>")
    ->Iterations(9)
    ->Unit(benchmark::kMillisecond);

}  // namespace
