// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// policy_terms: what holds for all rules of a policy, as sentences: what a case is, how times are
// read, which hours count. Threads: pure functions.

#include <string>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::explain {

// One paragraph.
[[nodiscard]] std::string policy_terms(const Program& program, Language language);

// "Mon-Fri 08:30-12:00, 13:30-17:30; …", for the calendar of this index.
[[nodiscard]] std::string calendar_words(const Program& program, std::uint32_t calendar,
                                         Language language);

}  // namespace mora::explain
