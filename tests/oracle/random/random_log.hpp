// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// random_log: events of the random vocabulary, most of them on the grid and many at equal times.

#include "oracle/judge/judge_log.hpp"
#include "oracle/random/setting.hpp"

namespace mora::oracle {

[[nodiscard]] Log random_log(Dice& dice, const Setting& setting);

}  // namespace mora::oracle
