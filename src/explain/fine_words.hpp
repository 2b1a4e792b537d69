// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// fine_words: who is liable for a violation and how its fine came about, from the base amount to
// the last rise. Threads: pure functions.

#include <string>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "explain/case_history.hpp"
#include "report/time_teller.hpp"

namespace mora::explain {

// "Liable: li, engineer. Fine: 30.00 CNY, raised to 50.00 CNY by complained at 12:00."; empty
// where the rule has neither.
[[nodiscard]] std::string fine_arithmetic(const Program& program, const CaseHistory& history,
                                          const Course& course, const Finding& violation,
                                          Language language, report::TimeTeller& tell);

}  // namespace mora::explain
