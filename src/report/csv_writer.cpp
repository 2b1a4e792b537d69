// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/csv_writer.hpp"

#include <ostream>

#include <fmt/format.h>

#include "report/finding_text.hpp"

namespace mora::report {
namespace {

constexpr std::string_view header =
    "kind,id,policy,clause,rule,case,role,person,opened_at,due_at,at,fine,currency,evidence,"
    "because,"
    "from,to,delta,fulfilled_at,late_by,caused_clause,caused_at\n";

class Row {
 public:
  void cell(std::string_view value) {
    if (!first_) text_ += ',';
    first_ = false;
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
      text_ += value;
      return;
    }
    text_ += '"';
    for (const char c : value) {
      if (c == '"') text_ += '"';
      text_ += c;
    }
    text_ += '"';
  }
  void time(const Program& program, std::optional<TimePoint> value) {
    cell(value ? program.format_time(*value) : "");
  }
  void amount(const std::optional<Money>& value) { cell(value ? amount_text(*value) : ""); }
  [[nodiscard]] std::string line() && {
    text_ += '\n';
    return std::move(text_);
  }

 private:
  std::string text_;
  bool first_ = true;
};

// The currency of what the row says about money; all its amounts have the same one.
std::string_view currency_of(const Finding& finding) {
  for (const std::optional<Money>* money : {&finding.fine, &finding.to}) {
    if (*money) return code((*money)->currency);
  }
  return {};
}

std::string row(const Program& program, const Finding& finding, Language language) {
  Row row;
  row.cell(kind_name(finding.kind));
  row.cell(id_text(finding));
  row.cell(finding.policy);
  row.cell(finding.clause);
  row.cell(finding.rule_name);
  row.cell(finding.case_key);
  row.cell(finding.role);
  row.cell(finding.person.value_or(""));
  row.time(program, finding.opened_at);
  row.time(program, finding.due_at);
  row.time(program, finding.at);
  row.amount(finding.fine);
  row.cell(currency_of(finding));
  row.cell(fmt::format("{}", fmt::join(evidence(finding), " ")));
  row.cell(because(program, finding, language));
  row.amount(finding.from);
  row.amount(finding.to);
  row.amount(finding.delta);
  row.time(program, finding.fulfilled_at);
  row.cell(finding.kind == FindingKind::late ? seconds_text(finding.late_by) : "");
  row.cell(finding.cause ? finding.cause->clause : "");
  row.time(program, finding.cause ? std::optional(finding.cause->at) : std::nullopt);
  return std::move(row).line();
}

class CsvWriter final : public ReportWriter {
 public:
  CsvWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), language_(options.language) {}

  void write(const Program& program, const Finding& finding) override {
    write_header();
    out_ << row(program, finding, language_);
  }
  void finish() override { write_header(); }

 private:
  void write_header() {
    if (!has_header_) out_ << header;
    has_header_ = true;
  }

  std::ostream& out_;
  Language language_;
  bool has_header_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_csv_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<CsvWriter>(out, options);
}

}  // namespace mora::report
