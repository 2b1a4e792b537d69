// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "expr/literals.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "mora/time.hpp"

#include "expr/units.hpp"
#include "syntax/words.hpp"

namespace mora::expr {
namespace {

using syntax::DurationLiteral;

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

Range range_of(std::string_view text, std::uint32_t at) { return {at, at + size_of(text)}; }

// One number with its unit, as written.
struct Piece {
  std::string_view digits;
  std::string_view unit;
  std::uint32_t at = 0;
  [[nodiscard]] Range unit_range() const { return range_of(unit, at + size_of(digits)); }
  [[nodiscard]] Range range() const { return {at, unit_range().end}; }
};

Piece next_piece(std::string_view text, std::uint32_t at) {
  const std::size_t unit = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::size_t end = std::min(text.find_first_of("0123456789", unit), text.size());
  return {text.substr(0, unit), text.substr(unit, end - unit), at};
}

Flaw unknown_unit(const Piece& piece) {
  Flaw flaw{Code::bad_duration,
            piece.unit_range(),
            "'" + std::string(piece.unit) + "' is no unit of time",
            {}};
  const std::string_view meant = meant_unit(piece.unit);
  flaw.help = meant.empty() ? "the units are ms s m h d w mo y bd; m is minutes, mo is months"
                            : "write " + std::string(piece.digits) + std::string(meant);
  return flaw;
}

Flaw too_long(const Piece& piece) {
  return {Code::bad_duration,
          piece.range(),
          "this is longer than the calendar, which ends in 9999",
          {}};
}

// Null if it passes the limit.
std::optional<std::int64_t> read_count(std::string_view digits, std::int64_t limit) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (error != std::errc{} || count > limit) return std::nullopt;
  return count;
}

// Collects the pieces of an exact duration; each unit once, from large to small.
class ExactSum {
 public:
  std::optional<Flaw> add(const Piece& piece, const Unit& unit) {
    if (unit.us == smallest_) {
      return flaw(piece, "the unit '" + std::string(unit.name) + "' stands twice");
    }
    if (unit.us > smallest_) return flaw(piece, "units go from large to small: h m s ms");
    constexpr std::int64_t longest = (max_time - min_time).us;
    const auto count = read_count(piece.digits, (longest - sum_.us) / unit.us);
    if (!count) return too_long(piece);
    sum_.us += *count * unit.us;
    smallest_ = unit.us;
    return std::nullopt;
  }
  [[nodiscard]] DurationLiteral literal() const { return {false, sum_, 0, syntax::CivilUnit::day}; }

 private:
  static Flaw flaw(const Piece& piece, std::string message) {
    return {Code::bad_duration, piece.range(), std::move(message), {}};
  }

  Duration sum_;
  std::int64_t smallest_ = INT64_MAX;
};

std::variant<DurationLiteral, Flaw> civil_duration(const Piece& piece, const Unit& unit, bool alone,
                                                   Range whole) {
  if (!alone) {
    return Flaw{Code::bad_duration, whole, "'" + std::string(unit.name) + "' stands alone",
                "h, m, s and ms may be combined; d w mo y bd may not"};
  }
  const auto count = read_count(piece.digits, unit.longest);
  if (!count) return too_long(piece);
  return DurationLiteral{true, {}, *count, unit.civil};
}

std::string without_blanks(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
  return out;
}

// "3 hours" is 3h; of several pieces only the blanks go.
std::string without_blanks_and_words(const Piece& piece, std::string_view text) {
  const std::string unit = without_blanks(piece.unit);
  const std::string_view meant = meant_unit(unit);
  const bool alone = piece.digits.size() + piece.unit.size() == text.size();
  if (!alone || meant.empty()) return without_blanks(text);
  return std::string(piece.digits) + std::string(meant);
}

// What has no digit in front, no unit behind, or a blank or a point within.
std::optional<Flaw> malformed(const Piece& piece, std::string_view text, std::uint32_t at) {
  const Range whole = range_of(text, at);
  if (piece.digits.empty()) {
    const bool negative = piece.unit.starts_with('-');
    return Flaw{Code::bad_duration, whole,
                negative ? "a duration is not negative" : "a duration is wanted here",
                "write 90s, 30m, 2h30m, 3d, 2w, 1mo, 1y or 2bd"};
  }
  if (piece.unit.empty()) {
    const std::string digits(piece.digits);
    return Flaw{
        Code::bad_duration, piece.range(), "a unit of time is missing",
        "write " + digits + "m for minutes, " + digits + "h for hours, " + digits + "d for days"};
  }
  if (piece.unit.find_first_of(" \t") != std::string_view::npos) {
    return Flaw{Code::bad_duration, whole, "a duration is written without blanks",
                "write " + without_blanks_and_words(piece, text)};
  }
  if (piece.unit.find('.') != std::string_view::npos) {
    return Flaw{Code::bad_duration, whole, "a duration is made of whole numbers",
                "write 1h30m for 1.5h"};
  }
  return std::nullopt;
}

bool is_plain_number(std::string_view text) {
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), syntax::is_digit);
  };
  if (point == std::string_view::npos) return digits(text);
  return digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

