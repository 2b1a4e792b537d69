// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// A summary as bytes, and back. What belongs to a rule stands under its clause and name, so that it
// finds its place in an edited policy.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "mora/summary.hpp"

#include "binary/damaged.hpp"
#include "binary/decoder.hpp"
#include "binary/encoder.hpp"
#include "report/summary_lines.hpp"

namespace mora::inline v0 {
namespace {

// What of the counts is known before the end of a run.
constexpr std::array counted = {&SummaryCounts::events,  &SummaryCounts::rejected,
                                &SummaryCounts::later,   &SummaryCounts::unknown,
                                &SummaryCounts::amended, &SummaryCounts::late,
                                &SummaryCounts::warnings};

void write(binary::Encoder& out, const SummaryLine& line) {
  out.count(line.violations);
  out.count(line.fines.amounts().size());
  for (const Money& amount : line.fines.amounts()) out.money(amount);
}

SummaryLine read_line(binary::Decoder& in) {
  SummaryLine line;
  line.violations = in.count();
  for (std::uint64_t left = in.count(); left != 0; --left) line.fines.add(in.money());
  return line;
}

}  // namespace

std::string Summary::saved() const {
  std::string bytes;
  binary::Encoder out(bytes);
  for (const auto count : counted) out.count(counts_.*count);
  write(out, total_);
  out.count(by_rule_.size());
  for (RuleIndex i = 0; i < by_rule_.size(); ++i) {
    const RuleInfo rule = program_.rule(i);
    out.text(rule.clause);
    out.text(rule.name);
    write(out, by_rule_[i]);
  }
  out.count(gone_.size());
  for (const auto& [clause, line] : gone_) {
    out.text(clause);
    write(out, line);
  }
  out.count(by_role_.size());
  for (const auto& [role, line] : by_role_) {
    out.text(role);
    write(out, line);
  }
  out.count(by_person_.size());
  for (const auto& [person, line] : by_person_) {
    out.flag(person.has_value());
    if (person) out.text(*person);
    write(out, line);
  }
  out.count(unknown_types_.size());
  for (const auto& [type, count] : unknown_types_) {
    out.text(type);
    out.count(count);
  }
  return bytes;
}

bool Summary::resume(std::string_view saved) {
  Summary summary(program_);
  try {
    binary::Decoder in(saved);
    for (const auto count : counted) summary.counts_.*count = in.count();
    summary.total_ = read_line(in);
    for (std::uint64_t left = in.count(); left != 0; --left) {
      const std::string clause = in.text();
      const std::string name = in.text();
      report::add_to_rule(program_, clause, name, read_line(in), summary.by_rule_, summary.gone_);
    }
    for (std::uint64_t left = in.count(); left != 0; --left) {
      const std::string clause = in.text();
      report::add_to_rule(program_, clause, "", read_line(in), summary.by_rule_, summary.gone_);
    }
    for (std::uint64_t left = in.count(); left != 0; --left) {
      std::string role = in.text();
      summary.by_role_[std::move(role)] = read_line(in);
    }
    for (std::uint64_t left = in.count(); left != 0; --left) {
      std::optional<std::string> person;
      if (in.flag()) person = in.text();
      summary.by_person_[std::move(person)] = read_line(in);
    }
    for (std::uint64_t left = in.count(); left != 0; --left) {
      std::string type = in.text();
      summary.unknown_types_[std::move(type)] = in.count();
    }
    if (!in.at_end()) return false;
  } catch (const binary::Damaged&) {
    return false;
  }
  *this = std::move(summary);
  return true;
}

}  // namespace mora::inline v0
