// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <utility>

#include "adoption/former_rules.hpp"
#include "adoption/move_state.hpp"
#include "adoption/plan_adoption.hpp"
#include "engine/adopt.hpp"

namespace mora::inline v0::detail {

Adoption preview_adoption(const Program& program, const State& state, const Program& next,
                          OpenUnder terms) {
  return adoption::plan_adoption(program.data(), state, next.data(), terms).adoption;
}

Adoption adopt_program(Program& program, State& state, SortBuffer& held, const Program& next,
                       OpenUnder terms) {
  adoption::AdoptionPlan plan = adoption::plan_adoption(program.data(), state, next.data(), terms);
  if (!plan.adoption) return std::move(plan.adoption);
  adoption::FormerRules rules(next.data(), program.data(), plan.origins);
  std::vector<std::uint32_t> former(plan.rules.size(), none);
  for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
    const adoption::RuleFate& fate = plan.rules[i];
    if (!fate.is_needed()) continue;
    const bool live = fate.has_live && fate.fate == adoption::Fate::former;
    former[i] = rules.add(i, fate.terms, {live || fate.has_waiting, fate.to != none});
  }
  Program linked = rules.finish();
  adoption::move_state(state, program.data(), linked.data(), plan, former);
  adoption::move_ids(state.ids, program.data(), linked.data());
  adoption::move_held(held, program.data(), linked.data());
  program = std::move(linked);
  return std::move(plan.adoption);
}

}  // namespace mora::inline v0::detail
