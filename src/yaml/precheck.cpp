// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/precheck.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "text/utf8.hpp"

namespace mora::yaml {
namespace {

Span one_byte(SourceId source, std::size_t at) {
  const auto begin = static_cast<std::uint32_t>(at);
  return {source, begin, begin + 1};
}

std::string size_text(std::uint32_t bytes) {
  if (bytes >= 1u << 20) return std::to_string(bytes >> 20) + " MiB";
  return std::to_string(bytes) + " bytes";
}

std::optional<std::size_t> find_long_line(std::string_view text, std::uint32_t limit) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > limit) return begin;
    begin = end + 1;
  }
  return std::nullopt;
}

bool is_forbidden(char32_t value) {
  if (value < 0x20) return value != '\t' && value != '\n' && value != '\r';
  return value == 0x7F || value == text::byte_order_mark || value == 0xFFFE || value == 0xFFFF;
}

std::optional<std::size_t> find_forbidden(std::string_view text) {
  for (std::size_t at = text::byte_order_marks(text); at < text.size();) {
    // Nearly all characters are these.
    if (text[at] >= 0x20 && text[at] < 0x7F) {
      ++at;
      continue;
    }
    const text::CodePoint point = text::decode(text, at);
    if (is_forbidden(point.value)) return at;
    at += point.size;
  }
  return std::nullopt;
}

std::string code_point_name(char32_t value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) name += digits[(value >> shift) & 0xF];
  return name;
}

// A mark in the middle comes from files joined, or text pasted; it is not seen, and a word that has
// it is another word.
void report_forbidden(SourceId source, std::size_t at, text::CodePoint point,
                      text::DiagnosticBag& bag) {
  const auto begin = static_cast<std::uint32_t>(at);
  Diagnostic& diagnostic =
      bag.report(Code::yaml_syntax, {source, begin, begin + point.size},
                 "the character " + code_point_name(point.value) + " may not stand in a YAML file");
  if (point.value == text::byte_order_mark) {
    diagnostic.help = "a byte order mark may only begin the file; it is invisible: remove it";
  }
}

}  // namespace

bool check_bytes(const SourceMap& sources, SourceId source, const Limits& limits,
                 text::DiagnosticBag& bag) {
  const std::string_view text = sources.text(source);
  if (text.size() > limits.bytes) {
    bag.report(Code::too_large, {source, 0, 0},
               "the file is larger than " + size_text(limits.bytes));
    return false;
  }
  if (const auto at = text::find_invalid(text)) {
    bag.report(Code::invalid_utf8, one_byte(source, *at), "this byte is not UTF-8").help =
        "save the file as UTF-8";
    return false;
  }
  if (const auto at = find_forbidden(text)) {
    report_forbidden(source, *at, text::decode(text, *at), bag);
    return false;
  }
  if (const auto at = find_long_line(text, limits.line_bytes)) {
    bag.report(Code::too_large, one_byte(source, *at),
               "this line is longer than " + size_text(limits.line_bytes))
        .help = "break the line";
    return false;
  }
  return true;
}

std::vector<std::uint32_t> find_tab_indents(std::string_view file, const std::vector<Span>& scalars,
                                            std::uint32_t end) {
  std::vector<std::uint32_t> tabs;
  auto scalar = scalars.begin();
  for (std::size_t line = 0; line < std::min<std::size_t>(end, file.size());) {
    const std::size_t next = std::min(file.find('\n', line), file.size()) + 1;
    while (scalar != scalars.end() && scalar->end <= line) ++scalar;
    const bool within_scalar = scalar != scalars.end() && scalar->begin < line;
    const std::size_t content = file.find_first_not_of(" \t", line);
    const bool blank = content >= file.size() || file[content] == '\n' || file[content] == '\r' ||
                       file[content] == '#';
    if (!within_scalar && !blank) {
      const std::size_t tab = file.substr(line, content - line).find('\t');
      if (tab != std::string_view::npos) tabs.push_back(static_cast<std::uint32_t>(line + tab));
    }
    line = next;
  }
  return tabs;
}

}  // namespace mora::yaml
