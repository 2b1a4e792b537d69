// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/summary.hpp"

#include <utility>

namespace mora::inline v0 {
namespace {

std::int64_t saturating_sum(std::int64_t a, std::int64_t b) {
  if (b > 0 && a > INT64_MAX - b) return INT64_MAX;
  if (b < 0 && a < INT64_MIN - b) return INT64_MIN;
  return a + b;
}

// What a finding adds to the fines.
std::optional<Money> cost(const Finding& finding) {
  if (finding.kind == FindingKind::violation) return finding.fine;
  if (finding.kind != FindingKind::amended) return std::nullopt;
  return finding.delta;
}

}  // namespace

void FineTotal::add(const Money& money) {
  for (Money& amount : amounts_) {
    if (amount.currency != money.currency) continue;
    amount.minor = saturating_sum(amount.minor, money.minor);
    return;
  }
  amounts_.push_back(money);
}

Summary::Summary(Program program)
    : program_(std::move(program)),
      by_rule_(program_.rule_count()),
      open_by_rule_(program_.rule_count(), 0) {}

void Summary::add_unknown(std::string_view type) {
  ++counts_.unknown;
  const auto found = unknown_types_.find(type);
  if (found != unknown_types_.end()) {
    ++found->second;
    return;
  }
  unknown_types_.emplace(type, 1);
}

void Summary::add_open(RuleIndex rule) {
  ++counts_.open;
  ++open_by_rule_[rule];
}

void Summary::add_overrun(const CalendarOverrun& overrun) { overruns_.push_back(overrun); }

void Summary::add(const Finding& finding) {
  switch (finding.kind) {
    case FindingKind::late: ++counts_.late; return;
    case FindingKind::warning: ++counts_.warnings; return;
    case FindingKind::amended: ++counts_.amended; break;
    case FindingKind::violation: break;
  }
  const std::uint64_t violations = finding.kind == FindingKind::violation ? 1 : 0;
  const std::optional<Money> fine = cost(finding);
  const auto person = finding.person ? std::optional<std::string>(*finding.person) : std::nullopt;
  for (SummaryLine* line : {&total_, &by_rule_[finding.rule], &by_role_[std::string(finding.role)],
                            &by_person_[person]}) {
    line->violations += violations;
    if (fine) line->fines.add(*fine);
  }
}

}  // namespace mora::inline v0
