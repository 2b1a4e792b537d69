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

constexpr Language zh = Language::zh;

class Chinese {
 public:
  explicit Chinese(const RuleReading& rule) : rule_(rule), data_(rule.rule) {}

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

  [[nodiscard]] std::string demand() const {
    const std::string wanted = rule_.wanted_words();
    switch (data_.form) {
      case Form::require: {
        const std::string times =
            data_.times == 1 ? "發生" : fmt::format("至少發生 {} 次", data_.times);
        return fmt::format("{}必須{}{} {}。", after_trigger(), due(), times, wanted);
      }
      case Form::forbid: return data_.has_trigger ? ban(wanted) : ban_forever(wanted);
      case Form::require_prior: return fmt::format("{}，必須發生過 {}。", before_trigger(), wanted);
      case Form::forbid_prior: return fmt::format("{}，不得發生過 {}。", before_trigger(), wanted);
      case Form::assertion: break;
    }
    return fmt::format("每次發生 {} 時，必須滿足：{}。", rule_.on_words(), rule_.asserted_words());
  }

  [[nodiscard]] std::string after_trigger() const {
    return fmt::format("{}發生 {} 後，", data_.retrigger == Retrigger::each ? "每次" : "",
                       rule_.on_words());
  }

  [[nodiscard]] std::string before_trigger() const {
    const std::string length = data_.within_count == 0 ? "" : this->length() + "內";
    return fmt::format("每次發生 {} 之前{}", rule_.on_words(), length);
  }

  [[nodiscard]] std::string ban(const std::string& wanted) const {
    const std::string head = after_trigger() + due();
    if (data_.times == 1) {
      return fmt::format("{}不得發生 {}；每發生一次即違規一次。", head, wanted);
    }
    return fmt::format("{}至多可發生 {} 次 {}；超過的，每發生一次即違規一次。", head,
                       data_.times - 1, wanted);
  }

  [[nodiscard]] std::string ban_forever(const std::string& wanted) const {
    if (data_.times == 1) return fmt::format("任何時候均不得發生 {}。", wanted);
    if (data_.within_count == 0) {
      return fmt::format("{} 每滿 {} 次，即違規一次。", wanted, data_.times);
    }
    return fmt::format("{}內至多可發生 {} 次 {}；第 {} 次即屬違規，此後重新計數。", length(),
                       data_.times - 1, wanted, data_.times);
  }

  [[nodiscard]] std::string length() const {
    std::string text;
    for (const detail::Within& length : rule_.lengths()) {
      const std::string words = length_words(length, zh);
      if (text.empty()) {
        text = words;
      } else {
        text += fmt::format("（自 {} 起為{}）", date_words(rule_.program, length.from), words);
      }
    }
    if (data_.clock == detail::none || text.empty()) return text;
    return text + fmt::format("（按日曆 {}）", rule_.data.calendars[data_.clock].name);
  }

  [[nodiscard]] std::string due() const {
    const std::string_view to_midnight = data_.ends_day ? "（至當日結束）" : "";
    std::vector<std::string> dues;
    if (rule_.ends_that_day()) {
      dues.emplace_back("當日結束之前");
    } else if (data_.within_count != 0) {
      dues.push_back(fmt::format("{}內{}", length(), to_midnight));
    }
    if (rule_.by) dues.push_back(fmt::format("{} 之前{}", rule_.by_words(), to_midnight));
    if (data_.until) {
      dues.push_back(fmt::format("{} 發生之前", rule_.event_words(rule_.until)));
    }
    if (dues.empty()) return rule_.case_closes() ? "在結案之前" : "";
    const std::string all = joined(dues, "、", "或 ");
    return fmt::format("在{}{}{}", data_.within_count == 0 ? " " : "", all,
                       dues.size() > 1 ? "（以最早者為準）" : "");
  }

  void add_course() {
    if (!rule_.pauses.empty()) add(pauses());
    if (!rule_.unless.empty()) {
      add(fmt::format("一旦發生 {}，此項{}即告解除。", rule_.event_words(rule_.unless),
                      rule_.bans() ? "禁止" : "義務"));
    }
    if (data_.retrigger != Retrigger::each) add(again());
    if (data_.oldest_only) add("每次發生只抵最早的一項未了義務。");
    if (data_.warning_count != 0) add(warnings());
  }

  [[nodiscard]] std::string pauses() const {
    std::vector<std::string> spans;
    for (const RuleReading::Pause& pause : rule_.pauses) {
      spans.push_back(fmt::format("自 {} 起至 {} 止", rule_.event_words(pause.from),
                                  rule_.event_words(pause.to)));
    }
    return fmt::format("{}，時限停計。", joined(spans, "，", "，以及"));
  }

