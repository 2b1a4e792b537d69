// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// run_engine: the same policy and log through the library as a host uses it, in the oracle's terms.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mora/adoption.hpp"

#include "oracle/judge/judge_log.hpp"

namespace mora::oracle {

struct EngineRun {
  std::string errors;  // rendered; not empty where the policy does not compile
  Judgement judgement;
  std::uint64_t duplicates = 0;  // events that were passed over
};

// Policies that a monitor adopts while it runs: before every so many deliveries the next one, in a
// circle. Those that do not compile are passed over.
struct Edits {
  std::size_t every = 0;  // 0: none
  std::vector<std::string> policies;
  OpenUnder terms = OpenUnder::old_terms;
};

// `restarts`: after every so many deliveries the monitor is written as a snapshot, and a new one
// goes on from that; 0: never.
[[nodiscard]] EngineRun run_engine(const std::string& policy, const Log& log,
                                   const Edits& edits = {}, std::size_t restarts = 0);

// The same with each case judged alone, as engines do it that keep a state for each key: a monitor
// goes on from the case's snapshot, takes the one event, and becomes a snapshot again. Findings
// come case by case. Null for a policy whose cases cannot be told apart so. The log must have no
// lateness.
[[nodiscard]] std::optional<EngineRun> run_engine_by_case(const std::string& policy,
                                                          const Log& log);

}  // namespace mora::oracle
