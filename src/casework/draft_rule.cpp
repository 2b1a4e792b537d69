// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/draft_rule.hpp"

#include <fmt/format.h>

#include "casework/base_time.hpp"

namespace mora::casework {
namespace {

// One event of the first pattern's type, without what its condition asks for.
DraftEvent bare_event(const Player& player, const sema::Patterns& patterns, TimePoint t) {
  DraftEvent event{t, patterns.front().event, {}};
  for (const auto& [name, value] : player.subject.each) {
    if (player.subject.event(event.type).find(name)) event.fields[name] = value;
  }
  return event;
}

}  // namespace

std::string rule_label(const Player& player) {
  const syntax::Policy& policy = player.subject.source.policy;
  const std::string& clause = policy.clauses[player.rule().clause].id.text;
  const std::string& name = player.rule().written->name.text;
  return name.empty() ? clause : fmt::format("{} {}", clause, name);
}

std::string event_name(const Player& player, const DraftEvent& event) {
  return player.subject.event(event.type).name;
}

DraftCase draft_incomplete(const Player& player) {
  const sema::CheckedRule& rule = player.rule();
  DraftCase draft{
      fmt::format("{}: to be completed", rule_label(player)), {}, {}, std::nullopt, std::nullopt};
  draft.notes.emplace_back(
      "fill in: no values were found with which these match; then what comes of it");
  TimePoint t = ordinary_time(player);
  const auto add = [&](const sema::Patterns& patterns, const std::string& written) {
    if (patterns.empty()) return;
    draft.notes.push_back("  " + written);
    draft.events.push_back(bare_event(player, patterns, t));
    t = t + player.subject.unit;
  };
  const bool prior =
      rule.form == detail::Form::require_prior || rule.form == detail::Form::forbid_prior;
  if (prior) add(rule.wanted, rule.written->form_text);
  if (rule.on) add(*rule.on, rule.written->on->text);
  if (!prior) add(rule.wanted, rule.written->form_text);
  return draft;
}

}  // namespace mora::casework
