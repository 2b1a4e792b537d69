// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/sentence_parts.hpp"

#include <algorithm>
#include <span>

#include "engine/clock.hpp"

namespace mora::report {
namespace {

using detail::ProgramData;
using detail::RuleData;
using detail::Within;

// A length that the rule has, and its words.
struct Length {
  const Within* within = nullptr;  // null: none
  std::string_view text;
};

// The length in force on the trigger's local date.
Length length_in_force(const SentenceParts& parts) {
  const RuleData& rule = parts.rule;
  if (rule.within_count == 0) return {};
  // Lengths count from the trigger; without one, back from the violation.
  const TimePoint from = parts.finding.opened_at.value_or(parts.finding.at);
  const auto all = std::span(parts.program.data().withins).subspan(rule.within, rule.within_count);
  const auto later = std::find_if(all.begin(), all.end(),
                                  [&](const Within& within) { return within.from > from; });
  if (later == all.begin()) return {};
  const auto place = static_cast<std::size_t>(later - all.begin()) - 1;
  return {&all[place], parts.words.withins[place]};
}

DueBy due_by(const SentenceParts& parts, bool within_reaches) {
  const RuleData& rule = parts.rule;
  if (rule.due_at_close) return DueBy::close;
  const bool at_event = parts.finding.evidence_count > 1;
  if (at_event) return rule.until ? DueBy::until : DueBy::close;
  if (within_reaches) return DueBy::within;
  if (!parts.words.by.empty()) return DueBy::by;
  return rule.until && rule.within_count == 0 ? DueBy::until : DueBy::within;
}

void describe_due(SentenceParts& parts, const Within* within) {
  const Finding& finding = parts.finding;
  const ProgramData& data = parts.program.data();
  if (within == nullptr || !finding.opened_at) {
    parts.due_by = due_by(parts, false);
    return;
  }
  const TimePoint unmoved = detail::after(data, parts.rule.clock, *finding.opened_at, *within);
  const bool moved = finding.due_at && *finding.due_at > unmoved && parts.rule.pause_count > 0;
  const bool reaches = finding.due_at == unmoved || (moved && parts.words.by.empty());
  parts.due_by = due_by(parts, reaches);
  if (moved && parts.due_by == DueBy::within && !parts.rule.ends_day) {
    parts.paused = detail::clock_left(data, parts.rule.clock, unmoved, *finding.due_at);
  }
}

}  // namespace

SentenceParts sentence_parts(const Program& program, const Finding& finding,
                             const RuleWords& words) {
  SentenceParts parts{program, finding, program.data().rules[finding.rule], words, {}, {}, {}};
  const Length length = length_in_force(parts);
  parts.within = length.text;
  if (finding.kind == FindingKind::violation) describe_due(parts, length.within);
  return parts;
}

}  // namespace mora::report
