// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/program_facts.hpp"

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
    : events(static_cast<std::uint32_t>(program.events.size())),
      spaces(program.space_count()),
      asks_for_violations(looks_back(program)) {
  for (const RuleData& rule : program.rules) rules.push_back(facts_of(program, rule));
}

}  // namespace mora::inline v0::detail
