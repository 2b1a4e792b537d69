// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "mora/case_record.hpp"
#include "mora/explain.hpp"

#include "explain/case_history.hpp"
#include "explain/case_totals.hpp"
#include "explain/clause_choice.hpp"
#include "explain/length_words.hpp"
#include "explain/page.hpp"
#include "explain/timeline.hpp"
#include "explain/verdict.hpp"
#include "report/layout.hpp"
#include "report/titles.hpp"
#include "text/display_width.hpp"

namespace mora::explain {
namespace {

struct CasePhrases {
  std::string_view head;   // first, last, events, totals
  std::string_view as_of;  // time, zone
  std::string_view timeline;
  std::string_view rules;
  std::string_view not_triggered;      // rules
  std::string_view never_happened;     // rules
  std::string_view other_key;          // rules, their key, this key, value
  std::string_view other_key_unnamed;  // rules, their key, this key
  std::string_view comma;
};

constexpr CasePhrases english{
    .head = "{} to {}, {}. {}.",
    .as_of = "Judged as of {}, in the time of {}.",
    .timeline = "Timeline",
    .rules = "Rules",
    .not_triggered = "Not triggered: {}.",
    .never_happened = "Forbidden, and never happened: {}.",
    .other_key = "Judged by {1}, not by {2}: {0}; for these see --case {3}.",
    .other_key_unnamed = "Judged by {1}, not by {2}: {0}; no event of this case names one.",
    .comma = ", ",
};
constexpr CasePhrases chinese{
    .head = "{} 至 {}，{}；{}。",
    .as_of = "判至 {}，以 {} 時間為準。",
    .timeline = "經過",
    .rules = "規則",
    .not_triggered = "未觸發：{}。",
    .never_happened = "禁止事項未發生：{}。",
    .other_key = "按 {1} 而不按 {2} 歸案：{0}；請看 --case {3}。",
    .other_key_unnamed = "按 {1} 而不按 {2} 歸案：{0}；本案事件均未載明。",
    .comma = "、",
};

template <class... Args>
std::string say(std::string_view phrase, const Args&... args) {
  return fmt::format(fmt::runtime(phrase), args...);
}

// The date and the time of day, as a policy's clock shows them.
struct LocalTime {
  std::string date, time;
};
LocalTime local_time(const Program& program, TimePoint t) {
  const std::string text = program.format_local(t);
  const std::size_t blank = text.find(' ');
  return {text.substr(0, blank), text.substr(blank + 1)};
}

class CasePage {
 public:
  CasePage(const detail::CaseRecordData& record, const CaseHistory& history,
           const CaseOptions& options)
      : program_(record.program),
        data_(record.program.data()),
        history_(history),
        options_(options),
        end_(record.end),
        phrases_(options.language == Language::zh ? chinese : english),
        page_(options.width) {
    for (const Course& course : courses_of(program_, history_)) {
      courses_[course.rule].push_back(course);
    }
  }

  std::string all() {
    write_head();
    write_timeline();
    write_rules();
    write_others();
    return page_.text();
  }

 private:
  [[nodiscard]] bool shows(RuleIndex rule) const {
    return is_chosen(options_.clauses, program_.rule(rule).clause);
  }
  [[nodiscard]] std::string_view key() const { return key_of(history_.space); }
  [[nodiscard]] std::string_view key_of(std::uint8_t space) const {
    return data_.view(data_.spaces[space].field);
  }

  void write_head() {
    page_.write("", fmt::format("{}  {} {}", program_.policy(), key(), history_.key));
    const auto by_time = [](const PastEvent& a, const PastEvent& b) { return a.time < b.time; };
    const auto [first, last] =
        std::minmax_element(history_.events.begin(), history_.events.end(), by_time);
    const std::string head =
        say(phrases_.head, program_.format_local(first->time), program_.format_local(last->time),
            events_text(history_.events.size(), options_.language),
            totals_text(history_, options_.language));
    page_.write("", head + (options_.language == Language::zh ? "" : " ") +
                        say(phrases_.as_of, program_.format_local(end_), program_.timezone()));
  }

