// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// pattern     = ( "*" | event ) [ "where" expression ]
// event       = LETTER { LETTER | DIGIT | "." | ":" | "-" } | text
//
// expression  = conjunction { "or" conjunction }
// conjunction = negation { "and" negation }
// negation    = "not" negation | comparison
// comparison  = sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum | "in" ( list | sum ) ]
// sum         = product { ( "+" | "-" ) product }
// product     = signed { ( "*" | "/" ) signed }
// signed      = "-" signed | operand
// operand     = "(" expression ")" | "true" | "false" | "null" | "t" text | text
//             | quantity [ currency ] | path [ arguments ]
// arguments   = "(" [ argument { "," argument } ] ")"
// argument    = list | expression
// list        = "[" [ expression { "," expression } ] "]"
//
// path        = segment { "." segment }
// segment     = LETTER { LETTER | DIGIT } | "`" { any character but "`" } "`"
// quantity    = DIGIT { LETTER | DIGIT | "." }         12  0.5  3h  2h30m  30CNY
// currency    = three capital letters
// text        = '"' { character | "\" character } '"', or the same with single quotes
//
// LETTER is a-z, A-Z or _. Keywords (and or not in where true false null) are neither an event nor
// a path's first segment. Blanks may stand between all of these, but not within a path, quantity or
// text.
//
// The actions call an ExprBuilder; the only attributes are offsets and node numbers. No rule calls
// an action that a later alternative would take back.

#include "expr/grammar.hpp"

#include <functional>
#include <vector>

#include <boost/spirit/home/x3.hpp>

namespace mora::expr {
namespace {

namespace x3 = boost::spirit::x3;
using syntax::ExprKind;
using Id = ExprBuilder::Id;
using Iterator = const char*;
using Raw = boost::iterator_range<Iterator>;

// Reached by the actions through x3::with.
struct Target {
  ExprBuilder& builder;
  Iterator begin;
  ParsedPattern pattern{};

