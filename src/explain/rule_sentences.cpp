// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/rule_sentences.hpp"

#include <algorithm>
#include <span>

#include "mora/decimal.hpp"

#include "explain/expr_words.hpp"

namespace mora::explain {

std::string causing_text(const RuleReading& rule) {
  const detail::ProgramData& data = rule.data;
  const bool zh = rule.language == Language::zh;
  const auto id = [&](std::uint32_t clause) { return data.view(data.clauses[clause].id); };
  const std::uint32_t* const all = data.clause_refs.data() + rule.rule.causing;
  std::vector<std::string> runs;
  for (std::uint32_t i = 0; i < rule.rule.causing_count;) {
    std::uint32_t size = 1;
    while (i + size < rule.rule.causing_count && all[i + size] == all[i] + size) ++size;
    // Two that follow each other are no run.
    if (size < 3) size = 1;
    std::string run(id(all[i]));
    if (size > 1) run.append(zh ? " 至 " : " to ").append(id(all[i + size - 1]));
    runs.push_back(std::move(run));
    i += size;
  }
  return joined(runs, zh ? "、" : ", ", zh ? "、" : " and ");
}

bool is_surely_more(const RuleReading& rule, const detail::FineData& fine,
                    const detail::AggravationTerms& aggravation) {
  const auto all = std::span(rule.data.amounts);
  const auto base = all.subspan(fine.amounts, fine.amount_count);
  const auto raised = all.subspan(aggravation.amounts, aggravation.amount_count);
  return !fine.has_per && !base.empty() &&
         std::ranges::all_of(base, [&](const detail::Amount& from) {
           return std::ranges::all_of(raised, [&](const detail::Amount& to) {
             return to.money.currency == from.money.currency && to.money.minor > from.money.minor;
           });
         });
}

std::string percent_text(const detail::Warning& warning) {
  if (warning.share == 0) return {};
  const auto percent = make_decimal(warning.share, -6);
  return percent ? to_string(*percent) : std::string();
}

}  // namespace mora::explain
