// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "infer/yaml_text.hpp"

#include <algorithm>

namespace mora::infer {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_plain(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '.' || c == '/';
}

// Words that YAML reads as something else than a text.
bool is_taken(std::string_view text) {
  std::string small;
  for (const char c : text) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return small == "null" || small == "true" || small == "false";
}

}  // namespace

std::string yaml_text(std::string_view text) {
  const bool plain = !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
                     std::all_of(text.begin(), text.end(), is_plain) && !is_taken(text);
  return plain ? std::string(text) : quoted(text);
}

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result.append("\\").append(1, c);
    } else if (byte < 0x20 || byte == 0x7F) {
      result.append("\\x").append(1, digits[byte >> 4]).append(1, digits[byte & 0xF]);
    } else {
      result += c;
    }
  }
  return result + '"';
}

}  // namespace mora::infer