  void write_timeline() {
    page_.gap();
    page_.write("", phrases_.timeline);
    const auto lines = timeline(program_, history_, options_.language,
                                [this](RuleIndex rule) { return shows(rule); });
    std::size_t labels = 0;
    std::size_t times = 0;
    for (const TimelineLine& line : lines) {
      labels = std::max(labels, text::display_width(line.label));
      times = std::max(times, local_time(program_, line.at).time.size());
    }
    std::string date;
    std::string time;
    for (const TimelineLine& line : lines) {
      const LocalTime at = local_time(program_, line.at);
      if (at.date != date) page_.write("  ", at.date);
      const bool again = !line.is_event && at.date == date && at.time == time;
      std::string head = "    " + report::pad_right(again ? "" : at.time, times) + "  ";
      if (!line.is_event) head += "  " + report::pad_right(line.label, labels) + "  ";
      page_.write(head, line.text);
      date = at.date;
      time = at.time;
    }
  }

  void write_rules() {
    page_.gap();
    page_.write("", phrases_.rules);
    for (const auto& [rule, courses] : courses_) {
      if (!shows(rule)) continue;
      const std::string_view title = report::clause_title(program_.rule(rule), options_.language);
      page_.write("  ", fmt::format("{}{}{}", rule_label(program_, rule), title.empty() ? "" : "  ",
                                    title));
      write_verdicts(rule, courses);
    }
  }

  void write_verdicts(RuleIndex rule, const std::vector<Course>& courses) {
    if (std::all_of(courses.begin(), courses.end(), is_only_counted)) {
      page_.write("      ", counted_verdict(program_, rule, courses.size(), options_.language));
      return;
    }
    for (const Course& course : courses) {
      if (is_only_counted(course)) continue;
      for (const std::string& text : verdict(program_, history_, course, options_.language)) {
        page_.write("      ", text);
      }
    }
  }

  // The rules that never came up, and those that are judged by another key.
  void write_others() {
    std::vector<std::string> not_triggered;
    std::vector<std::string> never_happened;
    std::map<std::uint8_t, std::vector<std::string>> elsewhere;
    for (RuleIndex rule = 0; rule < program_.rule_count(); ++rule) {
      if (!shows(rule) || courses_.contains(rule)) continue;
      const detail::RuleData& data = data_.rules[rule];
      if (data.space != history_.space) {
        // Where a rule's own key is looked at, that the others go by the policy's needs no words.
        if (data.space != 0) elsewhere[data.space].push_back(rule_label(program_, rule));
      } else {
        (data.has_trigger ? not_triggered : never_happened).push_back(rule_label(program_, rule));
      }
    }
    if (not_triggered.empty() && never_happened.empty() && elsewhere.empty()) return;
    page_.gap();
    write_list(phrases_.not_triggered, not_triggered);
    write_list(phrases_.never_happened, never_happened);
    for (const auto& [space, rules] : elsewhere) write_elsewhere(space, list(rules));
  }

  void write_list(std::string_view phrase, const std::vector<std::string>& rules) {
    if (!rules.empty()) page_.write("", say(phrase, list(rules)));
  }

  [[nodiscard]] std::string list(const std::vector<std::string>& items) const {
    return fmt::format("{}", fmt::join(items, phrases_.comma));
  }

  void write_elsewhere(std::uint8_t space, const std::string& rules) {
    const std::string_view field = key_of(space);
    std::vector<std::string> values;
    for (const PastField& other : history_.other_keys) {
      if (other.name == field) values.push_back(other.text);
    }
    page_.write("", values.empty() ? say(phrases_.other_key_unnamed, rules, field, key())
                                   : say(phrases_.other_key, rules, field, key(), list(values)));
  }

  const Program& program_;
  const detail::ProgramData& data_;
  const CaseHistory& history_;
  const CaseOptions& options_;
  TimePoint end_;
  const CasePhrases& phrases_;
  Page page_;
  std::map<RuleIndex, std::vector<Course>> courses_;
};

}  // namespace
}  // namespace mora::explain

namespace mora::inline v0 {

std::string explain_case(const CaseRecord& record, const CaseOptions& options) {
  std::string text;
  for (const explain::CaseHistory& history : record.data().histories) {
    if (history.events.empty()) continue;
    if (!text.empty()) text += '\n';
    text += explain::CasePage(record.data(), history, options).all();
  }
  return text;
}

}  // namespace mora::inline v0
