// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/csv_writer.hpp"

#include <ostream>

#include "report/finding_text.hpp"
#include "report/known_programs.hpp"
#include "text/text_buffer.hpp"

namespace mora::report {
namespace {

using text::TextBuffer;

constexpr std::string_view header =
    "kind,id,policy,clause,rule,case,role,person,opened_at,due_at,at,fine,currency,evidence,"
    "because,"
    "from,to,delta,fulfilled_at,late_by,caused_clause,caused_at\n";

bool needs_quotes(std::string_view value) {
  for (const char c : {',', '"', '\r', '\n'}) {
    if (value.find(c) != std::string_view::npos) return true;
  }
  return false;
}

class Row {
 public:
  Row(TextBuffer& text, KnownProgram& known) : text_(text), known_(known) {}

  void cell(std::string_view value) {
    if (!needs_quotes(value)) return plain(value);
    begin();
    text_ += '"';
    for (std::size_t quote = value.find('"'); quote != std::string_view::npos;
         quote = value.find('"')) {
      text_ += value.substr(0, quote + 1);
      text_ += '"';
      value.remove_prefix(quote + 1);
    }
    text_ += value;
    text_ += '"';
  }
  // What has nothing to quote.
  void plain(std::string_view value) { begin() += value; }
  void time(std::optional<TimePoint> value) {
    begin();
    if (value) append_time(text_, known_.times, *value);
  }
  void amount(const std::optional<Money>& value) {
    begin();
    if (value) append_amount(text_, *value);
  }
  // The row, to which a cell's value is to be added.
  TextBuffer& begin() {
    if (!first_) text_ += ',';
    first_ = false;
    return text_;
  }

 private:
  TextBuffer& text_;
  KnownProgram& known_;
  bool first_ = true;
};

// The currency of what the row says about money; all its amounts have the same one.
std::string_view currency_of(const Finding& finding) {
  for (const std::optional<Money>* money : {&finding.fine, &finding.to}) {
    if (*money) return code((*money)->currency);
  }
  return {};
}

void add_identity(Row& row, const Finding& finding) {
  row.plain(kind_name(finding.kind));
  append_id(row.begin(), finding);
  row.cell(finding.policy);
  row.cell(finding.clause);
  row.cell(finding.rule_name);
  row.cell(finding.case_key);
  row.cell(finding.role);
  row.cell(finding.person.value_or(""));
}

void add_course(Row& row, const Finding& finding) {
  row.time(finding.opened_at);
  row.time(finding.due_at);
  row.time(finding.at);
  row.amount(finding.fine);
  row.cell(currency_of(finding));
  append_evidence(row.begin(), finding, ' ');
}

void add_what_its_kind_has(Row& row, const Finding& finding) {
  row.amount(finding.from);
  row.amount(finding.to);
  row.amount(finding.delta);
  row.time(finding.fulfilled_at);
  TextBuffer& late_by = row.begin();
  if (finding.kind == FindingKind::late) append_seconds(late_by, finding.late_by);
  row.cell(finding.cause ? finding.cause->clause : "");
  row.time(finding.cause ? std::optional(finding.cause->at) : std::nullopt);
}

class CsvWriter final : public ReportWriter {
 public:
  CsvWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), programs_(options.language) {}

  void go_on() override { has_header_ = true; }
  void write(const Program& program, const Finding& finding) override {
    write_header();
    KnownProgram& known = programs_.get(program);
    text_.clear();
    Row row(text_, known);
    add_identity(row, finding);
    add_course(row, finding);
    row.cell(known.sentences.write(finding, Liable::named));
    add_what_its_kind_has(row, finding);
    text_ += '\n';
    out_.write(text_.view().data(), static_cast<std::streamsize>(text_.size()));
  }
  void finish() override { write_header(); }

 private:
  void write_header() {
    if (!has_header_) out_ << header;
    has_header_ = true;
  }

  std::ostream& out_;
  KnownPrograms programs_;
  TextBuffer text_;
  bool has_header_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_csv_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<CsvWriter>(out, options);
}

}  // namespace mora::report
