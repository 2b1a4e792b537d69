// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// RulePlan: the pieces that rule forms are made of. A form's lower() calls the ones it needs; each
// adds the steps that events take for this rule.

#include <cstdint>
#include <vector>

#include "lower/condition.hpp"
#include "lower/plan.hpp"
#include "sema/checked_policy.hpp"

namespace mora::lower {

class RulePlan {
 public:
  // `rule` must already stand in the program's data, at `index`.
  RulePlan(Plan& plan, const sema::CheckedRule& rule, std::uint32_t index);

  [[nodiscard]] const sema::CheckedRule& rule() const { return rule_; }

  // Live obligations end without a finding.
  void cancel_on_unless();
  // Events that the form wants or forbids meet live obligations.
  void match(detail::ClauseOp op);
  // Live obligations are due at `until`.
  void fall_due_on_until();
  // The trigger opens an obligation. Comes last: by then all that it must keep of the trigger is
  // known.
  void open_on_trigger();
  // An event of these patterns is a violation.
  void violate_on(const sema::Patterns& patterns);
  // An event of these patterns is judged: it is a violation where `violated` holds.
  void assert_on(const sema::Patterns& patterns, const Condition& violated);
  // Of `times` events of these patterns within the rule's window the last is a violation.
  void limit_on(const sema::Patterns& patterns);
  // At the trigger an event of the form's patterns must have come before (or, not `wanted`, must
  // not).
  void check_prior(bool wanted);

 private:
  struct PriorPattern {
    std::uint32_t event = 0;
    Split where;
    Captures captures;
    std::uint32_t memory = 0;
  };

  [[nodiscard]] detail::Step step(detail::ClauseOp op) const;
  [[nodiscard]] Binding with_captures(std::uint32_t event);
  [[nodiscard]] Binding at_trigger(std::uint32_t event) const;
  [[nodiscard]] CodeIndex code(const Condition& condition, const Binding& binding);
  // Sets the step's condition: looked at once, or for each obligation if the trigger counts.
  void set_condition(detail::Step& step, std::uint32_t event, const Condition& condition);
  [[nodiscard]] detail::Charge charge(const Binding& binding);
  // Adds a step for each event of the patterns that is a violation or may be one.
  void add_violations(detail::Step violate, const sema::Patterns& patterns,
                      const Condition& violated);
  [[nodiscard]] std::vector<PriorPattern> prior_patterns() const;
  [[nodiscard]] CodeIndex prior_residue(PriorPattern& prior, std::uint32_t trigger);
  void remember(PriorPattern& prior);

  Plan& plan_;
  const sema::CheckedRule& rule_;
  std::uint32_t index_;
  std::uint8_t space_;
  Captures captures_;  // of the trigger
};

}  // namespace mora::lower
