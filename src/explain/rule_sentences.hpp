// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// rule_sentences: a rule as sentences, by language: first what is demanded and by when, then who is
// liable and what it costs. Threads: pure functions.

#include <cstdint>
#include <string>
#include <vector>

#include "explain/rule_reading.hpp"

namespace mora::explain {

using Sentences = std::vector<std::string>;

[[nodiscard]] Sentences english_duty(const RuleReading& rule);
[[nodiscard]] Sentences chinese_duty(const RuleReading& rule);
[[nodiscard]] Sentences english_charge(const RuleReading& rule);
[[nodiscard]] Sentences chinese_charge(const RuleReading& rule);

// The clauses that `causing` names: "2.1", "2.1 to 2.12 and 3.0"; those that follow each other in
// the policy by the first and the last of them.
[[nodiscard]] std::string causing_text(const RuleReading& rule);

// Whether the aggravation's amount is more than the fine's own, whatever the date; else it counts
// only where it is.
[[nodiscard]] bool is_surely_more(const RuleReading& rule, const detail::FineData& fine,
                                  const detail::AggravationTerms& aggravation);

// A warning that is given at a share of the time: "80"; empty for one with so much time left.
[[nodiscard]] std::string percent_text(const detail::Warning& warning);

}  // namespace mora::explain
