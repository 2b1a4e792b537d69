// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// compare: engine and oracle over one scenario; shrunk: a scenario in which they differ, with all
// left out that the difference does not need.

#include <string>

#include "oracle/random/scenario.hpp"

namespace mora::oracle {

struct Comparison {
  std::string errors;  // where the policy does not compile
  std::string engine;  // what each says, as text
  std::string oracle;
  Judgement judgement;  // the oracle's

  [[nodiscard]] bool differs() const { return engine != oracle; }
};

[[nodiscard]] Comparison compare(const Scenario& scenario);
[[nodiscard]] Scenario shrunk(Scenario scenario);
// The policy and the log in the form of a case file, then what the engine and the oracle say.
[[nodiscard]] std::string report_of(const Scenario& scenario);

}  // namespace mora::oracle
