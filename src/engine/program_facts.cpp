// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/program_facts.hpp"

#include <algorithm>
#include <span>

#include "engine/interpret.hpp"
#include "engine/timers.hpp"
#include "value/hash.hpp"

namespace mora::inline v0::detail {

namespace {

bool is_plain_due(const ProgramData& program, const RuleData& rule) {
  if (rule.within_count != 1 || rule.by != none || rule.clock != none || rule.ends_day)
    return false;
  const Within& within = program.withins[rule.within];
  return !within.civil && within.from.us == INT64_MIN;
}

std::uint64_t id_base(const ProgramData& program, const RuleData& rule) {
  std::uint64_t h = hash_text(program.view(program.policy));
  h = mix(h, hash_text(program.view(program.clauses[rule.clause].id)));
  h = mix(h, hash_text(program.view(rule.text.name)));
  return mix(h, hash_text(program.view(program.spaces[rule.space].field)));
}

RuleFacts facts_of(const ProgramData& program, const RuleData& rule) {
  RuleFacts facts;
  facts.id_base = id_base(program, rule);
  facts.plain_due = is_plain_due(program, rule);
  if (facts.plain_due) facts.within = {program.withins[rule.within].amount};
  facts.always = rule.effective.from.us == INT64_MIN && rule.effective.to.us == INT64_MAX;
  facts.fits_cell = rule.times == 1 && rule.warning_count == 0 && rule.capture_count == 0;
  facts.pauses = rule.pause_count != 0;
  facts.space = rule.space;
  return facts;
}

bool is_plain(const ProgramData& program, const RuleFacts& rule, const Step& step) {
  if (step.condition != none || step.each != none) return false;
  if (step.op == ClauseOp::fulfil) return !program.rules[step.rule].oldest_only;
  return step.op == ClauseOp::open && rule.plain_due && rule.always && rule.fits_cell &&
         !rule.pauses && program.rules[step.rule].retrigger == Retrigger::each;
}

std::uint32_t keys_of(const ProgramData& program, std::uint32_t type) {
  std::uint32_t keys = 0;
  for (std::uint8_t space = 0; space < program.space_count(); ++space) {
    if (program.key_slot(type, space) != none) keys |= 1u << space;
  }
  return keys;
}

bool is_choice(const ProgramData& program, const Step& step) {
  return step.op == ClauseOp::assign_role && step.condition != none &&
         is_field_test(program.code.data() + step.condition);
}

EventFacts facts_of(const ProgramData& program, std::uint32_t type, ProgramFacts& facts) {
  const EventData& data = program.events[type];
  EventFacts event;
  event.field_count = data.field_count;
  event.keys = keys_of(program, type);
  const std::span<const Step> steps(program.steps.data() + data.first_step, data.step_count);
  const auto last = std::find_if_not(steps.begin(), steps.end(),
                                     [&](const Step& step) { return is_choice(program, step); });
  event.choice_count = static_cast<std::uint32_t>(last - steps.begin());
  if (steps.empty() || program.closes || program.forgets || data.id_slot != none) return event;
  event.space = steps.front().space;
  event.slot = program.key_slot(type, event.space);
  event.is_plain =
      event.slot != none && std::all_of(steps.begin(), steps.end(), [&](auto& step) {
        return step.space == event.space && is_plain(program, facts.rules[step.rule], step);
      });
  if (!event.is_plain) return event;
  event.steps = static_cast<std::uint32_t>(facts.plain_steps.size());
  event.step_count = data.step_count;
  for (const Step& step : steps) {
    RuleFacts& rule = facts.rules[step.rule];
    const bool opens = step.op == ClauseOp::open;
    if (opens && rule.lane == none && facts.lanes < max_lanes) rule.lane = facts.lanes++;
    facts.plain_steps.push_back({rule.within, step.rule, rule.lane, opens});
  }
  event.first = facts.plain_steps[event.steps];
  return event;
}

bool looks_back(const ProgramData& program) {
  if (!program.aggravations.empty()) return true;
  for (const RuleData& rule : program.rules) {
    if (rule.causing_count != 0) return true;
  }
  for (const Instruction& step : program.code) {
    if (step.op == Op::violated) return true;
  }
  return false;
}

}  // namespace

ProgramFacts::ProgramFacts(const ProgramData& program)
    : spaces(program.space_count()),
      precision_us(program.precision_us),
      asks_for_violations(looks_back(program)) {
  for (const RuleData& rule : program.rules) rules.push_back(facts_of(program, rule));
  for (std::uint32_t type = 0; type < program.events.size(); ++type) {
    events.push_back(facts_of(program, type, *this));
  }
}

}  // namespace mora::inline v0::detail
