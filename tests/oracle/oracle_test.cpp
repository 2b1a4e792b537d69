// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Engine and oracle over random policies and logs. `./dev oracle` goes on where this stops.

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "oracle/comparison.hpp"

namespace mora::oracle {
namespace {

constexpr std::uint64_t seeds_a_test = 250;

class Seeds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Seeds, EngineAndOracleAgree) {
  const std::uint64_t first = GetParam() * seeds_a_test + 1;
  for (std::uint64_t seed = first; seed < first + seeds_a_test; ++seed) {
    const Scenario scenario = random_scenario(seed);
    const Comparison comparison = compare(scenario);
    ASSERT_EQ(comparison.errors, "") << "seed " << seed << "\n" << yaml_of(scenario.policy);
    ASSERT_FALSE(comparison.differs()) << "seed " << seed << "\n" << report_of(shrunk(scenario));
  }
}

INSTANTIATE_TEST_SUITE_P(Random, Seeds, testing::Range<std::uint64_t>(0, 8));

}  // namespace
}  // namespace mora::oracle
