// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// link_rules: the next program with those former rules behind it of which something goes on.
// Threads: free functions.

#include <cstdint>
#include <vector>

#include "mora/program.hpp"

#include "adoption/plan_adoption.hpp"
#include "program/program_data.hpp"

namespace mora::adoption {

struct LinkedRules {
  Program program;
  std::vector<std::uint32_t> former;  // by the old program's rules: its place; none if it is gone
};

// `plan` is of these two; its origins go on to those parts that are added.
[[nodiscard]] LinkedRules link_rules(const ProgramData& next, const ProgramData& old,
                                     AdoptionPlan& plan);

}  // namespace mora::adoption
