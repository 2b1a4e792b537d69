// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pauses: one bit of the case's state for each different pause, shared by the rules that say the
// same.

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "lower/plan.hpp"

namespace mora::compile {

class PauseTable {
 public:
  explicit PauseTable(lower::Plan& plan) : plan_(plan) {}

  // Sets the rule's pauses in the program's data.
  void add_rule(const sema::CheckedRule& rule, std::uint32_t index);
  // After all rules: the steps that turn pauses on and off.
  void add_steps();

 private:
  struct Known {
    const sema::CheckedPause* pause = nullptr;
    std::uint32_t bit = 0;
    std::uint8_t space = 0;
    std::uint32_t rule = detail::none;  // in whose place it is looked at; none: before all rules
  };

  std::uint32_t bit_of(const sema::CheckedPause& pause, std::uint8_t space, std::uint32_t rule);
  void add_steps_for(std::uint32_t event, std::uint8_t space, std::uint32_t rule);
  void add_toggles(std::uint32_t event, const sema::Patterns& patterns, const Known& known,
                   bool begins);

  lower::Plan& plan_;
  std::map<std::tuple<std::string, std::uint8_t, std::uint32_t>, std::size_t> index_;
  std::vector<Known> pauses_;
};

}  // namespace mora::compile
