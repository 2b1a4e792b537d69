// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/due_words.hpp"

#include <vector>

#include <fmt/format.h>

#include "engine/clock.hpp"
#include "engine/deadline.hpp"
#include "explain/length_words.hpp"
#include "explain/rule_reading.hpp"
#include "report/duration_text.hpp"

namespace mora::explain {
namespace {

using detail::Within;
using report::TimeTeller;

struct DuePhrases {
  std::string_view after;           // length, from, due
  std::string_view ends_day;        // due
  std::string_view by;              // what `by` says, due
  std::string_view stood;           // from, used, left, to, how long
  std::string_view stood_at_once;   // left, to
  std::string_view stands;          // from, used, left
  std::string_view stands_at_once;  // left
  std::string_view goes_on;         // left, from, due
  std::string_view calendar;        // name
  std::string_view by_day;          // days
  std::string_view business_days;   // days, end
  std::string_view more_days;       // count
  std::string_view comma, stop;
};

constexpr DuePhrases english{
    .after = "{} after {} = {}",
    .ends_day = ", to the end of that day = {}",
    .by = "Due by {} = {}",
    .stood = "The clock stood from {} ({} used, {} left) to {}, for {}",
    .stood_at_once = "The clock stood from the trigger ({} left) to {}, for {}",
    .stands = "The clock stood from {} on ({} used, {} left)",
    .stands_at_once = "The clock stood from the trigger on ({} left)",
    .goes_on = ": {} after {} = {}",
    .calendar = " by the calendar {}",
    .by_day = ": {}",
    .business_days = ": {}, to the end of its hours",
    .more_days = "{} more days",
    .comma = ", ",
    .stop = ". ",
};
constexpr DuePhrases chinese{
    .after = "自 {1} 起{0} = {2}",
    .ends_day = "，至當日結束 = {}",
    .by = "到期：{} = {}",
    .stood = "自 {}（已用{}，尚餘{}）至 {} 停計{}",
    .stood_at_once = "自觸發時（尚餘{}）至 {} 停計{}",
    .stands = "自 {} 起停計（已用{}，尚餘{}）",
    .stands_at_once = "自觸發時起停計（尚餘{}）",
    .goes_on = "：自 {1} 起{0} = {2}",
    .calendar = "（按日曆 {}）",
    .by_day = "：{}",
    .business_days = "：{}，至當日工作時間結束",
    .more_days = "另 {} 天",
    .comma = "、",
    .stop = "。",
};

template <class... Args>
std::string say(std::string_view phrase, const Args&... args) {
  return fmt::format(fmt::runtime(phrase), args...);
}

// What `within` gives, its end of day included; null pointer and `never` without one.
struct FromWithin {
  const Within* length = nullptr;
  TimePoint plain = never;
  TimePoint due = never;
};

FromWithin from_within(const Program& program, const detail::RuleData& rule, TimePoint opened) {
  FromWithin result;
  if (rule.within_count == 0) return result;
  result.length = detail::within_at(program.data(), rule, opened);
  if (result.length == nullptr) return result;
  result.plain = detail::after(program.data(), rule.clock, opened, *result.length);
  result.due = rule.ends_day ? detail::end_of_day(program.data(), result.plain) : result.plain;
  return result;
}

class DueWords {
 public:
  DueWords(const Program& program, const Course& course, Language language, TimeTeller& tell)
      : program_(program),
        data_(program.data()),
        rule_(data_.rules[course.rule]),
        course_(course),
        language_(language),
        phrases_(language == Language::zh ? chinese : english),
        tell_(tell) {}

  std::string all() {
    const auto due = initial_due(program_, course_);
    if (!due) return {};
    const Transition& opened = *course_.steps.front();
    total_ = detail::clock_left(data_, rule_.clock, opened.at, *due);
    add(origin(opened, *due));
    const Transition* pause = opened.left ? &opened : nullptr;
    for (const Transition* step : course_.steps) {
      if (step->kind == TransitionKind::paused && step->left) pause = step;
      if (step->kind != TransitionKind::resumed || pause == nullptr || !step->due_at) continue;
      add(stood(*pause, *step));
      pause = nullptr;
    }
    if (pause != nullptr) add(stands(*pause));
    return text_;
  }

 private:
  void add(const std::string& sentence) {
    if (!text_.empty()) text_ += phrases_.stop;
    text_ += sentence;
  }

