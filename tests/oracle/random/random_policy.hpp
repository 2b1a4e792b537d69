// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// random_policy: policies that compile, with all that the language has, in all mixtures.

#include "oracle/random/scenario.hpp"
#include "oracle/random/setting.hpp"

namespace mora::oracle {

[[nodiscard]] PolicyText random_policy(Dice& dice, const Setting& setting);

}  // namespace mora::oracle
