// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/fine_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/fine.hpp"
#include "explain/expr_words.hpp"
#include "explain/length_words.hpp"
#include "explain/rule_reading.hpp"
#include "report/titles.hpp"

namespace mora::explain {
namespace {

using report::TimeTeller;

struct FinePhrases {
  std::string_view liable;  // person, role
  std::string_view nobody;  // role
  std::string_view fine;    // amount
  std::string_view no_fine;
  std::string_view null_fine;
  std::string_view percent;          // percent, base, fine
  std::string_view percent_of;       // percent, what, fine
  std::string_view in_force;         // amount, date
  std::string_view at_once;          // amount, event, time
  std::string_view at_once_by_case;  // amount
  std::string_view held;             // amount
  std::string_view raised;           // amount, event, time
  std::string_view lateness;         // units, length, amount, product
  std::string_view at_most;          // amount
  std::string_view stop, end;
};

constexpr FinePhrases english{
    .liable = "Liable: {}, {}",
    .nobody = "Liable: no one, since no one held the role of {}",
    .fine = "Fine: {}",
    .no_fine = "No fine",
    .null_fine = "No fine: what it is a percentage of is missing or less than nothing",
    .percent = "Fine: {} % of {} = {}",
    .percent_of = "Fine: {} % of {} = {}",
    .in_force = "{}, in force from {}",
    .at_once = ", raised at once to {} by {} at {}",
    .at_once_by_case = ", raised at once to {} by what the case had seen",
    .held = ", raised to {} by the time it counted",
    .raised = ", raised to {} by {} at {}",
    .lateness = ", and for lateness {} × {} = {}, once for each {} begun",
    .at_most = ", but at most {}",
    .stop = ". ",
    .end = ".",
};
constexpr FinePhrases chinese{
    .liable = "責任人：{}（{}）",
    .nobody = "責任人：無人擔任 {}",
    .fine = "罰款：{}",
    .no_fine = "無罰款",
    .null_fine = "無罰款：百分比的基數為空或為負數",
    .percent = "罰款：{1} 的 {0}% = {2}",
    .percent_of = "罰款：{1} 的 {0}% = {2}",
    .in_force = "{}（自 {} 起）",
    .at_once = "，因 {2} 已有 {1} 即升至 {0}",
    .at_once_by_case = "，因本案此前的事件即升至 {}",
    .held = "，追究時已升至 {}",
    .raised = "，{2} 因 {1} 升至 {0}",
    .lateness = "，遲辦按 {} × {} = {} 計（每遲{}計一次，不足者作一次）",
    .at_most = "，但最多 {}",
    .stop = "。",
    .end = "。",
};

template <class... Args>
std::string say(std::string_view phrase, const Args&... args) {
  return fmt::format(fmt::runtime(phrase), args...);
}

class FineWords {
 public:
  FineWords(const Program& program, const CaseHistory& history, const Course& course,
            const Finding& violation, Language language, TimeTeller& tell)
      : program_(program),
        data_(program.data()),
        history_(history),
        course_(course),
        violation_(violation),
        language_(language),
        phrases_(language == Language::zh ? chinese : english),
        tell_(tell) {}

  std::string all() {
    const detail::RuleData& rule = data_.rules[violation_.rule];
    std::string text;
    if (rule.role != detail::none) text = liable() + std::string(phrases_.stop);
    if (rule.fine == detail::none) {
      if (text.empty()) return {};
      return text.append(phrases_.no_fine).append(phrases_.end);
    }
    return (text + fine(data_.fines[rule.fine])).append(phrases_.end);
  }

 private:
  [[nodiscard]] std::string liable() const {
    const std::string_view title = report::role_title(program_, violation_.role, language_);
    if (!violation_.person) return say(phrases_.nobody, title);
    return say(phrases_.liable, *violation_.person, title);
  }

  std::string fine(const detail::FineData& fine) {
    if (!violation_.fine) return std::string(phrases_.null_fine) + rises(fine);
    if (fine.has_percent) return percentage(fine) + rises(fine);
    const detail::Amount* amount = in_force(fine);
    if (amount == nullptr) return say(phrases_.fine, to_string(*violation_.fine)) + rises(fine);
    std::string base = to_string(amount->money);
    if (fine.amount_count > 1)
      base = say(phrases_.in_force, base, date_words(program_, amount->from));
    std::string text = say(phrases_.fine, base);
    if (*violation_.fine != amount->money) text += raised_at_once();
    return text + rises(fine);
  }

  [[nodiscard]] const detail::Amount* in_force(const detail::FineData& fine) const {
    return detail::in_force(
        std::span<const detail::Amount>(data_.amounts.data() + fine.amounts, fine.amount_count),
        violation_.at);
  }

