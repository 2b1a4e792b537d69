// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "expr/tokens.hpp"

#include <algorithm>
#include <iterator>

#include "syntax/words.hpp"
#include "text/utf8.hpp"

namespace mora::expr {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_quantity_part(char c) {
  return syntax::is_word_part(c) || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// The offset behind the closing quote; 0 if there is none.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == quote) return at + 1;
    if (text[at] == '\\' && quote != '`') ++at;
  }
  return 0;
}

std::size_t symbol_size(std::string_view text) {
  constexpr std::string_view pairs[] = {"==", "!=", "<=", ">=", "&&", "||"};
  const bool pair =
      std::find(std::begin(pairs), std::end(pairs), text.substr(0, 2)) != std::end(pairs);
  return pair ? 2 : text::decode(text, 0).size;
}

Token make_token(TokenKind kind, std::string_view text, std::size_t begin, std::size_t end) {
  return {kind,
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
          text.substr(begin, end - begin)};
}

template <typename Part>
Token take_while(TokenKind kind, std::string_view text, std::size_t begin, Part part) {
  const auto first = text.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = std::find_if_not(first, text.end(), part);
  return make_token(kind, text, begin, static_cast<std::size_t>(last - text.begin()));
}

Token quoted_token(std::string_view text, std::size_t begin) {
  const std::size_t end = end_of_quoted(text, begin);
  if (end == 0) return make_token(TokenKind::unclosed, text, begin, text.size());
  const TokenKind kind = text[begin] == '`' ? TokenKind::backquoted : TokenKind::text;
  return make_token(kind, text, begin, end);
}

}  // namespace

Token next_token(std::string_view text, std::uint32_t at) {
  std::size_t begin = at;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  if (begin >= text.size()) return make_token(TokenKind::end, text, text.size(), text.size());
  const char first = text[begin];
  if (syntax::is_word_start(first)) {
    return take_while(TokenKind::word, text, begin, syntax::is_word_part);
  }
  if (syntax::is_digit(first))
    return take_while(TokenKind::quantity, text, begin, is_quantity_part);
  if (first == '"' || first == '\'' || first == '`') return quoted_token(text, begin);
  return make_token(TokenKind::symbol, text, begin, begin + symbol_size(text.substr(begin)));
}

Token token_before(std::string_view text, std::uint32_t at) {
  Token last;
  for (Token token = next_token(text, 0); token.kind != TokenKind::end && token.range.end <= at;
       token = next_token(text, token.range.end)) {
    last = token;
  }
  return last;
}

bool ends_value(const Token& token) {
  switch (token.kind) {
    case TokenKind::word:
      return !syntax::is_keyword(token.text) || token.text == "true" || token.text == "false" ||
             token.text == "null";
    case TokenKind::quantity:
    case TokenKind::text:
    case TokenKind::backquoted: return true;
    case TokenKind::symbol: return token.text == ")" || token.text == "]";
    case TokenKind::end:
    case TokenKind::unclosed: return false;
  }
  return false;
}

}  // namespace mora::expr
