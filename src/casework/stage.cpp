// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/stage.hpp"

#include <algorithm>

#include "casework/judge.hpp"

namespace mora::casework {
namespace {

using sema::NodeKind;

// The event that assigns a role, with `person` in the field that says to whom.
std::optional<DraftEvent> assign(const Player& player, std::uint32_t role, const Value& person,
                                 TimePoint time) {
  const sema::CheckedRole& written = player.subject.checked().roles[role];
  if (!written.assigned_by || !written.person) return std::nullopt;
  for (const sema::Pattern& pattern : *written.assigned_by) {
    auto making = make_event(player, {pattern, time, false, {}, false}, {});
    if (!making) continue;
    for (const std::string& field : fields_in(*written.person, NodeKind::event_field)) {
      if (player.subject.event(pattern.event).find(field)) making->event.fields[field] = person;
    }
    return std::move(making->event);
  }
  return std::nullopt;
}

// Before `base`; null if one of the roles cannot be assigned.
std::optional<std::vector<DraftEvent>> assign_roles(const Player& player, const Holders& holders,
                                                    TimePoint base) {
  const Duration ahead = std::max(player.subject.unit, minutes(1));
  std::vector<DraftEvent> events;
  for (const auto& [role, person] : holders) {
    auto event = assign(player, role, person, base - ahead);
    if (!event) return std::nullopt;
    events.push_back(std::move(*event));
  }
  return events;
}

bool opens(const Player& player, const Stage& stage) {
  const detail::Form form = player.rule().form;
  const bool lives = form == detail::Form::require || form == detail::Form::forbid;
  if (!lives || !stage.trigger) return true;
  const Verdict verdict = judge(player.subject, stage.events(), std::nullopt);
  const Live* live = verdict.open_of(player.index);
  return live != nullptr && live->opened_at == player.subject.program.floored(stage.trigger->time);
}

// The trigger itself may say who holds the role: then it does.
bool assigns_itself(const Player& player, std::uint32_t role, const Value& person, Stage& stage) {
  const sema::CheckedRole& written = player.subject.checked().roles[role];
  if (!stage.trigger || !written.assigned_by || !written.person) return false;
  for (const sema::Pattern& pattern : *written.assigned_by) {
    const bool matches = pattern.event == stage.trigger->type &&
                         (!pattern.where || evaluate(player.subject, *pattern.where,
                                                     {&*stage.trigger, nullptr, &stage.holders})
                                                .is_true());
    if (!matches) continue;
    for (const std::string& field : fields_in(*written.person, NodeKind::event_field)) {
      if (player.subject.event(pattern.event).find(field)) {
        stage.trigger->fields.try_emplace(field, person);
      }
    }
    return true;
  }
  return false;
}

// With the roles that the trigger needs, and if possible with whoever is liable.
std::optional<Stage> with_roles(const Player& player, const Stage& bare, TimePoint base) {
  const std::uint32_t liable = player.rule().role;
  for (const bool with_liable : {true, false}) {
    Stage stage = bare;
    if (with_liable) {
      if (liable == detail::none || player.rule().person) continue;
      const std::string& name = player.subject.source.vocabulary.roles()[liable];
      const Value person = player.subject.texts.keep(name + "-1");
      if (!assigns_itself(player, liable, person, stage)) {
        stage.holders.try_emplace(liable, person);
      }
    }
    auto before = assign_roles(player, stage.holders, base);
    if (!before) continue;
    stage.before = std::move(*before);
    if (opens(player, stage)) return stage;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Stage> set_stage(const Player& player, TimePoint base) {
  const sema::CheckedRule& rule = player.rule();
  if (!rule.on) return with_roles(player, {}, base);
  for (const sema::Pattern& pattern : *rule.on) {
    auto making = make_event(player, {pattern, base, false, trigger_fields(rule), true}, {});
    if (!making) continue;
    const Stage bare{{}, making->event, making->holders};
    if (auto stage = with_roles(player, bare, base)) return stage;
  }
  return std::nullopt;
}

std::vector<DraftEvent> in_order(std::vector<DraftEvent> events) {
  std::stable_sort(events.begin(), events.end(),
                   [](const DraftEvent& a, const DraftEvent& b) { return a.time < b.time; });
  return events;
}

}  // namespace mora::casework
