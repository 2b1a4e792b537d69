// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "snapshot/case_reader.hpp"

#include <string>

#include "binary/damaged.hpp"
#include "engine/emit.hpp"
#include "engine/obligation.hpp"
#include "engine/warning.hpp"
#include "snapshot/times.hpp"

namespace mora::snapshot {

using binary::damaged;
using detail::CaseMore;
using detail::CaseRef;
using detail::none;
using detail::Obligation;
using detail::ObligationMore;
using detail::ObligationState;
using detail::Opening;
using detail::Violation;

void CaseReader::read(std::uint8_t space) {
  const std::string key = in_.text();
  const detail::SoughtKey sought(key);
  detail::CaseTable& cases = state_.cases[space];
  if (cases.find(sought, state_.cells, state_.strings).id != none) damaged("a case is there twice");
  const CaseRef home{space, cases.make(sought, state_.cells, state_.strings)};
  const auto events = static_cast<std::uint32_t>(in_.count_up_to(UINT32_MAX));
  if (events != 0) state_.counts.add_first(home, sought.hash, events);
  state_.obligation(home.id).case_violated = in_.flag() ? 1 : 0;
  read_age(home);
  read_words(home);
  read_violations(home);
  for (std::uint64_t left = in_.count(); left != 0; --left) read_obligation(home);
}

std::uint32_t CaseReader::rule_of(std::uint8_t space) {
  const std::uint32_t rule = in_.index(program_.rules.size());
  if (program_.rules[rule].space != space) damaged("a rule goes by another key");
  return rule;
}

void CaseReader::read_age(CaseRef home) {
  const auto life = static_cast<std::uint32_t>(in_.count_up_to(UINT32_MAX));
  const bool closed = in_.flag();
  if (life != 0 || closed) {
    CaseMore& more = detail::ensure_more(state_, home);
    more.life = life;
    more.closed = closed;
  }
  if (!program_.forgets) return;
  CaseMore& more = detail::ensure_more(state_, home);
  const bool listed = in_.flag();
  more.last_event = instant(in_);
  if (listed) detail::list_newest(state_, home, more);
}

void CaseReader::read_words(CaseRef home) {
  const detail::KeySpace& space = program_.spaces[home.space];
  const auto word = [&](std::uint32_t place) -> std::uint32_t& {
    return state_.cases[home.space].words(detail::case_of(state_, home))[place];
  };
  for (std::uint32_t role = 0; role < space.role_words; ++role) {
    if (in_.flag()) word(role) = state_.strings.add(in_.text());
  }
  for (std::uint32_t i = 0; i < space.pause_words; ++i) {
    word(space.role_words + i) = static_cast<std::uint32_t>(in_.count_up_to(UINT32_MAX));
  }
  for (std::uint32_t memory = 0; memory < program_.memories.size(); ++memory) {
    if (program_.memories[memory].space != home.space) continue;
    const std::uint32_t first = read_memory(memory);
    detail::memory_word(state_, program_, home, memory) = first + 1;
  }
}

// The number of its first entry.
std::uint32_t CaseReader::read_memory(std::uint32_t memory) {
  const detail::MemoryData& data = program_.memories[memory];
  std::uint32_t first = none;
  std::uint32_t last = none;
  for (std::uint64_t left = in_.count(); left != 0; --left) {
    const TimePoint time = event_time(in_);
    const std::uint32_t captures = read_captures(data.captures, data.capture_count);
    const std::uint32_t id = state_.memories.make();
    state_.memories[id].time = time;
    state_.memories[id].captures = captures;
    (last == none ? first : state_.memories[last].next) = id;
    last = id;
  }
  return first;
}

std::uint32_t CaseReader::read_captures(std::uint32_t first_field, std::uint32_t count) {
  values_.clear();
  for (std::uint32_t i = 0; i < count; ++i) {
    values_.push_back(in_.value(program_.capture_fields[first_field + i].kind, kept_));
  }
  while (slots_.size() < count) slots_.push_back(static_cast<std::uint32_t>(slots_.size()));
  const std::uint32_t captures =
      state_.captures.capture({slots_.data(), count}, values_, state_.strings);
  kept_.clear();
  return captures;
}

void CaseReader::read_violations(CaseRef home) {
  violations_.clear();
  for (detail::List CaseMore::*const list : {&CaseMore::violations, &CaseMore::held}) {
    for (std::uint64_t left = in_.count(); left != 0; --left) {
      const std::uint32_t id = read_violation(home);
      detail::append(state_, detail::ensure_more(state_, home).*list, id);
      violations_.push_back(id);
    }
  }
  link_causes();
}

// Causes came as numbers among the case's violations, plus one.
void CaseReader::link_causes() {
  for (const std::uint32_t id : violations_) {
    std::uint32_t& cause = state_.violations[id].cause;
    if (cause != none && cause >= violations_.size()) damaged("it refers to what is not there");
    if (cause != none) cause = violations_[cause];
  }
}

std::uint32_t CaseReader::read_violation(CaseRef home) {
  Violation v;
  v.id = in_.count();
  v.rule = rule_of(home.space);
  v.at = instant(in_);
  v.opened_at = instant(in_);
  v.due_at = instant(in_);
  v.fulfilled_at = instant(in_);
  v.fulfilled_line = in_.count();
  v.trigger_line = in_.count();
  v.event_line = in_.count();
  v.has_fine = in_.flag();
  if (v.has_fine) v.fine = in_.money();
  if (in_.flag()) v.person = state_.strings.add(in_.text());
  v.cause = static_cast<std::uint32_t>(in_.count_up_to(UINT32_MAX)) - 1;
  const std::uint32_t id = state_.violations.make();
  state_.violations[id] = v;
  return id;
}

void CaseReader::read_obligation(CaseRef home) {
  const auto state = static_cast<ObligationState>(
      in_.count_up_to(static_cast<std::uint64_t>(ObligationState::waiting)));
  if (state == ObligationState::vacant) damaged("an obligation is none");
  Opening opening;
  opening.rule = rule_of(home.space);
  opening.at = event_time(in_);
  const bool has_left = in_.flag();
  opening.due = instant(in_);
  opening.sequence = in_.count_up_to(state_.opened);
  opening.line = in_.count();
  opening.ordinal = static_cast<std::uint32_t>(in_.count_up_to(UINT32_MAX));
  if (has_left && state != ObligationState::paused) damaged("a clock stands that runs");
  const std::uint32_t id = detail::add_obligation(state_, home.id);
  Obligation& o = state_.obligation(id);
  detail::open_in(o, opening);
  o.state = state;
  o.has_left = has_left ? 1 : 0;
  o.at_close = in_.flag() ? 1 : 0;
  if (state == ObligationState::waiting) read_waiting(home, o);
  read_more(o, opening);
  if (o.live()) ++state_.live;
  if (state == ObligationState::running && o.due != never) {
    state_.timers.push(state_.timer_nodes(), id);
  }
}

void CaseReader::read_waiting(CaseRef home, Obligation& o) {
  if (in_.flag()) {
    o.violation = violations_.at(in_.index(violations_.size()));
    return;
  }
  o.violation = read_violation(home);
  state_.violations[o.violation].cause = none;
}

void CaseReader::read_more(Obligation& o, const Opening& opening) {
  const bool fits = state_.facts.rules[o.rule].fits_cell;
  if (fits && detail::fits_cell(opening)) return;
  ObligationMore& more = detail::keep_more(state_, o, opening.line, opening.ordinal);
  if (fits) return;
  const detail::RuleData& rule = program_.rules[o.rule];
  more.remaining = static_cast<std::uint32_t>(in_.count_up_to(rule.times));
  more.warned = static_cast<std::uint32_t>(in_.count_up_to(UINT32_MAX));
  more.total = length(in_);
  read_warnings(o, more);
  more.captures = read_captures(rule.captures, rule.capture_count);
}

void CaseReader::read_warnings(Obligation& o, ObligationMore& more) {
  o.warns_next = in_.flag() ? 1 : 0;
  if (o.warns_next == 0) return;
  more.warning = instant(in_);
  const auto next = detail::next_warning(program_, state_, o, more.warning);
  if (next.index == none) damaged("a warning is none");
}

}  // namespace mora::snapshot
