// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "lower/rule_plan.hpp"

namespace mora::lower {

using detail::ClauseOp;
using detail::none;
using detail::Op;
using detail::Step;
using sema::Patterns;

RulePlan::RulePlan(Plan& plan, const sema::CheckedRule& rule, std::uint32_t index)
    : plan_(plan), rule_(rule), index_(index), space_(plan.data().rules[index].space) {
  plan_.data().rules[index_].charge = charge({{}, {nullptr, &captures_}});
}

Step RulePlan::step(ClauseOp op) const {
  Step step;
  step.op = op;
  step.space = space_;
  step.rule = index_;
  return step;
}

// An event meets an obligation: its own fields, and what was kept of the trigger.
Binding RulePlan::with_captures(std::uint32_t event) {
  return {{&plan_.event(event), nullptr}, {nullptr, &captures_}};
}

// The event at hand is the trigger itself.
Binding RulePlan::at_trigger(std::uint32_t event) const {
  Binding binding{{&plan_.event(event), nullptr}, {&plan_.event(event), nullptr}};
  binding.trigger_time = Op::event_time;
  return binding;
}

CodeIndex RulePlan::code(const Condition& condition, const Binding& binding) {
  return condition ? plan_.code().value(*condition, binding) : none;
}

void RulePlan::set_condition(Step& step, std::uint32_t event, const Condition& condition) {
  const Split parts = split(condition, depends_on_trigger);
  step.condition = code(parts.now, with_captures(event));
  step.each = code(parts.later, with_captures(event));
}

detail::Charge RulePlan::charge(const Binding& binding) {
  return {rule_.person ? plan_.code().value(*rule_.person, binding) : none,
          rule_.fine_of ? plan_.code().value(*rule_.fine_of, binding) : none};
}

void RulePlan::cancel_on_unless() {
  if (!rule_.unless) return;
  for (const std::uint32_t event : events_of(*rule_.unless)) {
    Step cancel = step(ClauseOp::cancel);
    set_condition(cancel, event, condition_for(*rule_.unless, event));
    plan_.add(event, Phase::rules, cancel, index_, Part::cancel);
  }
}

void RulePlan::match(ClauseOp op) {
  for (const std::uint32_t event : events_of(rule_.wanted)) {
    Step match = step(op);
    set_condition(
        match, event,
        all_of(condition_for(rule_.wanted, event), shared_fields(rule_.match, Op::equal)));
    if (op == ClauseOp::breach) match.charge = charge(with_captures(event));
    plan_.add(event, Phase::rules, match, index_, Part::match);
  }
}

void RulePlan::fall_due_on_until() {
  if (!rule_.until) return;
  for (const std::uint32_t event : events_of(*rule_.until)) {
    Step due = step(ClauseOp::fall_due);
    set_condition(due, event, condition_for(*rule_.until, event));
    due.charge = plan_.data().rules[index_].charge;
    plan_.add(event, Phase::rules, due, index_, Part::until);
  }
}

void RulePlan::open_on_trigger() {
  detail::RuleData& data = plan_.data().rules[index_];
  if (rule_.by) {
    const Binding kept{{nullptr, &captures_}, {nullptr, &captures_}, Op::event_time, Op::trigger};
    data.by = plan_.code().value(*rule_.by, kept);
  }
  const std::vector<std::uint32_t> events = events_of(*rule_.on);
  std::vector<Step> opens;
  for (const std::uint32_t event : events) {
    Step open = step(ClauseOp::open);
    open.condition = code(condition_for(*rule_.on, event), at_trigger(event));
    open.each = code(shared_fields(rule_.match, Op::same), with_captures(event));
    opens.push_back(open);
  }
  data.capture_count = static_cast<std::uint32_t>(captures_.fields().size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    opens[i].captures = plan_.capture_slots(captures_, events[i]);
    plan_.add(events[i], Phase::rules, opens[i], index_, Part::open);
  }
}

void RulePlan::violate_on(const Patterns& patterns) {
  add_violations(step(ClauseOp::violate), patterns, std::nullopt);
}

void RulePlan::assert_on(const Patterns& patterns, const Condition& violated) {
  add_violations(step(ClauseOp::violate), patterns, violated);
}

void RulePlan::limit_on(const Patterns& patterns) {
  Step limit = step(ClauseOp::limit);
  limit.index = plan_.add_memory(space_, {});
  add_violations(limit, patterns, std::nullopt);
}

void RulePlan::add_violations(Step violate, const Patterns& patterns, const Condition& violated) {
  for (const std::uint32_t event : events_of(patterns)) {
    violate.condition = code(condition_for(patterns, event), at_trigger(event));
    violate.each = code(violated, at_trigger(event));
    violate.charge = charge(at_trigger(event));
    plan_.add(event, Phase::rules, violate, index_, Part::open);
  }
}

// What a pattern says of the trigger, and the shared fields, can be told only when the trigger
// comes.
std::vector<RulePlan::PriorPattern> RulePlan::prior_patterns() const {
  std::vector<PriorPattern> priors;
  for (const std::uint32_t event : events_of(rule_.wanted)) {
    const Condition where =
        all_of(condition_for(rule_.wanted, event), shared_fields(rule_.match, Op::equal));
    priors.push_back({event, split(where, depends_on_trigger), {}, 0});
  }
  return priors;
}

CodeIndex RulePlan::prior_residue(PriorPattern& prior, std::uint32_t trigger) {
  const Binding binding{{&plan_.event(prior.event), &prior.captures},
                        {&plan_.event(trigger), nullptr},
                        Op::memory_time,
                        Op::memory};
  return code(prior.where.later, binding);
}

void RulePlan::remember(PriorPattern& prior) {
  Step remember = step(ClauseOp::remember);
  remember.index = prior.memory;
  remember.condition = code(prior.where.now, at_trigger(prior.event));
  remember.captures = plan_.capture_slots(prior.captures, prior.event);
  plan_.add(prior.event, Phase::memories, remember, index_);
}

void RulePlan::check_prior(bool wanted) {
  std::vector<PriorPattern> priors = prior_patterns();
  const std::vector<std::uint32_t> triggers = events_of(*rule_.on);
  std::vector<CodeIndex> residues;
  for (const std::uint32_t trigger : triggers) {
    for (PriorPattern& prior : priors) residues.push_back(prior_residue(prior, trigger));
  }
  for (PriorPattern& prior : priors) {
    prior.memory = plan_.add_memory(space_, prior.captures);
    remember(prior);
  }
  for (std::size_t t = 0; t < triggers.size(); ++t) {
    Step check = step(ClauseOp::check_prior);
    check.earlier = wanted;
    check.condition = code(condition_for(*rule_.on, triggers[t]), at_trigger(triggers[t]));
    check.index = static_cast<std::uint32_t>(plan_.data().priors.size());
    check.count = static_cast<std::uint32_t>(priors.size());
    for (std::size_t p = 0; p < priors.size(); ++p) {
      plan_.data().priors.push_back({priors[p].memory, residues[t * priors.size() + p]});
    }
    check.charge = charge(at_trigger(triggers[t]));
    plan_.add(triggers[t], Phase::rules, check, index_, Part::open);
  }
}

}  // namespace mora::lower
