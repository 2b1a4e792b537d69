// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sums of money by currency, in minor units, added up apart from the library. Threads: plain
// functions.

#include <map>
#include <string>

#include "mora/money.hpp"
#include "mora/summary.hpp"

namespace mora::oracle {

__extension__ using WideSum = __int128;
using Sums = std::map<std::string, WideSum>;

inline void add(Sums& sums, const Money& money) {
  sums[std::string(code(money.currency))] += money.minor;
}

inline Sums sums_of(const FineTotal& total) {
  Sums sums;
  for (const Money& money : total.amounts()) add(sums, money);
  return sums;
}

}  // namespace mora::oracle
