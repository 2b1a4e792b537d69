// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/case_totals.hpp"

#include <map>

#include <fmt/format.h>

namespace mora::explain {
namespace {

// The last amount of each violation, by currency.
std::map<std::string, Money> fines_of(const CaseHistory& history) {
  std::map<std::uint64_t, Money> fines;
  for (const PastFinding& past : history.findings) {
    const Finding& finding = past.finding;
    if (finding.kind == FindingKind::violation && finding.fine) fines[finding.id] = *finding.fine;
    if (finding.kind == FindingKind::amended && finding.to) fines[finding.id] = *finding.to;
  }
  std::map<std::string, Money> totals;
  for (const auto& [id, fine] : fines) {
    Money& total =
        totals.try_emplace(std::string(code(fine.currency)), Money{0, fine.currency}).first->second;
    total.minor += fine.minor;
  }
  return totals;
}

std::size_t violations_of(const CaseHistory& history) {
  std::size_t count = 0;
  for (const PastFinding& past : history.findings) {
    if (past.finding.kind == FindingKind::violation) ++count;
  }
  return count;
}

}  // namespace

std::string events_text(std::size_t count, Language language) {
  if (language == Language::zh) return fmt::format("共 {} 個事件", count);
  return fmt::format("{} event{}", count, count == 1 ? "" : "s");
}

std::string totals_text(const CaseHistory& history, Language language) {
  const bool zh = language == Language::zh;
  const std::size_t count = violations_of(history);
  if (count == 0) return zh ? "沒有違反" : "No violation";
  std::string text = zh ? fmt::format("違反 {} 項", count)
                        : fmt::format("{} violation{}", count, count == 1 ? "" : "s");
  const auto totals = fines_of(history);
  if (totals.empty()) return text;
  std::string fines;
  for (const auto& [currency, total] : totals) {
    if (!fines.empty()) fines += zh ? "、" : " and ";
    fines += to_string(total);
  }
  return text + (zh ? "，罰款 " : ", fines ") + fines;
}

}  // namespace mora::explain
