// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "expr/explain.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "expr/tokens.hpp"
#include "expr/units.hpp"
#include "syntax/words.hpp"
#include "text/utf8.hpp"

namespace mora::expr {
namespace {

// The token that fits nowhere, and the one before it.
struct Spot {
  std::string_view text;
  Token before;
  Token here;
  bool wants_value = false;  // else an operator or the end
};

Flaw flaw(Range range, std::string message, std::string help = {}) {
  return {Code::expression_syntax, range, std::move(message), std::move(help)};
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_comparison(const Token& token) {
  constexpr std::string_view signs[] = {"==", "!=", "<", "<=", ">", ">=", "in"};
  return std::any_of(std::begin(signs), std::end(signs),
                     [&token](std::string_view sign) { return token.is(sign); });
}

// AND, Or, NULL: a keyword but for its capitals.
bool is_capital_keyword(const Token& token) {
  return token.kind == TokenKind::word && !syntax::is_keyword(token.text) &&
         syntax::is_keyword(lower(token.text));
}

// Signs of other languages, and what is written here.
struct Foreign {
  std::string_view sign;
  std::string_view message;
  std::string_view help;
};
constexpr Foreign foreign_signs[] = {
    {"&&", "'&&' is no operator", "write 'and'"},
    {"&", "'&' is no operator", "write 'and'"},
    {"||", "'||' is no operator", "write 'or'"},
    {"|", "'|' is no operator", "write 'or'"},
    {"!", "'!' is no operator", "write 'not', or '!=' for unequal"},
    {"=", "'=' does not compare", "write '=='"},
    {"is", "'is' is no operator", "write '== null' or '!= null'"},
    {"like", "'like' is no operator", "write contains(text, part) or starts_with(text, part)"},
    {"contains", "'contains' is no operator", "write contains(text, part)"},
    {"starts_with", "'starts_with' is no operator", "write starts_with(text, part)"},
    {"ends_with", "'ends_with' is no operator", "write ends_with(text, part)"},
    {"between", "'between' is no operator", "write low <= x and x <= high"},
    {"not", "'not' stands before what it denies", "write not x in [a, b]"},
};

// Characters of Chinese and typographic writing that look like ours.
constexpr std::pair<std::string_view, std::string_view> lookalikes[] = {
    {"“", "\""}, {"”", "\""}, {"‘", "'"}, {"’", "'"}, {"「", "\""}, {"」", "\""}, {"≥", ">="},
    {"≤", "<="}, {"≠", "!="}, {"×", "*"}, {"÷", "/"}, {"、", ","},  {"。", "."},
};

std::string plain_form(std::string_view character) {
  for (const auto& [wide, plain] : lookalikes) {
    if (wide == character) return std::string(plain);
  }
  const char32_t value = text::decode(character, 0).value;
  const bool full_width = value >= 0xFF01 && value <= 0xFF5E;
  return full_width ? std::string(1, static_cast<char>(value - 0xFF01 + '!')) : std::string{};
}

// From `begin` to the next blank or ASCII sign.
Range letters_from(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end < text.size() &&
         (syntax::is_word_part(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80)) {
    ++end;
  }
  return {begin, end};
}

// `quote` is what names with other letters stand in.
std::optional<Flaw> explain_non_ascii(const Spot& spot, char quote) {
  if (static_cast<unsigned char>(spot.here.text[0]) < 0x80) return std::nullopt;
  if (const std::string plain = plain_form(spot.here.text); !plain.empty()) {
    return flaw(spot.here.range, quoted(spot.here.text) + " is not the sign " + quoted(plain),
                "write " + plain);
  }
  const Range letters = letters_from(spot.text, spot.here.range.begin);
  const std::string name(spot.text.substr(letters.begin, letters.end - letters.begin));
  return flaw(letters, "a name with other letters than a to z",
              "put it in quotes of its own: " + (quote + name + quote));
}

std::optional<Flaw> explain_end(const Spot& spot) {
  if (spot.here.kind != TokenKind::end) return std::nullopt;
  if (spot.before.kind == TokenKind::end) return flaw(spot.here.range, "the expression is empty");
  return flaw(spot.here.range, "a value is missing behind " + quoted(spot.before.text));
}

// = == => =< <> !== and their like, of which the grammar has read the first half.
std::optional<Flaw> explain_split_sign(const Spot& spot) {
  constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {"<>", "!="}, {"===", "=="}, {"!==", "!="}, {"=>", ">="}, {"=<", "<="}, {"=!", "!="}};
  for (const auto& [sign, meant] : signs) {
    for (const std::uint32_t begin : {spot.here.range.begin, spot.before.range.begin}) {
      if (!spot.text.substr(begin).starts_with(sign)) continue;
      const Range range{begin, begin + static_cast<std::uint32_t>(sign.size())};
      if (range.end < spot.here.range.end) continue;
      return flaw(range, quoted(sign) + " is no operator", "write " + quoted(meant));
    }
  }
  return std::nullopt;
}

std::optional<Flaw> explain_foreign_sign(const Spot& spot) {
  for (const Foreign& sign : foreign_signs) {
    const bool word = syntax::is_letter(sign.sign[0]);
    if (!spot.here.is(sign.sign) || (word && spot.wants_value)) continue;
    return flaw(spot.here.range, std::string(sign.message), std::string(sign.help));
  }
  return std::nullopt;
}

std::optional<Flaw> explain_capitals(const Spot& spot) {
  for (const Token& token : {spot.here, spot.before}) {
    if (!is_capital_keyword(token)) continue;
    return flaw(token.range, quoted(token.text) + " is not a keyword",
                "write " + quoted(lower(token.text)) + " in small letters");
  }
  return std::nullopt;
}

std::optional<Flaw> explain_list(const Spot& spot) {
  if (spot.here.is("[")) {
    if (!spot.wants_value)
      return flaw(spot.here.range, "a value has no parts to be taken with '['");
    return flaw(spot.here.range, "a list cannot stand here",
                "lists stand behind 'in' and among a function's arguments");
  }
  if (!spot.here.is(",")) return std::nullopt;
  if (spot.wants_value) return flaw(spot.here.range, "a value is missing before ','");
  return flaw(spot.here.range, "a ',' cannot stand here",
              "a list is written in square brackets: x in [a, b]");
}

// 3 h, 30 cny: what belongs to the number before it.
std::optional<Flaw> explain_unit(const Spot& spot) {
  if (spot.before.kind != TokenKind::quantity) return std::nullopt;
  const Range letters = letters_from(spot.text, spot.here.range.begin);
  const std::string_view word = spot.text.substr(letters.begin, letters.end - letters.begin);
  if (word.empty()) return std::nullopt;
  const Range range{spot.before.range.begin, letters.end};
  const std::string_view unit = find_unit(word) != nullptr ? word : meant_unit(word);
  if (!unit.empty()) {
    return Flaw{Code::bad_duration, range, "a duration is written without blanks",
                "write " + std::string(spot.before.text) + std::string(unit)};
  }
  if (word.size() != 3 || !std::all_of(word.begin(), word.end(), syntax::is_letter))
    return std::nullopt;
  std::string capitals(word);
  for (char& c : capitals) c = static_cast<char>(c & ~0x20);
  return Flaw{Code::bad_amount, range, "a currency is written in capitals",
              "write " + std::string(spot.before.text) + " " + capitals};
}

std::optional<Flaw> explain_name(const Spot& spot) {
  if (spot.before.is(".") && spot.wants_value) {
    return flaw(spot.before.range, "a name is missing behind '.'");
  }
  if (spot.here.is(":") && spot.before.kind == TokenKind::word) {
    const Range rest = letters_from(spot.text, spot.here.range.end);
    const Range whole{spot.before.range.begin, rest.end};
    return flaw(spot.here.range, "a ':' cannot stand in a name",
                "put the name in backquotes: `" +
                    std::string(spot.text.substr(whole.begin, whole.end - whole.begin)) + "`");
  }
  if (spot.here.is(".") && spot.wants_value) {
    return flaw(spot.here.range, "a number does not begin with a point", "write 0.5 for .5");
  }
  return std::nullopt;
}

Flaw explain_missing_value(const Spot& spot) {
  const std::string here = quoted(spot.here.text);
  if (spot.before.kind == TokenKind::end)
    return flaw(spot.here.range, "a value is missing before " + here);
  const std::string before = quoted(spot.before.text);
  return flaw(spot.here.range, "a value is missing between " + before + " and " + here);
}

Flaw explain_missing_operator(const Spot& spot) {
  const std::string here = quoted(spot.here.text);
  if (is_comparison(spot.here)) {
    return flaw(spot.here.range, "comparisons do not chain", "write a < b and b < c for a < b < c");
  }
  if (spot.here.is("where"))
    return flaw(spot.here.range, "'where' cannot stand in a condition", "write 'and'");
  if (spot.here.kind == TokenKind::symbol && !spot.here.is("(")) {
    return flaw(spot.here.range, "there is no operator " + here);
  }
  std::string help;
  if (spot.before.kind == TokenKind::word && spot.here.kind == TokenKind::word) {
    help = "put a name with blanks in backquotes: `" + std::string(spot.before.text) + " " +
           std::string(spot.here.text) + "`";
  }
  return flaw(spot.here.range,
              "an operator is missing between " + quoted(spot.before.text) + " and " + here, help);
}

Spot make_spot(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  Spot spot{text, token_before(text, at), next_token(text, at), true};
  if (spot.before.range.end <= begin) spot.before = Token{};
  spot.wants_value = !ends_value(spot.before);
  return spot;
}

// What cannot follow an event's name, but can follow a field's.
bool continues_condition(const Token& token) {
  constexpr std::string_view signs[] = {"=", "+",  "-",  "*",   "/",  "(",
                                        ".", "&&", "||", "and", "or", "not"};
  return is_comparison(token) || std::any_of(std::begin(signs), std::end(signs),
                                             [&](std::string_view sign) { return token.is(sign); });
}

Flaw explain_event(const Spot& spot) {
  if (spot.here.kind == TokenKind::end) {
    return flaw(spot.here.range, "the pattern is empty", "write EVENT or EVENT where CONDITION");
  }
  if (spot.here.is("where")) {
    return flaw(spot.here.range, "an event is missing before 'where'", "'*' is any event");
  }
  if (auto found = explain_non_ascii(spot, '"')) return *found;
  return flaw(spot.here.range,
              "a pattern begins with an event's name, not with " + quoted(spot.here.text),
              "put a name that does not begin with a letter in quotes");
}

}  // namespace

Flaw explain_expression(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  const Spot spot = make_spot(text, begin, at);
  if (auto found = explain_name(spot)) return *found;
  if (auto found = explain_end(spot)) return *found;
  if (auto found = explain_split_sign(spot)) return *found;
  if (auto found = explain_foreign_sign(spot)) return *found;
  if (auto found = explain_capitals(spot)) return *found;
  if (auto found = explain_unit(spot)) return *found;
  if (auto found = explain_non_ascii(spot, '`')) return *found;
  if (auto found = explain_list(spot)) return *found;
  return spot.wants_value ? explain_missing_value(spot) : explain_missing_operator(spot);
}

Flaw explain_pattern(std::string_view text, std::uint32_t at) {
  const Spot spot = make_spot(text, 0, at);
  if (spot.before.kind == TokenKind::end) return explain_event(spot);
  const std::string event(text.substr(0, spot.before.range.end));
  if (is_capital_keyword(spot.here)) return *explain_capitals(spot);
  if (spot.here.is(",") || spot.here.is("or") || spot.here.is("|") || spot.here.is("||")) {
    return flaw(spot.here.range, "a pattern names one event", "write a list of patterns: [a, b]");
  }
  if (continues_condition(spot.here)) {
    return flaw(spot.here.range, quoted(event) + " stands in the place of the event",
                "write EVENT where " + std::string(text));
  }
  if (continues_condition(next_token(text, spot.here.range.end))) {
    return flaw(spot.here.range, "'where' is missing between the event and its condition",
                "write " + event + " where " + std::string(text.substr(spot.here.range.begin)));
  }
  for (const std::string_view word : {"when", "if", "with", "having"}) {
    if (!spot.here.is(word)) continue;
    return flaw(spot.here.range, "conditions begin with 'where', not with " + quoted(word),
                "write " + event + " where" + std::string(text.substr(spot.here.range.end)));
  }
  return flaw(spot.here.range, quoted(spot.here.text) + " cannot follow the event's name",
              "put a name with blanks in quotes of its own: '\"Create Fine\"'");
}

}  // namespace mora::expr
