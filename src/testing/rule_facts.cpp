// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/rule_facts.hpp"

#include <algorithm>
#include <span>

namespace mora::testing {
namespace {

using detail::ClauseOp;
using detail::ProgramData;
using detail::RuleData;
using detail::Step;

std::span<const Step> steps_of(const ProgramData& program, const detail::EventData& event) {
  return std::span(program.steps).subspan(event.first_step, event.step_count);
}

bool can_be_cancelled(const ProgramData& program, RuleIndex rule) {
  return std::any_of(program.steps.begin(), program.steps.end(), [&](const Step& step) {
    return step.op == ClauseOp::cancel && step.rule == rule;
  });
}

bool can_be_met(const ProgramData& program, RuleIndex index) {
  if (!is_plain_ban(program.rules[index])) return true;
  return std::any_of(
      program.events.begin(), program.events.end(),
      [&](const detail::EventData& event) { return may_let_pass(program, index, event); });
}

}  // namespace

bool is_endless(const ProgramData& program, const RuleData& rule) {
  const bool closes = program.closes && rule.space == 0;
  const bool dated = rule.within_count > 0 || rule.by != detail::none || rule.until;
  return rule.form == detail::Form::forbid && rule.has_trigger && !dated && !closes;
}

bool is_plain_ban(const RuleData& rule) {
  return rule.form == detail::Form::forbid && !rule.has_trigger && rule.times == 1;
}

bool may_let_pass(const ProgramData& program, RuleIndex rule, const detail::EventData& event) {
  const std::span<const Step> steps = steps_of(program, event);
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return step.op == ClauseOp::violate && step.rule == rule && step.condition != detail::none;
  });
}

RuleCoverage facts_that_may_show(const ProgramData& program, RuleIndex index) {
  const RuleData& rule = program.rules[index];
  RuleCoverage facts;
  const auto may_show = [&](CoverageFact fact, bool possible) {
    if (possible) facts[fact] = 0;
  };
  may_show(CoverageFact::opened, rule.has_trigger);
  may_show(CoverageFact::met, can_be_met(program, index));
  may_show(CoverageFact::violated, true);
  // Rules that are judged at once may inherit a pause, but no clock of theirs can stand.
  const bool lasts =
      rule.has_trigger && (rule.form == detail::Form::require || rule.form == detail::Form::forbid);
  may_show(CoverageFact::paused, lasts && rule.pause_count > 0);
  may_show(CoverageFact::cancelled, can_be_cancelled(program, index));
  may_show(CoverageFact::caused, rule.causing_count > 0);
  may_show(CoverageFact::aggravated,
           rule.fine != detail::none && program.fines[rule.fine].aggravation_count > 0);
  return facts;
}

}  // namespace mora::testing
