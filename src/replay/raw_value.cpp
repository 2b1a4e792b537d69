// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/raw_value.hpp"

#include <fmt/format.h>

namespace mora::replay {
namespace {

constexpr std::size_t longest_shown = 60;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// At most `longest_shown` bytes of UTF-8, no character cut in two.
std::string_view beginning(std::string_view text) {
  if (text.size() <= longest_shown) return text;
  std::size_t size = longest_shown;
  while (size > 0 && continues_character(text[size])) --size;
  return text.substr(0, size);
}

// A message stays one line whatever the text holds.
std::string printable(std::string_view text) {
  std::string shown;
  for (const char c : beginning(text)) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7F) {
      shown += fmt::format("\\u{:04x}", code);
    } else {
      shown += c;
    }
  }
  if (text.size() > longest_shown) shown += "…";
  return shown;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string describe(const RawValue& value) {
  switch (value.form) {
    case RawForm::null: return "null";
    case RawForm::boolean: return value.truth ? "true" : "false";
    case RawForm::number: return printable(value.text);
    case RawForm::text:
    case RawForm::cell: return '"' + printable(value.text) + '"';
    case RawForm::list: return "a list";
    case RawForm::object: return "an object";
  }
  return "nothing";
}

}  // namespace mora::replay
