// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Checker: resolves the names of expressions and patterns and checks their types. Reports mistakes
// to the bag; what cannot be resolved comes out as null of unknown type, so that one mistake gives
// one message.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mora/money.hpp"

#include "civil/zone_table.hpp"
#include "sema/checked.hpp"
#include "sema/function.hpp"
#include "sema/scope.hpp"
#include "sema/vocabulary.hpp"
#include "syntax/policy.hpp"
#include "text/diagnostic_bag.hpp"

namespace mora::sema {

// What checking may ask; all of it outlives the checker.
struct CheckContext {
  const Vocabulary& vocabulary;
  std::span<const Function> functions;
  const detail::Zone& zone;
  Currency currency;
  text::DiagnosticBag& bag;
};

class Checker {
 public:
  explicit Checker(const CheckContext& context) : context_(context) {}

  // An expression of the wanted type; reports another one, `where` naming the place ("'by'").
  [[nodiscard]] Node expression(const syntax::Expr& expr, const Scope& scope, Type wanted,
                                const std::string& where);
  // Each pattern's conditions see its own event and, from `scope`, the trigger and the violation.
  [[nodiscard]] Patterns patterns(const syntax::Patterns& patterns, const Scope& scope);
  // Some of the patterns' events are not in the vocabulary.
  [[nodiscard]] bool has_unknown(const syntax::Patterns& patterns) const;
  // The calendar of that name; none, reported, if there is none.
  [[nodiscard]] std::uint32_t calendar(std::string_view name, Span span);
  // The clauses that the texts name, each once.
  [[nodiscard]] std::vector<std::uint32_t> clauses(std::span<const syntax::Scalar> references);

 private:
  struct Input {
    const syntax::Expr& expr;
    const Scope& scope;
  };

  Node node(const Input& in, syntax::ExprId id);
  Node literal(const syntax::ExprNode& node);
  Node time_literal(const syntax::ExprNode& node);
  Node money_literal(const syntax::ExprNode& node);
  Node name(const Input& in, const syntax::ExprNode& node);
  Node dotted_name(const Input& in, const syntax::ExprNode& node, std::size_t dot);
  Node field(const Input& in, const syntax::ExprNode& node, std::string_view name, bool of_trigger);
  Node unknown_field(const Input& in, const syntax::ExprNode& node, std::string_view name,
                     bool of_trigger);
  Node no_trigger(const Input& in, const syntax::ExprNode& node, std::string_view name);
  Node role(const syntax::ExprNode& node, std::string_view name);
  Node violation(const Input& in, const syntax::ExprNode& node, std::string_view name);
  Node call(const Input& in, const syntax::ExprNode& node);
  Node has(const Input& in, const syntax::ExprNode& node);
  Node violated(const Input& in, const syntax::ExprNode& node);
  Node business_time(const Input& in, const syntax::ExprNode& node);
  Node logical(const Input& in, const syntax::ExprNode& node);
  Node comparison(const Input& in, const syntax::ExprNode& node);
  Node membership(const Input& in, const syntax::ExprNode& node);
  Node arithmetic(const Input& in, const syntax::ExprNode& node);
  Node negation(const Input& in, const syntax::ExprNode& node);
  Node condition(const Input& in, syntax::ExprId id);

  void add_clauses(std::string_view reference, Span span, std::vector<std::uint32_t>& clauses);
  Node invalid(Code code, Span span, std::string message, std::string help = {});
  // Whether the node is of one of the types; reports it if not.
  bool want(const Node& node, std::span<const Type> types, const std::string& where,
            std::string help = {});
  void check_named(const Node& asked, const Node& text);

  CheckContext context_;
};

}  // namespace mora::sema