std::size_t number_size(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789."), text.size());
}

bool is_currency(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<char> escaped(char letter) {
  switch (letter) {
    case 'n': return '\n';
    case 't': return '\t';
    case '\\':
    case '"':
    case '\'': return letter;
    default: return std::nullopt;
  }
}

}  // namespace

std::variant<DurationLiteral, Flaw> read_duration(std::string_view text, std::uint32_t at) {
  ExactSum sum;
  std::uint32_t done = 0;
  do {
    const Piece piece = next_piece(text.substr(done), at + done);
    if (auto flaw = malformed(piece, text, at)) return *flaw;
    const Unit* const unit = find_unit(piece.unit);
    if (unit == nullptr) return unknown_unit(piece);
    const bool alone = piece.range().end - piece.range().begin == text.size();
    if (unit->us == 0) return civil_duration(piece, *unit, alone, range_of(text, at));
    if (auto flaw = sum.add(piece, *unit)) return *flaw;
    done = piece.range().end - at;
  } while (done < text.size());
  return sum.literal();
}

std::variant<Decimal, Flaw> read_number(std::string_view text, std::uint32_t at) {
  if (!is_plain_number(text)) {
    return Flaw{Code::expression_syntax,
                range_of(text, at),
                "'" + std::string(text) + "' is no number",
                {}};
  }
  std::string_view digits = text;
  while (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') digits.remove_prefix(1);
  if (const std::optional<Decimal> number = parse_decimal(digits)) return *number;
  return Flaw{Code::bad_value, range_of(text, at), "this number is too large or too small", {}};
}

Quantity read_quantity(std::string_view text, std::uint32_t at) {
  const std::size_t size = number_size(text);
  const std::string_view rest = text.substr(size);
  if (rest.empty() || is_currency(rest)) {
    const auto number = read_number(text.substr(0, size), at);
    if (const auto* flaw = std::get_if<Flaw>(&number)) return *flaw;
    const Decimal amount = std::get<Decimal>(number);
    if (rest.empty()) return amount;
    return MoneyLiteral{amount, std::string(rest)};
  }
  auto duration = read_duration(text, at);
  if (const auto* flaw = std::get_if<Flaw>(&duration)) return *flaw;
  return std::get<DurationLiteral>(duration);
}

std::variant<std::string, Flaw> read_text(std::string_view text, std::uint32_t at) {
  std::string out;
  const std::string_view inside = text.substr(1, text.size() - 2);
  for (std::uint32_t i = 0; i < inside.size(); ++i) {
    if (inside[i] != '\\' || i + 1 == inside.size()) {
      out += inside[i];
      continue;
    }
    const std::optional<char> meant = escaped(inside[i + 1]);
    if (!meant) {
      return Flaw{Code::expression_syntax,
                  {at + 1 + i, at + 3 + i},
                  "no such escape",
                  R"(the escapes are \n \t \\ \" and \')"};
    }
    out += *meant;
    ++i;
  }
  return out;
}

}  // namespace mora::expr
