// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/random_fine.hpp"

#include "oracle/random/random_condition.hpp"

namespace mora::oracle {

namespace {

std::string amount(Dice& dice) {
  if (dice.chance(4)) return "30 JPY";
  return dice.word("10 20 20.50 30 40 50") + " CNY";
}

std::string amounts(Dice& dice, const Setting& setting) {
  if (dice.chance(80)) return amount(dice);
  return "{" + random_date(dice, setting, -1, 0) + ": " + amount(dice) + ", " +
         random_date(dice, setting, 1, 3) + ": " + amount(dice) + "}";
}

std::string aggravated(Dice& dice, const Setting& setting,
                       const std::vector<std::string>& clauses) {
  // What is said of the violation, or what the case knows: not both, see the decision on patterns
  // over earlier events.
  const bool of_violation = dice.chance(50);
  Names names{true, false, of_violation, !of_violation, {}};
  if (!of_violation) names.clauses = clauses;
  RandomCondition random(dice, setting, names);
  std::string text;
  const int count = dice.between(1, 3);
  for (int i = 0; i < count; ++i) {
    text += (text.empty() ? "" : ", ") + std::string("{when: ") +
            random.patterns("complained complained broken checked answered") +
            ", amount: " + amounts(dice, setting) + "}";
  }
  return ", aggravated: [" + text + "]";
}

std::string by_lateness(Dice& dice, const Setting& setting) {
  std::string text = ", per: " + (dice.chance(70) ? random_exact_duration(dice, setting)
                                                  : dice.word("1d 1d 2d 1w 1mo"));
  if (dice.chance(60)) text += ", at_most: " + dice.word("35 55.55 100 1000") + " CNY";
  return text;
}

}  // namespace

std::string random_fine(Dice& dice, const Setting& setting, const FineContext& context) {
  std::string text = "{amount: " + amounts(dice, setting);
  if (!context.percent_of.empty() && dice.chance(40)) {
    text = "{percent: " + dice.word("50 10 12.5 150") + ", of: " + context.percent_of;
    if (dice.chance(20)) text += " * 0.5";
  }
  if (dice.chance(20))
    text = "{amount: " + dice.word("10 20.50 30") + " CNY" + by_lateness(dice, setting);
  if (dice.chance(55)) text += aggravated(dice, setting, context.clauses);
  return text + "}";
}

}  // namespace mora::oracle
