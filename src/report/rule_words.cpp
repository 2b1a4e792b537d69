// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/rule_words.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "report/duration_text.hpp"
#include "report/titles.hpp"

namespace mora::report {
namespace {

using detail::ProgramData;
using detail::RuleData;
using detail::Within;

std::string length_text(const Within& within, std::string_view written, std::size_t count,
                        Language language) {
  if (count == 1 && !written.empty()) return written_duration_text(written, language);
  if (!within.civil) return duration_text(Duration{within.amount}, language);
  constexpr std::string_view units[] = {"d", "w", "mo", "y", "bd"};
  const auto unit = units[static_cast<std::size_t>(within.unit)];
  return written_duration_text(fmt::format("{}{}", within.amount, unit), language);
}

std::string within_text(const ProgramData& data, const RuleData& rule, const Within& within,
                        Language language) {
  // `0d` to the end of the day is that very day.
  if (rule.ends_day && within.amount == 0) return {};
  std::string text = length_text(within, data.view(rule.text.within), rule.within_count, language);
  if (rule.clock != detail::none && !within.civil) {
    const bool chinese = language == Language::zh;
    text += fmt::format(fmt::runtime(chinese ? "（按日曆 {}）" : " by the calendar {}"),
                        data.calendars[rule.clock].name);
  }
  return text;
}

std::vector<std::string> within_texts(const ProgramData& data, const RuleData& rule,
                                      Language language) {
  std::vector<std::string> texts;
  if (rule.within_count == 0) return texts;
  for (const Within& within : std::span(data.withins).subspan(rule.within, rule.within_count)) {
    texts.push_back(within_text(data, rule, within, language));
  }
  return texts;
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

RuleWords rule_words(const Program& program, const RuleData& rule, Language language) {
  const ProgramData& data = program.data();
  const bool chinese = language == Language::zh;
  RuleWords words;
  words.trigger = take_apart(data.view(rule.text.on));
  words.wanted = take_apart(data.view(rule.text.wanted));
  words.trigger.event = event_name(words.trigger.event, chinese ? "事件" : "an event");
  words.wanted.event = event_name(words.wanted.event, chinese ? "事件" : "event");
  words.by = data.view(rule.text.by);
  words.until = take_apart(data.view(rule.text.until)).event;
  words.withins = within_texts(data, rule, language);
  if (rule.role != detail::none) {
    words.role = data.view(data.roles[rule.role].name);
    words.role_title = role_title(program, words.role, language);
  }
  return words;
}

}  // namespace mora::report
