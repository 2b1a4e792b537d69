// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The values that stand in many places of a policy: titles, dates, durations, amounts, patterns.

#include <optional>
#include <string>
#include <vector>

#include "syntax/node.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::policy {

// {en: …, zh: …}, or one text for both.
[[nodiscard]] syntax::Title read_title(const syntax::Node& node, text::DiagnosticBag& bag);
// YYYY-MM-DD; reports anything else.
[[nodiscard]] std::optional<detail::Date> read_date(const syntax::Scalar& scalar,
                                                    text::DiagnosticBag& bag);
[[nodiscard]] syntax::Effective read_effective(const syntax::Node& node, text::DiagnosticBag& bag);
// A duration, or a map of dates to durations; by date.
[[nodiscard]] std::vector<syntax::DatedDuration> read_durations(const syntax::Node& node,
                                                                text::DiagnosticBag& bag);
// An amount, or a map of dates to amounts; by date. What the texts mean is known when the currency
// is.
[[nodiscard]] std::vector<syntax::DatedAmount> read_amounts(const syntax::Node& node,
                                                            text::DiagnosticBag& bag);
// A pattern or a list of them. One that cannot be read has an event without a name.
[[nodiscard]] syntax::Patterns read_patterns(const syntax::Node& node, text::DiagnosticBag& bag);
// The texts of a list, or of a single text.
[[nodiscard]] std::vector<syntax::Scalar> read_texts(const syntax::Node& node,
                                                     std::string_view what,
                                                     text::DiagnosticBag& bag);
[[nodiscard]] std::optional<syntax::Expr> read_expression(const syntax::Node& node,
                                                          std::string_view what,
                                                          text::DiagnosticBag& bag);

}  // namespace mora::policy
