// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/causes.hpp"

#include <algorithm>
#include <optional>

#include "casework/judge.hpp"

namespace mora::casework {
namespace {

// What violates a rule when it happens at `t`.
std::optional<DraftCase> violation_at(const Player& cause, TimePoint t) {
  const sema::CheckedRule& rule = cause.rule();
  const bool bans = rule.form == detail::Form::forbid && !rule.on && rule.written->times == 1;
  if (bans) {
    const auto event = make_wanted(cause, t, {});
    return event ? std::optional(DraftCase{"", {}, {*event}, std::nullopt, std::nullopt})
                 : std::nullopt;
  }
  if (rule.form != detail::Form::require || rule.within.empty()) return std::nullopt;
  const auto stage = set_stage(cause, t);
  if (!stage || !stage->before.empty()) return std::nullopt;
  const Verdict verdict = judge(cause.subject, stage->events(), std::nullopt);
  const Live* live = verdict.open_of(cause.index);
  if (live == nullptr || !live->due_at) return std::nullopt;
  return DraftCase{"", {}, {*stage->trigger}, *live->due_at + cause.subject.unit, std::nullopt};
}

// The case with the cause behind its last event, or directly before that at the same time: where
// the last event closes the case, what comes later belongs to another one.
DraftCase joined(const DraftCase& draft, const DraftCase& cause, bool before_last) {
  DraftCase result = draft;
  auto place = result.events.end();
  if (before_last) --place;
  result.events.insert(place, cause.events.begin(), cause.events.end());
  if (cause.as_of) result.as_of = std::max(cause.as_of, draft.as_of);
  return result;
}

}  // namespace

DraftCase with_cause(const Player& player, DraftCase draft) {
  const std::vector<std::uint32_t>& clauses = player.rule().causing;
  if (clauses.empty() || draft.events.empty()) return draft;
  std::optional<DraftCase> fallback;
  const TimePoint end = std::max(draft.events.back().time, draft.as_of.value_or(min_time));
  const std::vector<sema::CheckedRule>& rules = player.subject.checked().rules;
  for (RuleIndex index = 0; index < rules.size(); ++index) {
    if (std::find(clauses.begin(), clauses.end(), rules[index].clause) == clauses.end()) continue;
    for (const bool before_last : {false, true}) {
      const TimePoint t = before_last ? draft.events.back().time : end;
      const auto cause = violation_at({player.subject, index}, t);
      if (!cause) break;
      DraftCase trial = joined(draft, *cause, before_last);
      trial.events = in_order(std::move(trial.events));
      const Verdict verdict = judge(player.subject, trial.events, trial.as_of);
      if (verdict.violation_of(player.index) != nullptr) return trial;
      const bool follows = verdict.violation_of(index) != nullptr;
      if (follows && !fallback) fallback = std::move(trial);
    }
    // What lets one case's violation be told does so for all: the first that can be made will do.
    if (fallback) break;
  }
  return fallback ? std::move(*fallback) : std::move(draft);
}

}  // namespace mora::casework
