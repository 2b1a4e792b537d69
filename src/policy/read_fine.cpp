// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/read_fine.hpp"

#include "expr/parse_expr.hpp"
#include "policy/map_reader.hpp"
#include "policy/read_values.hpp"

namespace mora::policy {

using syntax::Node;
using syntax::NodeKind;
using syntax::Scalar;

namespace {

syntax::Aggravation read_aggravation(const Node& node, text::DiagnosticBag& bag) {
  const MapReader map(node, {aggravation_keys}, "an aggravation", bag);
  syntax::Aggravation aggravation;
  if (const Node* when = map.find("when")) aggravation.when = read_patterns(*when, bag);
  if (const Node* amount = map.find("amount")) aggravation.amounts = read_amounts(*amount, bag);
  return aggravation;
}

// Amount or percentage, and what goes only with one of them.
void check_kind(const MapReader& map, const Node& node, text::DiagnosticBag& bag) {
  const Node* const percent = map.find("percent");
  const Node* const of = map.find("of");
  const Node* const per = map.find("per");
  const Node* const at_most = map.find("at_most");
  const bool amount = map.find("amount") != nullptr;
  if (amount && percent != nullptr) {
    bag.report(Code::bad_value, percent->span, "a fine has an 'amount' or a 'percent', not both");
  }
  if (!amount && percent == nullptr && of == nullptr && !map.has_unknown()) {
    bag.report(Code::missing_key, node.span, "a fine lacks 'amount' (or 'percent' and 'of')");
  }
  if (percent != nullptr && of == nullptr) {
    bag.report(Code::missing_key, percent->span, "'percent' lacks its 'of'").help =
        "'of' says what the percentage is of, as 'of: event.loss'";
  }
  if (percent == nullptr && of != nullptr) {
    bag.report(Code::missing_key, of->span, "'of' goes only with 'percent'");
  }
  if (per != nullptr && percent != nullptr) {
    bag.report(Code::bad_value, per->span, "'per' goes with an 'amount', not with a 'percent'");
  }
  if (at_most != nullptr && per == nullptr) {
    bag.report(Code::missing_key, at_most->span, "'at_most' goes only with 'per'");
  }
}

}  // namespace

syntax::Fine read_fine(const Node& node, text::DiagnosticBag& bag) {
  syntax::Fine fine;
  fine.span = node.span;
  if (node.kind == NodeKind::scalar) {
    fine.amounts = read_amounts(node, bag);
    return fine;
  }
  if (node.kind == NodeKind::sequence) {
    report_shape(node, "a fine", "a name, an amount or a map", bag);
    return fine;
  }
  const MapReader map(node, {fine_keys}, "a fine", bag);
  if (node.kind != NodeKind::map) return fine;
  check_kind(map, node, bag);
  if (const Node* amount = map.find("amount")) fine.amounts = read_amounts(*amount, bag);
  if (const Scalar* percent = map.text("percent")) fine.percent = *percent;
  if (const Node* of = map.find("of")) {
    fine.of = read_expression(*of, "'of'", bag);
    fine.of_text = of->scalar.text;
  }
  if (const Scalar* per = map.text("per")) {
    fine.per = expr::parse_duration(*per, bag);
    fine.per_span = per->span;
  }
  if (const Scalar* at_most = map.text("at_most")) fine.at_most = *at_most;
  if (const Node* aggravated = map.find("aggravated")) {
    for (const Node* item : as_list(*aggravated)) {
      fine.aggravated.push_back(read_aggravation(*item, bag));
    }
  }
  return fine;
}

}  // namespace mora::policy
