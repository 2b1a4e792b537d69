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
  RandomCondition random(dice, setting, {true, false, true, clauses});
  std::string text;
  const int count = dice.between(1, 3);
  for (int i = 0; i < count; ++i) {
    text += (text.empty() ? "" : ", ") + std::string("{when: ") +
            random.patterns("complained complained broken checked answered") +
            ", amount: " + amounts(dice, setting) + "}";
  }
  return ", aggravated: [" + text + "]";
}

}  // namespace

std::string random_fine(Dice& dice, const Setting& setting, const FineContext& context) {
  std::string text = "{amount: " + amounts(dice, setting);
  if (!context.percent_of.empty() && dice.chance(40)) {
    text = "{percent: " + dice.word("50 10 12.5 150") + ", of: " + context.percent_of;
    if (dice.chance(20)) text += " * 0.5";
  }
  if (dice.chance(55)) text += aggravated(dice, setting, context.clauses);
  return text + "}";
}

}  // namespace mora::oracle
