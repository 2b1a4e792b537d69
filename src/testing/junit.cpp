// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/junit.hpp"

#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace mora::inline v0 {

namespace {

// What XML 1.0 cannot hold, not even escaped.
bool is_forbidden(char32_t c) {
  const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
  return control || c == 0xFFFE || c == 0xFFFF;
}

enum class Place : std::uint8_t { attribute, text };

// Line breaks and tabs as they are would be blanks in an attribute; a carriage return would be none
// anywhere.
std::string escaped(std::string_view text, Place place = Place::attribute) {
  const bool as_is = place == Place::text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (!point.valid || is_forbidden(point.value)) {
      text::append(out, 0xFFFD);
      continue;
    }
    switch (point.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += as_is ? bytes : "&#9;"; break;
      case '\n': out += as_is ? bytes : "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default: out += bytes;
    }
  }
  return out;
}

std::string seconds_text(Duration duration) {
  return fmt::format("{:.6f}", static_cast<double>(duration.us) / 1e6);
}

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  Duration took;
};

// Mistakes of the file that show in none of its cases.
bool has_own_mistake(const CaseFileResult& file) {
  return file.broken() && file.count(CaseOutcome::broken) == 0;
}

Counts count(const CaseFileResult& file) {
  Counts counts{
      file.cases.size(), file.count(CaseOutcome::failed), file.count(CaseOutcome::broken), {}};
  for (const CaseResult& result : file.cases) counts.took = counts.took + result.took;
  if (has_own_mistake(file)) {
    ++counts.tests;
    ++counts.errors;
  }
  return counts;
}

std::string attributes(const Counts& counts) {
  return fmt::format(R"(tests="{}" failures="{}" errors="{}" time="{}")", counts.tests,
                     counts.failures, counts.errors, seconds_text(counts.took));
}

// <failure> or <error>: its first line at a glance, all of it inside.
std::string verdict(std::string_view element, std::string_view message) {
  const std::string_view first = message.substr(0, message.find('\n'));
  return fmt::format("      <{0} message=\"{1}\">{2}</{0}>\n", element, escaped(first),
                     escaped(message, Place::text));
}

std::string testcase(const CaseFileResult& file, const CaseResult& result) {
  std::string text =
      fmt::format(R"(    <testcase classname="{0}" name="{1}" file="{0}" line="{2}" time="{3}")",
                  escaped(file.path), escaped(result.name), result.line, seconds_text(result.took));
  switch (result.outcome) {
    case CaseOutcome::passed: return text + "/>\n";
    case CaseOutcome::failed: text += ">\n" + verdict("failure", result.message); break;
    case CaseOutcome::broken: text += ">\n" + verdict("error", file.messages()); break;
  }
  return text + "    </testcase>\n";
}

std::string suite(const CaseFileResult& file) {
  std::string text =
      fmt::format("  <testsuite name=\"{}\" {}>\n", escaped(file.path), attributes(count(file)));
  for (const CaseResult& result : file.cases) text += testcase(file, result);
  if (has_own_mistake(file)) {
    text += testcase(file, {file.path, 1, CaseOutcome::broken, "", {}});
  }
  return text + "  </testsuite>\n";
}

}  // namespace

std::string junit_xml(std::span<const CaseFileResult> files) {
  Counts total;
  std::string suites;
  for (const CaseFileResult& file : files) {
    const Counts counts = count(file);
    total.tests += counts.tests;
    total.failures += counts.failures;
    total.errors += counts.errors;
    total.took = total.took + counts.took;
    suites += suite(file);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mora\" "
      "{}>\n{}</testsuites>\n",
      attributes(total), suites);
}

}  // namespace mora::inline v0
