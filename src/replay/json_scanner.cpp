// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/json_scanner.hpp"

#include <fmt/format.h>

#include "value/number_text.hpp"

namespace mora::replay {
namespace {

// In code points, from 1.
std::size_t column_of(std::string_view line, const char* place) {
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto before = static_cast<std::size_t>(place - line.data());
  const std::string_view text = line.substr(0, std::min(before, line.size()));
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_start)) + 1;
}

std::string_view kind_of_text(char first) {
  switch (first) {
    case '[': return "a list";
    case '"': return "a string";
    default: return first == '-' || (first >= '0' && first <= '9') ? "a number" : "other text";
  }
}

// How JSON writes numbers.
bool is_json_number(std::string_view token) {
  return token.front() != '+' && value::scan_number(token).has_value();
}

}  // namespace

bool read_word(std::string_view token, RawValue& raw) {
  raw.text = without_blanks(token);
  raw.truth = raw.text == "true";
  if (raw.text == "null") return true;
  raw.form = RawForm::boolean;
  if (raw.truth || raw.text == "false") return true;
  raw.form = RawForm::number;
  return is_json_number(raw.text);
}

std::string explain_json(simdjson::error_code error, std::string_view line, const char* place) {
  switch (error) {
    case simdjson::UTF8_ERROR: return "the line is not UTF-8";
    case simdjson::UNCLOSED_STRING: return "not JSON: a string is not closed";
    case simdjson::UNESCAPED_CHARS: return "not JSON: a control character stands in a string";
    case simdjson::STRING_ERROR: return "not JSON: a string has an escape that JSON does not know";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "not JSON: the line does not end with }";
    case simdjson::DEPTH_ERROR: return "nested too deeply";
    case simdjson::CAPACITY: return "the line is longer than 4 GB";
    case simdjson::MEMALLOC: return "the line is longer than memory allows";
    default: break;
  }
  if (place == nullptr) return "not JSON";
  if (place >= line.data() + line.size()) return "not JSON: the line ends too early";
  return fmt::format("not JSON at column {}", column_of(line, place));
}

std::string explain_no_object(std::string_view line) {
  const char first = line[line.find_first_not_of(white_space)];
  if (first == '{') return {};
  return fmt::format("an event is a JSON object, found {}", kind_of_text(first));
}

}  // namespace mora::replay
