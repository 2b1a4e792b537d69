// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/jsonl_writer.hpp"

#include <ostream>

#include "report/finding_text.hpp"
#include "report/known_programs.hpp"
#include "text/json_text.hpp"
#include "text/text_buffer.hpp"

namespace mora::report {
namespace {

// One finding as a JSON object. A key is given with the punctuation around it, so that it is copied
// at once.
class Line {
 public:
  Line(text::TextBuffer& json, KnownProgram& known) : json_(json), known_(known) {}

  void text(std::string_view key, std::string_view value) {
    json_ += key;
    text::append_json_text(json_, value);
  }
  // Empty is null.
  void text_or_null(std::string_view key, std::string_view value) {
    value.empty() ? null(key) : text(key, value);
  }
  void null(std::string_view key) {
    json_ += key;
    json_ += "null";
  }
  void time(std::string_view key, std::optional<TimePoint> value) {
    if (!value) return null(key);
    json_ += key;
    json_ += '"';
    append_time(json_, known_.times, *value);
    json_ += '"';
  }
  void money(std::string_view key, const std::optional<Money>& value) {
    if (!value) return null(key);
    json_ += key;
    json_ += R"({"amount":")";
    append_amount(json_, *value);
    text(R"(","currency":)", code(value->currency));
    json_ += '}';
  }

  void identity(const Finding& finding);
  void course(const Finding& finding);
  void of_its_kind(const Finding& finding);

 private:
  text::TextBuffer& json_;
  KnownProgram& known_;
};

void Line::identity(const Finding& finding) {
  json_ += R"({"kind":")";
  json_ += kind_name(finding.kind);
  json_ += R"(","id":")";
  append_id(json_, finding);
  text(R"(","policy":)", finding.policy);
  text(R"(,"clause":)", finding.clause);
  text_or_null(R"(,"rule":)", finding.rule_name);
  text(R"(,"case":)", finding.case_key);
  text_or_null(R"(,"role":)", finding.role);
  constexpr std::string_view person = R"(,"person":)";
  finding.person ? text(person, *finding.person) : null(person);
}

void Line::course(const Finding& finding) {
  time(R"(,"opened_at":)", finding.opened_at);
  time(R"(,"due_at":)", finding.due_at);
  time(R"(,"at":)", finding.at);
  money(R"(,"fine":)", finding.fine);
  json_ += R"(,"evidence":[)";
  append_evidence(json_, finding, ',');
  json_ += ']';
}

void Line::of_its_kind(const Finding& finding) {
  if (finding.kind == FindingKind::amended) {
    money(R"(,"from":)", finding.from);
    money(R"(,"to":)", finding.to);
    money(R"(,"delta":)", finding.delta);
  }
  if (finding.kind == FindingKind::late) {
    time(R"(,"fulfilled_at":)", finding.fulfilled_at);
    json_ += R"(,"late_by":)";
    append_seconds(json_, finding.late_by);
  }
  if (finding.cause) {
    text(R"(,"caused":{"clause":)", finding.cause->clause);
    time(R"(,"at":)", finding.cause->at);
    json_ += '}';
  }
}

class JsonlWriter final : public ReportWriter {
 public:
  JsonlWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), programs_(options.language) {}

  void write(const Program& program, const Finding& finding) override {
    KnownProgram& known = programs_.get(program);
    json_.clear();
    Line line(json_, known);
    line.identity(finding);
    line.course(finding);
    line.text(R"(,"because":)", known.sentences.write(finding, Liable::named));
    line.of_its_kind(finding);
    json_ += "}\n";
    out_.write(json_.view().data(), static_cast<std::streamsize>(json_.size()));
  }

 private:
  std::ostream& out_;
  KnownPrograms programs_;
  text::TextBuffer json_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_jsonl_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<JsonlWriter>(out, options);
}

}  // namespace mora::report
