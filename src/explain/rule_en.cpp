// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "explain/expr_words.hpp"
#include "explain/length_words.hpp"
#include "explain/rule_sentences.hpp"

namespace mora::explain {
namespace {

using detail::Form;
using detail::Retrigger;

constexpr Language en = Language::en;

class English {
 public:
  explicit English(const RuleReading& rule) : rule_(rule), data_(rule.rule) {}

  Sentences duty() {
    add(demand());
    if (rule_.has_obligations()) add_course();
    if (data_.causing_count != 0) add(causing());
    if (data_.space != 0) add(key());
    add(in_force());
    return sentences_;
  }

 private:
  void add(std::string sentence) {
    if (!sentence.empty()) sentences_.push_back(std::move(sentence));
  }

  // Where the trigger is any event, "each any event" is "every event".
  [[nodiscard]] std::string each_trigger() const {
    constexpr std::string_view any = "any ";
    std::string words = rule_.on_words();
    if (words.starts_with(any)) return "every " + words.substr(any.size());
    return "each " + words;
  }

  [[nodiscard]] std::string demand() const {
    switch (data_.form) {
      case Form::require:
        return fmt::format("{}, {} must follow{} {}.", after_trigger(), rule_.wanted_words(),
                           data_.times == 1 ? "" : fmt::format(" {} times", data_.times), due());
      case Form::forbid: return data_.has_trigger ? ban() : ban_forever();
      case Form::require_prior:
        return fmt::format("{}, {} must have happened.", before_trigger(), rule_.wanted_words());
      case Form::forbid_prior:
        return fmt::format("{}, {} must not have happened.", before_trigger(),
                           rule_.wanted_words());
      case Form::assertion: break;
    }
    const std::string trigger = each_trigger();
    return fmt::format("E{} must satisfy this: {}.", trigger.substr(1), rule_.asserted_words());
  }

  [[nodiscard]] std::string after_trigger() const {
    return "After " + (data_.retrigger == Retrigger::each ? each_trigger() : rule_.on_words());
  }

  [[nodiscard]] std::string before_trigger() const {
    if (data_.within_count == 0) return "Before " + each_trigger();
    return fmt::format("In the {} before {}", length(), each_trigger());
  }

  [[nodiscard]] std::string ban() const {
    const std::string due = this->due();
    const std::string head = after_trigger() + (due.empty() ? "," : fmt::format(", {},", due));
    const std::string wanted = rule_.wanted_words();
    if (data_.times == 1) {
      return fmt::format("{} there must be no {}; each one is a violation.", head, wanted);
    }
    return fmt::format("{} there must be at most {} {}; each one beyond that is a violation.", head,
                       data_.times - 1, wanted);
  }

  [[nodiscard]] std::string ban_forever() const {
    const std::string wanted = rule_.wanted_words();
    if (data_.times == 1) return fmt::format("There must never be {}.", wanted);
    if (data_.within_count == 0) {
      return fmt::format("Of every {} {}, the last is a violation.", data_.times, wanted);
    }
    return fmt::format(
        "Within {} there must be at most {} {}; one more is a violation, and the "
        "count begins again.",
        length(), data_.times - 1, wanted);
  }

  // "3 h by the calendar office (2 h from 2026-03-29 on)".
  [[nodiscard]] std::string length() const {
    std::string text;
    for (const detail::Within& length : rule_.lengths()) {
      const std::string words = length_words(length, en);
      if (text.empty()) {
        text = words;
      } else {
        text += fmt::format(", from {} on {}", date_words(rule_.program, length.from), words);
      }
    }
    if (data_.clock == detail::none || text.empty()) return text;
    return text + fmt::format(" by the calendar {}", rule_.data.calendars[data_.clock].name);
  }

  // What makes an obligation due: a duty "within 3 h", a ban "until the close of the case".
  [[nodiscard]] std::string due() const {
    const std::string_view to_midnight = data_.ends_day ? " (to the end of that day)" : "";
    std::vector<std::string> dues;
    if (rule_.ends_that_day()) {
      dues.emplace_back(rule_.bans() ? "until the end of that day" : "by the end of that day");
    } else if (data_.within_count != 0) {
      dues.push_back(fmt::format("within {}{}", length(), to_midnight));
    }
    if (rule_.by) {
      dues.push_back(fmt::format("{} {}{}", rule_.bans() ? "until" : "no later than",
                                 rule_.by_words(), to_midnight));
    }
    if (data_.until) {
      dues.push_back(
          fmt::format(fmt::runtime(rule_.bans() ? "until {} happens" : "by the time {} happens"),
                      rule_.event_words(rule_.until)));
    }
    if (dues.empty() && !rule_.case_closes()) return "";
    if (dues.empty())
      return rule_.bans() ? "until the close of the case" : "by the close of the case";
    return joined(dues, ", ", " or ") + (dues.size() > 1 ? ", whichever comes first" : "");
  }

  void add_course() {
    if (!rule_.pauses.empty()) add(pauses());
    if (!rule_.unless.empty()) {
      add(fmt::format("It lapses once {} happens.", rule_.event_words(rule_.unless)));
    }
    if (data_.retrigger != Retrigger::each) add(again());
    if (data_.oldest_only) add("Each one counts for the oldest open obligation alone.");
    if (data_.warning_count != 0) add(warnings());
  }

