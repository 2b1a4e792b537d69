// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "sema/check_amount.hpp"

#include <algorithm>

namespace mora::sema {

TimePoint start_of(const detail::Date& date, const detail::Zone& zone) {
  constexpr std::int64_t day_us = 86'400'000'000;
  return detail::from_local(zone, detail::day_number(date) * day_us);
}

namespace {

// From when on a dated value counts; one without a date always does.
TimePoint from_when(const std::optional<detail::Date>& from, const detail::Zone& zone) {
  return from ? start_of(*from, zone) : TimePoint{INT64_MIN};
}

// A number and the word behind it.
struct AmountParts {
  std::string_view number;
  std::string_view currency;
};

AmountParts split_amount(std::string_view text) {
  const std::size_t number = std::min(text.find_first_not_of("0123456789.,"), text.size());
  const std::size_t word = std::min(text.find_first_not_of(' ', number), text.size());
  return {text.substr(0, number), text.substr(word)};
}

bool has_too_many_places(const AmountParts& parts, Currency currency) {
  const auto number = parse_decimal(parts.number);
  const auto minor = number ? multiply(*number, Decimal{1, currency.digits}) : std::nullopt;
  return minor && minor->exponent != 0;
}

// What is wrong with an amount that cannot be read.
void report_amount(const syntax::Scalar& text, const CheckContext& context) {
  const AmountParts parts = split_amount(text.text);
  const auto report = [&](std::string message, std::string help) {
    context.bag.report(Code::bad_amount, text.span, std::move(message)).help = std::move(help);
  };
  const std::string word(parts.currency);
  const auto named = find_currency(word);
  if (parts.number.empty() || parts.number.find(',') != std::string_view::npos) {
    return report("'" + text.text + "' is no amount of money", "amounts are 30 CNY or 1250.50 CNY");
  }
  if (!word.empty() && !named) {
    return report("'" + word + "' is no ISO 4217 currency code", currency_help(word));
  }
  if (word.empty() && context.currency == Currency{}) {
    return report("'" + text.text + "' has no currency",
                  "write " + text.text + " CNY, or give the policy a 'currency'");
  }
  const Currency currency = named ? *named : context.currency;
  if (has_too_many_places(parts, currency)) {
    return report(
        std::string(code(currency)) + " has " + std::to_string(currency.digits) + " decimal places",
        "");
  }
  const bool together = !word.empty() && text.text.find(' ') == std::string::npos;
  report("'" + text.text + "' is no amount of money",
         together ? "write " + std::string(parts.number) + " " + word : "");
}

}  // namespace

std::string currency_help(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> usual[] = {
      {"RMB", "CNY"},    {"YUAN", "CNY"},   {"¥", "CNY"},   {"￥", "CNY"},  {"元", "CNY"},
      {"人民币", "CNY"}, {"人民幣", "CNY"}, {"CNH", "CNY"}, {"$", "USD"},   {"€", "EUR"},
      {"EURO", "EUR"},   {"£", "GBP"},      {"NTD", "TWD"}, {"NT$", "TWD"}, {"HK$", "HKD"}};
  std::string capitals(text);
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (find_currency(capitals)) return "write " + capitals + " in capitals";
  for (const auto& [word, currency] : usual) {
    if (word == capitals) return "write " + std::string(currency);
  }
  return "currencies are CNY, USD, EUR, …";
}

std::optional<Money> check_amount(const syntax::Scalar& text, const CheckContext& context) {
  const auto amount = parse_money(text.text, context.currency);
  if (!amount) {
    report_amount(text, context);
  } else if (amount->minor < 0) {
    context.bag.report(Code::bad_amount, text.span, "a fine is not negative");
  }
  return amount;
}

std::vector<detail::Amount> check_amounts(const std::vector<syntax::DatedAmount>& amounts,
                                          const CheckContext& context) {
  std::vector<detail::Amount> checked;
  for (const syntax::DatedAmount& amount : amounts) {
    if (const auto money = check_amount(amount.amount, context)) {
      checked.push_back({from_when(amount.from, context.zone), *money});
    }
  }
  return checked;
}

namespace {

detail::DurationUnit unit_of(syntax::CivilUnit unit) {
  switch (unit) {
    case syntax::CivilUnit::day: break;
    case syntax::CivilUnit::week: return detail::DurationUnit::week;
    case syntax::CivilUnit::month: return detail::DurationUnit::month;
    case syntax::CivilUnit::year: return detail::DurationUnit::year;
    case syntax::CivilUnit::business_day: return detail::DurationUnit::business_day;
  }
  return detail::DurationUnit::day;
}

detail::Within within_of(const syntax::DurationLiteral& duration) {
  if (!duration.civil) return {TimePoint{INT64_MIN}, false, duration.exact.us};
  return {TimePoint{INT64_MIN}, true, duration.count, unit_of(duration.unit)};
}

bool is_in_business_days(const syntax::DurationLiteral& duration) {
  return duration.civil && duration.unit == syntax::CivilUnit::business_day;
}

}  // namespace

std::optional<detail::Within> check_duration(const syntax::DurationLiteral& duration, Span span,
                                             std::string_view where, const CheckContext& context) {
  if (!is_in_business_days(duration)) return within_of(duration);
  context.bag
      .report(Code::no_clock, span,
              std::string(where) + " has no business days, which are those of a rule's 'clock'")
      .help = "write " + std::to_string(duration.count) + "d, days of every kind";
  return std::nullopt;
}

std::vector<detail::Within> check_durations(const std::vector<syntax::DatedDuration>& durations,
                                            bool has_clock, const CheckContext& context) {
  std::vector<detail::Within> checked;
  for (const syntax::DatedDuration& duration : durations) {
    if (is_in_business_days(duration.duration) && !has_clock) {
      context.bag
          .report(Code::no_clock, duration.span,
                  "business days are those of a rule's 'clock', and there is none")
          .help = "clock: the name of a calendar";
      continue;
    }
    checked.push_back(within_of(duration.duration));
    checked.back().from = from_when(duration.from, context.zone);
  }
  return checked;
}

detail::Effective check_effective(const syntax::Effective& effective,
                                  const detail::Effective& outer, const detail::Zone& zone) {
  detail::Effective checked = outer;
  if (effective.from) checked.from = std::max(outer.from, start_of(*effective.from, zone));
  if (effective.to) {
    const detail::Date day_after = detail::date_of_day(detail::day_number(*effective.to) + 1);
    checked.to = std::min(outer.to, start_of(day_after, zone));
  }
  return checked;
}

namespace {

// An amount for each started unit of lateness, and what it may come to.
void check_lateness(const syntax::Fine& fine, CheckedFine& checked, const CheckContext& context) {
  if (fine.per) {
    checked.per = check_duration(*fine.per, fine.per_span, "'per'", context);
    if (checked.per && checked.per->amount == 0) {
      context.bag.report(Code::bad_value, fine.per_span, "'per' is longer than nothing");
      checked.per.reset();
    }
  }
  if (!fine.at_most) return;
  checked.at_most = check_amount(*fine.at_most, context);
  for (const detail::Amount& amount : checked.amounts) {
    if (!checked.at_most) return;
    if (amount.money.currency != checked.at_most->currency) {
      context.bag.report(Code::type_mismatch, fine.at_most->span,
                         "'at_most' is in another currency than the amount");
      return;
    }
    if (amount.money.minor > checked.at_most->minor) {
      context.bag.report(Code::bad_value, fine.at_most->span,
                         "'at_most' is less than the amount for one unit");
      return;
    }
  }
}

}  // namespace

CheckedFine check_fine(const syntax::Fine& fine, Checker& checker, const CheckContext& context) {
  CheckedFine checked;
  checked.amounts = check_amounts(fine.amounts, context);
  if (fine.percent) {
    checked.percent = parse_decimal(fine.percent->text);
    if (!checked.percent || checked.percent->coefficient < 0) {
      context.bag
          .report(Code::bad_value, fine.percent->span,
                  "'percent' is a number from 0 on, not '" + fine.percent->text + "'")
          .help = fine.percent->text.ends_with('%') ? "write it without the %" : "";
    }
  }
  if (fine.of) checked.of = &*fine.of;
  checked.of_text = fine.of_text;
  check_lateness(fine, checked, context);
  for (const syntax::Aggravation& aggravation : fine.aggravated) {
    checked.aggravated.push_back({&aggravation.when,
                                  checker.patterns(aggravation.when, {{}, {}, true}),
                                  check_amounts(aggravation.amounts, context)});
  }
  return checked;
}

}  // namespace mora::sema
