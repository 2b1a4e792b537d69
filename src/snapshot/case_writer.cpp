// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "snapshot/case_writer.hpp"

namespace mora::snapshot {

using detail::CaseMore;
using detail::CaseRef;
using detail::none;
using detail::Obligation;
using detail::ObligationState;
using detail::Violation;

namespace {

// How many entries there are from `first` on.
template <class Pool>
std::uint64_t length(const Pool& pool, std::uint32_t first) {
  std::uint64_t count = 0;
  for (std::uint32_t id = first; id != none; id = pool[id].next) ++count;
  return count;
}

}  // namespace

void CaseWriter::write(CaseRef home) {
  out_.text(detail::key_of(state_, home));
  out_.count(state_.counts.of(home.id));
  out_.flag(state_.obligation(home.id).case_violated != 0);
  write_age(home);
  write_words(home);
  number_violations(home);
  write_violations(home);
  write_obligations(home);
  scratch_.clear();
}

void CaseWriter::write_age(CaseRef home) {
  const CaseMore* const more = detail::more_of(state_, home);
  out_.count(more == nullptr ? 0 : more->life);
  out_.flag(more != nullptr && more->closed);
  if (!program_.forgets) return;
  const bool known = more != nullptr;
  out_.flag(known && more->listed);
  out_.time(known ? more->last_event : TimePoint{});
}

void CaseWriter::write_words(CaseRef home) {
  const detail::KeySpace& space = program_.spaces[home.space];
  const auto words = state_.cases[home.space].words(detail::case_of(state_, home));
  for (std::uint32_t role = 0; role < space.role_words; ++role) {
    out_.flag(words[role] != 0);
    if (words[role] != 0) out_.text(state_.strings.view(words[role]));
  }
  for (std::uint32_t i = 0; i < space.pause_words; ++i) out_.count(words[space.role_words + i]);
  for (std::uint32_t memory = 0; memory < program_.memories.size(); ++memory) {
    const detail::MemoryData& data = program_.memories[memory];
    if (data.space != home.space) continue;
    write_memory(memory, words[space.role_words + space.pause_words + data.word] - 1);
  }
}

void CaseWriter::write_memory(std::uint32_t memory, std::uint32_t first) {
  out_.count(length(state_.memories, first));
  for (std::uint32_t id = first; id != none; id = state_.memories[id].next) {
    out_.time(state_.memories[id].time);
    write_captures(state_.memories[id].captures, program_.memories[memory].capture_count);
  }
}

void CaseWriter::write_captures(std::uint32_t first, std::uint32_t count) {
  const detail::StoredValue* const values = state_.captures.at(first);
  for (std::uint32_t i = 0; i < count; ++i) {
    out_.value(values[i].load(state_.strings, scratch_));
  }
}

// By their place in both lists; one that nothing but an obligation knows has none.
void CaseWriter::number_violations(CaseRef home) {
  violations_.clear();
  number_list(detail::violations_of(state_, home).first);
  number_list(detail::held_of(state_, home).first);
}

void CaseWriter::number_list(std::uint32_t first) {
  for (std::uint32_t id = first; id != none; id = state_.violations[id].next) {
    violations_.emplace(id, violations_.size());
  }
}

void CaseWriter::write_violations(CaseRef home) {
  write_list(detail::violations_of(state_, home).first);
  write_list(detail::held_of(state_, home).first);
}

void CaseWriter::write_list(std::uint32_t first) {
  out_.count(length(state_.violations, first));
  for (std::uint32_t id = first; id != none; id = state_.violations[id].next) {
    write_violation(state_.violations[id]);
  }
}

void CaseWriter::write_violation(const Violation& v) {
  out_.count(v.id);
  out_.count(v.rule);
  out_.time(v.at);
  out_.time(v.opened_at);
  out_.time(v.due_at);
  out_.time(v.fulfilled_at);
  out_.count(v.fulfilled_line);
  out_.count(v.trigger_line);
  out_.count(v.event_line);
  out_.flag(v.has_fine);
  if (v.has_fine) out_.money(v.fine);
  out_.flag(v.person != 0);
  if (v.person != 0) out_.text(state_.strings.view(v.person));
  // Those of a case have their causes in the same case.
  const auto cause = violations_.find(v.cause);
  out_.count(cause == violations_.end() ? 0 : cause->second + 1);
}

void CaseWriter::write_obligations(CaseRef home) {
  const std::uint32_t first = detail::first_obligation(state_, home);
  std::uint64_t count = 0;
  for (std::uint32_t id = first; id != none; id = state_.obligation(id).next) ++count;
  out_.count(count);
  for (std::uint32_t id = first; id != none; id = state_.obligation(id).next) {
    write_obligation(state_.obligation(id));
  }
}

void CaseWriter::write_obligation(const Obligation& o) {
  out_.count(static_cast<std::uint64_t>(o.state));
  out_.count(o.rule);
  out_.time(o.opened_at);
  out_.flag(o.has_left != 0);
  out_.time(o.due);
  out_.count(o.sequence);
  out_.count(detail::trigger_line(state_, o));
  out_.count(detail::trigger_ordinal(state_, o));
  out_.flag(o.at_close != 0);
  if (o.state == ObligationState::waiting) {
    const auto known = violations_.find(o.violation);
    out_.flag(known != violations_.end());
    known == violations_.end() ? write_violation(state_.violations[o.violation])
                               : out_.count(known->second);
  }
  if (state_.facts.rules[o.rule].fits_cell) return;
  const detail::ObligationMore& more = detail::obligation_more(state_, o);
  out_.count(more.remaining);
  out_.count(more.warned);
  out_.duration(more.total);
  out_.flag(o.warns_next != 0);
  if (o.warns_next != 0) out_.time(more.warning);
  write_captures(more.captures, program_.rules[o.rule].capture_count);
}

}  // namespace mora::snapshot
