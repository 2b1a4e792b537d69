// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weekdays and hours as calendars write them.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "civil/calendar.hpp"
#include "syntax/node.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

inline constexpr std::array<std::string_view, 7> weekday_names = {"mon", "tue", "wed", "thu",
                                                                  "fri", "sat", "sun"};

// 0 = Monday; null for what is no weekday's name.
[[nodiscard]] std::optional<std::size_t> find_weekday(std::string_view name);
// "mon", "mon-fri", "sat-mon" or several with commas between them; reports anything else.
[[nodiscard]] std::vector<std::size_t> read_weekdays(const syntax::Scalar& text,
                                                     text::DiagnosticBag& bag);
// The hours of one day, "09:00-17:00" or a list of such, sorted; reports what cannot be read and
// hours that overlap.
[[nodiscard]] std::vector<detail::Hours> read_hours(const syntax::Node& node,
                                                    text::DiagnosticBag& bag);

}  // namespace mora::policy
