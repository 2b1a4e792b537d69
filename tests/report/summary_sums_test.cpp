// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Very many random findings: what the summary says they come to is the sum of what each of
// them costs, counted here in wide integers, to the minor unit.

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/report.hpp"
#include "mora/summary.hpp"

#include "oracle/fine_sums.hpp"
#include "report/sample_program.hpp"

namespace mora {
namespace {

using namespace test;  // NOLINT(google-build-using-namespace): the sample and its rules
using oracle::add;
using oracle::Sums;
using oracle::sums_of;

constexpr std::uint64_t seed = 20261127;

// A sum of nothing has no line.
Sums without_zeros(Sums sums) {
  std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
  return sums;
}

template <class Lines, class Line>
void expect_parts(const Lines& lines, const SummaryLine& total, Line line) {
  Sums sums;
  std::uint64_t violations = 0;
  for (const auto& part : lines) {
    violations += line(part).violations;
    for (const Money& money : line(part).fines.amounts()) add(sums, money);
  }
  EXPECT_EQ(violations, total.violations);
  EXPECT_EQ(without_zeros(sums), without_zeros(sums_of(total.fines)));
}

class RandomFindings {
 public:
  // The texts of a finding live as long as this.
  [[nodiscard]] Finding next(const Program& program) {
    static const std::vector<std::string> people = {"zhao", "王", "li", ""};
    static const std::vector<std::string> roles = {"service_staff", "buyer", ""};
    static const std::vector<std::string> currencies = {"CNY", "JPY", "KWD", "EUR"};
    Finding finding = violation_of(program, static_cast<SampleRule>(below(sample_rule_count)));
    finding.kind = static_cast<FindingKind>(below(4));
    finding.role = roles[below(roles.size())];
    finding.person.reset();
    if (below(5) != 0) finding.person = people[below(people.size())];
    finding.fine.reset();
    const Currency currency = *find_currency(currencies[below(currencies.size())]);
    const Money fine{amount(), currency};
    if (finding.kind == FindingKind::amended) {
      finding.from = Money{amount(), currency};
      finding.to = fine;
      finding.delta = Money{fine.minor - finding.from->minor, currency};
      finding.amending_event = "angry";
    }
    if (below(8) != 0) finding.fine = fine;
    return finding;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  // From a unit to a thousand millions, below zero too.
  std::int64_t amount() {
    const auto size = static_cast<std::int64_t>(random_() >> (64 - 1 - below(40)));
    return below(10) == 0 ? -size : size;
  }

  std::mt19937_64 random_{seed};
};

TEST(Sums, OfFindingsAreThoseOfTheSummary) {
  const Program program = sample_program();
  Summary summary(program);
  RandomFindings findings;
  Sums sums;
  std::map<std::string, Sums> by_person;
  std::vector<Sums> by_rule(sample_rule_count);
  for (int i = 0; i < 100'000; ++i) {
    const Finding finding = findings.next(program);
    summary.add(finding);
    const bool amends = finding.kind == FindingKind::amended;
    const std::optional<Money> cost = amends ? finding.delta : finding.fine;
    if (!cost || (!amends && finding.kind != FindingKind::violation)) continue;
    add(sums, *cost);
    add(by_rule[finding.rule], *cost);
    add(by_person[finding.person ? std::string(*finding.person) : "no one"], *cost);
  }
  EXPECT_EQ(sums_of(summary.total().fines), sums) << "seed " << seed;
  for (const auto& [person, line] : summary.by_person()) {
    EXPECT_EQ(sums_of(line.fines), by_person[person.value_or("no one")]) << person.value_or("");
  }
  for (RuleIndex rule = 0; rule < sample_rule_count; ++rule) {
    EXPECT_EQ(sums_of(summary.by_rule()[rule].fines), by_rule[rule]) << rule;
  }
  const auto second = [](const auto& part) -> const SummaryLine& { return part.second; };
  expect_parts(summary.by_role(), summary.total(), second);
  expect_parts(summary.by_person(), summary.total(), second);
  expect_parts(summary.by_rule(), summary.total(),
               [](const SummaryLine& line) -> const SummaryLine& { return line; });
}

// Empty if `begin` does not stand there.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t at = text.find(begin);
  if (at == std::string::npos) return {};
  const std::size_t from = at + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

// What a spreadsheet adds up: the texts of amounts, read digit by digit.
TEST(Sums, OfWrittenAmountsAreThoseOfTheSummary) {
  const Program program = sample_program();
  Summary summary(program);
  RandomFindings findings;
  std::ostringstream out;
  const auto writer = make_writer("jsonl", out);
  for (int i = 0; i < 20'000; ++i) {
    const Finding finding = findings.next(program);
    summary.add(finding);
    writer->write(program, finding);
  }
  Sums sums;
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) {
    const auto has = [&](const char* kind) {
      return line.find(std::string("\"kind\":\"") + kind + '"') != std::string::npos;
    };
    const std::string key = has("amended") ? "delta" : has("violation") ? "fine" : "none";
    const std::string amount = between(line, '"' + key + R"(":{"amount":")", "\"");
    if (amount.empty()) continue;
    const std::string rest = line.substr(line.find('"' + key + "\":"));
    const auto money = parse_money(amount + ' ' + between(rest, R"("currency":")", "\""), {});
    ASSERT_TRUE(money) << line;
    add(sums, *money);
  }
  EXPECT_EQ(without_zeros(sums), without_zeros(sums_of(summary.total().fines))) << "seed " << seed;
  EXPECT_EQ(sums.size(), 4u);
}

}  // namespace
}  // namespace mora
