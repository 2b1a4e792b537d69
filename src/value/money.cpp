// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/money.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "value/money_text.hpp"
#include "value/number_text.hpp"
#include "value/wide.hpp"

namespace mora::inline v0 {
namespace {

using value::NumberText;
using value::Wide;

constexpr std::array currencies{
#define MORA_CURRENCY(code, places) Currency{{#code[0], #code[1], #code[2]}, places},
#include "value/currencies.def"
#undef MORA_CURRENCY
};

constexpr auto by_code = [](const Currency& currency) {
  return std::string_view(currency.code, 3);
};
static_assert(std::ranges::is_sorted(currencies, {}, by_code), "find_currency searches by halves");

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

struct AmountText {
  std::string_view number;
  std::string_view code;  // empty for a bare number
};

// "30", "30 CNY", "CNY 30". Spaces stand only between the two.
AmountText split_amount(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return {text, {}};
  const std::size_t next = text.find_first_not_of(' ', space);
  if (next == std::string_view::npos) return {text, {}};
  const std::string_view head = text.substr(0, space);
  const std::string_view tail = text.substr(next);
  return is_letter(head.empty() ? ' ' : head.front()) ? AmountText{tail, head}
                                                      : AmountText{head, tail};
}

// Null if the digits are more than a Wide holds.
std::optional<Wide> read_digits(std::string_view whole, std::string_view fraction) {
  Wide size = 0;
  for (const std::string_view digits : {whole, fraction}) {
    for (const char c : digits) {
      if (size >= value::power_of_ten(value::max_power - 1)) return std::nullopt;
      size = size * 10 + static_cast<Wide>(c - '0');
    }
  }
  return size;
}

std::optional<std::int64_t> to_minor(NumberText number, int places) {
  const std::size_t last = number.fraction.find_last_not_of('0');
  number.fraction = number.fraction.substr(0, last == std::string_view::npos ? 0 : last + 1);
  std::optional<Wide> size = read_digits(number.whole, number.fraction);
  if (!size) return std::nullopt;
  const std::int64_t shift =
      number.exponent + places - static_cast<std::int64_t>(number.fraction.size());
  if (shift >= 0) {
    size = value::scale_up(*size, shift);
    return size ? value::to_signed(*size, number.negative) : std::nullopt;
  }
  if (*size == 0) return 0;
  // Digits below the minor unit must be zeros.
  if (-shift > value::max_power) return std::nullopt;
  const Wide unit = value::power_of_ten(-shift);
  if (*size % unit != 0) return std::nullopt;
  return value::to_signed(*size / unit, number.negative);
}

}  // namespace

std::optional<Currency> find_currency(std::string_view code) {
  const auto* const found = std::ranges::lower_bound(currencies, code, {}, by_code);
  if (found == currencies.end() || by_code(*found) != code) return std::nullopt;
  return *found;
}

std::optional<Money> parse_money(std::string_view text, Currency fallback) {
  const AmountText amount = split_amount(text);
  Currency currency = fallback;
  if (!amount.code.empty()) {
    const std::optional<Currency> named = find_currency(amount.code);
    if (!named) return std::nullopt;
    currency = *named;
  }
  if (currency == Currency{}) return std::nullopt;
  const std::optional<NumberText> number = value::scan_number(amount.number);
  if (!number) return std::nullopt;
  const std::optional<std::int64_t> minor = to_minor(*number, currency.digits);
  if (!minor) return std::nullopt;
  return Money{*minor, currency};
}

std::string amount_text(Money money) {
  char text[value::most_money_size];
  return {text, value::put_amount(text, money)};
}

std::string to_string(Money money) {
  char text[value::most_money_size];
  return {text, value::put_money(text, money)};
}

}  // namespace mora::inline v0

namespace mora::value {

char* put_amount(char* to, Money money) {
  char digits[most_money_size];
  char* const end = std::end(digits);
  char* begin = end;
  std::uint64_t rest = magnitude(money.minor);
  int places = money.currency.digits;
  if (places > 0) {
    for (; places > 0; --places, rest /= 10) *--begin = static_cast<char>('0' + rest % 10);
    *--begin = '.';
  }
  do {
    *--begin = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (money.minor < 0) *--begin = '-';
  return std::copy(begin, end, to);
}

char* put_money(char* to, Money money) {
  to = put_amount(to, money);
  *to++ = ' ';
  return std::ranges::copy(code(money.currency), to).out;
}

}  // namespace mora::value
