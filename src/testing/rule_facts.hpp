// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a rule can show at all, as far as its compiled form tells. Threads: pure functions.

#include "mora/coverage.hpp"
#include "mora/program.hpp"

#include "program/program_data.hpp"

namespace mora::testing {

// Its counts are 0 or null.
[[nodiscard]] RuleCoverage facts_that_may_show(const detail::ProgramData& program, RuleIndex index);

// A ban that holds for ever: nothing ends its obligations.
[[nodiscard]] bool is_endless(const detail::ProgramData& program, const detail::RuleData& rule);
// A ban without a trigger, at each event of its own; not a rate limit.
[[nodiscard]] bool is_plain_ban(const detail::RuleData& rule);
// A plain ban looks at events of this type, and lets some of them pass.
[[nodiscard]] bool may_let_pass(const detail::ProgramData& program, RuleIndex rule,
                                const detail::EventData& event);

}  // namespace mora::testing
