// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/duration_text.hpp"
#include "report/sentence_parts.hpp"

namespace mora::report {
namespace {

using detail::Form;

std::string where(const PatternText& pattern) {
  return pattern.condition.empty() ? "" : fmt::format("（{}）", pattern.condition);
}

std::string trigger_at(const SentenceParts& parts, TimeTeller& tell) {
  if (!parts.finding.opened_at) return std::string(parts.trigger.event);
  const std::string at = tell(*parts.finding.opened_at);
  return fmt::format("{} {}", at, parts.trigger.event);
}

std::string missing(const SentenceParts& parts) {
  const std::string what = fmt::format("{}{}", parts.wanted.event, where(parts.wanted));
  if (parts.rule.times == 1) return "沒有 " + what;
  return fmt::format("{} 不足 {} 次", what, parts.rule.times);
}

std::string_view due_source(std::string_view by) {
  constexpr std::string_view prefix = "trigger.";
  return by.starts_with(prefix) ? by.substr(prefix.size()) : by;
}

std::string not_done(const SentenceParts& parts, TimeTeller& tell) {
  const std::string trigger = trigger_at(parts, tell);
  const std::string due = tell(parts.finding.due_at.value_or(parts.finding.at));
  switch (parts.due_by) {
    case DueBy::close: return fmt::format("{} 之後至 {} 結案，{}", trigger, due, missing(parts));
    case DueBy::until:
      return fmt::format("{} 之後至 {} {}，{}", trigger, due, parts.until, missing(parts));
    case DueBy::by:
      return fmt::format("{} 之後至 {}（{}），{}", trigger, due, due_source(parts.by),
                         missing(parts));
    case DueBy::within: break;
  }
  if (parts.rule.ends_day) {
    const std::string day =
        parts.within.empty() ? "當日結束前" : fmt::format("之後{}的當日結束前", parts.within);
    return fmt::format("{} {}（至 {}）{}", trigger, day, due, missing(parts));
  }
  const std::string paused =
      parts.paused.us == 0 ? ""
                           : fmt::format("，其間停計{}", duration_text(parts.paused, Language::zh));
  return fmt::format("{} 之後{}內（至 {}{}）{}", trigger, parts.within, due, paused,
                     missing(parts));
}

std::string forbidden(const SentenceParts& parts, TimeTeller& tell) {
  const std::uint32_t times = parts.rule.times;
  if (!parts.rule.has_trigger && times > 1 && parts.rule.within_count != 0) {
    return fmt::format("{}內發生了 {} 次 {}{}，末次在 {}", parts.within, times, parts.wanted.event,
                       where(parts.wanted), tell(parts.finding.at));
  }
  const std::string after =
      parts.rule.has_trigger ? fmt::format("{} 之後，", trigger_at(parts, tell)) : "";
  const std::string nth = times > 1 ? fmt::format("第 {} 次", times) : "";
  return fmt::format("{}{} {}發生了不得發生的 {}{}", after, tell(parts.finding.at), nth,
                     parts.wanted.event, where(parts.wanted));
}

std::string prior(const SentenceParts& parts, TimeTeller& tell) {
  const std::string period = parts.within.empty() ? "" : fmt::format("{}內", parts.within);
  const bool wanted = parts.rule.form == Form::require_prior;
  const std::string condition = where(parts.trigger);
  return fmt::format("{} {}{}之前{}{} {}{}", tell(parts.finding.at), parts.trigger.event,
                     condition.empty() ? " " : condition, period, wanted ? "沒有" : "已有",
                     parts.wanted.event, where(parts.wanted));
}

std::string violation(const SentenceParts& parts, TimeTeller& tell) {
  switch (parts.rule.form) {
    case Form::require: return not_done(parts, tell);
    case Form::forbid: return forbidden(parts, tell);
    case Form::require_prior:
    case Form::forbid_prior: return prior(parts, tell);
    case Form::assertion: break;
  }
  return fmt::format("{} {} 不符合 {}", tell(parts.finding.at), parts.trigger.event,
                     parts.program.data().view(parts.rule.text.wanted));
}

std::string amended(const SentenceParts& parts, TimeTeller& tell) {
  const Finding& finding = parts.finding;
  const std::string what = fmt::format("{} {} ", tell(finding.at), finding.amending_event);
  if (!finding.to) return what + "改變了罰款";
  if (!finding.from) return fmt::format("{}使罰款定為 {}", what, to_string(*finding.to));
  return fmt::format("{}使罰款由 {} 升至 {}", what, amount_text(*finding.from),
                     to_string(*finding.to));
}

std::string late(const SentenceParts& parts, TimeTeller& tell) {
  const Finding& finding = parts.finding;
  std::string text =
      fmt::format("{} 遲了{}", parts.wanted.event, duration_text(finding.late_by, Language::zh));
  if (finding.due_at) text += fmt::format("，應於 {}", tell(*finding.due_at));
  if (finding.fulfilled_at) text += fmt::format("，實於 {}", tell(*finding.fulfilled_at));
  return text;
}

std::string warning(const SentenceParts& parts, TimeTeller& tell) {
  const Finding& finding = parts.finding;
  const std::string after =
      finding.opened_at ? fmt::format("{} 之後，", trigger_at(parts, tell)) : "";
  if (!finding.due_at) return fmt::format("{}{} 尚未發生", after, parts.wanted.event);
  return fmt::format("{}{} 應於 {} 之前，尚餘{}", after, parts.wanted.event, tell(*finding.due_at),
                     duration_text(*finding.due_at - finding.at, Language::zh));
}

}  // namespace

std::string chinese_sentence(const SentenceParts& parts) {
  TimeTeller tell(parts.program);
  std::string text;
  switch (parts.finding.kind) {
    case FindingKind::violation: text = violation(parts, tell); break;
    case FindingKind::amended: text = amended(parts, tell); break;
    case FindingKind::late: text = late(parts, tell); break;
    case FindingKind::warning: text = warning(parts, tell); break;
  }
  if (const auto& cause = parts.finding.cause) {
    text += fmt::format("，且條款 {} 於 {} 被違反", cause->clause, tell(cause->at));
  }
  return text;
}

}  // namespace mora::report
