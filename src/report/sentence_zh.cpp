// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/sentence_parts.hpp"
#include "report/sentence_text.hpp"

namespace mora::report {
namespace {

using detail::Form;

void where(SentenceText& out, const PatternText& pattern) {
  if (!pattern.condition.empty()) out << "（" << pattern.condition << "）";
}

void trigger_at(SentenceText& out, const SentenceParts& parts) {
  if (parts.finding.opened_at) out << *parts.finding.opened_at << " ";
  out << parts.words.trigger.event;
}

void wanted(SentenceText& out, const SentenceParts& parts) {
  out << parts.words.wanted.event;
  where(out, parts.words.wanted);
}

void missing(SentenceText& out, const SentenceParts& parts) {
  if (parts.rule.times == 1) out << "沒有 ";
  wanted(out, parts);
  if (parts.rule.times != 1) out << " 不足 " << parts.rule.times << " 次";
}

std::string_view due_source(std::string_view by) {
  constexpr std::string_view prefix = "trigger.";
  return by.starts_with(prefix) ? by.substr(prefix.size()) : by;
}

void due_within(SentenceText& out, const SentenceParts& parts, TimePoint due) {
  if (!parts.rule.ends_day) {
    out << " 之後" << parts.within << "內（至 " << due;
    if (parts.paused.us != 0) out << "，其間停計" << parts.paused;
    out << "）";
    return;
  }
  if (parts.within.empty()) {
    out << " 當日結束前（至 " << due << "）";
  } else {
    out << " 之後" << parts.within << "的當日結束前（至 " << due << "）";
  }
}

void not_done(SentenceText& out, const SentenceParts& parts) {
  trigger_at(out, parts);
  const TimePoint due = parts.finding.due_at.value_or(parts.finding.at);
  switch (parts.due_by) {
    case DueBy::close: out << " 之後至 " << due << " 結案，"; break;
    case DueBy::until: out << " 之後至 " << due << " " << parts.words.until << "，"; break;
    case DueBy::by: out << " 之後至 " << due << "（" << due_source(parts.words.by) << "），"; break;
    case DueBy::within: due_within(out, parts, due); break;
  }
  missing(out, parts);
}

void forbidden(SentenceText& out, const SentenceParts& parts) {
  const std::uint32_t times = parts.rule.times;
  if (!parts.rule.has_trigger && times > 1 && parts.rule.within_count != 0) {
    out << parts.within << "內發生了 " << times << " 次 ";
    wanted(out, parts);
    out << "，末次在 " << parts.finding.at;
    return;
  }
  if (parts.rule.has_trigger) {
    trigger_at(out, parts);
    out << " 之後，";
  }
  out << parts.finding.at << " ";
  if (times > 1) out << "第 " << times << " 次";
  out << "發生了不得發生的 ";
  wanted(out, parts);
}

void prior(SentenceText& out, const SentenceParts& parts) {
  const PatternText& trigger = parts.words.trigger;
  out << parts.finding.at << " " << trigger.event;
  where(out, trigger);
  out << (trigger.condition.empty() ? " 之前" : "之前");
  if (!parts.within.empty()) out << parts.within << "內";
  out << (parts.rule.form == Form::require_prior ? "沒有 " : "已有 ");
  wanted(out, parts);
}

void violation(SentenceText& out, const SentenceParts& parts) {
  switch (parts.rule.form) {
    case Form::require: return not_done(out, parts);
    case Form::forbid: return forbidden(out, parts);
    case Form::require_prior:
    case Form::forbid_prior: return prior(out, parts);
    case Form::assertion: break;
  }
  out << parts.finding.at << " " << parts.words.trigger.event << " 不符合 "
      << parts.program.data().view(parts.rule.text.wanted);
}

void amended(SentenceText& out, const SentenceParts& parts) {
  const Finding& finding = parts.finding;
  out << finding.at << " " << finding.amending_event << " ";
  if (!finding.to) {
    out << "改變了罰款";
  } else if (!finding.from) {
    out << "使罰款定為 " << *finding.to;
  } else {
    out << "使罰款由 ";
    out.amount(*finding.from) << " 升至 " << *finding.to;
  }
}

void late(SentenceText& out, const SentenceParts& parts) {
  const Finding& finding = parts.finding;
  out << parts.words.wanted.event << " 遲了" << finding.late_by;
  if (finding.due_at) out << "，應於 " << *finding.due_at;
  if (finding.fulfilled_at) out << "，實於 " << *finding.fulfilled_at;
}

void warning(SentenceText& out, const SentenceParts& parts) {
  const Finding& finding = parts.finding;
  if (finding.opened_at) {
    trigger_at(out, parts);
    out << " 之後，";
  }
  out << parts.words.wanted.event;
  if (!finding.due_at) {
    out << " 尚未發生";
    return;
  }
  out << " 應於 " << *finding.due_at << " 之前，尚餘" << *finding.due_at - finding.at;
}

}  // namespace

void say_chinese(SentenceText& out, const SentenceParts& parts) {
  switch (parts.finding.kind) {
    case FindingKind::violation: violation(out, parts); break;
    case FindingKind::amended: amended(out, parts); break;
    case FindingKind::late: late(out, parts); break;
    case FindingKind::warning: warning(out, parts); break;
  }
  if (const auto& cause = parts.finding.cause) {
    out << "，且條款 " << cause->clause << " 於 " << cause->at << " 被違反";
  }
}

}  // namespace mora::report
