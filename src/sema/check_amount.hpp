// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Amounts, durations and dates as the engine holds them.

#include <optional>
#include <vector>

#include "program/program_data.hpp"
#include "sema/checked_policy.hpp"
#include "sema/checker.hpp"
#include "syntax/policy.hpp"

namespace mora::sema {

// A policy's dates are days of its zone: the first instant of the day.
[[nodiscard]] TimePoint start_of(const detail::Date& date, const detail::Zone& zone);
// What was likely meant by what is no currency code: "write CNY"; may be empty.
[[nodiscard]] std::string currency_help(std::string_view text);
[[nodiscard]] std::optional<Money> check_amount(const syntax::Scalar& text,
                                                const CheckContext& context);
[[nodiscard]] std::vector<detail::Amount> check_amounts(
    const std::vector<syntax::DatedAmount>& amounts, const CheckContext& context);
// The lengths of a rule; business days are those of its clock and reported where it has none.
[[nodiscard]] std::vector<detail::Within> check_durations(
    const std::vector<syntax::DatedDuration>& durations, bool has_clock,
    const CheckContext& context);
// A length of what has no clock at all; `where` names it ("'per'").
[[nodiscard]] std::optional<detail::Within> check_duration(const syntax::DurationLiteral& duration,
                                                           Span span, std::string_view where,
                                                           const CheckContext& context);
// The instants in force; `outer` bounds them.
[[nodiscard]] detail::Effective check_effective(const syntax::Effective& effective,
                                                const detail::Effective& outer,
                                                const detail::Zone& zone);
[[nodiscard]] CheckedFine check_fine(const syntax::Fine& fine, Checker& checker,
                                     const CheckContext& context);

}  // namespace mora::sema
