// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/sentence_parts.hpp"
#include "report/sentence_text.hpp"

namespace mora::report {
namespace {

using detail::Form;

std::string_view ordinal_ending(std::uint32_t n) {
  const std::uint32_t tens = n % 100;
  if (tens >= 11 && tens <= 13) return "th";
  constexpr std::string_view endings[] = {"th", "st", "nd", "rd"};
  return n % 10 < 4 ? endings[n % 10] : endings[0];
}

void where(SentenceText& out, const PatternText& pattern) {
  if (!pattern.condition.empty()) out << " where " << pattern.condition;
}

void since_trigger(SentenceText& out, const SentenceParts& parts) {
  out << parts.words.trigger.event;
  if (parts.finding.opened_at) out << " at " << *parts.finding.opened_at;
}

void wanted(SentenceText& out, const SentenceParts& parts) {
  out << parts.words.wanted.event;
  where(out, parts.words.wanted);
}

void missing(SentenceText& out, const SentenceParts& parts) {
  if (parts.rule.times == 1) {
    out << "no ";
  } else {
    out << "fewer than " << parts.rule.times << " ";
  }
  wanted(out, parts);
}

// What `by` reads: "trigger.buy_by" is the buy_by of the trigger.
void due_source(SentenceText& out, std::string_view by) {
  constexpr std::string_view prefix = "trigger.";
  const std::string_view rest = by.starts_with(prefix) ? by.substr(prefix.size()) : by;
  if (rest.find_first_of(" ()+-*/.") == std::string_view::npos) {
    out << "the " << rest;
  } else {
    out << "the time " << by;
  }
}

void not_done_between(SentenceText& out, const SentenceParts& parts, TimePoint due) {
  missing(out, parts);
  out << " between ";
  since_trigger(out, parts);
  const bool close = parts.due_by == DueBy::close;
  out << " and " << (close ? "the close of the case" : parts.words.until) << " at " << due;
}

void not_done(SentenceText& out, const SentenceParts& parts) {
  const TimePoint due = parts.finding.due_at.value_or(parts.finding.at);
  if (parts.due_by == DueBy::close || parts.due_by == DueBy::until) {
    return not_done_between(out, parts, due);
  }
  missing(out, parts);
  out << " by " << due;
  if (parts.due_by == DueBy::by) {
    out << ", ";
    due_source(out, parts.words.by);
    out << " of ";
  } else if (parts.rule.ends_day) {
    out << ", the end of the day " << parts.within << (parts.within.empty() ? "of " : " after ");
  } else {
    out << ", " << parts.within;
    if (parts.paused.us != 0) out << ", not counting " << parts.paused << " of pause,";
    out << " after ";
  }
  since_trigger(out, parts);
}

void forbidden(SentenceText& out, const SentenceParts& parts) {
  const TimePoint at = parts.finding.at;
  const std::uint32_t times = parts.rule.times;
  if (!parts.rule.has_trigger && times > 1 && parts.rule.within_count != 0) {
    out << times << " ";
    wanted(out, parts);
    out << " within " << parts.within << ", the last at " << at;
    return;
  }
  out << parts.words.wanted.event << " at " << at;
  if (times > 1) out << " for the " << times << ordinal_ending(times) << " time";
  out << ", which is forbidden";
  if (parts.rule.has_trigger) {
    out << " after ";
    since_trigger(out, parts);
  }
  where(out, parts.words.wanted);
}

void prior(SentenceText& out, const SentenceParts& parts) {
  out << parts.words.trigger.event << " at " << parts.finding.at;
  where(out, parts.words.trigger);
  const bool is_wanted = parts.rule.form == Form::require_prior;
  out << (is_wanted ? " without " : " although there was ");
  wanted(out, parts);
  if (!parts.within.empty()) out << " in the " << parts.within;
  out << " before it";
}

void violation(SentenceText& out, const SentenceParts& parts) {
  switch (parts.rule.form) {
    case Form::require: return not_done(out, parts);
    case Form::forbid: return forbidden(out, parts);
    case Form::require_prior:
    case Form::forbid_prior: return prior(out, parts);
    case Form::assertion: break;
  }
  out << parts.words.trigger.event << " at " << parts.finding.at << " does not satisfy "
      << parts.program.data().view(parts.rule.text.wanted);
}

void amended(SentenceText& out, const SentenceParts& parts) {
  const Finding& finding = parts.finding;
  out << finding.amending_event << " at " << finding.at;
  if (!finding.to) {
    out << " changed the fine";
  } else if (!finding.from) {
    out << " set a fine of " << *finding.to;
  } else {
    out << " raised the fine from ";
    out.amount(*finding.from) << " to " << *finding.to;
  }
}

void late(SentenceText& out, const SentenceParts& parts) {
  const Finding& finding = parts.finding;
  out << parts.words.wanted.event << " came " << finding.late_by << " late";
  if (!finding.fulfilled_at) return;
  out << ", at " << *finding.fulfilled_at;
  if (finding.due_at) out << " instead of " << *finding.due_at;
}

void warning(SentenceText& out, const SentenceParts& parts) {
  const Finding& finding = parts.finding;
  out << parts.words.wanted.event;
  if (finding.due_at) {
    out << " is due at " << *finding.due_at << ", in " << *finding.due_at - finding.at;
  } else {
    out << " is still to come";
  }
  if (!finding.opened_at) return;
  out << ", after ";
  since_trigger(out, parts);
}

}  // namespace

void say_english(SentenceText& out, const SentenceParts& parts) {
  switch (parts.finding.kind) {
    case FindingKind::violation: violation(out, parts); break;
    case FindingKind::amended: amended(out, parts); break;
    case FindingKind::late: late(out, parts); break;
    case FindingKind::warning: warning(out, parts); break;
  }
  if (const auto& cause = parts.finding.cause) {
    out << ", and clause " << cause->clause << " was violated at " << cause->at;
  }
}

}  // namespace mora::report
