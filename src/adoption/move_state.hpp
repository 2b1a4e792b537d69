// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// move_state: what a monitor knows, laid out anew for the program that it goes on with.

#include <cstdint>
#include <vector>

#include "adoption/plan_adoption.hpp"
#include "engine/sort_buffer.hpp"
#include "engine/state.hpp"

namespace mora::adoption {

// `former`: by the old program's rules, their places among the former ones of `next`; none for
// those that are not needed. The plan's origins are those of `next`.
void move_state(detail::State& state, const ProgramData& old, const ProgramData& next,
                const AdoptionPlan& plan, const std::vector<std::uint32_t>& former);

// The ids that duplicates are known by, where they are still those of the same field.
void move_ids(detail::SeenIds& ids, const ProgramData& old, const ProgramData& next);

// Events that are held until their time comes, by the names of their types and fields.
void move_held(detail::SortBuffer& held, const ProgramData& old, const ProgramData& next);

}  // namespace mora::adoption
