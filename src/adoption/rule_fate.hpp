// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RuleFate: what an edited policy makes of a rule of the policy before it.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/succession.hpp"
#include "program/program_data.hpp"

namespace mora::adoption {

// What becomes of the live obligations of a rule.
enum class Fate : std::uint8_t {
  kept,    // the next policy has the same rule
  moved,   // they go on under the next policy's terms
  former,  // they finish under their own
  cancelled
};

struct RuleFate {
  Fate fate = Fate::former;
  std::uint32_t to = detail::none;      // the next policy's rule of that name, if there is one
  std::vector<std::uint32_t> captures;  // moved: where each of its captures stood before
  bool same_clock = false;              // moved: the same hours count
  std::string terms;
  detail::RuleUse use;

  // Something goes on under the rule's own terms that the next policy does not have.
  [[nodiscard]] bool is_needed() const {
    if (fate == Fate::kept) return false;
    return (use.live && fate == Fate::former) || use.waiting || use.violations;
  }
};

}  // namespace mora::adoption
