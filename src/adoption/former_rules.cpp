// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/former_rules.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "adoption/move_terms.hpp"

namespace mora::adoption {

using detail::ClauseOp;
using detail::none;
using detail::RuleData;
using detail::Step;

namespace {

// Copies a run of one of the program's arrays behind the other's; its place there.
template <class Item>
std::uint32_t append(std::vector<Item>& to, const std::vector<Item>& from, std::uint32_t first,
                     std::uint32_t count) {
  const auto place = static_cast<std::uint32_t>(to.size());
  for (std::uint32_t i = 0; i < count; ++i) to.push_back(from[first + i]);
  return place;
}

// Where a step comes among those of its event (lower/plan.hpp): its phase, then its rule's place,
// then its part.
using Order = std::tuple<int, std::uint32_t, int>;

Order order_of(const Step& step) {
  switch (step.op) {
    case ClauseOp::assign_role: return {0, 0, 0};
    case ClauseOp::remember: return {step.rule == none ? 1 : 5, 0, 0};
    case ClauseOp::amend: return {2, step.space, 0};
    case ClauseOp::toggle_pauses:
      return step.rule == none ? Order(3, 0, 0) : Order(4, step.rule, 0);
    case ClauseOp::close: return {6, 0, 0};
    default: return {4, step.rule, 1};
  }
}

bool acts_on_obligations(ClauseOp op) {
  return op == ClauseOp::cancel || op == ClauseOp::fulfil || op == ClauseOp::breach ||
         op == ClauseOp::fall_due;
}

}  // namespace

FormerRules::FormerRules(const ProgramData& next, const ProgramData& old, Origins& origins)
    : transfer_(next, old, origins), old_(old), origins_(origins) {
  for (const detail::EventData& event : next.events) {
    const Step* const first = next.steps.data() + event.first_step;
    steps_.emplace_back(first, first + event.step_count);
  }
}

template <class Visit>
void FormerRules::for_each_old_step(Visit visit) const {
  for (std::uint32_t event = 0; event < old_.events.size(); ++event) {
    const detail::EventData& type = old_.events[event];
    for (std::uint32_t i = 0; i < type.step_count; ++i) {
      visit(event, old_.steps[type.first_step + i]);
    }
  }
}

std::vector<Step>& FormerRules::steps_of(std::uint32_t event) {
  if (event >= steps_.size()) steps_.resize(event + 1);
  return steps_[event];
}

std::uint32_t FormerRules::add(std::uint32_t rule, const std::string& terms, Needs needs) {
  const RuleData& what = old_.rules[rule];
  RuleData moved = what;
  moved.space = transfer_.space(what.space);
  moved.clause = transfer_.clause(what.clause);
  moved.role = transfer_.role(what.role);
  moved.captures = transfer_.capture_fields(what.captures, what.capture_count);
  moved.causing = transfer_.clause_refs(what.causing, what.causing_count);
  moved.charge = transfer_.charge(what.charge, none);
  moved.former = transfer_.builder().text(terms);
  add_due(moved, what);
  add_text(moved, what);
  moved.fine = fine(what.fine);
  moved.pause_count = 0;
  if (needs.steps) add_pauses(moved, what);
  const auto place = static_cast<std::uint32_t>(data().rules.size());
  data().rules.push_back(moved);
  move_rule_terms(transfer_, rule);
  rules_.emplace(rule, place);
  if (needs.steps) add_steps(rule, needs);
  return place;
}

void FormerRules::add_due(RuleData& moved, const RuleData& rule) {
  moved.within = append(data().withins, old_.withins, rule.within, rule.within_count);
  moved.warnings = append(data().warnings, old_.warnings, rule.warnings, rule.warning_count);
  moved.by = transfer_.code(rule.by, none);
  moved.clock = transfer_.calendar(rule.clock);
}

void FormerRules::add_text(RuleData& moved, const RuleData& rule) {
  for (detail::Text detail::RuleText::*text :
       {&detail::RuleText::name, &detail::RuleText::on, &detail::RuleText::wanted,
        &detail::RuleText::within, &detail::RuleText::by, &detail::RuleText::until,
        &detail::RuleText::file}) {
    moved.text.*text = transfer_.text(rule.text.*text);
  }
}

void FormerRules::add_pauses(RuleData& moved, const RuleData& rule) {
  moved.pauses = static_cast<std::uint32_t>(data().rule_pauses.size());
  moved.pause_count = rule.pause_count;
  for (std::uint32_t i = 0; i < rule.pause_count; ++i) {
    data().rule_pauses.push_back(pause(rule.space, old_.rule_pauses[rule.pauses + i]));
  }
}

std::uint32_t FormerRules::pause(std::uint8_t space, std::uint32_t bit) {
  const auto [known, fresh] = pauses_.emplace(std::pair(space, bit), 0);
  if (!fresh) return known->second;
  const std::uint8_t to = transfer_.space(space);
  std::vector<std::uint32_t>& origins = origins_.pauses[to];
  known->second = static_cast<std::uint32_t>(origins.size());
  origins.push_back(bit);
  data().spaces[to].pause_words = known->second / 32 + 1;
  return known->second;
}

// The step without what goes by its kind; the event keeps the field that tells its case.
Step FormerRules::begun(std::uint32_t event, const Step& step) {
  (void)transfer_.field(event, old_.key_slot(event, step.space));
  Step moved;
  moved.op = step.op;
  moved.space = transfer_.space(step.space);
  moved.condition = transfer_.code(step.condition, event);
  return moved;
}

// What the rule does with its obligations. A trigger opens none; where each new one ends the one
// before, it still does, for the rule that has taken this one's place.
void FormerRules::add_steps(std::uint32_t rule, Needs needs) {
  const bool restarts = needs.replaced && old_.rules[rule].retrigger == detail::Retrigger::restart;
  for_each_old_step([&](std::uint32_t event, const Step& step) {
    if (step.rule != rule) return;
    const bool restart = restarts && step.op == ClauseOp::open;
    if (!restart && !acts_on_obligations(step.op)) return;
    Step moved = begun(event, step);
    if (restart) moved.op = ClauseOp::cancel;
    moved.rule = rules_.at(rule);
    moved.each = transfer_.code(step.each, event);
    moved.charge = transfer_.charge(step.charge, event);
    steps_of(transfer_.event(event)).push_back(moved);
  });
}

std::uint32_t FormerRules::fine(std::uint32_t fine) {
  if (fine == none) return none;
  const auto [known, fresh] = fines_.emplace(fine, 0);
  if (!fresh) return known->second;
  detail::FineData moved = old_.fines[fine];
  moved.amounts = append(data().amounts, old_.amounts, moved.amounts, moved.amount_count);
  std::vector<detail::Aggravation> aggravations;
  for (std::uint32_t i = 0; i < moved.aggravation_count; ++i) {
    detail::Aggravation raise = old_.aggravations[old_.fines[fine].aggravations + i];
    raise.memory = memory(raise.memory);
    raise.residue = transfer_.code(raise.residue, none);
    raise.amounts = append(data().amounts, old_.amounts, raise.amounts, raise.amount_count);
    aggravations.push_back(raise);
  }
  moved.aggravations = append(data().aggravations, aggravations, 0, moved.aggravation_count);
  data().fines.push_back(moved);
  move_fine_terms(transfer_, fine);
  return known->second = static_cast<std::uint32_t>(data().fines.size() - 1);
}

std::uint32_t FormerRules::memory(std::uint32_t memory) {
  const auto [known, fresh] = memories_.emplace(memory, 0);
  if (!fresh) return known->second;
  detail::MemoryData moved = old_.memories[memory];
  moved.space = transfer_.space(moved.space);
  moved.word = data().spaces[moved.space].memory_words++;
  moved.captures = transfer_.capture_fields(moved.captures, moved.capture_count);
  data().memories.push_back(moved);
  origins_.memories.push_back(memory);
  return known->second = static_cast<std::uint32_t>(data().memories.size() - 1);
}

// The toggles of one place stay together, as the compiler laid them down.
void FormerRules::add_toggle_steps() {
  for_each_old_step([&](std::uint32_t event, const Step& step) {
    if (step.op != ClauseOp::toggle_pauses) return;
    std::vector<detail::Toggle> toggles;
    for (std::uint32_t i = 0; i < step.count; ++i) {
      detail::Toggle toggle = old_.toggles[step.index + i];
      const auto known = pauses_.find({step.space, toggle.pause});
      if (known == pauses_.end()) continue;
      toggle.pause = known->second;
      toggle.condition = transfer_.code(toggle.condition, event);
      toggles.push_back(toggle);
    }
    if (toggles.empty()) return;
    Step moved = begun(event, step);
    moved.rule = step.rule == none ? none : rules_.at(step.rule);
    moved.count = static_cast<std::uint32_t>(toggles.size());
    moved.index = append(data().toggles, toggles, 0, moved.count);
    steps_of(transfer_.event(event)).push_back(moved);
  });
}

void FormerRules::add_memory_steps() {
  for_each_old_step([&](std::uint32_t event, const Step& step) {
    if (step.op != ClauseOp::remember) return;
    const auto known = memories_.find(step.index);
    if (known == memories_.end()) return;
    Step moved = begun(event, step);
    moved.index = known->second;
    moved.captures =
        transfer_.capture_slots(event, step.captures, old_.memories[step.index].capture_count);
    const std::uint32_t to = transfer_.event(event);
    steps_of(to).push_back(moved);
    add_amendment(to, moved.space);
  });
}

void FormerRules::add_amendment(std::uint32_t event, std::uint8_t space) {
  std::vector<Step>& steps = steps_of(event);
  const bool amends = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return step.op == ClauseOp::amend && step.space == space;
  });
  if (amends) return;
  Step amend;
  amend.op = ClauseOp::amend;
  amend.space = space;
  steps.push_back(amend);
}

