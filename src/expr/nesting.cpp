// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "expr/nesting.hpp"

#include <optional>
#include <string>
#include <vector>

#include "expr/flaw.hpp"
#include "expr/tokens.hpp"

namespace mora::expr {
namespace {

struct Bracket {
  Token token;
  std::uint32_t depth;  // of what stands in it
};

Flaw flaw_at(const Token& token, std::string message, std::string help = {}) {
  return {Code::expression_syntax, token.range, std::move(message), std::move(help)};
}

Flaw unclosed_quote(const Token& token) {
  return {Code::expression_syntax,
          {token.range.begin, token.range.begin + 1},
          "this quote is never closed",
          {}};
}

// Follows the tokens; check() is to be called for one after the other.
class NestingCheck {
 public:
  explicit NestingCheck(std::uint32_t limit) : limit_(limit) {}

  std::optional<Flaw> check(const Token& token) {
    if (token.kind == TokenKind::unclosed) return unclosed_quote(token);
    if (token.is("(") || token.is("[")) return open(token);
    if (token.is(")") || token.is("]")) return close(token);
    if (token.is("not") || token.is("-")) return deepen(token);
    depth_ = base();
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Flaw> finish() const {
    if (open_.empty()) return std::nullopt;
    const Token& token = open_.back().token;
    return flaw_at(token, "this '" + std::string(token.text) + "' is never closed");
  }

 private:
  // The depth once an operand has ended the prefixes before it.
  [[nodiscard]] std::uint32_t base() const { return open_.empty() ? 0 : open_.back().depth; }

  std::optional<Flaw> open(const Token& token) {
    open_.push_back({token, depth_ + 1});
    return deepen(token);
  }

  std::optional<Flaw> close(const Token& token) {
    const std::string text(token.text);
    if (open_.empty()) return flaw_at(token, "this '" + text + "' closes nothing");
    const Bracket opened = open_.back();
    open_.pop_back();
    depth_ = base();
    const bool partners = opened.token.is("(") == token.is(")");
    if (partners) return std::nullopt;
    return flaw_at(token, "this '" + text + "' closes a '" + std::string(opened.token.text) + "'",
                   "brackets close in the opposite order in which they open");
  }

  std::optional<Flaw> deepen(const Token& token) {
    if (++depth_ <= limit_) return std::nullopt;
    return Flaw{Code::expression_depth,
                token.range,
                "nested more than " + std::to_string(limit_) + " levels deep",
                {}};
  }

  std::uint32_t limit_;
  std::vector<Bracket> open_;
  std::uint32_t depth_ = 0;
};

std::string size_text(std::uint32_t bytes) {
  if (bytes % 1024 != 0) return std::to_string(bytes) + " bytes";
  return std::to_string(bytes / 1024) + " KiB";
}

std::optional<Flaw> find_flaw(std::string_view text, const Limits& limits) {
  NestingCheck nesting(limits.nesting);
  for (Token token = next_token(text, 0); token.kind != TokenKind::end;
       token = next_token(text, token.range.end)) {
    if (auto flaw = nesting.check(token)) return flaw;
  }
  if (auto flaw = nesting.finish()) return flaw;
  if (text.size() <= limits.bytes) return std::nullopt;
  return Flaw{Code::too_large,
              {0, 1},
              "an expression of more than " + size_text(limits.bytes),
              "split it into several rules"};
}

}  // namespace

bool check_nesting(const syntax::Scalar& scalar, const Limits& limits, text::DiagnosticBag& bag) {
  std::optional<Flaw> flaw = find_flaw(scalar.text, limits);
  if (!flaw) return true;
  report(scalar, std::move(*flaw), bag);
  return false;
}

}  // namespace mora::expr
