// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "text/json_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace mora::text {
namespace {

bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

template <class Word>
constexpr Word each_byte = static_cast<Word>(~Word{0}) / 0xFF;

// Subtracting from all bytes at once sets the high bit of one that was less and had none; borrows
// reach only bytes above such a one.
template <class Word>
constexpr Word below(Word bytes, unsigned char limit) {
  const Word less = bytes - limit * each_byte<Word>;
  return less & ~bytes & (0x80 * each_byte<Word>);
}
template <class Word>
constexpr Word equal(Word bytes, unsigned char c) {
  return below(bytes ^ (c * each_byte<Word>), 1);
}

// 0 if no byte is special.
template <class Word>
constexpr Word find_special(Word bytes) {
  return below(bytes, 0x20) | equal(bytes, '"') | equal(bytes, '\\');
}

// Copies a text of a word or more by words, of which the last one may lie over that before it.
// Whether no byte is special.
template <class Word>
bool copy_words(char* to, std::string_view text) {
  Word special = 0;
  const auto copy = [&](std::size_t at) {
    Word word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    std::memcpy(to + at, &word, sizeof word);
    special |= find_special(word);
  };
  const std::size_t last = text.size() - sizeof(Word);
  for (std::size_t at = 0; at < last; at += sizeof(Word)) copy(at);
  copy(last);
  return special == 0;
}

bool copy_bytes(char* to, std::string_view text) {
  bool special = false;
  for (const char c : text) {
    *to++ = c;
    special |= is_special(c);
  }
  return !special;
}

// Most texts have nothing special.
bool copy_plain(char* to, std::string_view text) {
  if (text.size() >= sizeof(std::uint64_t)) return copy_words<std::uint64_t>(to, text);
  if (text.size() >= sizeof(std::uint32_t)) return copy_words<std::uint32_t>(to, text);
  return copy_bytes(to, text);
}

// A special one.
void append_escaped(TextBuffer& json, char c) {
  switch (c) {
    case '"': json += "\\\""; return;
    case '\\': json += "\\\\"; return;
    case '\n': json += "\\n"; return;
    case '\r': json += "\\r"; return;
    case '\t': json += "\\t"; return;
    default: json.end_at(fmt::format_to(json.room(6), "\\u{:04x}", static_cast<unsigned char>(c)));
  }
}

// What is between special ones as it is.
void append_by_parts(TextBuffer& json, std::string_view text) {
  while (!text.empty()) {
    const auto* const special = std::ranges::find_if(text, is_special);
    const auto plain = static_cast<std::size_t>(special - text.begin());
    json += text.substr(0, plain);
    if (plain == text.size()) return;
    append_escaped(json, *special);
    text.remove_prefix(plain + 1);
  }
}

}  // namespace

void append_json_text(TextBuffer& json, std::string_view text) {
  char* const to = json.room(text.size() + 2);
  *to = '"';
  const bool is_plain = copy_plain(to + 1, text);
  json.end_at(to + 1 + (is_plain ? text.size() : 0));
  if (!is_plain) append_by_parts(json, text);
  json += '"';
}

std::string json_text(std::string_view text) {
  TextBuffer json;
  append_json_text(json, text);
  return std::string(json.view());
}

}  // namespace mora::text
