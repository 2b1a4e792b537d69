// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scenario: a random policy, in pieces that can be left out one by one, and a random log for it.

#include <cstdint>
#include <string>
#include <vector>

#include "oracle/judge/judge_log.hpp"

namespace mora::oracle {

// The keys of a rule or a clause, each as it is written: "within: 3h".
using Keys = std::vector<std::string>;

struct ClauseText {
  Keys keys;                 // the first is the id
  std::vector<Keys> any_of;  // the first is the name
};

struct PolicyText {
  Keys head;  // what stands above the clauses, a line each
  std::vector<ClauseText> clauses;
};

struct Scenario {
  PolicyText policy;
  Log log;
};

[[nodiscard]] Scenario random_scenario(std::uint64_t seed);
[[nodiscard]] std::string yaml_of(const PolicyText& policy);

}  // namespace mora::oracle
