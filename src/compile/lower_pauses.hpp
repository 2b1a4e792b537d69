// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pauses: one bit of the case's state for each different pause, shared by the rules that say the
// same.

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <span>
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

  // What an event does to a pause. Ordered as the steps are: by event, by place, pause by pause.
  struct Change {
    std::uint32_t event = 0;
    std::uint8_t space = 0;
    std::uint32_t rule = detail::none;
    std::size_t pause = 0;  // in pauses_
    bool begins = false;

    auto operator<=>(const Change&) const = default;
    [[nodiscard]] bool same_step(const Change& other) const {
      return event == other.event && space == other.space && rule == other.rule;
    }
  };

  std::uint32_t bit_of(const sema::CheckedPause& pause, std::uint8_t space, std::uint32_t rule);
  [[nodiscard]] std::vector<Change> changes() const;
  void add_step(std::span<const Change> changes);
  void add_toggle(const Change& change);

  lower::Plan& plan_;
  std::map<std::tuple<std::string, std::uint8_t, std::uint32_t>, std::size_t> index_;
  std::vector<Known> pauses_;
  std::array<std::uint32_t, detail::max_spaces> bits_{};  // how many are taken, by space
};

}  // namespace mora::compile
