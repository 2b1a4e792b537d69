// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// The comparison by hand: oracle [--seeds N] [--from S]. Stops at the first difference, with the
// smallest scenario that shows it.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "oracle/comparison.hpp"
#include "oracle/tally.hpp"

namespace {

using namespace mora::oracle;

struct Options {
  std::uint64_t seeds = 10'000;
  std::uint64_t from = 1;
};

Options options_of(int count, char** words) {
  Options options;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = words[i];
    const std::uint64_t value = std::strtoull(words[i + 1], nullptr, 10);
    if (name == "--seeds") options.seeds = value;
    if (name == "--from") options.from = value;
  }
  return options;
}

}  // namespace

int main(int count, char** words) {
  const Options options = options_of(count, words);
  Tally tally;
  for (std::uint64_t seed = options.from; seed < options.from + options.seeds; ++seed) {
    const Scenario scenario = random_scenario(seed);
    const Comparison comparison = compare(scenario);
    const bool compiles = comparison.errors.empty();
    if (!compiles || comparison.differs()) {
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed),
                  compiles ? "engine and oracle differ" : "the policy does not compile");
      std::fflush(stdout);  // making it small takes its time
      std::printf("%s\n", report_of(compiles ? shrunk(scenario) : scenario).c_str());
      return 1;
    }
    tally.add(scenario, comparison);
  }
  std::printf("%s", tally.text().c_str());
  std::printf("%llu seeds from %llu on: engine and oracle agree\n",
              static_cast<unsigned long long>(options.seeds),
              static_cast<unsigned long long>(options.from));
  return 0;
}
