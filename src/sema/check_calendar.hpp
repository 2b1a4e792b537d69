// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// check_calendar: a calendar as written -> days and hours as the engine looks them up.

#include "civil/calendar.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::sema {

[[nodiscard]] detail::Calendar check_calendar(const syntax::CalendarDecl& calendar,
                                              const detail::Zone& zone, text::DiagnosticBag& bag);

}  // namespace mora::sema
