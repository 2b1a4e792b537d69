// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/rule_sentences.hpp"

#include "mora/decimal.hpp"

namespace mora::explain {

std::vector<ClauseRun> causing_clauses(const RuleReading& rule) {
  const detail::ProgramData& data = rule.data;
  const auto id = [&](std::uint32_t clause) { return data.view(data.clauses[clause].id); };
  const std::uint32_t* const first = data.clause_refs.data() + rule.rule.causing;
  std::vector<ClauseRun> runs;
  for (std::uint32_t i = 0; i < rule.rule.causing_count;) {
    std::uint32_t size = 1;
    while (i + size < rule.rule.causing_count && first[i + size] == first[i] + size) ++size;
    // Two that follow each other are no run.
    if (size < 3) size = 1;
    runs.push_back({id(first[i]), id(first[i + size - 1])});
    i += size;
  }
  return runs;
}

std::string percent_text(const detail::Warning& warning) {
  if (warning.share == 0) return {};
  const auto percent = make_decimal(warning.share, -6);
  return percent ? to_string(*percent) : std::string();
}

}  // namespace mora::explain
