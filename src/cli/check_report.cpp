// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/check_report.hpp"

#include <set>
#include <string_view>

#include <fmt/format.h>

#include "mora/version.hpp"

#include "text/json_text.hpp"

namespace mora::cli {
namespace {

using text::json_text;

// Items with commas between them.
class List {
 public:
  void add(const std::string& item) {
    if (!text_.empty()) text_ += ",";
    text_ += item;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

// "line":…, …; nothing for what has no place.
std::string json_place(Span span, const SourceMap& sources) {
  if (span.source == no_source) return {};
  const LineColumn begin = sources.locate(span.source, span.begin);
  const LineColumn end = sources.locate(span.source, span.end);
  return fmt::format(R"("file":{},"line":{},"column":{},"end_line":{},"end_column":{},)",
                     json_text(sources.name(span.source)), begin.line, begin.column, end.line,
                     end.column);
}

std::string json_diagnostic(const Diagnostic& diagnostic, const SourceMap& sources) {
  List notes;
  for (const Note& note : diagnostic.notes) {
    notes.add(fmt::format(R"({{{}"message":{}}})", json_place(note.span, sources),
                          json_text(note.message)));
  }
  const CodeInfo& code = info(diagnostic.code);
  return fmt::format(
      R"({{{}"severity":"{}","code":"{}","name":"{}","message":{},"help":{},"notes":[{}]}})",
      json_place(diagnostic.span, sources), severity_name(diagnostic.severity), code.id, code.name,
      json_text(diagnostic.message), json_text(diagnostic.help), notes.text());
}

std::string sarif_location(Span span, const SourceMap& sources, const std::string& message) {
  const LineColumn begin = sources.locate(span.source, span.begin);
  const LineColumn end = sources.locate(span.source, span.end);
  const std::string said =
      message.empty() ? "" : fmt::format(R"("message":{{"text":{}}},)", json_text(message));
  return fmt::format(
      R"({{{}"physicalLocation":{{"artifactLocation":{{"uri":{}}},)"
      R"("region":{{"startLine":{},"startColumn":{},"endLine":{},"endColumn":{}}}}}}})",
      said, json_text(sources.name(span.source)), begin.line, begin.column, end.line, end.column);
}

std::string sarif_result(const Diagnostic& diagnostic, const SourceMap& sources) {
  List places;
  if (diagnostic.span.source != no_source) {
    places.add(sarif_location(diagnostic.span, sources, ""));
  }
  List related;
  for (const Note& note : diagnostic.notes) {
    related.add(sarif_location(note.span, sources, note.message));
  }
  const std::string help = diagnostic.help.empty() ? "" : "; " + diagnostic.help;
  return fmt::format(R"({{"ruleId":"{}","level":"{}","message":{{"text":{}}},"locations":[{}],)"
                     R"("relatedLocations":[{}]}})",
                     info(diagnostic.code).id, severity_name(diagnostic.severity),
                     json_text(diagnostic.message + help), places.text(), related.text());
}

std::string sarif_rule(Code code) {
  const CodeInfo& about = info(code);
  return fmt::format(
      R"({{"id":"{}","name":{},"shortDescription":{{"text":{}}},"help":{{"text":{}}},)"
      R"("defaultConfiguration":{{"level":"{}"}}}})",
      about.id, json_text(about.name), json_text(about.summary), json_text(about.help),
      severity_name(about.severity));
}

}  // namespace

std::string check_json(std::span<const CheckedFile> files) {
  List list;
  for (const CheckedFile& file : files) {
    List diagnostics;
    for (const Diagnostic& diagnostic : file.compiled.diagnostics) {
      diagnostics.add(json_diagnostic(diagnostic, file.compiled.sources));
    }
    const Program& program = file.compiled.program;
    const std::string policy = program ? fmt::format(R"("policy":{},"clauses":{},"rules":{},)",
                                                     json_text(program.policy()),
                                                     program.clause_count(), program.rule_count())
                                       : "";
    list.add(fmt::format(R"({{"path":{},{}"diagnostics":[{}]}})", json_text(file.path), policy,
                         diagnostics.text()));
  }
  return fmt::format("{{\"files\":[{}]}}\n", list.text());
}

std::string check_sarif(std::span<const CheckedFile> files) {
  List results;
  std::set<Code> codes;
  for (const CheckedFile& file : files) {
    for (const Diagnostic& diagnostic : file.compiled.diagnostics) {
      results.add(sarif_result(diagnostic, file.compiled.sources));
      codes.insert(diagnostic.code);
    }
  }
  List rules;
  for (const Code code : codes) rules.add(sarif_rule(code));
  return fmt::format(
      R"({{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",)"
      R"("runs":[{{"columnKind":"unicodeCodePoints","tool":{{"driver":{{"name":"mora",)"
      R"("version":"{}","rules":[{}]}}}},"results":[{}]}}]}})"
      "\n",
      MORA_VERSION_STRING, rules.text(), results.text());
}

}  // namespace mora::cli
