// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "text/json_text.hpp"

#include <iterator>

#include <fmt/format.h>

namespace mora::text {
namespace {

bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

// A special one.
void append_escaped(std::string& json, char c) {
  switch (c) {
    case '"': json += "\\\""; return;
    case '\\': json += "\\\\"; return;
    case '\n': json += "\\n"; return;
    case '\r': json += "\\r"; return;
    case '\t': json += "\\t"; return;
    default: fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(c));
  }
}

}  // namespace

void append_json_text(std::string& json, std::string_view text) {
  json += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_special(text[i])) continue;
    json.append(text, written, i - written);
    append_escaped(json, text[i]);
    written = i + 1;
  }
  json.append(text, written);
  json += '"';
}

std::string json_text(std::string_view text) {
  std::string json;
  append_json_text(json, text);
  return json;
}

}  // namespace mora::text
