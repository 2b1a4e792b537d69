// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// verdict: why an obligation, or a judgement of a rule without obligations, was violated or not:
// what came and when, with how much time to spare, and the arithmetic. Threads: pure functions.

#include <string>
#include <vector>

#include "mora/finding.hpp"
#include "mora/program.hpp"

#include "explain/case_history.hpp"

namespace mora::explain {

// A paragraph; several where a ban was violated several times.
[[nodiscard]] std::vector<std::string> verdict(const Program& program, const CaseHistory& history,
                                               const Course& course, Language language);

// Only counted for a rate limit, and not too many.
[[nodiscard]] bool is_only_counted(const Course& course);
// What is to be said of so many of these together.
[[nodiscard]] std::string counted_verdict(const Program& program, RuleIndex rule, std::size_t count,
                                          Language language);

}  // namespace mora::explain
