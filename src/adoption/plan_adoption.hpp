// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// plan_adoption: what an edited policy makes of each rule and each live obligation of a running
// monitor; nothing is changed yet.

#include <cstdint>
#include <string>
#include <vector>

#include "mora/adoption.hpp"

#include "adoption/new_terms.hpp"
#include "adoption/origins.hpp"
#include "adoption/rule_fate.hpp"
#include "engine/state.hpp"

namespace mora::adoption {

struct AdoptionPlan {
  Adoption adoption;
  Origins origins;
  std::vector<RuleFate> rules;  // by the old program's rules
  std::vector<Moved> moved;
  std::vector<std::uint32_t> ended;  // obligations
};

[[nodiscard]] AdoptionPlan plan_adoption(const ProgramData& old, const detail::State& state,
                                         const ProgramData& next, OpenUnder terms);

// Whether the next program has room for the former rules that are needed.
[[nodiscard]] bool fits(const AdoptionPlan& plan, const ProgramData& old, const ProgramData& next);

}  // namespace mora::adoption