  [[nodiscard]] std::uint32_t offset(Iterator at) const {
    return static_cast<std::uint32_t>(at - begin);
  }
  [[nodiscard]] Range range(const Raw& raw) const {
    return {offset(raw.begin()), offset(raw.end())};
  }
};
struct TargetTag;

template <typename Context>
Target& target(const Context& context) {
  return x3::get<TargetTag>(context).get();
}

// What stands in brackets, and where.
struct Items {
  Range range;
  std::vector<Id> ids;
};

const auto letter = x3::char_("A-Za-z_");
const auto word_part = x3::char_("A-Za-z0-9_");
const auto quantity_part = word_part | '.' | x3::char_('\x80', '\xff');
const auto blank = x3::omit[x3::char_(" \t\r\n")];

const auto keyword = [](const char* word) { return x3::lexeme[x3::lit(word) >> !word_part]; };
const auto keyword_letters =
    x3::lit("and") | "or" | "not" | "in" | "where" | "true" | "false" | "null";
const auto any_keyword = x3::lexeme[keyword_letters >> !word_part];

const auto constant = keyword("true") | keyword("false") | keyword("null");

const auto text_in = [](char quote) {
  return quote >> *(('\\' >> x3::char_) | (x3::char_ - quote)) >> quote;
};
const auto text = x3::lexeme[text_in('"') | text_in('\'')];
const auto backquoted = '`' >> +(x3::char_ - '`') >> '`';
const auto word = letter >> *word_part;
const auto path = x3::lexeme[((word - any_keyword) | backquoted) >> *('.' > (word | backquoted))];
const auto event_part = x3::char_("A-Za-z0-9_.:-");
const auto event_word = x3::lexeme[(letter >> *event_part) - (keyword_letters >> !event_part)];
const auto quantity_text = x3::lexeme[x3::char_("0-9") >> *quantity_part];
const auto upper = x3::char_("A-Z");
// 30 AND is a mistake for 30 and.
const auto currency =
    x3::lexeme[upper >> upper >> upper >> !word_part] - x3::lit("AND") - x3::lit("NOT");

namespace fusion = boost::fusion;

// Like x3::raw, but with an attribute that also sequences with actions can hold.
const auto placed = [](auto parser) {
  return x3::rule<struct Placed, Raw>("text") = x3::raw[parser];
};

const auto keep = [](auto& context) { x3::_val(context) = x3::_attr(context); };

// The nodes of what consists of one piece of text.
template <auto Make>
const auto make = [](auto& context) {
  Target& to = target(context);
  x3::_val(context) = (to.builder.*Make)(to.range(x3::_attr(context)));
};

const auto make_quantity = [](auto& context) {
  Target& to = target(context);
  const Range amount = to.range(fusion::at_c<0>(x3::_attr(context)));
  const auto& unit = fusion::at_c<1>(x3::_attr(context));
  x3::_val(context) =
      unit ? to.builder.money(amount, to.range(*unit)) : to.builder.quantity(amount);
};

const auto make_name_or_call = [](auto& context) {
  Target& to = target(context);
  const Range name = to.range(fusion::at_c<0>(x3::_attr(context)));
  const auto& arguments = fusion::at_c<1>(x3::_attr(context));
  x3::_val(context) = arguments ? to.builder.call(name, arguments->ids, arguments->range.end)
                                : to.builder.name(name);
};

const auto make_list = [](auto& context) {
  const Items& items = x3::_attr(context);
  x3::_val(context) = target(context).builder.list(items.range, items.ids);
};

const auto open = [](auto& context) {
  x3::_val(context).range.begin = target(context).range(x3::_attr(context)).begin;
};
const auto push = [](auto& context) { x3::_val(context).ids.push_back(x3::_attr(context)); };
const auto close = [](auto& context) {
  x3::_val(context).range.end = target(context).range(x3::_attr(context)).end;
};

const auto bracket = [](auto& context) {
  Target& to = target(context);
  const Range opening = to.range(fusion::at_c<0>(x3::_attr(context)));
  const Range closing = to.range(fusion::at_c<2>(x3::_attr(context)));
  x3::_val(context) =
      to.builder.bracketed({opening.begin, closing.end}, fusion::at_c<1>(x3::_attr(context)));
};

template <ExprKind Kind>
const auto prefix = [](auto& context) {
  Target& to = target(context);
  const Range sign = to.range(fusion::at_c<0>(x3::_attr(context)));
  x3::_val(context) = to.builder.prefix(Kind, sign.begin, fusion::at_c<1>(x3::_attr(context)));
};

template <ExprKind Kind>
const auto infix = [](auto& context) {
  x3::_val(context) = target(context).builder.infix(Kind, x3::_val(context), x3::_attr(context));
};

const auto compare = [](auto& context) {
  const ExprKind kind = fusion::at_c<0>(x3::_attr(context));
  const Id right = fusion::at_c<1>(x3::_attr(context));
  x3::_val(context) = target(context).builder.infix(kind, x3::_val(context), right);
};

const auto set_any = [](auto& context) { target(context).pattern.any = true; };
const auto set_event = [](auto& context) {
  Target& to = target(context);
  to.pattern.event = to.range(x3::_attr(context));
};
const auto begin_condition = [](auto& context) {
  Target& to = target(context);
  to.pattern.condition = to.range(x3::_attr(context)).end;
};
const auto end_condition = [](auto& context) {
  target(context).pattern.where = x3::_attr(context);
};

struct ComparisonSigns : x3::symbols<ExprKind> {
  ComparisonSigns() {
    add("==", ExprKind::equal)("!=", ExprKind::not_equal)("<", ExprKind::less)(
        "<=", ExprKind::less_equal)(">", ExprKind::greater)(">=", ExprKind::greater_equal);
  }
} const comparison_sign;

const x3::rule<struct WholePattern> pattern = "pattern";
const x3::rule<struct Expression, Id> expression = "expression";
const x3::rule<struct Conjunction, Id> conjunction = "conjunction";
const x3::rule<struct Negation, Id> negation = "negation";
const x3::rule<struct Comparison, Id> comparison = "comparison";
const x3::rule<struct Sum, Id> sum = "sum";
const x3::rule<struct Product, Id> product = "product";
const x3::rule<struct Signed, Id> signed_operand = "signed operand";
const x3::rule<struct Operand, Id> operand = "operand";
const x3::rule<struct Argument, Id> argument = "argument";
const x3::rule<struct List, Id> list = "list";
const x3::rule<struct ListItems, Items> list_items = "list items";
const x3::rule<struct Arguments, Items> arguments = "arguments";

const auto pattern_def = (x3::lit('*')[set_any] | placed(event_word | text)[set_event]) >>
                         -(placed(keyword("where"))[begin_condition] > expression[end_condition]);

const auto expression_def = conjunction[keep] >>
                            *(keyword("or") > conjunction[infix<ExprKind::logical_or>]);

const auto conjunction_def = negation[keep] >>
                             *(keyword("and") > negation[infix<ExprKind::logical_and>]);

const auto negation_def =
    (placed(keyword("not")) > negation)[prefix<ExprKind::logical_not>] | comparison[keep];

const auto comparison_def = sum[keep] >> -((comparison_sign > sum)[compare] |
                                           (keyword("in") > (list[infix<ExprKind::in>] |
                                                             sum[infix<ExprKind::in>])));

const auto sum_def = product[keep] >> *(('+' > product[infix<ExprKind::add>]) |
                                        ('-' > product[infix<ExprKind::subtract>]));

const auto product_def = signed_operand[keep] >>
                         *(('*' > signed_operand[infix<ExprKind::multiply>]) |
                           ('/' > signed_operand[infix<ExprKind::divide>]));

const auto signed_operand_def =
    (placed(x3::lit('-')) > signed_operand)[prefix<ExprKind::negate>] | operand[keep];

const auto operand_def = (placed(x3::lit('(')) > expression > placed(x3::lit(')')))[bracket] |
                         placed(constant)[make<&ExprBuilder::constant>] |
                         placed(x3::lexeme['t' >> text])[make<&ExprBuilder::time_literal>] |
                         placed(text)[make<&ExprBuilder::text_literal>] |
                         (placed(quantity_text) >> -placed(currency))[make_quantity] |
                         (placed(path) >> -arguments)[make_name_or_call];

const auto argument_def = list[keep] | expression[keep];

const auto list_def = list_items[make_list];

const auto list_items_def = placed(x3::lit('['))[open] >>
                            -(expression[push] >> *(',' > expression[push])) >
                            placed(x3::lit(']'))[close];

const auto arguments_def = placed(x3::lit('('))[open] >>
                           -(argument[push] >> *(',' > argument[push])) >
                           placed(x3::lit(')'))[close];

BOOST_SPIRIT_DEFINE(pattern, expression, conjunction, negation, comparison, sum, product,
                    signed_operand, operand, argument, list, list_items, arguments)

// Null if all of the text was read; else the offset of what was not.
template <typename Rule, typename... Attribute>
std::optional<std::uint32_t> run(std::string_view source, const Rule& rule, Target& to,
                                 Attribute&... attribute) {
  Iterator at = source.data();
  const Iterator end = at + source.size();
  try {
    const bool matched =
        x3::phrase_parse(at, end, x3::with<TargetTag>(std::ref(to))[rule], blank, attribute...);
    return matched && at == end ? std::nullopt : std::optional(to.offset(at));
  } catch (const x3::expectation_failure<Iterator>& failure) {
    return to.offset(failure.where());
  }
}

}  // namespace

ParsedExpr parse_expression_text(std::string_view source, ExprBuilder& builder) {
  Target to{builder, source.data()};
  ParsedExpr parsed;
  const auto stopped = run(source, expression, to, parsed.root);
  parsed.complete = !stopped;
  parsed.stopped_at = stopped.value_or(0);
  return parsed;
}

ParsedPattern parse_pattern_text(std::string_view source, ExprBuilder& builder) {
  Target to{builder, source.data()};
  const auto stopped = run(source, pattern, to);
  to.pattern.complete = !stopped;
  to.pattern.stopped_at = stopped.value_or(0);
  return to.pattern;
}

}  // namespace mora::expr
