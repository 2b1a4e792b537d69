// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Random policies that are edited while random logs run.

#include <algorithm>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "oracle/engine_run.hpp"
#include "oracle/random/scenario.hpp"

namespace mora::oracle {
namespace {

constexpr std::uint64_t seeds_a_test = 10;

std::string text_of(const EngineRun& run) {
  std::string text = run.errors;
  for (const Told& told : run.judgement.findings) {
    text += std::to_string(told.violation) + " " + text_of(told) + "\n";
  }
  text += "open " + std::to_string(run.judgement.open);
  for (const std::uint64_t line : run.judgement.rejected) text += " " + std::to_string(line);
  return text;
}

bool says(const PolicyText& policy, const std::string& word) {
  return yaml_of(policy).find(word) != std::string::npos;
}

// The policy with other words for the same: each rule has other terms, and judges alike.
PolicyText dated(PolicyText policy) {
  policy.head.emplace_back("effective: {from: 1000-01-01}");
  return policy;
}

PolicyText without_clause(PolicyText policy, std::size_t place) {
  policy.clauses.erase(policy.clauses.begin() + static_cast<std::ptrdiff_t>(place));
  return policy;
}

class EditedSeeds : public testing::TestWithParam<std::uint64_t> {
 protected:
  // Calls check(policy, log, seed) with this test's scenarios.
  template <class Check>
  void for_each_scenario(Check check) {
    const std::uint64_t first = GetParam() * seeds_a_test + 1;
    for (std::uint64_t seed = first; seed < first + seeds_a_test; ++seed) {
      const Scenario scenario = random_scenario(seed);
      check(scenario.policy, scenario.log, seed);
      if (HasFailure()) return;
    }
  }
};

TEST_P(EditedSeeds, TheSamePolicyChangesNothing) {
  for_each_scenario([](const PolicyText& policy, const Log& log, std::uint64_t seed) {
    const std::string text = yaml_of(policy);
    const std::string plain = text_of(run_engine(text, log));
    for (const std::size_t every : {1u, 2u, 7u}) {
      for (const OpenUnder terms : {OpenUnder::old_terms, OpenUnder::new_terms}) {
        EXPECT_EQ(text_of(run_engine(text, log, {every, {text}, terms})), plain)
            << "seed " << seed << " every " << every << "\n"
            << text;
      }
    }
  });
}

// Findings of one instant may come in another order where former rules have a part in them, and
// where one obligation looks at others of its rule, those of former rules are others.
std::string sorted(const std::string& policy, const Log& log, const Edits& edits) {
  EngineRun run = run_engine(policy, log, edits);
  std::ranges::sort(run.judgement.findings, {}, [](const Told& told) {
    return std::to_string(told.violation) + text_of(told);
  });
  return text_of(run);
}

TEST_P(EditedSeeds, NewTermsThatMeanTheSameChangeNothing) {
  for_each_scenario([](const PolicyText& policy, const Log& log, std::uint64_t seed) {
    if (says(policy, "\neffective") || says(policy, "oldest")) return;
    const std::string text = yaml_of(policy);
    const std::string other = yaml_of(dated(policy));
    for (const std::size_t every : {1u, 3u}) {
      EXPECT_EQ(sorted(text, log, {every, {text, other}, OpenUnder::new_terms}),
                sorted(text, log, {}))
          << "seed " << seed << " every " << every << "\n"
          << text;
    }
  });
}

TEST_P(EditedSeeds, OldTermsThatMeanTheSameChangeNothing) {
  for_each_scenario([](const PolicyText& policy, const Log& log, std::uint64_t seed) {
    for (const char* word : {"\neffective", "retrigger", "oldest", "violated", "causing"}) {
      if (says(policy, word)) return;
    }
    const std::string text = yaml_of(policy);
    EXPECT_EQ(sorted(text, log, {3, {text, yaml_of(dated(policy))}, OpenUnder::old_terms}),
              sorted(text, log, {}))
        << "seed " << seed << "\n"
        << text;
  });
}

TEST_P(EditedSeeds, ASnapshotInTheMiddleChangesNothing) {
  for_each_scenario([](const PolicyText& policy, const Log& log, std::uint64_t seed) {
    const std::string text = yaml_of(policy);
    const std::string plain = text_of(run_engine(text, log));
    for (const std::size_t every : {1u, 3u}) {
      EXPECT_EQ(text_of(run_engine(text, log, {}, every)), plain)
          << "seed " << seed << " every " << every << "\n"
          << text;
    }
  });
}

// What was left of former rules is restored with them.
TEST_P(EditedSeeds, ASnapshotBetweenEditsChangesNothing) {
  for_each_scenario([](const PolicyText& policy, const Log& log, std::uint64_t seed) {
    Edits edits{3, {}, seed % 2 == 0 ? OpenUnder::old_terms : OpenUnder::new_terms};
    for (std::size_t i = 0; i < policy.clauses.size() && policy.clauses.size() > 1; ++i) {
      edits.policies.push_back(yaml_of(without_clause(policy, i)));
      edits.policies.push_back(yaml_of(policy));
    }
    const std::string text = yaml_of(policy);
    EXPECT_EQ(text_of(run_engine(text, log, edits, 2)), text_of(run_engine(text, log, edits)))
        << "seed " << seed << "\n"
        << text;
  });
}

// Clauses that go and come: nothing breaks, and what is open is accounted for.
TEST_P(EditedSeeds, ClausesMayGoAndComeBack) {
  for_each_scenario([](const PolicyText& policy, const Log& log, std::uint64_t seed) {
    Edits edits{2, {}, seed % 2 == 0 ? OpenUnder::old_terms : OpenUnder::new_terms};
    for (std::size_t i = 0; i < policy.clauses.size() && policy.clauses.size() > 1; ++i) {
      edits.policies.push_back(yaml_of(without_clause(policy, i)));
      edits.policies.push_back(yaml_of(policy));
    }
    // Throws where the count is lost; a random policy that is refused says nothing.
    EXPECT_NO_THROW((void)run_engine(yaml_of(policy), log, edits)) << "seed " << seed;
  });
}

INSTANTIATE_TEST_SUITE_P(Random, EditedSeeds, testing::Range<std::uint64_t>(0, 8));

}  // namespace
}  // namespace mora::oracle
