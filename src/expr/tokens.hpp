// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tokens of expressions, for the checks before the grammar runs and the messages after it has
// failed; the grammar itself reads characters. Threads: free functions.

#include <cstdint>
#include <string_view>

#include "expr/flaw.hpp"

namespace mora::expr {

enum class TokenKind : std::uint8_t {
  end,
  word,        // letters, digits, _
  quantity,    // begins with a digit: 12, 0.5, 3h, 30CNY, 3小时
  text,        // "…" or '…'
  backquoted,  // `…`
  unclosed,    // one of the last two without an end
  symbol,      // == != <= >= && ||, or one character, of whatever kind
};

struct Token {
  TokenKind kind = TokenKind::end;
  Range range;
  std::string_view text;

  [[nodiscard]] bool is(std::string_view symbol_or_word) const {
    return (kind == TokenKind::symbol || kind == TokenKind::word) && text == symbol_or_word;
  }
};

// The token at or behind `at`, blanks skipped.
[[nodiscard]] Token next_token(std::string_view text, std::uint32_t at);
// The last token that ends at or before `at`; kind end if there is none.
[[nodiscard]] Token token_before(std::string_view text, std::uint32_t at);

// Whether a value may end with the token, so that an operator or the end may follow.
[[nodiscard]] bool ends_value(const Token& token);

}  // namespace mora::expr
