// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
// Draws a diagnostic:
//
//   sigma.yaml:12:9: error: 'witin' is no key of a clause [M0201]
//      12 |     witin: 3h
//         |     ^~~~~
//   help: did you mean 'within'?

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "mora/source_map.hpp"

#include "text/display_width.hpp"
#include "text/utf8.hpp"

namespace mora::inline v0 {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t gutter_width = 5;
// Of a longer line only this many bytes around the place are shown.
constexpr std::size_t longest_line = 240;
constexpr std::size_t shown_before = 80;

// The bytes [begin, end) of one line.
struct Range {
  std::size_t begin;
  std::size_t end;
};

bool continues(std::string_view line, std::size_t at) {
  return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80;
}

Range window(std::string_view line, std::size_t place) {
  if (line.size() <= longest_line) return {0, line.size()};
  Range shown{place > shown_before ? place - shown_before : 0, 0};
  shown.end = std::min(line.size(), shown.begin + longest_line);
  for (int i = 0; i < 3 && continues(line, shown.begin); ++i) ++shown.begin;
  for (int i = 0; i < 3 && continues(line, shown.end); ++i) ++shown.end;
  return shown;
}

// The line as it is shown, and the columns that the marked bytes take there.
struct Excerpt {
  std::string text;
  std::size_t column = 0;
  std::size_t width = 0;
};

Excerpt draw_line(std::string_view line, Range marked) {
  const Range shown = window(line, marked.begin);
  Excerpt excerpt;
  std::size_t column = 0;
  if (shown.begin > 0) {
    excerpt.text = "…";
    column = 1;
  }
  for (std::size_t at = shown.begin; at < shown.end;) {
    const std::size_t size = text::decode(line, at).size;
    const std::string glyph = line[at] == '\t' ? std::string(tab_stop - column % tab_stop, ' ')
                                               : text::printable(line.substr(at, size));
    const std::size_t width = text::display_width(glyph);
    if (at <= marked.begin) excerpt.column = column;
    if (at >= marked.begin && at < marked.end) excerpt.width += width;
    column += width;
    excerpt.text += glyph;
    at += size;
  }
  if (marked.begin >= shown.end) excerpt.column = column;
  if (shown.end < line.size()) excerpt.text += "…";
  return excerpt;
}

void append_gutter(std::string& out, std::string_view number) {
  if (number.size() < gutter_width) out.append(gutter_width - number.size(), ' ');
  out += number;
  out += " | ";
}

void append_excerpt(std::string& out, Span span, LineColumn place, const SourceMap& sources) {
  const std::string_view line = sources.line_text(span.source, place.line);
  if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
  const auto line_begin = static_cast<std::size_t>(line.data() - sources.text(span.source).data());
  const auto within_line = [&](std::size_t offset) {
    return std::clamp(offset, line_begin, line_begin + line.size()) - line_begin;
  };
  const Excerpt excerpt = draw_line(line, {within_line(span.begin), within_line(span.end)});

  const std::string number = std::to_string(place.line);
  append_gutter(out, number);
  out += excerpt.text;
  out += '\n';
  append_gutter(out, std::string(std::max(number.size(), gutter_width), ' '));
  out.append(excerpt.column, ' ');
  out += '^';
  if (excerpt.width > 1) out.append(excerpt.width - 1, '~');
  out += '\n';
}

std::string_view severity_name(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

void append_message(std::string& out, Severity severity, Span span, const std::string& message,
                    const SourceMap& sources) {
  const bool placed = span.source < sources.size();
  const LineColumn place = placed ? sources.locate(span.source, span.begin) : LineColumn{};
  if (placed) {
    out += text::printable(sources.name(span.source));
    out += ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": ";
  }
  out += severity_name(severity);
  out += ": " + text::printable(message) + '\n';
  if (placed) append_excerpt(out, span, place, sources);
}

void append_diagnostic(std::string& out, const Diagnostic& diagnostic, const SourceMap& sources) {
  const std::string id(info(diagnostic.code).id);
  append_message(out, diagnostic.severity, diagnostic.span, diagnostic.message + " [" + id + "]",
                 sources);
  for (const Note& note : diagnostic.notes) {
    append_message(out, Severity::note, note.span, note.message, sources);
  }
  if (!diagnostic.help.empty()) out += "help: " + text::printable(diagnostic.help) + '\n';
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string summary(const std::vector<Diagnostic>& diagnostics) {
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(diagnostics.begin(), diagnostics.end(),
                      [&](const Diagnostic& d) { return d.severity == severity; }));
  };
  const std::size_t errors = count(Severity::error);
  const std::size_t warnings = count(Severity::warning);
  if (errors == 0 && warnings == 0) return {};
  if (warnings == 0) return counted(errors, "error") + '\n';
  if (errors == 0) return counted(warnings, "warning") + '\n';
  return counted(errors, "error") + ", " + counted(warnings, "warning") + '\n';
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const SourceMap& sources) {
  std::string out;
  append_diagnostic(out, diagnostic, sources);
  return out;
}

std::string render(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) append_diagnostic(out, diagnostic, sources);
  return out + summary(diagnostics);
}

}  // namespace mora::inline v0
