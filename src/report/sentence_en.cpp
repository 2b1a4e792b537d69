// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/duration_text.hpp"
#include "report/sentence_parts.hpp"

namespace mora::report {
namespace {

using detail::Form;

std::string ordinal(std::uint32_t n) {
  const std::uint32_t tens = n % 100;
  if (tens >= 11 && tens <= 13) return fmt::format("{}th", n);
  constexpr std::string_view endings[] = {"th", "st", "nd", "rd"};
  return fmt::format("{}{}", n, n % 10 < 4 ? endings[n % 10] : endings[0]);
}

std::string where(const PatternText& pattern) {
  return pattern.condition.empty() ? "" : fmt::format(" where {}", pattern.condition);
}

std::string since_trigger(const SentenceParts& parts, TimeTeller& tell) {
  if (!parts.finding.opened_at) return std::string(parts.trigger.event);
  return fmt::format("{} at {}", parts.trigger.event, tell(*parts.finding.opened_at));
}

std::string missing(const SentenceParts& parts) {
  const std::string what = fmt::format("{}{}", parts.wanted.event, where(parts.wanted));
  if (parts.rule.times == 1) return "no " + what;
  return fmt::format("fewer than {} {}", parts.rule.times, what);
}

// What `by` reads: "trigger.buy_by" is the buy_by of the trigger.
std::string due_source(std::string_view by) {
  constexpr std::string_view prefix = "trigger.";
  const std::string_view rest = by.starts_with(prefix) ? by.substr(prefix.size()) : by;
  if (rest.find_first_of(" ()+-*/.") == std::string_view::npos) return fmt::format("the {}", rest);
  return fmt::format("the time {}", by);
}

std::string not_done(const SentenceParts& parts, TimeTeller& tell) {
  const TimePoint due = parts.finding.due_at.value_or(parts.finding.at);
  if (parts.due_by == DueBy::close || parts.due_by == DueBy::until) {
    const std::string from = since_trigger(parts, tell);
    const bool close = parts.due_by == DueBy::close;
    return fmt::format("{} between {} and {} at {}", missing(parts), from,
                       close ? "the close of the case" : parts.until, tell(due));
  }
  std::string text = fmt::format("{} by {}", missing(parts), tell(due));
  if (parts.due_by == DueBy::by) {
    return text + fmt::format(", {} of {}", due_source(parts.by), since_trigger(parts, tell));
  }
  if (parts.rule.ends_day) {
    const std::string day = parts.within.empty() ? "of" : parts.within + " after";
    return text + fmt::format(", the end of the day {} {}", day, since_trigger(parts, tell));
  }
  text += fmt::format(", {}", parts.within);
  if (parts.paused.us != 0) {
    text += fmt::format(", not counting {} of pause,", duration_text(parts.paused, Language::en));
  }
  return text + fmt::format(" after {}", since_trigger(parts, tell));
}

std::string forbidden(const SentenceParts& parts, TimeTeller& tell) {
  const std::string at = tell(parts.finding.at);
  const std::uint32_t times = parts.rule.times;
  if (!parts.rule.has_trigger && times > 1 && parts.rule.within_count != 0) {
    return fmt::format("{} {}{} within {}, the last at {}", times, parts.wanted.event,
                       where(parts.wanted), parts.within, at);
  }
  std::string text = fmt::format("{} at {}", parts.wanted.event, at);
  if (times > 1) text += fmt::format(" for the {} time", ordinal(times));
  text += ", which is forbidden";
  if (parts.rule.has_trigger) text += " after " + since_trigger(parts, tell);
  return text + where(parts.wanted);
}

std::string prior(const SentenceParts& parts, TimeTeller& tell) {
  const std::string trigger =
      fmt::format("{} at {}{}", parts.trigger.event, tell(parts.finding.at), where(parts.trigger));
  const std::string period =
      parts.within.empty() ? "before it" : fmt::format("in the {} before it", parts.within);
  const std::string what = fmt::format("{}{}", parts.wanted.event, where(parts.wanted));
  const bool wanted = parts.rule.form == Form::require_prior;
  return fmt::format(fmt::runtime(wanted ? "{} without {} {}" : "{} although there was {} {}"),
                     trigger, what, period);
}

std::string violation(const SentenceParts& parts, TimeTeller& tell) {
  switch (parts.rule.form) {
    case Form::require: return not_done(parts, tell);
    case Form::forbid: return forbidden(parts, tell);
    case Form::require_prior:
    case Form::forbid_prior: return prior(parts, tell);
    case Form::assertion: break;
  }
  return fmt::format("{} at {} does not satisfy {}", parts.trigger.event, tell(parts.finding.at),
                     parts.program.data().view(parts.rule.text.wanted));
}

std::string amended(const SentenceParts& parts, TimeTeller& tell) {
  const Finding& finding = parts.finding;
  const std::string what = fmt::format("{} at {}", finding.amending_event, tell(finding.at));
  if (!finding.to) return what + " changed the fine";
  if (!finding.from) return fmt::format("{} set a fine of {}", what, to_string(*finding.to));
  return fmt::format("{} raised the fine from {} to {}", what, amount_text(*finding.from),
                     to_string(*finding.to));
}

std::string late(const SentenceParts& parts, TimeTeller& tell) {
  const Finding& finding = parts.finding;
  const std::string by = duration_text(finding.late_by, Language::en);
  std::string text = fmt::format("{} came {} late", parts.wanted.event, by);
  if (!finding.fulfilled_at) return text;
  text += fmt::format(", at {}", tell(*finding.fulfilled_at));
  if (finding.due_at) text += fmt::format(" instead of {}", tell(*finding.due_at));
  return text;
}

std::string warning(const SentenceParts& parts, TimeTeller& tell) {
  const Finding& finding = parts.finding;
  std::string text(parts.wanted.event);
  if (finding.due_at) {
    const std::string left = duration_text(*finding.due_at - finding.at, Language::en);
    text += fmt::format(" is due at {}, in {}", tell(*finding.due_at), left);
  } else {
    text += " is still to come";
  }
  return finding.opened_at ? text + fmt::format(", after {}", since_trigger(parts, tell)) : text;
}

}  // namespace

std::string english_sentence(const SentenceParts& parts) {
  TimeTeller tell(parts.program);
  std::string text;
  switch (parts.finding.kind) {
    case FindingKind::violation: text = violation(parts, tell); break;
    case FindingKind::amended: text = amended(parts, tell); break;
    case FindingKind::late: text = late(parts, tell); break;
    case FindingKind::warning: text = warning(parts, tell); break;
  }
  if (const auto& cause = parts.finding.cause) {
    text += fmt::format(", and clause {} was violated at {}", cause->clause, tell(cause->at));
  }
  return text;
}

}  // namespace mora::report
