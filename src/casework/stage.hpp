// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// set_stage: a rule's trigger, made so that the engine takes it for one, with who must hold which
// role before it. Threads: as the subject.

#include <optional>
#include <vector>

#include "casework/make_event.hpp"

namespace mora::casework {

// The stage with its trigger at `base`, or without one where the rule has none. Null if the trigger
// could not be made, or opened nothing.
[[nodiscard]] std::optional<Stage> set_stage(const Player& player, TimePoint base);

// The events in the order of time; those of one time as they stood.
[[nodiscard]] std::vector<DraftEvent> in_order(std::vector<DraftEvent> events);

}  // namespace mora::casework
