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

// Lines under names, as write_name() writes them.
template <class Lines, class WriteName>
void write_lines(binary::Encoder& out, const Lines& lines, WriteName write_name) {
  out.count(lines.size());
  for (const auto& [name, line] : lines) {
    write_name(name);
    write(out, line);
  }
}

// Calls read() as often as there is something.
template <class Read>
void read_each(binary::Decoder& in, Read read) {
  for (std::uint64_t left = in.count(); left != 0; --left) read();
}

}  // namespace

std::string Summary::saved() const {
  std::string bytes;
  binary::Encoder out(bytes);
  const auto text = [&](const std::string& name) { out.text(name); };
  for (const auto count : counted) out.count(counts_.*count);
  write(out, total_);
  out.count(by_rule_.size());
  for (RuleIndex i = 0; i < by_rule_.size(); ++i) {
    const RuleInfo rule = program_.rule(i);
    out.text(rule.clause);
    out.text(rule.name);
    write(out, by_rule_[i]);
  }
  write_lines(out, gone_, text);
  write_lines(out, by_role_, text);
  write_lines(out, by_person_, [&](const std::optional<std::string>& person) {
    out.flag(person.has_value());
    if (person) out.text(*person);
  });
  out.count(unknown_types_.size());
  for (const auto& [type, count] : unknown_types_) {
    out.text(type);
    out.count(count);
  }
  return bytes;
}

// Throws Damaged.
void Summary::read(binary::Decoder& in) {
  for (const auto count : counted) counts_.*count = in.count();
  total_ = read_line(in);
  read_each(in, [&] {
    const std::string clause = in.text();
    const std::string name = in.text();
    report::add_to_rule(program_, clause, name, read_line(in), by_rule_, gone_);
  });
  read_each(in, [&] {
    const std::string clause = in.text();
    report::add_to_rule(program_, clause, "", read_line(in), by_rule_, gone_);
  });
  read_each(in, [&] {
    const std::string role = in.text();
    by_role_[role] = read_line(in);
  });
  read_each(in, [&] {
    std::optional<std::string> person;
    if (in.flag()) person = in.text();
    by_person_[person] = read_line(in);
  });
  read_each(in, [&] {
    const std::string type = in.text();
    unknown_types_[type] = in.count();
  });
}

bool Summary::resume(std::string_view saved) {
  Summary summary(program_);
  try {
    binary::Decoder in(saved);
    summary.read(in);
    if (!in.at_end()) return false;
  } catch (const binary::Damaged&) {
    return false;
  }
  *this = std::move(summary);
  return true;
}

}  // namespace mora::inline v0
