// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// random_rule: the keys of a rule, of any form.

#include <string>
#include <vector>

#include "oracle/random/scenario.hpp"
#include "oracle/random/setting.hpp"

namespace mora::oracle {

struct RuleContext {
  std::vector<std::string> clauses;  // that `causing` and violated() may name
  std::vector<std::string> causes;   // those that have rules of other clauses than the rule's own
  bool can_close = false;            // whether the rule's cases have a close
};

[[nodiscard]] Keys random_rule(Dice& dice, const Setting& setting, const RuleContext& context);
// pause: [{from: …, to: …}, …]
[[nodiscard]] std::string random_pauses(Dice& dice, const Setting& setting,
                                        const std::vector<std::string>& clauses);

}  // namespace mora::oracle
