// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/policy_terms.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "explain/expr_words.hpp"
#include "explain/length_words.hpp"
#include "explain/rule_reading.hpp"

namespace mora::explain {
namespace {

using detail::ProgramData;

struct TermWords {
  std::string_view case_of;                               // key
  std::string_view closes;                                // pattern
  std::string_view forgotten;                             // length
  std::string_view duplicate, duplicate_for;              // field, length
  std::string_view zone;                                  // name
  std::string_view zone_unit;                             // name, unit
  std::string_view in_force_from, in_force_to, in_force;  // first day, last day
  std::string_view boundary, missing;
  std::string_view between;   // sentences
  std::string_view calendar;  // name, hours
  std::string_view special;   // how many days
  std::string_view units[4];  // of precision: ms, s, min, h
  std::string_view days[7];
  std::string_view day_range;  // first, last
  std::string_view comma, part;
};

constexpr TermWords english{
    .case_of = "Whatever has the same {} is one case.",
    .closes = "It closes with {}.",
    .forgotten =
        "It is forgotten when {} have passed since its last event, unless something is "
        "still required in it.",
    .duplicate =
        "An event of the same type and {} as one before it is a duplicate and does not count.",
    .duplicate_for =
        "An event of the same type and {0} as one of the {1} before it is a duplicate and does not "
        "count.",
    .zone = "Times are those of {}.",
    .zone_unit = "Times are those of {}, cut down to the {}.",
    .in_force_from = "In force from {}.",
    .in_force_to = "In force up to {}.",
    .in_force = "In force from {} to {}.",
    .boundary = "What happens at the very time at which it is due is in time.",
    .missing =
        "A condition on a field that an event lacks does not hold, unless it asks whether "
        "the field is missing.",
    .between = " ",
    .calendar = "The calendar {} has these hours: {}.",
    .special = "; {} holidays and extra working days have hours of their own or none",
    .units = {"millisecond", "second", "minute", "hour"},
    .days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
    .day_range = "{}-{}",
    .comma = ", ",
    .part = "; ",
};
constexpr TermWords chinese{
    .case_of = "{} 相同者為同一案件。",
    .closes = "發生 {} 即結案。",
    .forgotten = "末次事件之後逾{}，且無尚待履行的義務的，案件即予註銷。",
    .duplicate = "類型和{}均與先前事件相同的，為重複事件，不計。",
    .duplicate_for = "類型和{0}均與此前{1}之內的事件相同的，為重複事件，不計。",
    .zone = "時間以 {} 當地時間為準。",
    .zone_unit = "時間以 {} 當地時間為準，精確到{}。",
    .in_force_from = "自 {} 起施行。",
    .in_force_to = "施行至 {} 止。",
    .in_force = "自 {} 起至 {} 止施行。",
    .boundary = "恰在到期時刻發生的，視為按時。",
    .missing = "事件缺少某欄位的，除問其是否為空外，涉及該欄位的條件均不成立。",
    .between = "",
    .calendar = "日曆 {} 的工作時間為：{}。",
    .special = "；另有 {} 個假日及補班日另行規定",
    .units = {"毫秒", "秒", "分鐘", "小時"},
    .days = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"},
    .day_range = "{}至{}",
    .comma = "、",
    .part = "；",
};

const TermWords& words_of(Language language) {
  return language == Language::zh ? chinese : english;
}

template <class... Args>
std::string say(std::string_view phrase, const Args&... args) {
  return fmt::format(fmt::runtime(phrase), args...);
}

std::string_view unit(const TermWords& words, std::int64_t precision_us) {
  if (precision_us >= 3'600'000'000) return words.units[3];
  if (precision_us >= 60'000'000) return words.units[2];
  return words.units[precision_us >= 1'000'000 ? 1 : 0];
}

std::string in_force(const Program& program, const TermWords& words) {
  const detail::Effective& effective = program.data().effective;
  const detail::Effective always;
  const bool from = effective.from != always.from;
  const bool to = effective.to != always.to;
  const std::string first = from ? date_words(program, effective.from) : "";
  const std::string last = to ? date_words(program, effective.to - Duration{1}) : "";
  if (from && to) return say(words.in_force, first, last);
  if (from) return say(words.in_force_from, first);
  return to ? say(words.in_force_to, last) : "";
}

std::string clock_text(std::int32_t seconds) {
  return fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
}

std::string hours_text(const detail::Calendar& calendar, const detail::DayHours& day,
                       const TermWords& words) {
  std::string text;
  for (const detail::Hours& hours : std::span(calendar.hours).subspan(day.first, day.count)) {
    if (!text.empty()) text += words.comma;
    text += fmt::format("{}-{}", clock_text(hours.begin), clock_text(hours.end));
  }
  return text;
}

}  // namespace

std::string calendar_words(const Program& program, std::uint32_t calendar, Language language) {
  const TermWords& words = words_of(language);
  const detail::Calendar& data = program.data().calendars[calendar];
  std::string text;
  for (std::size_t first = 0; first < data.weekly.size();) {
    const std::string hours = hours_text(data, data.weekly[first], words);
    std::size_t last = first;
    while (last + 1 < data.weekly.size() &&
           hours_text(data, data.weekly[last + 1], words) == hours) {
      ++last;
    }
    if (!hours.empty()) {
      const std::string days = first == last
                                   ? std::string(words.days[first])
                                   : say(words.day_range, words.days[first], words.days[last]);
      text += fmt::format("{}{} {}", text.empty() ? "" : words.part, days, hours);
    }
    first = last + 1;
  }
  return data.special.empty() ? text : text + say(words.special, data.special.size());
}

std::string policy_terms(const Program& program, Language language) {
  const ProgramData& data = program.data();
  const TermWords& words = words_of(language);
  std::vector<std::string> sentences{say(words.case_of, program.case_key())};
  const Patterns closes = read_patterns(data, data.terms.closes_on);
  if (!closes.empty()) {
    const Party event{event_names(closes), Naming::alone};
    sentences.push_back(say(words.closes, pattern_words(closes, {program, language, event, {}})));
  }
  if (data.forgets) {
    sentences.push_back(say(words.forgotten, length_words(data.forget_after, language)));
  }
  if (data.forgets_ids) {
    sentences.push_back(say(words.duplicate_for, data.view(data.dedupe),
                            length_words(data.dedupe_within, language)));
  } else if (data.dedupe.size != 0) {
    sentences.push_back(say(words.duplicate, data.view(data.dedupe)));
  }
  sentences.push_back(data.precision_us == 1 ? say(words.zone, program.timezone())
                                             : say(words.zone_unit, program.timezone(),
                                                   unit(words, data.precision_us)));
  for (std::uint32_t i = 0; i < data.calendars.size(); ++i) {
    sentences.push_back(
        say(words.calendar, data.calendars[i].name, calendar_words(program, i, language)));
  }
  if (std::string text = in_force(program, words); !text.empty()) {
    sentences.push_back(std::move(text));
  }
  sentences.emplace_back(words.boundary);
  sentences.emplace_back(words.missing);
  const std::string text = fmt::format("{}", fmt::join(sentences, words.between));
  return language == Language::zh ? close_up(text) : text;
}

}  // namespace mora::explain
