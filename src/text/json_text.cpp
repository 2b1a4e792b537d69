// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "text/json_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>

#include <fmt/format.h>

namespace mora::text {
namespace {

using Word = std::uint64_t;
constexpr Word each_byte = 0x0101'0101'0101'0101;
constexpr Word high_bits = 0x80 * each_byte;

bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

// Subtracting from all bytes at once sets the high bit of one that was less and had none; borrows
// reach only bytes above such a one.
constexpr Word below(Word bytes, unsigned char limit) {
  return (bytes - limit * each_byte) & ~bytes & high_bits;
}
constexpr Word equal(Word bytes, unsigned char c) { return below(bytes ^ (c * each_byte), 1); }

constexpr bool has_special(Word bytes) {
  return (below(bytes, 0x20) | equal(bytes, '"') | equal(bytes, '\\')) != 0;
}

Word load_word(const char* from) {
  Word word = 0;
  std::memcpy(&word, from, sizeof word);
  return word;
}

// The last bytes of a text; blanks, which are nothing special, fill it up if it is short.
Word last_word(std::string_view text) {
  if (text.size() >= sizeof(Word)) return load_word(text.data() + text.size() - sizeof(Word));
  Word word = ' ' * each_byte;
  std::memcpy(&word, text.data(), text.size());
  return word;
}

// The first special character at or behind `from`; the size of the text if there is none. Most
// texts have none, so they are looked at by words.
std::size_t find_special(std::string_view text, std::size_t from) {
  const std::size_t size = text.size();
  while (size - from >= sizeof(Word) && !has_special(load_word(text.data() + from))) {
    from += sizeof(Word);
  }
  if (size - from < sizeof(Word) && !has_special(last_word(text))) return size;
  while (from < size && !is_special(text[from])) ++from;
  return from;
}

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
  for (std::size_t at = find_special(text, 0); at < text.size(); at = find_special(text, written)) {
    json.append(text, written, at - written);
    append_escaped(json, text[at]);
    written = at + 1;
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
