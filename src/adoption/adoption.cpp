// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <utility>

#include "adoption/link_rules.hpp"
#include "adoption/move_state.hpp"
#include "adoption/plan_adoption.hpp"
#include "engine/adopt.hpp"

namespace mora::inline v0::detail {
namespace {

// From a program without former rules on, what came before it does not matter.
void succeed(Succession& succession, const Program& linked, const Program& next, OpenUnder terms,
             const adoption::AdoptionPlan& plan) {
  if (linked.data().rules.size() == next.data().rules.size()) {
    succession = {next, {}};
    return;
  }
  Successor successor{next, terms, {}};
  for (const adoption::RuleFate& fate : plan.rules) {
    successor.uses.push_back(fate.use);
  }
  succession.then.push_back(std::move(successor));
}

}  // namespace

Adoption preview_adoption(const Program& program, const State& state, const Program& next,
                          OpenUnder terms) {
  return adoption::plan_adoption(program.data(), state, next.data(), terms).adoption;
}

Adoption adopt_program(Program& program, State& state, SortBuffer& held, Succession& succession,
                       const Program& next, OpenUnder terms) {
  adoption::AdoptionPlan plan = adoption::plan_adoption(program.data(), state, next.data(), terms);
  if (!plan.adoption) return std::move(plan.adoption);
  adoption::LinkedRules linked = adoption::link_rules(next.data(), program.data(), plan);
  adoption::move_state(state, program.data(), linked.program.data(), plan, linked.former);
  adoption::move_ids(state.ids, program.data(), linked.program.data());
  adoption::move_held(held, program.data(), linked.program.data());
  succeed(succession, linked.program, next, terms, plan);
  program = std::move(linked.program);
  return std::move(plan.adoption);
}

std::optional<Program> follow(const Program& program, const Successor& successor) {
  const ProgramData& next = successor.program.data();
  const State nothing_open(program.data());
  adoption::AdoptionPlan plan =
      adoption::plan_adoption(program.data(), nothing_open, next, successor.terms);
  if (!plan.adoption || successor.uses.size() != plan.rules.size()) return std::nullopt;
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    plan.rules[i].use = successor.uses[i];
  }
  if (!adoption::fits(plan, program.data(), next)) return std::nullopt;
  return adoption::link_rules(next, program.data(), plan).program;
}

}  // namespace mora::inline v0::detail
