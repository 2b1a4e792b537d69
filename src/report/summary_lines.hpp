// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where in a summary that stands belongs which a rule came to under another program.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mora/program.hpp"
#include "mora/summary.hpp"

namespace mora::report {

// By clauses that the program lacks.
using GoneLines = std::map<std::string, SummaryLine, std::less<>>;

// Adds the line to that of the program's rule of the clause with that name; where there is none, to
// that of the clause's first rule, and where the clause is gone, to `gone`.
void add_to_rule(const Program& program, std::string_view clause, std::string_view name,
                 const SummaryLine& line, std::vector<SummaryLine>& by_rule, GoneLines& gone);

}  // namespace mora::report
