// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/verdict.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/clock.hpp"
#include "engine/deadline.hpp"
#include "explain/due_words.hpp"
#include "explain/expr_words.hpp"
#include "explain/fine_words.hpp"
#include "explain/length_words.hpp"
#include "explain/rule_reading.hpp"
#include "explain/rule_sentences.hpp"
#include "report/duration_text.hpp"
#include "report/sentence.hpp"
#include "report/time_teller.hpp"

namespace mora::explain {
namespace {

using detail::Form;
using report::TimeTeller;

struct VerdictPhrases {
  std::string_view violated;                     // sentence
  std::string_view does_not_count;               // time, clauses
  std::string_view done_late;                    // time, by how much
  std::string_view never_done;                   // wanted
  std::string_view cause;                        // clause, time
  std::string_view met;                          // time
  std::string_view met_to_spare;                 // time, slack
  std::string_view met_paused;                   // time, what was left
  std::string_view without_pause;                // by how much
  std::string_view what_was_met;                 // wanted, trigger, its time
  std::string_view open, open_due, open_paused;  // wanted, trigger, its time; due; left
  std::string_view ban_kept;                     // wanted, trigger, its time, end
  std::string_view ban_open;                     // wanted, trigger, its time
  std::string_view lapsed;                       // trigger, its time, event, its time
  std::string_view replaced, forgotten;          // trigger, its time, time
  std::string_view prior_kept, no_prior_kept;    // time, wanted, how long before, trigger
  std::string_view before, recently;             // length
  std::string_view assert_kept;                  // time, trigger, expression
  std::string_view counted, counted_within;      // how many, wanted, of how many, length
  std::string_view by_calendar;                  // time, calendar
  std::string_view stop, end;
};

constexpr VerdictPhrases english{
    .violated = "Violated: {}",
    .does_not_count =
        "Violated at {}, but it does not count: there was no violation of {} at the "
        "same time or later",
    .done_late = "Done at {}, {} late",
    .never_done = "{} never came",
    .cause = "It counts because clause {} was violated at {}",
    .met = "Met at {}",
    .met_to_spare = "Met at {} with {} to spare",
    .met_paused = "Met at {} while the clock stood, with {} left",
    .without_pause = "; without the pause it would have been {} late",
    .what_was_met = ": {} after {} at {}",
    .open = "Open: {} is still to come after {} at {}",
    .open_due = "Open: {} is still to come after {} at {}, by {}",
    .open_paused = "Open: {} is still to come after {} at {}; the clock stands, {} left",
    .ban_kept = "Kept: no {} after {} at {}, until {}",
    .ban_open = "Kept so far: no {} after {} at {}",
    .lapsed = "Lapsed: {} at {} called for it, {} at {} ended it",
    .replaced = "Started anew: {2} was another trigger after {0} at {1}",
    .forgotten = "Over with the case at {2}: neither met nor violated after {0} at {1}",
    .prior_kept = "Kept at {}: {} came {} {}",
    .no_prior_kept = "Kept at {}: no {} came {} {}",
    .before = "before",
    .recently = "within {} before",
    .assert_kept = "Kept at {}: {} satisfies {}",
    .counted = "Kept: {} {}, fewer than {}",
    .counted_within = "Kept: {} {}, but never {} within {}",
    .by_calendar = "{} by the calendar {}",
    .stop = ". ",
    .end = ".",
};
constexpr VerdictPhrases chinese{
    .violated = "違反：{}",
    .does_not_count = "{} 違反，但不予追究：同時及其後並無違反條款 {} 者",
    .done_late = "{} 遲辦，遲{}",
    .never_done = "{} 始終未發生",
    .cause = "因條款 {} 於 {} 被違反，予以追究",
    .met = "{} 履行",
    .met_to_spare = "{} 履行，尚餘{}",
    .met_paused = "{} 於停計期間履行，尚餘{}",
    .without_pause = "；若不停計，則已遲{}",
    .what_was_met = "：{2} {1} 之後發生了 {0}",
    .open = "未了：{2} {1} 之後，{0} 尚未發生",
    .open_due = "未了：{2} {1} 之後，{0} 尚未發生，應於 {3} 之前",
    .open_paused = "未了：{2} {1} 之後，{0} 尚未發生；時限停計，尚餘{3}",
    .ban_kept = "遵守：{2} {1} 之後至 {3}，未發生 {0}",
    .ban_open = "至今遵守：{2} {1} 之後，未發生 {0}",
    .lapsed = "解除：由 {1} {0} 引起，因 {3} {2} 而解除",
    .replaced = "重新起算：{1} {0} 之後，{2} 再次發生",
    .forgotten = "隨案終止於 {2}：{1} {0} 之後，既未履行亦未違反",
    .prior_kept = "{0} 符合：{3} {2}發生過 {1}",
    .no_prior_kept = "{0} 符合：{3} {2}未發生 {1}",
    .before = "之前",
    .recently = "之前{}內",
    .assert_kept = "{} 符合：{} 滿足 {}",
    .counted = "遵守：{1} 共 {0} 次，未滿 {2} 次",
    .counted_within = "遵守：{1} 共 {0} 次，但從未在{3}內達到 {2} 次",
    .by_calendar = "{}（按日曆 {}）",
    .stop = "。",
    .end = "。",
};

template <class... Args>
std::string say(std::string_view phrase, const Args&... args) {
  return fmt::format(fmt::runtime(phrase), args...);
}

class Verdict {
 public:
  Verdict(const Program& program, const CaseHistory& history, const Course& course,
          Language language)
      : program_(program),
        history_(history),
        course_(course),
        rule_(read_rule(program, course.rule, language)),
        language_(language),
        phrases_(language == Language::zh ? chinese : english) {}