// A role that the next policy lacks, or a key, is served as before.
bool FormerRules::wants_role_step(const Step& step) const {
  return step.op == ClauseOp::assign_role && transfer_.has_role(step.index) &&
         transfer_.has_space(step.space) &&
         (transfer_.added_role(step.index) || transfer_.added_space(step.space));
}

// One role's condition may ask for another role.
void FormerRules::add_role_steps() {
  std::set<std::pair<std::uint32_t, const Step*>> done;
  std::size_t before = 0;
  do {
    before = done.size();
    for_each_old_step([&](std::uint32_t event, const Step& step) {
      if (!wants_role_step(step) || !done.emplace(event, &step).second) return;
      Step moved = begun(event, step);
      moved.index = transfer_.role(step.index);
      moved.charge.person = transfer_.code(step.charge.person, event);
      steps_of(transfer_.event(event)).push_back(moved);
    });
  } while (done.size() != before);
}

void FormerRules::write_steps() {
  steps_.resize(data().events.size());
  data().steps.clear();
  for (std::size_t event = 0; event < steps_.size(); ++event) {
    std::vector<Step>& steps = steps_[event];
    std::stable_sort(steps.begin(), steps.end(),
                     [](const Step& a, const Step& b) { return order_of(a) < order_of(b); });
    data().events[event].first_step = static_cast<std::uint32_t>(data().steps.size());
    data().events[event].step_count = static_cast<std::uint32_t>(steps.size());
    data().steps.insert(data().steps.end(), steps.begin(), steps.end());
  }
}

void FormerRules::write_keys() {
  program::Builder& builder = transfer_.builder();
  data().key_slots.clear();
  for (const detail::EventData& event : data().events) {
    for (detail::KeySpace& space : data().spaces) {
      space.role_words = static_cast<std::uint32_t>(data().roles.size());
      std::uint32_t slot = none;
      for (std::uint32_t i = event.field_count; i-- > 0;) {
        const detail::FieldData& field = data().fields[event.first_field + i];
        if (builder.view(field.name) == builder.view(space.field)) slot = i;
      }
      data().key_slots.push_back(slot);
    }
  }
}

Program FormerRules::finish() {
  add_toggle_steps();
  add_memory_steps();
  add_role_steps();
  transfer_.finish_fields();
  write_steps();
  write_keys();
  return transfer_.builder().finish();
}

}  // namespace mora::adoption
