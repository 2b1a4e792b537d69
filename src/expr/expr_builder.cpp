// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "expr/expr_builder.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "expr/literals.hpp"

namespace mora::expr {

using syntax::ExprKind;

namespace {

// What a constant of other languages is called here; empty for other names.
std::string_view meant_constant(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> constants[] = {
      {"True", "true"}, {"TRUE", "true"}, {"False", "false"}, {"FALSE", "false"},
      {"Null", "null"}, {"NULL", "null"}, {"None", "null"},   {"nil", "null"}};
  for (const auto& [foreign, meant] : constants) {
    if (name == foreign) return meant;
  }
  return {};
}

}  // namespace

ExprBuilder::Id ExprBuilder::constant(Range range) {
  const std::string_view word = text(range);
  if (word == "null") return add(ExprKind::null_literal, range);
  const Id id = add(ExprKind::bool_literal, range);
  expr_.nodes[id].truth = word == "true";
  return id;
}

ExprBuilder::Id ExprBuilder::text_literal(Range range) {
  const Id id = add(ExprKind::string_literal, range);
  expr_.nodes[id].text = read_quoted(range);
  return id;
}

ExprBuilder::Id ExprBuilder::time_literal(Range range) {
  const Id id = add(ExprKind::time_literal, range);
  expr_.nodes[id].text = read_quoted({range.begin + 1, range.end});
  return id;
}

ExprBuilder::Id ExprBuilder::quantity(Range range) {
  Quantity value = read_quantity(text(range), range.begin);
  const Id id = add(ExprKind::number_literal, range);
  syntax::ExprNode& node = expr_.nodes[id];
  if (auto* flaw = std::get_if<Flaw>(&value)) {
    report(std::move(*flaw));
  } else if (const auto* duration = std::get_if<syntax::DurationLiteral>(&value)) {
    node.kind = duration->civil ? ExprKind::civil_literal : ExprKind::duration_literal;
    node.duration = *duration;
  } else if (auto* money = std::get_if<MoneyLiteral>(&value)) {
    node.kind = ExprKind::money_literal;
    node.number = money->amount;
    node.text = std::move(money->currency);
  } else {
    node.number = std::get<Decimal>(value);
  }
  return id;
}

ExprBuilder::Id ExprBuilder::money(Range amount, Range currency) {
  const Id id = add(ExprKind::money_literal, {amount.begin, currency.end});
  auto number = read_number(text(amount), amount.begin);
  if (auto* flaw = std::get_if<Flaw>(&number)) {
    flaw->code = Code::bad_amount;
    report(std::move(*flaw));
    return id;
  }
  expr_.nodes[id].number = std::get<Decimal>(number);
  expr_.nodes[id].text = text(currency);
  return id;
}

ExprBuilder::Id ExprBuilder::name(Range path) {
  const Id id = add(ExprKind::name, path);
  std::string& out = expr_.nodes[id].text;
  out = text(path);
  std::erase(out, '`');
  if (const std::string_view meant = meant_constant(text(path)); !meant.empty()) {
    report({Code::expression_syntax, path, "'" + std::string(text(path)) + "' is not a keyword",
            "write '" + std::string(meant) + "'"});
  }
  return id;
}

ExprBuilder::Id ExprBuilder::call(Range function, const std::vector<Id>& arguments,
                                  std::uint32_t end) {
  const std::string_view name = text(function);
  if (name.find_first_of(".`") != std::string_view::npos) {
    report({Code::expression_syntax, function, "'" + std::string(name) + "' is no function's name",
            "functions are called by a plain name: len(event.items)"});
  }
  const Id id = add(ExprKind::call, {function.begin, end}, arguments);
  expr_.nodes[id].text = name;
  return id;
}

ExprBuilder::Id ExprBuilder::list(Range range, const std::vector<Id>& items) {
  return add(ExprKind::list, range, items);
}

ExprBuilder::Id ExprBuilder::prefix(ExprKind kind, std::uint32_t begin, Id operand) {
  return add(kind, {begin, ranges_[operand].end}, {operand});
}

ExprBuilder::Id ExprBuilder::infix(ExprKind kind, Id left, Id right) {
  return add(kind, {ranges_[left].begin, ranges_[right].end}, {left, right});
}

ExprBuilder::Id ExprBuilder::bracketed(Range range, Id inside) {
  ranges_[inside] = range;
  expr_.nodes[inside].span = scalar_.at(range.begin, range.end);
  return inside;
}

std::string ExprBuilder::read_quoted(Range range) {
  auto value = read_text(text(range), range.begin);
  if (auto* out = std::get_if<std::string>(&value)) return std::move(*out);
  report(std::move(std::get<Flaw>(value)));
  return {};
}

void ExprBuilder::report(Flaw flaw) {
  failed_ = true;
  expr::report(scalar_, std::move(flaw), bag_);
}

syntax::Expr ExprBuilder::finish(Id root) {
  if (depths_[root] > limits_.tree_depth) {
    report({Code::expression_depth,
            ranges_[root],
            "more than " + std::to_string(limits_.tree_depth) + " operators in a row",
            {}});
  }
  expr_.root = root;
  return std::move(expr_);
}

std::string_view ExprBuilder::text(Range range) const {
  return std::string_view(scalar_.text).substr(range.begin, range.end - range.begin);
}

ExprBuilder::Id ExprBuilder::add(ExprKind kind, Range range, std::vector<Id> operands) {
  std::uint32_t depth = 0;
  for (const Id operand : operands) depth = std::max(depth, depths_[operand]);
  syntax::ExprNode node;
  node.kind = kind;
  node.span = scalar_.at(range.begin, range.end);
  node.args = std::move(operands);
  expr_.nodes.push_back(std::move(node));
  ranges_.push_back(range);
  depths_.push_back(depth + 1);
  return static_cast<Id>(expr_.nodes.size() - 1);
}

}  // namespace mora::expr
