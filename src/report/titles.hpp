// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What people call a role or a clause: its title in the language asked for, else what there is.
// Threads: pure functions. Ownership: views into the program.

#include <string>
#include <string_view>

#include "mora/finding.hpp"
#include "mora/program.hpp"

namespace mora::report {

// The clause's id, and the rule's name where it has one: "2.4 bought_late".
[[nodiscard]] std::string rule_label(const RuleInfo& rule);
// The role's name if it has no title in that language.
[[nodiscard]] std::string_view role_title(const Program& program, std::string_view role,
                                          Language language);
// The clause's title; in Chinese the text of the clause where it has none, without a full stop at
// its end. Empty if there is neither.
[[nodiscard]] std::string_view clause_title(const RuleInfo& rule, Language language);

}  // namespace mora::report
