// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fines, with the memories that their aggravations need in the cases of a key.

#include <cstdint>
#include <map>
#include <utility>

#include "lower/plan.hpp"

namespace mora::compile {

class FineTable {
 public:
  explicit FineTable(lower::Plan& plan) : plan_(plan) {}

  // The index in ProgramData::fines of the checked fine, for rules of this key.
  std::uint32_t fine(std::uint32_t fine, std::uint8_t space);
  // After all rules: events that aggravate amend what was found earlier.
  void add_amendments();

 private:
  void add_aggravation(const sema::CheckedAggravation& aggravation, std::uint8_t space);
  std::uint32_t add_amounts(const std::vector<detail::Amount>& amounts);

  lower::Plan& plan_;
  std::map<std::pair<std::uint32_t, std::uint8_t>, std::uint32_t> fines_;
  std::map<std::pair<std::uint32_t, std::uint8_t>, bool> aggravating_;  // event, key
};

}  // namespace mora::compile