  [[nodiscard]] std::string again() const {
    std::vector<std::string> fields(rule_.match.begin(), rule_.match.end());
    const std::string same =
        fields.empty() ? "" : fmt::format("同一 {} 的", joined(fields, "、", "、"));
    const bool restarts = data_.retrigger == Retrigger::restart;
    return fmt::format("其間再次發生{}此類事件的，{}。", same, restarts ? "重新起算" : "不另起算");
  }

  [[nodiscard]] std::string warnings() const {
    std::vector<std::string> marks;
    for (std::uint32_t i = 0; i < data_.warning_count; ++i) {
      const detail::Warning& warning = rule_.data.warnings[data_.warnings + i];
      const std::string percent = percent_text(warning);
      marks.push_back(percent.empty() ? fmt::format("時限尚餘{}時",
                                                    length_words({.amount = warning.left.us}, zh))
                                      : fmt::format("時限用去 {}% 時", percent));
    }
    return fmt::format("{}，{}預警一次。", joined(marks, "、", "及"), marks.size() > 1 ? "各" : "");
  }

  [[nodiscard]] std::string causing() const {
    return fmt::format("僅當同一案件中同時或其後又有違反條款 {} {}時，此項違規方予追究。",
                       causing_text(rule_), data_.causing_count == 1 ? "" : "之一");
  }

  [[nodiscard]] std::string key() const {
    const std::string_view field = rule_.data.view(rule_.data.spaces[data_.space].field);
    return fmt::format("本規則按 {0} 歸案：{0} 相同者同屬一案，不論其 {1}。", field,
                       rule_.program.case_key());
  }

  [[nodiscard]] std::string in_force() const {
    const detail::Effective& outer = rule_.data.effective;
    TimePoint from = data_.effective.from;
    if (const auto lengths = rule_.lengths(); !lengths.empty() && lengths.front().from > from) {
      from = lengths.front().from;
    }
    const TimePoint to = data_.effective.to;
    std::string text;
    if (from != outer.from) text += fmt::format("自 {} 起", date_words(rule_.program, from));
    if (to != outer.to) {
      text += fmt::format("至 {} 止", date_words(rule_.program, to - Duration{1}));
    }
    return text.empty() ? text : fmt::format("本規則{}施行。", text);
  }

  const RuleReading& rule_;
  const detail::RuleData& data_;
  Sentences sentences_;
};

std::string liable(const RuleReading& rule) {
  if (rule.rule.role == detail::none) return "未指明責任人。";
  const std::string_view name = rule.data.view(rule.data.roles[rule.rule.role].name);
  const std::string role = role_words(rule.program, name, zh);
  if (!rule.person) return fmt::format("責任人為本案當時的{}。", role);
  const std::string person = rule.charge_words(*rule.person);
  if (person.ends_with(role)) return fmt::format("責任人為 {}。", person);
  return fmt::format("責任人為 {}（{}）。", person, role);
}

std::string amount(const RuleReading& rule, const detail::FineData& fine) {
  if (fine.has_percent) {
    return fmt::format("罰款為 {} 的 {}%。", rule.charge_words(*rule.fine_of),
                       to_string(fine.percent));
  }
  const std::string amounts = amount_words(rule.program, fine.amounts, fine.amount_count, zh);
  if (!fine.has_per || rule.rule.form != Form::require) return fmt::format("罰款 {}。", amounts);
  const std::string per = length_words(fine.per, zh);
  const std::string most = fine.at_most ? fmt::format("，但最多 {}", to_string(*fine.at_most)) : "";
  return fmt::format("罰款 {}；遲辦的，每遲{}（不足者按{}計）罰此數{}。", amounts, per, per, most);
}

}  // namespace

Sentences chinese_duty(const RuleReading& rule) { return Chinese(rule).duty(); }

Sentences chinese_charge(const RuleReading& rule) {
  const detail::FineData* fine = rule.fine();
  if (fine == nullptr && rule.rule.role == detail::none) return {"未指明責任人，亦無罰款。"};
  Sentences sentences{liable(rule)};
  if (fine == nullptr) {
    sentences.emplace_back("無罰款。");
    return sentences;
  }
  sentences.push_back(amount(rule, *fine));
  const detail::FineTerms& terms = rule.data.terms.fines[rule.rule.fine];
  for (std::uint32_t i = 0; i < terms.aggravation_count; ++i) {
    const detail::AggravationTerms& more = rule.data.terms.aggravations[terms.aggravations + i];
    sentences.push_back(fmt::format("本案如有 {}，不論發生在違規之前或之後，罰款升至 {}{}。",
                                    rule.event_words(read_patterns(rule.data, more.when)),
                                    amount_words(rule.program, more.amounts, more.amount_count, zh),
                                    is_surely_more(rule, *fine, more) ? "" : "（高於原罰款者）"));
  }
  return sentences;
}

}  // namespace mora::explain
