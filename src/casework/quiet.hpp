// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// quiet_others: events that keep the other rules, so that a case speaks of one rule alone as far as
// that goes. Threads: as the subject.

#include <vector>

#include "mora/time.hpp"

#include "casework/stage.hpp"

namespace mora::casework {

// Right after the trigger; none of them changes the rule's own due time.
[[nodiscard]] std::vector<DraftEvent> quiet_others(const Player& player, const Stage& stage,
                                                   TimePoint due);

}  // namespace mora::casework
