// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// case_totals: what a case came to, in a few words. Threads: pure functions.

#include <cstddef>
#include <string>

#include "mora/finding.hpp"

#include "explain/case_history.hpp"

namespace mora::explain {

// "27 events".
[[nodiscard]] std::string events_text(std::size_t count, Language language);
// "2 violations, fines 80.00 CNY".
[[nodiscard]] std::string totals_text(const CaseHistory& history, Language language);

}  // namespace mora::explain
