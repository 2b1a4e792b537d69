// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "adoption/new_terms.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/clock.hpp"
#include "engine/deadline.hpp"

namespace mora::adoption {

using detail::none;
using detail::Obligation;
using detail::ObligationState;
using detail::RuleData;

// The values live until the next context.
detail::Context NewTerms::context(const ProgramData& program, const Obligation& o,
                                  std::span<const std::uint32_t> captures) {
  values_ = detail::State(next_);
  const detail::StoredValue* const kept = state_.captures.at(detail::captures_of(state_, o));
  std::vector<Value> fields;
  for (const std::uint32_t place : captures) {
    fields.push_back(kept[place].load(state_.strings, values_.scratch));
  }
  std::vector<std::uint32_t> slots(fields.size());
  std::iota(slots.begin(), slots.end(), 0u);
  detail::Context context;
  context.program = &program;
  context.state = &values_;
  context.trigger = values_.captures.at(values_.captures.capture(slots, fields, values_.strings));
  context.trigger_time = o.opened_at;
  return context;
}

// Null where it has no due time, or its clock has never stood.
std::optional<NewTerms::Shift> NewTerms::shift(const Obligation& o) {
  const RuleData& rule = old_.rules[o.rule];
  if (rule.pause_count == 0 || o.due == never) return std::nullopt;
  std::vector<std::uint32_t> all(rule.capture_count);
  std::iota(all.begin(), all.end(), 0u);
  Shift shift;
  shift.from = detail::initial_due(
                   old_, rule, [&] { return context(old_, o, all); }, o.opened_at)
                   .at;
  const bool paused = o.state == ObligationState::paused;
  if (shift.from == never || (!paused && o.due == shift.from)) return std::nullopt;
  shift.to = paused ? detail::clock_after(old_, rule.clock, state_.now, detail::left_of(o)) : o.due;
  if (shift.to == never) return std::nullopt;
  return shift;
}

bool NewTerms::is_paused(detail::CaseRef home, const RuleData& rule) const {
  const auto words = state_.cases[home.space]
                         .words(detail::case_of(state_, home))
                         .subspan(old_.spaces[home.space].role_words);
  for (std::uint32_t i = 0; i < rule.pause_count; ++i) {
    const std::uint32_t bit = origins_.pauses[rule.space][next_.rule_pauses[rule.pauses + i]];
    if (bit != none && (words[bit / 32] >> (bit % 32) & 1) != 0) return true;
  }
  return false;
}

// The bits of the warnings that have been given, as both rules list them.
std::uint32_t NewTerms::warned(const Obligation& o, const RuleData& rule) const {
  const RuleData& before = old_.rules[o.rule];
  const std::uint32_t given =
      before.warning_count == 0 ? 0 : detail::obligation_more(state_, o).warned;
  std::uint32_t bits = 0;
  for (std::uint32_t i = 0; i < rule.warning_count; ++i) {
    const detail::Warning& warning = next_.warnings[rule.warnings + i];
    for (std::uint32_t j = 0; j < before.warning_count; ++j) {
      const detail::Warning& other = old_.warnings[before.warnings + j];
      const bool same = warning.share == other.share && warning.left == other.left;
      if (same && (given >> j & 1) != 0) bits |= 1u << i;
    }
  }
  return bits;
}

// The initial due time, later by as long as the clock has stood.
void NewTerms::set_due(Moved& moved, const Obligation& o, const RuleData& rule, bool same_clock) {
  const auto shift = rule.pause_count == 0 ? std::nullopt : this->shift(o);
  const TimePoint initial = moved.due;
  const Duration total = detail::clock_left(next_, rule.clock, o.opened_at, initial);
  if (rule.warning_count != 0) moved.total = total;
  if (shift && same_clock && shift->from == initial) {
    moved.due = shift->to;
  } else if (shift) {
    const Duration stood =
        detail::clock_left(old_, old_.rules[o.rule].clock, shift->from, shift->to);
    moved.due = detail::clock_after(next_, rule.clock, o.opened_at, total + stood);
  }
  moved.past =
      !moved.paused && (moved.due < state_.now || (state_.sealed && moved.due == state_.now));
  if (moved.paused) moved.left = detail::clock_left(next_, rule.clock, state_.now, moved.due);
  // What is past is not warned of.
  if (moved.past || initial < o.opened_at) moved.warned = UINT32_MAX;
}

std::optional<Moved> NewTerms::of(std::uint32_t obligation, const RuleFate& fate) {
  const Obligation& o = state_.obligation(obligation);
  const RuleData& rule = next_.rules[fate.to];
  if (!rule.effective.contains(o.opened_at)) return std::nullopt;
  if (rule.within_count != 0 && detail::within_at(next_, rule, o.opened_at) == nullptr) {
    return std::nullopt;
  }
  const detail::Due due = detail::initial_due(
      next_, rule, [&] { return context(next_, o, fate.captures); }, o.opened_at);
  Moved moved;
  moved.obligation = obligation;
  moved.due = due.at;
  moved.at_close = !due.has_due && !rule.until;
  moved.paused = is_paused(detail::home_of(state_, old_, obligation), rule);
  moved.warned = warned(o, rule);
  if (due.at != never) set_due(moved, o, rule, fate.same_clock);
  const std::uint32_t matched = old_.rules[o.rule].times - detail::remaining_of(state_, o);
  const std::uint32_t least = rule.form == detail::Form::require ? 0 : 1;
  moved.remaining = matched >= rule.times ? least : rule.times - matched;
  return moved;
}

}  // namespace mora::adoption
