// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/summary.hpp"

#include <utility>

#include "report/summary_lines.hpp"

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

constexpr std::size_t most_unknown_types = 1000;
constexpr std::size_t longest_name = 1000;

// The name becomes a text of its own only where it is new.
template <class Lines, class Name>
SummaryLine& line_of(Lines& lines, const Name& name) {
  const auto found = lines.find(name);
  return found != lines.end() ? found->second : lines.emplace(name, SummaryLine()).first->second;
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

void Summary::go_on(Program next) {
  std::vector<SummaryLine> by_rule(next.rule_count());
  std::map<std::string, SummaryLine, std::less<>> gone;
  const auto move = [&](std::string_view clause, std::string_view name, const SummaryLine& line) {
    report::add_to_rule(next, clause, name, line, by_rule, gone);
  };
  for (RuleIndex i = 0; i < by_rule_.size(); ++i) {
    const RuleInfo rule = program_.rule(i);
    move(rule.clause, rule.name, by_rule_[i]);
  }
  for (const auto& [clause, line] : gone_) move(clause, "", line);
  by_rule_ = std::move(by_rule);
  gone_ = std::move(gone);
  open_by_rule_.assign(next.rule_count(), 0);
  overruns_.clear();
  program_ = std::move(next);
}

void Summary::add_unknown(std::string_view type) {
  ++counts_.unknown;
  const auto found = unknown_types_.find(type);
  if (found != unknown_types_.end()) {
    ++found->second;
    return;
  }
  if (type.size() > longest_name || unknown_types_.size() == most_unknown_types) return;
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
  for (SummaryLine* line : {&total_, &by_rule_[finding.rule], &line_of(by_role_, finding.role),
                            &line_of(by_person_, finding.person)}) {
    line->violations += violations;
    if (fine) line->fines.add(*fine);
  }
}

}  // namespace mora::inline v0
