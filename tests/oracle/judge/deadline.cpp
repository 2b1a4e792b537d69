// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/deadline.hpp"

namespace mora::oracle {

namespace {

// A due time that `within` or `by` names, moved to the end of its day where the rule says so.
void add_due(const Regulation& regulation, const RuleInPlace& rule, std::optional<Instant> due,
             Deadline& deadline) {
  deadline.is_due_at_close = false;
  if (!due) return;
  if (rule.rule->ends_day) due = regulation.place.zone.end_of_day(*due, regulation.precision);
  if (!deadline.due || *due < *deadline.due) deadline.due = due;
}

}  // namespace

Deadline deadline_of(const Regulation& regulation, const RuleInPlace& rule, const Clock& clock,
                     const Scene& at_trigger) {
  Deadline deadline;
  const Instant opened = at_trigger.trigger->time;
  if (rule.rule->until) deadline.is_due_at_close = false;
  if (!rule.rule->within.empty()) {
    const auto* within = in_force(regulation.place.zone, rule.rule->within, opened);
    if (within == nullptr) return {false, false, std::nullopt};
    add_due(regulation, rule, clock.after(opened, within->duration), deadline);
  }
  if (rule.rule->by) {
    const Value by = value_of(*rule.rule->by, at_trigger);
    if (const auto* due = by.get<Instant>()) add_due(regulation, rule, *due, deadline);
  }
  return deadline;
}

}  // namespace mora::oracle
