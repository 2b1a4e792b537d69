// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

namespace mora::text {
namespace {

// The length that a lead byte announces; 0 for a byte that cannot lead.
std::uint8_t announced_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool in_range(char32_t value, std::uint8_t size) {
  if (size == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (size == 4) return value >= 0x10000 && value < 0x110000;
  return true;
}

}  // namespace

CodePoint decode(std::string_view utf8, std::size_t at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const CodePoint broken{lead, 1, false};
  const std::uint8_t size = announced_size(lead);
  if (size == 0 || utf8.size() - at < size) return broken;
  if (size == 1) return {lead, 1, true};
  char32_t value = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(utf8[at + i]);
    if ((next & 0xC0) != 0x80) return broken;
    value = (value << 6) | (next & 0x3Fu);
  }
  return in_range(value, size) ? CodePoint{value, size, true} : broken;
}

std::optional<std::size_t> find_invalid(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    // Nearly all text is ASCII.
    if (static_cast<unsigned char>(utf8[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode(utf8, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return std::nullopt;
}

void append(std::string& utf8, char32_t value) {
  const auto put = [&utf8](char32_t byte) { utf8 += static_cast<char>(byte); };
  const auto put_tail = [&](char32_t bits) { put(0x80 | (bits & 0x3F)); };
  if (value < 0x80) {
    put(value);
    return;
  }
  if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put_tail(value);
    return;
  }
  if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put_tail(value >> 6);
    put_tail(value);
    return;
  }
  put(0xF0 | (value >> 18));
  put_tail(value >> 12);
  put_tail(value >> 6);
  put_tail(value);
}

std::size_t byte_order_marks(std::string_view utf8) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::size_t size = 0;
  while (utf8.substr(size).starts_with(mark)) size += mark.size();
  return size;
}

}  // namespace mora::text