  std::vector<std::string> all() {
    for (const PastFinding* past : course_.findings) {
      if (past->finding.kind == FindingKind::violation) add(violated(past->finding));
    }
    if (texts_.empty() && course_.last(TransitionKind::held_back) != nullptr) add(held_back());
    if (!texts_.empty()) return std::move(texts_);
    add(course_.obligation == 0 ? kept() : outcome());
    return std::move(texts_);
  }

 private:
  void add(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) {
      if (sentence.empty()) continue;
      if (!text.empty()) text += phrases_.stop;
      text += sentence;
    }
    if (!text.ends_with(phrases_.end)) text += phrases_.end;
    texts_.push_back(language_ == Language::zh ? close_up(text) : std::move(text));
  }

  std::vector<std::string> violated(const Finding& violation) {
    TimeTeller tell(program_);
    static_cast<void>(tell(violation.at));  // the sentence says the date
    std::vector<std::string> all{
        say(phrases_.violated, report::sentence(program_, without_cause(violation), language_,
                                                report::Liable::left_out)),
        due_arithmetic(program_, course_, language_, tell)};
    if (rule_.rule.form == Form::require) all.push_back(done_late(violation.at, tell));
    if (violation.cause) {
      all.push_back(say(phrases_.cause, violation.cause->clause, tell(violation.cause->at)));
    }
    all.push_back(fine_arithmetic(program_, history_, course_, violation, language_, tell));
    return all;
  }

  // The cause is said in a sentence of its own.
  static Finding without_cause(Finding violation) {
    violation.cause.reset();
    return violation;
  }

  std::string done_late(TimePoint due, TimeTeller& tell) const {
    const Transition* late = course_.last(TransitionKind::met_late);
    if (late == nullptr) return say(phrases_.never_done, rule_.wanted_words());
    const std::string at = tell(late->at);
    return say(phrases_.done_late, at, report::duration_text(late->at - due, language_));
  }

  std::vector<std::string> held_back() {
    TimeTeller tell(program_);
    const Transition& step = *course_.last(TransitionKind::held_back);
    const std::string at = tell(step.at);
    std::vector<std::string> all{say(phrases_.does_not_count, at, causing_text(rule_)),
                                 due_arithmetic(program_, course_, language_, tell)};
    if (rule_.rule.form == Form::require) all.push_back(done_late(step.at, tell));
    return all;
  }

  [[nodiscard]] std::string trigger() const { return event_name(course_.line); }

  [[nodiscard]] std::string event_name(std::uint64_t line) const {
    const PastEvent* event = history_.event_at(line);
    return event == nullptr ? "" : event_words(program_.schema().event_name(event->type));
  }

  // A rule without obligations was looked at, and all was well.
  std::vector<std::string> kept() {
    TimeTeller tell(program_);
    const std::string at = tell(course_.steps.front()->at);
    const std::string wanted = rule_.wanted_words();
    if (rule_.rule.form == Form::require_prior) {
      return {say(phrases_.prior_kept, at, wanted, window(), trigger())};
    }
    if (rule_.rule.form == Form::forbid_prior) {
      return {say(phrases_.no_prior_kept, at, wanted, window(), trigger())};
    }
    return {say(phrases_.assert_kept, at, trigger(), rule_.asserted_words())};
  }

  // How far back a rule looks from the event that is judged.
  [[nodiscard]] std::string window() const {
    if (rule_.rule.within_count == 0) return std::string(phrases_.before);
    const TimePoint at = course_.steps.front()->at;
    const detail::Within* length = detail::within_at(rule_.data, rule_.rule, at);
    if (length == nullptr) return std::string(phrases_.before);
    return say(phrases_.recently, length_words(*length, language_));
  }