  std::string percentage(const detail::FineData& fine) {
    const RuleReading reading = read_rule(program_, violation_.rule, language_);
    const std::string percent = to_string(fine.percent);
    if (!reading.fine_of) return say(phrases_.fine, to_string(*violation_.fine));
    const PastField* base = field_of(*reading.fine_of);
    const std::string what = reading.charge_words(*reading.fine_of);
    if (base == nullptr || base->value.kind() != ValueKind::money) {
      return say(phrases_.percent_of, percent, what, to_string(*violation_.fine));
    }
    const auto product = detail::percent_of(fine.percent, base->value);
    if (!product) return say(phrases_.fine, to_string(*violation_.fine));
    std::string text = say(phrases_.percent, percent, base->text, to_string(*product));
    return *product == *violation_.fine ? text : text + raised_at_once();
  }

  // The field that the expression names, of the violating event or of the trigger; null pointer
  // where it is more than a field.
  [[nodiscard]] const PastField* field_of(const syntax::Expr& expr) const {
    const syntax::ExprNode& node = expr[expr.root];
    if (node.kind != syntax::ExprKind::name) return nullptr;
    const bool of_trigger = node.text.starts_with("trigger.");
    const std::uint8_t last = violation_.evidence_count;
    if (last == 0) return nullptr;
    const PastEvent* event = history_.event_at(violation_.evidence[of_trigger ? 0 : last - 1]);
    if (event == nullptr) return nullptr;
    const std::string_view name = std::string_view(node.text).substr(node.text.find('.') + 1);
    const auto field = std::find_if(event->fields.begin(), event->fields.end(),
                                    [&](const PastField& one) { return one.name == name; });
    return field == event->fields.end() ? nullptr : &*field;
  }

  // Which event it was is known where only one of the case can have been it.
  std::string raised_at_once() {
    const std::string amount = to_string(*violation_.fine);
    if (violation_.cause) return say(phrases_.held, amount);
    const PastEvent* only = nullptr;
    for (const PastEvent& event : history_.events) {
      if (event.time > violation_.at || !aggravates(event)) continue;
      if (only != nullptr) return say(phrases_.at_once_by_case, amount);
      only = &event;
    }
    if (only == nullptr) return say(phrases_.at_once_by_case, amount);
    const std::string name = event_words(program_.schema().event_name(only->type));
    return say(phrases_.at_once, amount, name, tell_(only->time));
  }

  // The event's type is one that the fine's aggravations speak of.
  [[nodiscard]] bool aggravates(const PastEvent& event) const {
    const std::string_view name = program_.schema().event_name(event.type);
    const detail::FineTerms& terms = data_.terms.fines[data_.rules[violation_.rule].fine];
    for (std::uint32_t i = 0; i < terms.aggravation_count; ++i) {
      const Patterns when =
          read_patterns(data_, data_.terms.aggravations[terms.aggravations + i].when);
      const bool any = std::any_of(when.begin(), when.end(), [&](const syntax::Pattern& pattern) {
        return pattern.any || pattern.event == name;
      });
      if (any) return true;
    }
    return false;
  }

  // What raised it later.
  std::string rises(const detail::FineData& fine) {
    const Finding* late = course_.find(FindingKind::late, violation_.id);
    std::string text;
    for (const PastFinding* past : course_.findings) {
      const Finding& finding = past->finding;
      if (finding.kind != FindingKind::amended || finding.id != violation_.id || !finding.to) {
        continue;
      }
      const bool by_lateness =
          fine.has_per && late != nullptr && late->at == finding.at &&
          late->evidence[late->evidence_count - 1] == finding.evidence[finding.evidence_count - 1];
      text += by_lateness ? lateness(fine, *late, *finding.to)
                          : say(phrases_.raised, to_string(*finding.to),
                                event_words(finding.amending_event), tell_(finding.at));
    }
    return text;
  }

  [[nodiscard]] std::string lateness(const detail::FineData& fine, const Finding& late,
                                     const Money& to) const {
    const detail::Amount* amount = in_force(fine);
    if (amount == nullptr) return {};
    const auto units = detail::started_units(data_, fine.per, violation_.at, late.at);
    const auto product = scale_integer(amount->money.minor, Decimal{units, 0});
    const Money all{product.value_or(to.minor), amount->money.currency};
    std::string text = say(phrases_.lateness, units, to_string(amount->money), to_string(all),
                           length_words(fine.per, language_));
    return all == to ? text : text + say(phrases_.at_most, to_string(to));
  }

  const Program& program_;
  const detail::ProgramData& data_;
  const CaseHistory& history_;
  const Course& course_;
  const Finding& violation_;
  Language language_;
  const FinePhrases& phrases_;
  TimeTeller& tell_;
};

}  // namespace

std::string fine_arithmetic(const Program& program, const CaseHistory& history,
                            const Course& course, const Finding& violation, Language language,
                            TimeTeller& tell) {
  return FineWords(program, history, course, violation, language, tell).all();
}

}  // namespace mora::explain
