// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "compile/lower_pauses.hpp"

#include <algorithm>

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
  const std::uint32_t bit = bits_[space]++;
  pauses_.push_back({&pause, bit, space, rule});
  plan_.data().spaces[space].pause_words = bit / 32 + 1;
  return bit;
}

void PauseTable::add_steps() {
  const std::vector<Change> all = changes();
  for (auto first = all.begin(); first != all.end();) {
    const auto last = std::find_if_not(
        first, all.end(), [&](const Change& change) { return change.same_step(*first); });
    add_step({first, last});
    first = last;
  }
}

std::vector<PauseTable::Change> PauseTable::changes() const {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < pauses_.size(); ++i) {
    const auto add = [&](const sema::Patterns& patterns, bool begins) {
      for (const std::uint32_t event : lower::events_of(patterns)) {
        changes.push_back({event, pauses_[i].space, pauses_[i].rule, i, begins});
      }
    };
    add(pauses_[i].pause->to, false);
    add(pauses_[i].pause->from, true);
  }
  std::sort(changes.begin(), changes.end());
  return changes;
}

// One step for all pauses of a place: an event that ends one pause of a rule and begins another
// leaves the rule's clock standing.
void PauseTable::add_step(std::span<const Change> changes) {
  const Change& place = changes.front();
  Step step;
  step.op = detail::ClauseOp::toggle_pauses;
  step.space = place.space;
  step.rule = place.rule;
  step.index = static_cast<std::uint32_t>(plan_.data().toggles.size());
  for (const Change& change : changes) add_toggle(change);
  step.count = static_cast<std::uint32_t>(plan_.data().toggles.size()) - step.index;
  if (place.rule == none) {
    plan_.add(place.event, Phase::pauses, step);
  } else {
    plan_.add(place.event, Phase::rules, step, place.rule, Part::pause);
  }
}

void PauseTable::add_toggle(const Change& change) {
  const Known& known = pauses_[change.pause];
  const sema::Patterns& patterns = change.begins ? known.pause->from : known.pause->to;
  const Condition condition = lower::condition_for(patterns, change.event);
  const Binding binding{{&plan_.event(change.event), nullptr}, {}};
  plan_.data().toggles.push_back(
      {known.bit, change.begins, condition ? plan_.code().value(*condition, binding) : none});
}

}  // namespace mora::compile
