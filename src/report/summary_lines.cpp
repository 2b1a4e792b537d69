// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "report/summary_lines.hpp"

namespace mora::report {
namespace {

void merge(SummaryLine& into, const SummaryLine& line) {
  into.violations += line.violations;
  for (const Money& amount : line.fines.amounts()) into.fines.add(amount);
}

// The first rule of the clause with that name; where there is none the first of the clause, and
// rule_count() for a clause that the program lacks.
RuleIndex place_of(const Program& program, std::string_view clause, std::string_view name) {
  RuleIndex place = program.rule_count();
  for (RuleIndex i = 0; i < program.rule_count(); ++i) {
    const RuleInfo rule = program.rule(i);
    if (rule.clause != clause) continue;
    if (rule.name == name) return i;
    if (place == program.rule_count()) place = i;
  }
  return place;
}

}  // namespace

void add_to_rule(const Program& program, std::string_view clause, std::string_view name,
                 const SummaryLine& line, std::vector<SummaryLine>& by_rule, GoneLines& gone) {
  if (line.violations == 0) return;
  const RuleIndex place = place_of(program, clause, name);
  merge(place < by_rule.size() ? by_rule[place] : gone[std::string(clause)], line);
}

}  // namespace mora::report
