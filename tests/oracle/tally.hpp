// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tally: how often each thing that the language has came about in the scenarios of a run. What
// never did was not compared.

#include <string>

#include "oracle/comparison.hpp"

namespace mora::oracle {

class Tally {
 public:
  void add(const Scenario& scenario, const Comparison& comparison);
  // One line each, with its count.
  [[nodiscard]] std::string text() const;

 private:
  Happenings counts_;
};

}  // namespace mora::oracle
