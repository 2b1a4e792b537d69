// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// due_words: the arithmetic of an obligation's due time: "3 h after 08:10 = 11:10", where a
// calendar counts by the day, and what each pause did to it. Threads: pure functions.

#include <optional>
#include <string>

#include "mora/finding.hpp"
#include "mora/program.hpp"
#include "mora/time.hpp"

#include "explain/case_history.hpp"
#include "report/time_teller.hpp"

namespace mora::explain {

// When the obligation was due before any pause moved it; null where nothing but an event or the
// close makes it due.
[[nodiscard]] std::optional<TimePoint> initial_due(const Program& program, const Course& course);

// One sentence or a few; empty where there is nothing to reckon.
[[nodiscard]] std::string due_arithmetic(const Program& program, const Course& course,
                                         Language language, report::TimeTeller& tell);

// Time of the rule's clock: in hours where a calendar counts, since its days have fewer than 24.
[[nodiscard]] std::string clock_time(const Program& program, RuleIndex rule, Duration time,
                                     Language language);

}  // namespace mora::explain
