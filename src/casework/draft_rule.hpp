// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// draft_rule: the cases at the boundaries of one rule. Rules whose obligations live for a time are
// tried around their due time, the others with and without what decides. Threads: as the subject.

#include <string>
#include <string_view>
#include <vector>

#include "casework/case_text.hpp"
#include "casework/stage.hpp"

namespace mora::casework {

// "2.12 late": the clause, and the rule where the clause has several.
[[nodiscard]] std::string rule_label(const Player& player);
// The event's name, as names of cases say it.
[[nodiscard]] std::string event_name(const Player& player, const DraftEvent& event);

// Rules with a trigger that require or forbid what comes after it.
[[nodiscard]] std::vector<DraftCase> draft_lasting(const Player& player);
// Rules that are judged at one event: prior forms, assert, forbid without a trigger.
[[nodiscard]] std::vector<DraftCase> draft_instant(const Player& player);

// What the author must complete, since no values were found for it.
[[nodiscard]] DraftCase draft_incomplete(const Player& player);

}  // namespace mora::casework
