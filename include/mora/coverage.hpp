// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Coverage: what the cases of test files have shown of the rules that they run: which rules were
// ever kept, violated, paused and so on, and what a rule could show and no case did. Threads: one
// owner. Ownership: keeps handles to the programs.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"

namespace mora::inline v0 {

enum class CoverageFact : std::uint8_t {
  opened,      // the trigger came; prior forms and assert: an event was judged
  met,         // kept: done in time; a ban that ended, or an event that it let pass
  violated,    // with `causing`: whether it came to count or not
  paused,      // an obligation's clock stood
  cancelled,   // by `unless`
  caused,      // a violation counted because of another one (`causing`)
  aggravated,  // the fine of a violation was a higher one
};
inline constexpr std::size_t coverage_fact_count = 7;
inline constexpr std::array<CoverageFact, coverage_fact_count> coverage_facts = {
    CoverageFact::opened,    CoverageFact::met,    CoverageFact::violated,  CoverageFact::paused,
    CoverageFact::cancelled, CoverageFact::caused, CoverageFact::aggravated};

// "opened", "met", …
[[nodiscard]] std::string_view fact_name(CoverageFact fact);

// How often cases showed it; null what the rule cannot show, as a pause where it has none.
struct RuleCoverage {
  std::array<std::optional<std::uint64_t>, coverage_fact_count> counts;

  [[nodiscard]] std::optional<std::uint64_t>& operator[](CoverageFact fact) {
    return counts[static_cast<std::size_t>(fact)];
  }
  [[nodiscard]] const std::optional<std::uint64_t>& operator[](CoverageFact fact) const {
    return counts[static_cast<std::size_t>(fact)];
  }
};

// So many of the facts that rules can show were shown at least once.
struct CoverageShare {
  std::uint64_t shown = 0;
  std::uint64_t possible = 0;

  // Rounded down, so that 100 is all of them; 100 where there is nothing to show.
  [[nodiscard]] std::uint64_t percent() const {
    return possible == 0 ? 100 : shown * 100 / possible;
  }
};

struct PolicyCoverage {
  std::string path;  // of the policy; of the test file, for a policy in place
  Program program;
  std::vector<RuleCoverage> rules;  // in the policy's order

  [[nodiscard]] CoverageShare share() const;
};

class Coverage {
 public:
  // The policy under this path; it is added if it is not there yet. Valid until the next call.
  [[nodiscard]] PolicyCoverage& policy(const std::string& path, const Program& program);

  // In the order in which they were first run.
  [[nodiscard]] const std::vector<PolicyCoverage>& policies() const { return policies_; }
  [[nodiscard]] CoverageShare share() const;

 private:
  std::vector<PolicyCoverage> policies_;
};

// For people: for each policy its share, a table of its rules, and what was not tested.
[[nodiscard]] std::string coverage_text(const Coverage& coverage);

}  // namespace mora::inline v0
