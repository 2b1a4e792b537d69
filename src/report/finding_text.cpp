// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/finding_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/append_number.hpp"
#include "value/money_text.hpp"

namespace mora::report {

using text::TextBuffer;

namespace {

using Pair = std::array<char, 2>;

// The two hexadecimal digits of each byte.
constexpr std::array<Pair, 256> make_pairs() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<Pair, 256> pairs{};
  for (std::size_t byte = 0; byte < pairs.size(); ++byte) {
    pairs[byte] = {digits[byte >> 4], digits[byte & 15]};
  }
  return pairs;
}
constexpr std::array pairs = make_pairs();

}  // namespace

void append_id(TextBuffer& text, const Finding& finding) {
  constexpr std::size_t digits = 16;
  char* to = text.room(digits);
  for (int shift = 56; shift >= 0; shift -= 8, to += sizeof(Pair)) {
    std::memcpy(to, &pairs[finding.id >> shift & 0xFF], sizeof(Pair));
  }
  text.end_at(to);
}

void append_time(TextBuffer& text, civil::TimestampWriter& times, TimePoint t) {
  text.end_at(times.put_rfc3339(text.room(civil::TimestampWriter::most_size), t));
}

void append_amount(TextBuffer& text, Money money) {
  text.end_at(value::put_amount(text.room(value::most_money_size), money));
}

void append_seconds(TextBuffer& text, Duration duration) {
  auto us = static_cast<std::uint64_t>(duration.us);
  if (duration.us < 0) {
    us = 0 - us;
    text += '-';
  }
  text::append_number(text, us / 1'000'000);
  std::uint64_t fraction = us % 1'000'000;
  if (fraction == 0) return;
  text += '.';
  for (std::uint64_t unit = 100'000; fraction != 0; fraction %= unit, unit /= 10) {
    text += static_cast<char>('0' + fraction / unit);
  }
}

void append_evidence(TextBuffer& text, const Finding& finding, char between) {
  for (std::uint8_t i = 0; i < finding.evidence_count; ++i) {
    if (i > 0) text += between;
    text::append_number(text, finding.evidence[i]);
  }
}

}  // namespace mora::report
