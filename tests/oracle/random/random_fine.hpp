// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// random_fine: a fine as it stands in `fines` or in place.

#include <string>
#include <vector>

#include "oracle/random/setting.hpp"

namespace mora::oracle {

struct FineContext {
  std::string percent_of;            // what a percentage may be of; empty: none
  std::vector<std::string> clauses;  // that violated() may name
};

[[nodiscard]] std::string random_fine(Dice& dice, const Setting& setting,
                                      const FineContext& context);

}  // namespace mora::oracle