  // How an obligation ended that was not violated, or how it stands.
  std::vector<std::string> outcome() {
    const Transition& opened = *course_.steps.front();
    const Transition& end = *course_.steps.back();
    TimeTeller tell(program_);
    const std::string from = tell(opened.at);
    switch (end.kind) {
      case TransitionKind::met: return met(opened, end);
      case TransitionKind::cancelled:
        return {say(phrases_.lapsed, trigger(), from, event_name(end.line), tell(end.at))};
      case TransitionKind::replaced: return {say(phrases_.replaced, trigger(), from, tell(end.at))};
      case TransitionKind::forgotten:
        return {say(phrases_.forgotten, trigger(), from, tell(end.at))};
      default: return open(opened, end);
    }
  }

  std::vector<std::string> met(const Transition& opened, const Transition& end) {
    TimeTeller tell(program_);
    if (rule_.bans()) {
      const std::string from = tell(opened.at);
      const std::string text =
          say(phrases_.ban_kept, rule_.wanted_words(), trigger(), from, tell(end.at));
      return {text, due_arithmetic(program_, course_, language_, tell)};
    }
    const std::string at = tell(end.at);
    std::string text = say(phrases_.met, at);
    if (end.due_at) {
      text = say(phrases_.met_to_spare, at, slack(end.at, *end.due_at));
    } else if (end.left) {
      text = say(phrases_.met_paused, at, clock_time(program_, course_.rule, *end.left, language_));
    }
    text += without_pause(end.at);
    text += say(phrases_.what_was_met, rule_.wanted_words(), trigger(), tell(opened.at));
    return {text, due_arithmetic(program_, course_, language_, tell)};
  }

  [[nodiscard]] std::string slack(TimePoint at, TimePoint due) const {
    const std::uint32_t clock = rule_.rule.clock;
    const Duration left = detail::clock_left(rule_.data, clock, at, due);
    std::string text = clock_time(program_, course_.rule, left, language_);
    return clock == detail::none
               ? text
               : say(phrases_.by_calendar, text, rule_.data.calendars[clock].name);
  }

  // By the clock from the trigger alone.
  [[nodiscard]] std::string without_pause(TimePoint at) const {
    const auto due = initial_due(program_, course_);
    if (!due || at <= *due) return {};
    return say(phrases_.without_pause, report::duration_text(at - *due, language_));
  }

  std::vector<std::string> open(const Transition& opened, const Transition& last) {
    TimeTeller tell(program_);
    const std::string from = tell(opened.at);
    const std::string wanted = rule_.wanted_words();
    if (rule_.bans()) {
      return {say(phrases_.ban_open, wanted, trigger(), from),
              due_arithmetic(program_, course_, language_, tell)};
    }
    std::string text = say(phrases_.open, wanted, trigger(), from);
    if (last.due_at) {
      text = say(phrases_.open_due, wanted, trigger(), from, tell(*last.due_at));
    } else if (last.left) {
      text = say(phrases_.open_paused, wanted, trigger(), from,
                 clock_time(program_, course_.rule, *last.left, language_));
    }
    return {text, due_arithmetic(program_, course_, language_, tell)};
  }

  const Program& program_;
  const CaseHistory& history_;
  const Course& course_;
  RuleReading rule_;
  Language language_;
  const VerdictPhrases& phrases_;
  std::vector<std::string> texts_;
};

}  // namespace

std::vector<std::string> verdict(const Program& program, const CaseHistory& history,
                                 const Course& course, Language language) {
  return Verdict(program, history, course, language).all();
}

bool is_only_counted(const Course& course) {
  return course.obligation == 0 && course.findings.empty() && !course.steps.empty() &&
         std::all_of(course.steps.begin(), course.steps.end(),
                     [](const Transition* step) { return step->kind == TransitionKind::matched; });
}

std::string counted_verdict(const Program& program, RuleIndex rule, std::size_t count,
                            Language language) {
  const RuleReading reading = read_rule(program, rule, language);
  const bool zh = language == Language::zh;
  const VerdictPhrases& phrases = zh ? chinese : english;
  const std::string wanted = reading.wanted_words();
  const auto lengths = reading.lengths();
  std::string text = lengths.empty()
                         ? say(phrases.counted, count, wanted, reading.rule.times)
                         : say(phrases.counted_within, count, wanted, reading.rule.times,
                               length_words(lengths.back(), language));
  text += phrases.end;
  return zh ? close_up(text) : text;
}

}  // namespace mora::explain
