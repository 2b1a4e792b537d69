// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/link_rules.hpp"

#include "adoption/former_rules.hpp"

namespace mora::adoption {

using detail::none;

LinkedRules link_rules(const ProgramData& next, const ProgramData& old, AdoptionPlan& plan) {
  FormerRules rules(next, old, plan.origins);
  LinkedRules linked;
  linked.former.assign(plan.rules.size(), none);
  for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
    const RuleFate& fate = plan.rules[i];
    if (!fate.is_needed()) continue;
    const bool live = fate.use.live && fate.fate == Fate::former;
    linked.former[i] = rules.add(i, fate.terms, {live || fate.use.waiting, fate.to != none});
  }
  linked.program = rules.finish();
  return linked;
}

}  // namespace mora::adoption
