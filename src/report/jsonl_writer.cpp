// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/jsonl_writer.hpp"

#include <iterator>
#include <ostream>

#include <fmt/format.h>

#include "report/finding_text.hpp"
#include "text/json_text.hpp"

namespace mora::report {
namespace {

// One JSON object, key by key.
class Object {
 public:
  explicit Object(std::string& json) : json_(json) { json_ += '{'; }

  void text(std::string_view key, std::string_view value) {
    name(key);
    text::append_json_text(json_, value);
  }
  // Empty is null.
  void text_or_null(std::string_view key, std::string_view value) {
    value.empty() ? raw(key, "null") : text(key, value);
  }
  void raw(std::string_view key, std::string_view value) {
    name(key);
    json_ += value;
  }
  void time(std::string_view key, const Program& program, std::optional<TimePoint> value) {
    value ? text(key, program.format_time(*value)) : raw(key, "null");
  }
  void money(std::string_view key, const std::optional<Money>& value) {
    if (!value) return raw(key, "null");
    Object inner = object(key);
    inner.text("amount", amount_text(*value));
    inner.text("currency", code(value->currency));
    inner.close();
  }
  [[nodiscard]] Object object(std::string_view key) {
    name(key);
    return Object(json_);
  }
  void close() { json_ += '}'; }

 private:
  void name(std::string_view key) {
    if (!first_) json_ += ',';
    first_ = false;
    json_.append("\"").append(key).append("\":");
  }

  std::string& json_;
  bool first_ = true;
};

void write_identity(Object& object, const Finding& finding) {
  object.text("kind", kind_name(finding.kind));
  object.text("id", id_text(finding));
  object.text("policy", finding.policy);
  object.text("clause", finding.clause);
  object.text_or_null("rule", finding.rule_name);
  object.text("case", finding.case_key);
  object.text_or_null("role", finding.role);
  finding.person ? object.text("person", *finding.person) : object.raw("person", "null");
}

void write_by_kind(Object& object, const Program& program, const Finding& finding) {
  if (finding.kind == FindingKind::amended) {
    object.money("from", finding.from);
    object.money("to", finding.to);
    object.money("delta", finding.delta);
  }
  if (finding.kind == FindingKind::late) {
    object.time("fulfilled_at", program, finding.fulfilled_at);
    object.raw("late_by", seconds_text(finding.late_by));
  }
  if (finding.cause) {
    Object cause = object.object("caused");
    cause.text("clause", finding.cause->clause);
    cause.time("at", program, finding.cause->at);
    cause.close();
  }
}

class JsonlWriter final : public ReportWriter {
 public:
  JsonlWriter(std::ostream& out, const WriterOptions& options)
      : out_(out), language_(options.language) {}

  void write(const Program& program, const Finding& finding) override {
    json_.clear();
    Object object(json_);
    write_identity(object, finding);
    object.time("opened_at", program, finding.opened_at);
    object.time("due_at", program, finding.due_at);
    object.time("at", program, finding.at);
    object.money("fine", finding.fine);
    object.raw("evidence", fmt::format("[{}]", fmt::join(evidence(finding), ",")));
    object.text("because", because(program, finding, language_));
    write_by_kind(object, program, finding);
    object.close();
    json_ += '\n';
    out_.write(json_.data(), static_cast<std::streamsize>(json_.size()));
  }

 private:
  std::ostream& out_;
  Language language_;
  std::string json_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_jsonl_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<JsonlWriter>(out, options);
}

}  // namespace mora::report
