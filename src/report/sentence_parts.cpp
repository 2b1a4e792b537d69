// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/sentence_parts.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "engine/clock.hpp"
#include "report/duration_text.hpp"
#include "report/titles.hpp"

namespace mora::report {
namespace {

using detail::ProgramData;
using detail::RuleData;
using detail::Within;

// The length in force on the trigger's local date; null pointer if the rule has none.
const Within* within_in_force(const ProgramData& data, const RuleData& rule, TimePoint opened) {
  if (rule.within_count == 0) return nullptr;
  const auto all = std::span(data.withins).subspan(rule.within, rule.within_count);
  const auto later = std::find_if(all.begin(), all.end(),
                                  [&](const Within& within) { return within.from > opened; });
  return later == all.begin() ? nullptr : &*std::prev(later);
}

std::string within_text(const Within& within, std::string_view written, std::size_t count,
                        Language language) {
  if (count == 1 && !written.empty()) return written_duration_text(written, language);
  if (!within.civil) return duration_text(Duration{within.amount}, language);
  constexpr std::string_view units[] = {"d", "w", "mo", "y", "bd"};
  const auto unit = units[static_cast<std::size_t>(within.unit)];
  return written_duration_text(fmt::format("{}{}", within.amount, unit), language);
}

DueBy due_by(const SentenceParts& parts, bool within_reaches) {
  const RuleData& rule = parts.rule;
  if (rule.due_at_close) return DueBy::close;
  const bool at_event = parts.finding.evidence_count > 1;
  if (at_event) return rule.until ? DueBy::until : DueBy::close;
  if (within_reaches) return DueBy::within;
  if (!parts.by.empty()) return DueBy::by;
  return rule.until && rule.within_count == 0 ? DueBy::until : DueBy::within;
}

// Lengths count from the trigger; without one, back from the violation.
const Within* within_of(const SentenceParts& parts) {
  const TimePoint from = parts.finding.opened_at.value_or(parts.finding.at);
  return within_in_force(parts.program.data(), parts.rule, from);
}

void describe_due(SentenceParts& parts) {
  const Finding& finding = parts.finding;
  const ProgramData& data = parts.program.data();
  const Within* within = within_of(parts);
  if (within == nullptr || !finding.opened_at) {
    parts.due_by = due_by(parts, false);
    return;
  }
  const TimePoint unmoved = detail::after(data, parts.rule.clock, *finding.opened_at, *within);
  const bool moved = finding.due_at && *finding.due_at > unmoved && parts.rule.pause_count > 0;
  const bool reaches = finding.due_at == unmoved || (moved && parts.by.empty());
  parts.due_by = due_by(parts, reaches);
  if (moved && parts.due_by == DueBy::within && !parts.rule.ends_day) {
    parts.paused = detail::clock_left(data, parts.rule.clock, unmoved, *finding.due_at);
  }
}

bool is_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '*' || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Where the event's name ends: a plain name or one in quotes; npos if it is neither.
std::size_t end_of_name(std::string_view pattern, std::string_view behind) {
  if (!pattern.starts_with('"')) {
    const std::size_t end = pattern.find(behind);
    return end != std::string_view::npos && is_name(pattern.substr(0, end))
               ? end
               : std::string_view::npos;
  }
  const std::size_t quote = pattern.find('"', 1);
  if (quote == std::string_view::npos || !pattern.substr(quote + 1).starts_with(behind)) {
    return std::string_view::npos;
  }
  return quote + 1;
}

// "*" as people call it.
std::string_view event_name(std::string_view name, std::string_view any) {
  return name == "*" ? any : name;
}

}  // namespace

PatternText take_apart(std::string_view pattern) {
  constexpr std::string_view where = " where ";
  const std::size_t at = end_of_name(pattern, where);
  if (at == std::string_view::npos) return {pattern, {}};
  return {pattern.substr(0, at), pattern.substr(at + where.size())};
}

SentenceParts sentence_parts(const Program& program, const Finding& finding, Language language) {
  const ProgramData& data = program.data();
  const RuleData& rule = data.rules[finding.rule];
  SentenceParts parts{program, finding, rule, {}, {}, {}, {}, {}, {}, {}, {}};
  parts.trigger = take_apart(data.view(rule.text.on));
  parts.wanted = take_apart(data.view(rule.text.wanted));
  const bool chinese = language == Language::zh;
  parts.trigger.event = event_name(parts.trigger.event, chinese ? "事件" : "an event");
  parts.wanted.event = event_name(parts.wanted.event, chinese ? "事件" : "event");
  parts.by = data.view(rule.text.by);
  parts.until = take_apart(data.view(rule.text.until)).event;
  parts.role = role_title(program, finding.role, language);
  // `0d` to the end of the day is that very day.
  const Within* within = within_of(parts);
  if (within != nullptr && !(rule.ends_day && within->amount == 0)) {
    parts.within = within_text(*within, data.view(rule.text.within), rule.within_count, language);
    if (rule.clock != detail::none && !within->civil) {
      parts.within += fmt::format(fmt::runtime(chinese ? "（按日曆 {}）" : " by the calendar {}"),
                                  data.calendars[rule.clock].name);
    }
  }
  if (finding.kind == FindingKind::violation) describe_due(parts);
  return parts;
}

std::string TimeTeller::operator()(TimePoint t) {
  std::string text = program_.format_local(t);
  const std::size_t blank = text.find(' ');
  std::string date = text.substr(0, blank);
  if (date == date_ && blank != std::string::npos) return text.substr(blank + 1);
  date_ = std::move(date);
  return text;
}

}  // namespace mora::report
