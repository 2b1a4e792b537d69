// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "testing/case_tally.hpp"

#include "testing/rule_facts.hpp"

namespace mora::testing {
namespace {

// Judged at their trigger, with no obligation that lives on.
bool is_judged_at_once(const detail::RuleData& rule) {
  return rule.form != detail::Form::require && rule.form != detail::Form::forbid;
}

}  // namespace

void CaseTally::count(RuleIndex rule, CoverageFact fact, std::uint64_t times) {
  auto& counted = policy_.rules[rule][fact];
  if (counted) *counted += times;
}

void CaseTally::add(const Event& event) {
  const detail::ProgramData& program = policy_.program.data();
  const TimePoint time = policy_.program.floored(event.time);
  for (RuleIndex index = 0; index < program.rules.size(); ++index) {
    const detail::RuleData& rule = program.rules[index];
    if (!is_plain_ban(rule) || !rule.effective.contains(time)) continue;
    const std::uint32_t slot = program.key_slot(event.type, rule.space);
    if (slot == detail::none || event.fields[slot].is_null()) continue;
    if (may_let_pass(program, index, program.events[event.type])) ++looked_at_[index];
  }
}

void CaseTally::add(const Transition& transition) {
  switch (transition.kind) {
    case TransitionKind::opened: add_opened(transition); break;
    case TransitionKind::met: add_met(transition); break;
    case TransitionKind::violated: add_violated(transition); break;
    case TransitionKind::paused: count(transition.rule, CoverageFact::paused); break;
    case TransitionKind::aggravated: count(transition.rule, CoverageFact::aggravated); break;
    case TransitionKind::cancelled:
      count(transition.rule, CoverageFact::cancelled);
      end(transition);
      break;
    case TransitionKind::matched:
      // A rate limit that is not reached yet.
      if (!rule(transition.rule).has_trigger) count(transition.rule, CoverageFact::met);
      break;
    case TransitionKind::forgotten:
      if (const auto it = live_.find(transition.obligation); it != live_.end()) {
        add_kept(it->second);
      }
      end(transition);
      break;
    case TransitionKind::replaced:
    case TransitionKind::met_late: end(transition); break;
    case TransitionKind::resumed:
    case TransitionKind::warned:
    case TransitionKind::held_back: break;
  }
}

void CaseTally::add_opened(const Transition& transition) {
  count(transition.rule, CoverageFact::opened);
  // In a pause that is on already.
  if (transition.left) count(transition.rule, CoverageFact::paused);
  live_[transition.obligation] = {transition.rule, false};
}

// The time of a ban ends whether it was violated or not.
void CaseTally::add_met(const Transition& transition) {
  const auto it = live_.find(transition.obligation);
  const bool violated = it != live_.end() && it->second.violated;
  if (!violated) count(transition.rule, CoverageFact::met);
  if (is_judged_at_once(rule(transition.rule))) count(transition.rule, CoverageFact::opened);
  end(transition);
}

void CaseTally::add_violated(const Transition& transition) {
  count(transition.rule, CoverageFact::violated);
  const detail::RuleData& violated = rule(transition.rule);
  if (is_judged_at_once(violated)) count(transition.rule, CoverageFact::opened);
  if (is_plain_ban(violated)) ++banned_[transition.rule];
  const auto it = live_.find(transition.obligation);
  if (it != live_.end()) it->second.violated = true;
}

void CaseTally::end(const Transition& transition) { live_.erase(transition.obligation); }

void CaseTally::add_kept(const Obligation& obligation) {
  const bool endless = is_endless(policy_.program.data(), rule(obligation.rule));
  if (endless && !obligation.violated) count(obligation.rule, CoverageFact::met);
}

void CaseTally::add(const Finding& finding) {
  if (finding.kind == FindingKind::violation && finding.cause) {
    count(finding.rule, CoverageFact::caused);
  }
}

void CaseTally::finish() {
  for (const auto& [number, obligation] : live_) add_kept(obligation);
  for (RuleIndex index = 0; index < looked_at_.size(); ++index) {
    // Types of which it lets none pass are not looked at, but found.
    if (looked_at_[index] > banned_[index]) {
      count(index, CoverageFact::met, looked_at_[index] - banned_[index]);
    }
  }
}

}  // namespace mora::testing
