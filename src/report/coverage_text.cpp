// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <string>
#include <vector>

#include <fmt/format.h>

#include "mora/coverage.hpp"

#include "report/layout.hpp"
#include "report/titles.hpp"
#include "text/display_width.hpp"

namespace mora::report {
namespace {

std::string share_text(const CoverageShare& share) {
  return fmt::format("{} %, {} of {}", share.percent(), share.shown, share.possible);
}

std::string rule_text(const RuleInfo& rule) { return text::printable(rule_label(rule)); }

void add_lines(const Table& table, std::string_view indent, std::string& text) {
  for (const std::string& line : table.lines()) text += fmt::format("{}{}\n", indent, line);
}

void add_counts(const PolicyCoverage& policy, std::string& text) {
  std::vector<Align> columns(coverage_fact_count + 1, Align::right);
  columns.front() = Align::left;
  Table table(columns);
  std::vector<std::string> head = {"rule"};
  for (const CoverageFact fact : coverage_facts) head.emplace_back(fact_name(fact));
  table.add(std::move(head));
  for (RuleIndex index = 0; index < policy.rules.size(); ++index) {
    std::vector<std::string> row = {rule_text(policy.program.rule(index))};
    for (const auto& count : policy.rules[index].counts) {
      row.push_back(count ? std::to_string(*count) : "-");
    }
    table.add(std::move(row));
  }
  add_lines(table, "  ", text);
}

std::string never_text(const RuleCoverage& rule) {
  std::vector<std::string> never;
  for (const CoverageFact fact : coverage_facts) {
    if (rule[fact] == 0U) never.push_back(fmt::format("never {}", fact_name(fact)));
  }
  return fmt::format("{}", fmt::join(never, ", "));
}

void add_untested(const PolicyCoverage& policy, std::string& text) {
  Table table({Align::left, Align::left});
  for (RuleIndex index = 0; index < policy.rules.size(); ++index) {
    std::string never = never_text(policy.rules[index]);
    if (!never.empty()) table.add({rule_text(policy.program.rule(index)), std::move(never)});
  }
  if (table.empty()) return;
  text += "  not tested\n";
  add_lines(table, "    ", text);
}

}  // namespace
}  // namespace mora::report

namespace mora::inline v0 {

std::string coverage_text(const Coverage& coverage) {
  std::string text;
  for (const PolicyCoverage& policy : coverage.policies()) {
    text += fmt::format("{} ({}): {}\n", text::printable(policy.path), policy.program.policy(),
                        report::share_text(policy.share()));
    report::add_counts(policy, text);
    report::add_untested(policy, text);
    text += "\n";
  }
  return text + fmt::format("coverage {}\n", report::share_text(coverage.share()));
}

}  // namespace mora::inline v0
