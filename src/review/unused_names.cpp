// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Events, roles, fines and calendars that the policy lists and nothing in it uses: often a name
// that another clause should have, or a clause that was forgotten. What an included file lists may
// be for other policies.

#include <set>
#include <string>

#include "review/review_policy.hpp"

namespace mora::review {

using sema::Node;
using sema::NodeKind;

namespace {

struct Used {
  std::set<std::uint32_t> events;
  std::set<std::uint32_t> roles;
  std::set<std::uint32_t> fines;
  std::set<std::uint32_t> calendars;

  void add(const Node& node) {
    if (node.kind == NodeKind::role) roles.insert(node.index);
    if (node.kind == NodeKind::business_time) calendars.insert(node.index);
    for (const Node& arg : node.args) add(arg);
  }
  void add(const std::optional<Node>& node) {
    if (node) add(*node);
  }
  void add(const sema::Patterns& patterns) {
    for (const sema::Pattern& pattern : patterns) {
      events.insert(pattern.event);
      add(pattern.where);
    }
  }
  void add(const std::optional<sema::Patterns>& patterns) {
    if (patterns) add(*patterns);
  }
  void add(const sema::CheckedRule& rule) {
    add(rule.on);
    add(rule.wanted);
    add(rule.until);
    add(rule.unless);
    add(rule.asserted);
    add(rule.by);
    add(rule.person);
    add(rule.fine_of);
    for (const sema::CheckedPause& pause : rule.pauses) {
      add(pause.from);
      add(pause.to);
    }
    if (rule.role != detail::none) roles.insert(rule.role);
    if (rule.fine != detail::none) fines.insert(rule.fine);
    if (rule.clock != detail::none) calendars.insert(rule.clock);
  }
};

Used collect(const sema::CheckedPolicy& policy) {
  Used used;
  used.add(policy.closes_on);
  for (const sema::CheckedRule& rule : policy.rules) used.add(rule);
  for (const std::uint32_t fine : std::set(used.fines)) {
    for (const sema::CheckedAggravation& aggravation : policy.fines[fine].aggravated) {
      used.add(aggravation.when);
    }
  }
  // What gives a role that nobody needs is needed by nobody either.
  for (const std::uint32_t role : std::set(used.roles)) {
    used.add(policy.roles[role].assigned_by);
    used.add(policy.roles[role].person);
  }
  return used;
}

// `declared` stand in the order of the numbers in `used`.
template <class Declared>
void report(const std::vector<Declared>& declared, const std::set<std::uint32_t>& used, Code code,
            const std::string& what, const ReviewContext& context) {
  for (std::uint32_t i = 0; i < declared.size(); ++i) {
    const syntax::Scalar& name = declared[i].name;
    if (used.contains(i) || name.span.source != context.policy.name.span.source) continue;
    context.bag.report(code, name.span, "no rule uses the " + what + " '" + name.text + "'");
  }
}

}  // namespace

void unused_names(const ReviewContext& context) {
  // A policy without rules is a beginning: nothing can be used yet.
  if (context.checked.rules.empty()) return;
  const Used used = collect(context.checked);
  const syntax::Policy& policy = context.policy;
  report(policy.events, used.events, Code::unused_event, "event", context);
  report(policy.roles, used.roles, Code::unused_role, "role", context);
  report(policy.fines, used.fines, Code::unused_fine, "fine", context);
  report(policy.calendars, used.calendars, Code::unused_calendar, "calendar", context);
}

}  // namespace mora::review
