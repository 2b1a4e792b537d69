// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/lower_pauses.hpp"

#include <algorithm>
#include <set>

#include "lower/condition.hpp"

namespace mora::compile {

using detail::none;
using detail::Step;
using lower::Binding;
using lower::Condition;
using lower::Part;
using lower::Phase;

namespace {

// Whether what a pause says can change while the rules of one event are gone through.
bool depends_on_violated(const sema::Patterns& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [](const sema::Pattern& pattern) {
    return pattern.where && sema::mentions(*pattern.where, sema::NodeKind::violated);
  });
}

bool matches(const sema::Patterns& patterns, std::uint32_t event) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const sema::Pattern& pattern) { return pattern.event == event; });
}

}  // namespace

void PauseTable::add_rule(const sema::CheckedRule& rule, std::uint32_t index) {
  const std::uint8_t space = plan_.data().rules[index].space;
  std::vector<std::uint32_t> bits;
  for (const sema::CheckedPause& pause : rule.pauses) {
    const bool own_place = depends_on_violated(pause.from) || depends_on_violated(pause.to);
    bits.push_back(bit_of(pause, space, own_place ? index : none));
  }
  std::vector<std::uint32_t>& all = plan_.data().rule_pauses;
  plan_.data().rules[index].pauses = static_cast<std::uint32_t>(all.size());
  plan_.data().rules[index].pause_count = static_cast<std::uint32_t>(bits.size());
  all.insert(all.end(), bits.begin(), bits.end());
}

std::uint32_t PauseTable::bit_of(const sema::CheckedPause& pause, std::uint8_t space,
                                 std::uint32_t rule) {
  const auto [known, fresh] = index_.emplace(std::tuple(pause.text, space, rule), pauses_.size());
  if (!fresh) return pauses_[known->second].bit;
  const auto bit = static_cast<std::uint32_t>(std::count_if(
      pauses_.begin(), pauses_.end(), [&](const Known& other) { return other.space == space; }));
  pauses_.push_back({&pause, bit, space, rule});
  plan_.data().spaces[space].pause_words = bit / 32 + 1;
  return bit;
}

void PauseTable::add_steps() {
  std::set<std::pair<std::uint8_t, std::uint32_t>> places;
  for (const Known& known : pauses_) places.emplace(known.space, known.rule);
  for (std::uint32_t event = 0; event < plan_.vocabulary().events().size(); ++event) {
    for (const auto& [space, rule] : places) add_steps_for(event, space, rule);
  }
}

// One step for all pauses of a place: an event that ends one pause of a rule and begins another
// leaves the rule's clock standing.
void PauseTable::add_steps_for(std::uint32_t event, std::uint8_t space, std::uint32_t rule) {
  Step step;
  step.op = detail::ClauseOp::toggle_pauses;
  step.space = space;
  step.rule = rule;
  step.index = static_cast<std::uint32_t>(plan_.data().toggles.size());
  for (const Known& known : pauses_) {
    if (known.space != space || known.rule != rule) continue;
    add_toggles(event, known.pause->to, known, false);
    add_toggles(event, known.pause->from, known, true);
  }
  step.count = static_cast<std::uint32_t>(plan_.data().toggles.size()) - step.index;
  if (step.count == 0) return;
  if (rule == none) {
    plan_.add(event, Phase::pauses, step);
  } else {
    plan_.add(event, Phase::rules, step, rule, Part::pause);
  }
}

void PauseTable::add_toggles(std::uint32_t event, const sema::Patterns& patterns,
                             const Known& known, bool begins) {
  if (!matches(patterns, event)) return;
  const Condition condition = lower::condition_for(patterns, event);
  const Binding binding{{&plan_.event(event), nullptr}, {}};
  plan_.data().toggles.push_back(
      {known.bit, begins, condition ? plan_.code().value(*condition, binding) : none});
}

}  // namespace mora::compile
