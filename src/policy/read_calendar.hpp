// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// read_calendar: what stands under a name in `calendars:`, with the files that it includes.

#include "policy/includes.hpp"
#include "syntax/node.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

// The calendar's own `weekly` stands for that of included files, and its own extra days for theirs
// of the same date; holidays are joined. `chain` begins with the file that `entry` stands in.
[[nodiscard]] syntax::CalendarDecl read_calendar(const syntax::Entry& entry, Includes& includes,
                                                 IncludeChain chain, text::DiagnosticBag& bag);

}  // namespace mora::policy
