// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// with_cause: a case of a rule with `causing`, which is told only where one of the clauses that it
// names is violated too. Threads: as the subject.

#include "casework/case_text.hpp"
#include "casework/stage.hpp"

namespace mora::casework {

// The case with a violation of one of these clauses added at its end, where that lets a violation
// of the rule be told; else with one that at least follows. As it is where the rule has no
// `causing`, or no such violation could be made.
[[nodiscard]] DraftCase with_cause(const Player& player, DraftCase draft);

}  // namespace mora::casework
