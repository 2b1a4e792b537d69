// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Function calls. `has`, `violated` and `business_time` take names, not only values, and are known
// here.

#include <algorithm>
#include <set>

#include "sema/checker.hpp"
#include "text/suggest.hpp"

namespace mora::sema {

using syntax::ExprKind;
using syntax::ExprNode;

namespace {

// The function's name alone.
Span name_of(const ExprNode& call) {
  const auto size = static_cast<std::uint32_t>(call.text.size());
  return {call.span.source, call.span.begin, std::min(call.span.begin + size, call.span.end)};
}

}  // namespace

Node Checker::call(const Input& in, const ExprNode& node) {
  if (node.text == "has") return has(in, node);
  if (node.text == "violated") return violated(in, node);
  if (node.text == "business_time") return business_time(in, node);
  const auto function =
      std::find_if(context_.functions.begin(), context_.functions.end(),
                   [&](const Function& candidate) { return candidate.name == node.text; });
  if (function == context_.functions.end()) {
    std::vector<std::string_view> names;
    for (const NameFunction& known : name_functions) names.push_back(known.name);
    for (const Function& candidate : context_.functions) names.push_back(candidate.name);
    return invalid(Code::unknown_function, name_of(node),
                   "there is no function '" + node.text + "'", text::suggestion(node.text, names));
  }
  if (node.args.size() != function->parameters.size()) {
    return invalid(Code::argument_count, node.span,
                   "'" + node.text + "' takes " + std::to_string(function->parameters.size()) +
                       (function->parameters.size() == 1 ? " argument" : " arguments") + ", not " +
                       std::to_string(node.args.size()),
                   "write " + std::string(function->signature));
  }
  Node result;
  result.kind = NodeKind::function;
  result.type = function->result;
  result.span = node.span;
  result.text = node.text;
  result.kernel = function->kernel;
  for (std::size_t i = 0; i < node.args.size(); ++i) {
    Node argument = this->node(in, node.args[i]);
    if (!function->parameters[i].empty()) {
      want(argument, function->parameters[i], "'" + std::string(function->signature) + "'");
    }
    if (i == 1 && function->part_of_first && result.args[0].type == Type::string) {
      static constexpr Type text[] = {Type::string};
      want(argument, text, "'" + std::string(function->signature) + "' of a text");
    }
    result.args.push_back(std::move(argument));
  }
  return result;
}

Node Checker::has(const Input& in, const ExprNode& node) {
  if (node.args.size() != 1 || in.expr[node.args[0]].kind != ExprKind::name) {
    return invalid(Code::argument_count, node.span, "'has' takes the name of one field",
                   "write has(field)");
  }
  Node result;
  result.kind = NodeKind::is_not_null;
  result.type = Type::boolean;
  result.span = node.span;
  result.args.push_back(name(in, in.expr[node.args[0]]));
  return result;
}

Node Checker::violated(const Input& in, const ExprNode& node) {
  Node result;
  result.kind = NodeKind::violated;
  result.type = Type::boolean;
  result.span = node.span;
  if (node.args.empty()) {
    return invalid(Code::argument_count, node.span, "'violated' takes the ids of clauses",
                   R"(write violated("2.1", "3.*"))");
  }
  for (const syntax::ExprId id : node.args) {
    const ExprNode& argument = in.expr[id];
    if (argument.kind != ExprKind::string_literal) {
      return invalid(Code::wrong_type, argument.span, "the id of a clause is a text in quotes",
                     R"(write violated("2.1"))");
    }
    add_clauses(argument.text, argument.span, result.clauses);
  }
  if (result.clauses.size() > UINT16_MAX) {
    return invalid(Code::too_many, node.span, "'violated' asks for more than 65535 clauses");
  }
  return result;
}

Node Checker::business_time(const Input& in, const ExprNode& node) {
  constexpr std::string_view signature = "business_time(from, to, \"calendar\")";
  if (node.args.size() != 3) {
    return invalid(Code::argument_count, node.span,
                   "'business_time' takes two times and the name of a calendar",
                   "write " + std::string(signature));
  }
  const ExprNode& name = in.expr[node.args[2]];
  if (name.kind != ExprKind::string_literal) {
    return invalid(Code::wrong_type, name.span, "the name of a calendar is a text in quotes",
                   "write " + std::string(signature));
  }
  Node result;
  result.kind = NodeKind::business_time;
  result.type = Type::duration;
  result.span = node.span;
  result.index = calendar(name.text, name.span);
  for (std::size_t i = 0; i < 2; ++i) {
    Node time = this->node(in, node.args[i]);
    static constexpr Type types[] = {Type::time};
    want(time, types, "'" + std::string(signature) + "'");
    result.args.push_back(std::move(time));
  }
  return result;
}

std::uint32_t Checker::calendar(std::string_view name, Span span) {
  const auto found = context_.vocabulary.find_calendar(name);
  if (!found) {
    context_.bag
        .report(Code::unknown_calendar, span, "there is no calendar '" + std::string(name) + "'")
        .help = text::suggestion(name, context_.vocabulary.calendar_names());
  }
  return found.value_or(detail::none);
}

std::vector<std::uint32_t> Checker::clauses(std::span<const syntax::Scalar> references) {
  std::vector<std::uint32_t> found;
  for (const syntax::Scalar& reference : references) {
    add_clauses(reference.text, reference.span, found);
  }
  return found;
}

void Checker::add_clauses(std::string_view reference, Span span,
                          std::vector<std::uint32_t>& clauses) {
  const std::vector<std::uint32_t> found = context_.vocabulary.find_clauses(reference);
  if (found.empty()) {
    const bool prefix = reference.ends_with('*');
    context_.bag
        .report(Code::unknown_clause, span, "there is no clause '" + std::string(reference) + "'")
        .help = prefix ? "\"2.*\" takes every clause whose id begins with '2.'"
                       : text::suggestion(reference, context_.vocabulary.clause_ids());
  }
  if (clauses.empty()) {
    clauses = found;
    return;
  }
  std::set<std::uint32_t> known(clauses.begin(), clauses.end());
  for (const std::uint32_t clause : found) {
    if (known.insert(clause).second) clauses.push_back(clause);
  }
}

}  // namespace mora::sema
