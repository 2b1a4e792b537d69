// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// run_engine: the same policy and log through the library as a host uses it, in the oracle's terms.

#include <string>

#include "oracle/judge/judge_log.hpp"

namespace mora::oracle {

struct EngineRun {
  std::string errors;  // rendered; not empty where the policy does not compile
  Judgement judgement;
};

[[nodiscard]] EngineRun run_engine(const std::string& policy, const Log& log);

}  // namespace mora::oracle
