// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/value.hpp"

namespace mora::oracle {

int places_of(std::string_view currency) {
  if (currency == "JPY") return 0;
  return currency == "KWD" ? 3 : 2;
}

Amount amount_from_text(const std::string& text, const std::string& fallback) {
  const std::size_t blank = text.find(' ');
  const std::string currency = blank == std::string::npos ? fallback : text.substr(blank + 1);
  const Number number = number_from_text(text.substr(0, blank));
  return {scaled(power_of_ten(places_of(currency)), number), currency};
}

std::string text_of(const Amount& amount) {
  const int places = places_of(amount.currency);
  const Wide size = amount.minor < 0 ? -amount.minor : amount.minor;
  std::string text = (amount.minor < 0 ? "-" : "") + text_of(size / power_of_ten(places));
  if (places > 0) {
    // A one in front keeps the leading zeros.
    text += "." + text_of(power_of_ten(places) + size % power_of_ten(places)).substr(1);
  }
  return text + " " + amount.currency;
}

}  // namespace mora::oracle
