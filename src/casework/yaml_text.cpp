// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/yaml_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include <fmt/format.h>

#include "mora/time_text.hpp"

#include "text/display_width.hpp"
#include "text/utf8.hpp"

namespace mora::casework {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_inner(char c) {
  return is_letter(c) || is_wide(c) || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '.' ||
         c == '/';
}

// Words that YAML, old or new, takes for something else than a text.
bool is_reserved(std::string_view text) {
  constexpr std::array<std::string_view, 9> words = {"null", "true", "false", "yes", "no",
                                                     "on",   "off",  "y",     "n"};
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool is_plain(std::string_view text) {
  if (text.empty() || text.back() == ' ' || !(is_letter(text[0]) || is_wide(text[0]))) return false;
  return std::all_of(text.begin(), text.end(), is_inner) && !is_reserved(text) &&
         text::printable(text) == text;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (bytes == "\"" || bytes == "\\") out += '\\';
    if (bytes == "\n") {
      out += "\\n";
    } else if (bytes == "\t") {
      out += "\\t";
    } else if (point.valid && point.value < 0x10000 && text::printable(bytes) != bytes) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
    } else {
      out += bytes;
    }
  }
  return out + '"';
}

std::string list_text(const Program& program, std::span<const Value> items) {
  std::string text = "[";
  for (const Value& item : items) {
    if (text.size() > 1) text += ", ";
    text += yaml_value(program, item);
  }
  return text + "]";
}

}  // namespace

std::string yaml_text(std::string_view text) {
  return is_plain(text) ? std::string(text) : quoted(text);
}

std::string yaml_time(const Program& program, TimePoint t) {
  std::string local = program.format_local(t);
  // The second time that the clocks show it, the local time alone would be the first.
  if (parse_time(program, local) != t) local = program.format_time(t);
  return '"' + local + '"';
}

std::string yaml_duration(Duration duration) {
  struct Unit {
    std::int64_t us;
    std::string_view name;
  };
  constexpr std::array units = {Unit{3'600'000'000, "h"}, Unit{60'000'000, "m"},
                                Unit{1'000'000, "s"}, Unit{1'000, "ms"}};
  if (duration.us < 0 || duration.us % 1'000 != 0) return {};
  if (duration.us == 0) return "0s";
  std::string text;
  for (const Unit& unit : units) {
    const std::int64_t count = duration.us / unit.us;
    if (count > 0) text += fmt::format("{}{}", count, unit.name);
    duration.us %= unit.us;
  }
  return text;
}

std::string yaml_value(const Program& program, const Value& value) {
  switch (value.kind()) {
    case ValueKind::boolean: return value.boolean() ? "true" : "false";
    case ValueKind::number: return to_string(value.decimal());
    case ValueKind::string: return yaml_text(value.string());
    case ValueKind::time: return yaml_time(program, value.time());
    case ValueKind::duration: return yaml_duration(value.duration());
    case ValueKind::money: return to_string(value.money());
    case ValueKind::list: return list_text(program, value.list());
    case ValueKind::null: break;
  }
  return "null";
}

}  // namespace mora::casework