  std::string origin(const Transition& opened, TimePoint due) {
    const FromWithin within = from_within(program_, rule_, opened.at);
    if (within.length == nullptr || within.due != due) {
      const RuleReading reading = read_rule(program_, course_.rule, language_);
      return say(phrases_.by, reading.by_words(Naming::in_full), tell_(due));
    }
    std::string length = length_words(*within.length, language_);
    const bool counted = rule_.clock != detail::none && !is_civil(*within.length);
    if (counted) length += say(phrases_.calendar, calendar().name);
    const std::string from = tell_(opened.at);
    std::string text = say(phrases_.after, length, from, tell_(within.plain));
    if (counted) text += days(opened.at, within.plain, *within.length);
    return rule_.ends_day ? text + say(phrases_.ends_day, tell_(due)) : text;
  }

  std::string stood(const Transition& pause, const Transition& resumed) {
    const std::string how_long = report::duration_text(resumed.at - pause.at, language_);
    std::string text;
    if (pause.kind == TransitionKind::opened) {
      text = say(phrases_.stood_at_once, clock(*pause.left), tell_(resumed.at), how_long);
    } else {
      const std::string from = tell_(pause.at);
      text = say(phrases_.stood, from, clock(total_ - *pause.left), clock(*pause.left),
                 tell_(resumed.at), how_long);
    }
    const std::string from = tell_(resumed.at);
    text += say(phrases_.goes_on, clock(*pause.left), from, tell_(*resumed.due_at));
    if (rule_.clock == detail::none) return text;
    return text + days(resumed.at, *resumed.due_at, {.amount = pause.left->us});
  }

  std::string stands(const Transition& pause) {
    if (pause.kind == TransitionKind::opened) {
      return say(phrases_.stands_at_once, clock(*pause.left));
    }
    return say(phrases_.stands, tell_(pause.at), clock(total_ - *pause.left), clock(*pause.left));
  }

  [[nodiscard]] static bool is_civil(const Within& length) {
    return length.civil && length.unit != detail::DurationUnit::business_day;
  }

  [[nodiscard]] std::string clock(Duration time) const {
    return clock_time(program_, course_.rule, time, language_);
  }

  [[nodiscard]] const detail::Calendar& calendar() const { return data_.calendars[rule_.clock]; }

  // How much of each day the calendar counts: "2026-02-13 5 h, 2026-02-14 3 h".
  [[nodiscard]] std::string days(TimePoint from, TimePoint due, const Within& length) const {
    std::vector<std::string> days;
    for (TimePoint t = from; t < due;) {
      const TimePoint end = std::min(detail::end_of_local_day(data_.zone, t), due);
      const Duration counted = detail::business_time(data_.zone, calendar(), t, end);
      const bool first = t == from;
      std::string day = date_words(program_, t);
      t = end;
      if (counted.us <= 0 || (length.civil && first)) continue;
      if (!length.civil) day += ' ' + clock(counted);
      days.push_back(std::move(day));
    }
    if (days.empty()) return {};
    const std::string text = list(days);
    return say(length.civil ? phrases_.business_days : phrases_.by_day, text);
  }

  [[nodiscard]] std::string list(const std::vector<std::string>& days) const {
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (i > 0) text += phrases_.comma;
      if (days.size() > most && i == most / 2) {
        const std::size_t left_out = days.size() - most;
        text += say(phrases_.more_days, left_out) + std::string(phrases_.comma);
        i += left_out;
      }
      text += days[i];
    }
    return text;
  }

  const Program& program_;
  const detail::ProgramData& data_;
  const detail::RuleData& rule_;
  const Course& course_;
  Language language_;
  const DuePhrases& phrases_;
  TimeTeller& tell_;
  Duration total_;
  std::string text_;
};

}  // namespace

std::optional<TimePoint> initial_due(const Program& program, const Course& course) {
  if (course.steps.empty() || course.steps.front()->kind != TransitionKind::opened) return {};
  const Transition& opened = *course.steps.front();
  if (opened.due_at || !opened.left) return opened.due_at;
  const std::uint32_t clock = program.data().rules[course.rule].clock;
  return detail::clock_after(program.data(), clock, opened.at, *opened.left);
}

std::string due_arithmetic(const Program& program, const Course& course, Language language,
                           TimeTeller& tell) {
  return DueWords(program, course, language, tell).all();
}

std::string clock_time(const Program& program, RuleIndex rule, Duration time, Language language) {
  const bool counted = program.data().rules[rule].clock != detail::none;
  if (!counted || time.us < 0 || time.us % 1'000 != 0) {
    return report::duration_text(time, language);
  }
  return length_words({.amount = time.us}, language);
}

}  // namespace mora::explain
