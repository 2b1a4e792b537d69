// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Drafts of boundary cases for random policies: whatever the rules are, each draft passes as it
// stands, and most show a violation.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>

#include "mora/boundaries.hpp"
#include "mora/case_file.hpp"

#include "oracle/random/scenario.hpp"

namespace mora {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t seeds_a_test = 25;

class Drafts : public testing::TestWithParam<std::uint64_t> {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("mora-drafts-" + std::to_string(GetParam()) + "-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_P(Drafts, PassAsTheyStand) {
  std::size_t cases = 0;
  std::size_t incomplete = 0;
  std::uint64_t refused = 0;
  const std::uint64_t first = GetParam() * seeds_a_test + 1;
  for (std::uint64_t seed = first; seed < first + seeds_a_test; ++seed) {
    const std::string policy = yaml_of(oracle::random_scenario(seed).policy);
    const std::string path = (folder_ / "p.yaml").string();
    std::ofstream(path) << policy;
    const BoundaryFile file = boundary_cases(path, "*", "p.yaml");
    ASSERT_EQ(file.mistake, "") << "seed " << seed << "\n" << policy;
    // A few random policies are refused, as one with a rule that is its own only cause.
    if (!file.diagnostics.empty()) {
      ++refused;
      continue;
    }
    const CaseFileResult result = run_case_text((folder_ / "p.test.yaml").string(), file.text);
    ASSERT_EQ(result.messages(), "") << "seed " << seed << "\n" << policy << file.text;
    ASSERT_EQ(result.cases.size(), file.cases);
    for (const CaseResult& drafted : result.cases) {
      ASSERT_EQ(drafted.message, "") << "seed " << seed << ", " << drafted.name << "\n"
                                     << policy << file.text;
    }
    cases += file.cases;
    incomplete += file.incomplete;
  }
  // Some random conditions cannot be met at all.
  EXPECT_LT(incomplete * 5, cases);
  EXPECT_LT(refused * 4, seeds_a_test);
}

INSTANTIATE_TEST_SUITE_P(Random, Drafts, testing::Range<std::uint64_t>(0, 4));

}  // namespace
}  // namespace mora
