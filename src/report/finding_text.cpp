// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/finding_text.hpp"

#include "text/append_number.hpp"

namespace mora::report {

void append_id(std::string& text, const Finding& finding) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  char digits[16];
  std::uint64_t rest = finding.id;
  for (std::size_t i = std::size(digits); i-- > 0; rest >>= 4) digits[i] = hexadecimal[rest & 15];
  text.append(digits, std::size(digits));
}

void append_seconds(std::string& text, Duration duration) {
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

void append_evidence(std::string& text, const Finding& finding, char between) {
  for (std::uint8_t i = 0; i < finding.evidence_count; ++i) {
    if (i > 0) text += between;
    text::append_number(text, finding.evidence[i]);
  }
}

}  // namespace mora::report