  [[nodiscard]] std::string pauses() const {
    std::vector<std::string> spans;
    for (const RuleReading::Pause& pause : rule_.pauses) {
      spans.push_back(
          fmt::format("from {} to {}", rule_.event_words(pause.from), rule_.event_words(pause.to)));
    }
    return fmt::format("The clock stands {}.", joined(spans, ", ", ", and "));
  }

  [[nodiscard]] std::string again() const {
    std::vector<std::string> fields(rule_.match.begin(), rule_.match.end());
    const std::string same =
        fields.empty() ? "" : fmt::format(" with the same {}", joined(fields, ", ", " and "));
    const bool restarts = data_.retrigger == Retrigger::restart;
    return fmt::format("Another such event{} in the meantime {}.", same,
                       restarts ? "starts it anew" : "changes nothing");
  }

  [[nodiscard]] std::string warnings() const {
    std::vector<std::string> marks;
    for (std::uint32_t i = 0; i < data_.warning_count; ++i) {
      const detail::Warning& warning = rule_.data.warnings[data_.warnings + i];
      const std::string percent = percent_text(warning);
      marks.push_back(percent.empty() ? fmt::format("when {} are left",
                                                    length_words({.amount = warning.left.us}, en))
                                      : fmt::format("when {} % of the time is used", percent));
    }
    return fmt::format("A warning is given {}.", joined(marks, ", ", " and "));
  }

  [[nodiscard]] std::string causing() const {
    const bool one = data_.causing_count == 1;
    return fmt::format(
        "A violation counts only if {} {} is violated in the same case, at the same "
        "time or later.",
        one ? "clause" : "one of the clauses", causing_text(rule_));
  }

  [[nodiscard]] std::string key() const {
    const std::string_view field = rule_.data.view(rule_.data.spaces[data_.space].field);
    return fmt::format(
        "The rule goes by {0}: what has the same {0} belongs together, whatever the "
        "{1}.",
        field, rule_.program.case_key());
  }

  [[nodiscard]] std::string in_force() const {
    const detail::Effective& outer = rule_.data.effective;
    TimePoint from = data_.effective.from;
    if (const auto lengths = rule_.lengths(); !lengths.empty() && lengths.front().from > from) {
      from = lengths.front().from;
    }
    const TimePoint to = data_.effective.to;
    std::string text;
    if (from != outer.from) text += fmt::format(" from {}", date_words(rule_.program, from));
    if (to != outer.to) {
      text += fmt::format(" up to {}", date_words(rule_.program, to - Duration{1}));
    }
    return text.empty() ? text : fmt::format("It is in force{}.", text);
  }

  const RuleReading& rule_;
  const detail::RuleData& data_;
  Sentences sentences_;
};

std::string liable(const RuleReading& rule) {
  if (rule.rule.role == detail::none) return "No one is named as liable.";
  const std::string_view name = rule.data.view(rule.data.roles[rule.rule.role].name);
  const std::string role = role_words(rule.program, name, en);
  if (!rule.person) return fmt::format("Liable is {} at that time.", role);
  const std::string_view title =
      role.starts_with("the ") ? std::string_view(role).substr(4) : std::string_view(role);
  return fmt::format("Liable, as {}, is {}.", title, rule.charge_words(*rule.person));
}

std::string amount(const RuleReading& rule, const detail::FineData& fine) {
  if (fine.has_percent) {
    return fmt::format("The fine is {} % of {}.", to_string(fine.percent),
                       rule.charge_words(*rule.fine_of));
  }
  const std::string amounts = amount_words(rule.program, fine.amounts, fine.amount_count, en);
  if (!fine.has_per || rule.rule.form != Form::require)
    return fmt::format("The fine is {}.", amounts);
  const std::string most =
      fine.at_most ? fmt::format(", and at most {}", to_string(*fine.at_most)) : "";
  return fmt::format(
      "The fine is {}; if it is done late, that for every {} of lateness or part of "
      "it{}.",
      amounts, length_words(fine.per, en), most);
}

}  // namespace

Sentences english_duty(const RuleReading& rule) { return English(rule).duty(); }

Sentences english_charge(const RuleReading& rule) {
  const detail::FineData* fine = rule.fine();
  if (fine == nullptr && rule.rule.role == detail::none) {
    return {"No one is named as liable, and there is no fine."};
  }
  Sentences sentences{liable(rule)};
  if (fine == nullptr) {
    sentences.emplace_back("There is no fine.");
    return sentences;
  }
  sentences.push_back(amount(rule, *fine));
  const detail::FineTerms& terms = rule.data.terms.fines[rule.rule.fine];
  for (std::uint32_t i = 0; i < terms.aggravation_count; ++i) {
    const detail::AggravationTerms& more = rule.data.terms.aggravations[terms.aggravations + i];
    sentences.push_back(
        fmt::format("It rises to {}{} if, before the violation or after it, the case sees {}.",
                    amount_words(rule.program, more.amounts, more.amount_count, en),
                    is_surely_more(rule, *fine, more) ? "" : ", where that is more,",
                    rule.event_words(read_patterns(rule.data, more.when))));
  }
  return sentences;
}

}  // namespace mora::explain
