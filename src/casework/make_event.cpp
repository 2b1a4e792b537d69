// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/make_event.hpp"

#include <fmt/format.h>

#include "lower/condition.hpp"

namespace mora::casework {
namespace {

using sema::Node;
using sema::NodeKind;

void add_fields(const Node& node, NodeKind kind, std::vector<std::string>& names) {
  for (std::string& name : fields_in(node, kind)) names.push_back(std::move(name));
}
void add_fields(const sema::Patterns& patterns, NodeKind kind, std::vector<std::string>& names) {
  for (const sema::Pattern& pattern : patterns) {
    if (pattern.where) add_fields(*pattern.where, kind, names);
  }
}

// Those of the event that violates: who is liable, and what a percentage is of.
std::vector<std::string> charged_fields(const sema::CheckedRule& rule) {
  std::vector<std::string> names;
  for (const auto& node : {rule.person, rule.fine_of}) {
    if (node) add_fields(*node, NodeKind::event_field, names);
  }
  return names;
}

// One of the things that an event must be to count, and what it is called where it is not.
struct Demand {
  Node condition;
  std::string unmet;
};

void add_demands(const Player& player, const Node& node, std::vector<Demand>& demands) {
  if (node.kind == NodeKind::logical_and) {
    for (const Node& arg : node.args) add_demands(player, arg, demands);
    return;
  }
  const std::string& source = player.subject.sources.text(node.span.source);
  demands.push_back(
      {node, fmt::format("where not ({})",
                         source.substr(node.span.begin, node.span.end - node.span.begin))});
}

std::vector<Demand> demands_of(const Player& player, const sema::Pattern& pattern, bool shares) {
  std::vector<Demand> demands;
  if (shares) {
    for (const std::string& field : player.rule().match) {
      demands.push_back({*lower::shared_fields({field}, detail::Op::equal),
                         fmt::format("with another {}", field)});
    }
  }
  if (pattern.where) add_demands(player, *pattern.where, demands);
  return demands;
}

// The other rules that judge the event itself find nothing in it, as far as its open fields allow.
void spare_others(const Player& player, Making& making) {
  const Subject& subject = player.subject;
  const std::vector<sema::CheckedRule>& rules = subject.checked().rules;
  const auto holds = [&](const Node& node) {
    return evaluate(subject, node, making.facts()).is_true();
  };
  for (RuleIndex index = 0; index < rules.size(); ++index) {
    const sema::CheckedRule& rule = rules[index];
    if (index == player.index) continue;
    const bool bans = rule.form == detail::Form::forbid && !rule.on;
    for (const sema::Pattern& pattern : bans ? rule.wanted : sema::Patterns()) {
      const bool found =
          pattern.event == making.event.type && pattern.where && holds(*pattern.where);
      if (found) satisfy(subject, *pattern.where, false, making);
    }
    for (const sema::Pattern& pattern : rule.asserted ? *rule.on : sema::Patterns()) {
      const bool judged =
          pattern.event == making.event.type && (!pattern.where || holds(*pattern.where));
      if (judged && !holds(*rule.asserted)) satisfy(subject, *rule.asserted, true, making);
    }
  }
}

}  // namespace

std::vector<DraftEvent> Stage::events() const {
  std::vector<DraftEvent> all = before;
  if (trigger) all.push_back(*trigger);
  return all;
}

std::vector<std::string> trigger_fields(const sema::CheckedRule& rule) {
  std::vector<std::string> names(rule.match);
  add_fields(rule.wanted, NodeKind::trigger_field, names);
  if (rule.unless) add_fields(*rule.unless, NodeKind::trigger_field, names);
  if (rule.until) add_fields(*rule.until, NodeKind::trigger_field, names);
  for (const auto& node : {rule.by, rule.person, rule.fine_of}) {
    if (node) add_fields(*node, NodeKind::trigger_field, names);
  }
  // Where no other event is at hand, the trigger's fields need no `trigger.`.
  if (rule.by) add_fields(*rule.by, NodeKind::event_field, names);
  return names;
}

std::optional<Making> make_event(const Player& player, const Wish& wish, const Stage& stage) {
  const Subject& subject = player.subject;
  Making making;
  making.event = {wish.time, wish.pattern.event, {}};
  making.trigger = stage.trigger ? &*stage.trigger : nullptr;
  making.holders = stage.holders;
  making.may_give_roles = wish.may_give_roles;
  for (const auto& [name, value] : subject.each) {
    // `by` is open to conditions.
    if (name != "by" && subject.event(wish.pattern.event).find(name)) {
      making.event.fields[name] = value;
    }
  }
  lower::Condition condition = wish.pattern.where;
  if (wish.shares) {
    condition = lower::all_of(lower::shared_fields(player.rule().match, detail::Op::equal),
                              std::move(condition));
  }
  if (condition && !satisfy(subject, *condition, true, making)) return std::nullopt;
  for (const std::string& field : wish.fields) fill_in(subject, field, making);
  spare_others(player, making);
  fill_in(subject, "by", making);
  return making;
}

std::optional<DraftEvent> make_any(const Player& player, const sema::Patterns& patterns,
                                   TimePoint time, const Stage& stage) {
  for (const sema::Pattern& pattern : patterns) {
    auto making = make_event(player, {pattern, time, false, {}, false}, stage);
    if (making) return std::move(making->event);
  }
  return std::nullopt;
}

std::optional<DraftEvent> make_wanted(const Player& player, const sema::Pattern& pattern,
                                      TimePoint time, const Stage& stage) {
  const bool shares = stage.trigger.has_value();
  auto making =
      make_event(player, {pattern, time, shares, charged_fields(player.rule()), false}, stage);
  return making ? std::optional(std::move(making->event)) : std::nullopt;
}

std::optional<DraftEvent> make_wanted(const Player& player, TimePoint time, const Stage& stage) {
  for (const sema::Pattern& pattern : player.rule().wanted) {
    if (auto event = make_wanted(player, pattern, time, stage)) return event;
  }
  return std::nullopt;
}

std::vector<Misfit> make_misfits(const Player& player, const sema::Pattern& pattern, TimePoint time,
                                 const Stage& stage) {
  std::vector<Misfit> misfits;
  const std::vector<Demand> demands = demands_of(player, pattern, stage.trigger.has_value());
  for (const Demand& unmet : demands) {
    sema::Pattern missed{pattern.event, lower::negation_of(unmet.condition)};
    for (const Demand& met : demands) {
      if (&met != &unmet) missed.where = lower::all_of(met.condition, std::move(missed.where));
    }
    auto making =
        make_event(player, {missed, time, false, charged_fields(player.rule()), false}, stage);
    if (!making) continue;
    const std::string& name = player.subject.event(pattern.event).name;
    misfits.push_back({std::move(making->event), fmt::format("{} {}", name, unmet.unmet)});
  }
  return misfits;
}

}  // namespace mora::casework
