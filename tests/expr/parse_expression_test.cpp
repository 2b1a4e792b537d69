// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "expr/expr_outcome.hpp"
#include "expr/parse_expr.hpp"

namespace mora::expr {
namespace {

struct Case {
  std::string_view text;
  std::string_view outcome;
};

// Precedence, associativity, every literal.
const Case trees[] = {
    {"a", "a"},
    {"  a\n or\tb ", "(a or b)"},
    {"a or b or c", "((a or b) or c)"},
    {"a or b and c or d", "((a or (b and c)) or d)"},
    {"not a and b", "((not a) and b)"},
    {"not not a", "(not (not a))"},
    {"not a == b", "(not (a == b))"},
    {"not x in [1]", "(not (x in [1]))"},
    {"a == b and c != d", "((a == b) and (c != d))"},
    {"a < b", "(a < b)"},
    {"a <= b", "(a <= b)"},
    {"a > b", "(a > b)"},
    {"a>=b", "(a >= b)"},
    {"a < b + c * d - e / f", "(a < ((b + (c * d)) - (e / f)))"},
    {"a - b - c", "((a - b) - c)"},
    {"a / b / c", "((a / b) / c)"},
    {"-a * -b", "((-a) * (-b))"},
    {"1--1", "(1 - (-1))"},
    {"- - a", "(-(-a))"},
    {"(a or b) and c", "((a or b) and c)"},
    {"((a))", "a"},
    {"a - (b - c)", "(a - (b - c))"},
    {"x in [\"a\", 'b', 3, -2, 3h]", "(x in [\"a\", \"b\", 3, (-2), 3h])"},
    {"x in []", "(x in [])"},
    {"x in tags", "(x in tags)"},
    {"x + 1 in tags", "((x + 1) in tags)"},
    {"f()", "f()"},
    {"f ( a , b == c )", "f(a, (b == c))"},
    {"contains(['a'], x)", "contains([\"a\"], x)"},
    {"lower(lower(a))", "lower(lower(a))"},
    {"violated(\"2.1\", \"2.*\")", "violated(\"2.1\", \"2.*\")"},
    // literals
    {"true == false", "(true == false)"},
    {"a == null", "(a == null)"},
    {"12 + 0.5 + 007", "((12 + 0.5) + 7)"},
    {"'it is' + \"it's\"", "(\"it is\" + \"it's\")"},
    {R"("a\n\t\\\"\'b")", R"("a\n\t\\\"'b")"},
    {R"('\'"')", R"("'\"")"},
    {"\"響應 🚗\"", "\"響應 🚗\""},
    {"3h == 2h30m", "(3h == 2h30m)"},
    {"90s + 500ms", "(1m30s + 500ms)"},
    {"3d + 2w + 1mo + 1y + 2bd", "((((3d + 2w) + 1mo) + 1y) + 2bd)"},
    {"30 CNY + 30.50CNY", "(30 CNY + 30.5 CNY)"},
    {"a > 30 CNY and b", "((a > 30 CNY) and b)"},
    {"-30 CNY", "(-30 CNY)"},
    {"t\"2026-03-02T09:00+08:00\" < t'2026-03-03'",
     "(t\"2026-03-02T09:00+08:00\" < t\"2026-03-03\")"},
    // names
    {"event.x.y == trigger.x", "(event.x.y == trigger.x)"},
    {"`case:deadline` == event.`org:resource`", "(`case:deadline` == event.`org:resource`)"},
    {"`in` in `not`", "(`in` in `not`)"},
    {"event.in", "event.`in`"},
    {"orders or order_by and nothing == inside", "(orders or (order_by and (nothing == inside)))"},
    {"t == t_1", "(t == t_1)"},
    {"trueish or nullable", "(trueish or nullable)"},
};

TEST(ParseExpression, BuildsTrees) {
  for (const Case& c : trees) EXPECT_EQ(expression_outcome(c.text), c.outcome) << c.text;
}

TEST(ParseExpression, ReadsItsOwnDumps) {
  for (const Case& c : trees) EXPECT_EQ(expression_outcome(c.outcome), c.outcome) << c.text;
}

// The message and what the caret marks; the rest of the rendering is tests/text's business.
struct Mistake {
  std::string_view text;
  std::string_view marked;  // the marked part of the text; "" at its end
  std::string_view message;
  std::string_view help;
};

const Mistake mistakes[] = {
    // signs of other languages
    {"a = b", "=", "'=' does not compare", "write '=='"},
    {"a == = b", "=", "'=' does not compare", "write '=='"},
    {"a === b", "===", "'===' is no operator", "write '=='"},
    {"a !== b", "!==", "'!==' is no operator", "write '!='"},
    {"a <> b", "<>", "'<>' is no operator", "write '!='"},
    {"a => b", "=>", "'=>' is no operator", "write '>='"},
    {"a =< b", "=<", "'=<' is no operator", "write '<='"},
    {"a && b", "&&", "'&&' is no operator", "write 'and'"},
    {"a & b", "&", "'&' is no operator", "write 'and'"},
    {"a || b", "||", "'||' is no operator", "write 'or'"},
    {"!a", "!", "'!' is no operator", "write 'not', or '!=' for unequal"},
    {"a and !b", "!", "'!' is no operator", "write 'not', or '!=' for unequal"},
    {"a % b", "%", "there is no operator '%'", ""},
    {"a is null", "is", "'is' is no operator", "write '== null' or '!= null'"},
    {"a contains b", "contains", "'contains' is no operator", "write contains(text, part)"},
    {"x not in [1]", "not", "'not' stands before what it denies", "write not x in [a, b]"},
    {"a AND b", "AND", "'AND' is not a keyword", "write 'and' in small letters"},
    {"a Or b", "Or", "'Or' is not a keyword", "write 'or' in small letters"},
    {"NOT a", "NOT", "'NOT' is not a keyword", "write 'not' in small letters"},
    {"x IN [1]", "IN", "'IN' is not a keyword", "write 'in' in small letters"},
    {"x == 3 AND y", "AND", "'AND' is not a keyword", "write 'and' in small letters"},
    {"x == NULL", "NULL", "'NULL' is not a keyword", "write 'null'"},
    {"x == True", "True", "'True' is not a keyword", "write 'true'"},
    // what is missing
    {"", "", "the expression is empty", ""},
    {"  ", "", "the expression is empty", ""},
    {"a == ", "", "a value is missing behind '=='", ""},
    {"a and", "", "a value is missing behind 'and'", ""},
    {"and a", "and", "a value is missing before 'and'", ""},
    {"a and or b", "or", "a value is missing between 'and' and 'or'", ""},
    {"a b", "b", "an operator is missing between 'a' and 'b'",
     "put a name with blanks in backquotes: `a b`"},
    {"a \"x\"", "\"x\"", "an operator is missing between 'a' and '\"x\"'", ""},
    {"\"a\" (b)", "(", "an operator is missing between '\"a\"' and '('", ""},
    {"f(a b)", "b", "an operator is missing between 'a' and 'b'",
     "put a name with blanks in backquotes: `a b`"},
    {"f(a,)", ")", "a value is missing between ',' and ')'", ""},
    {"f(,a)", ",", "a value is missing before ','", ""},
    {"()", ")", "a value is missing between '(' and ')'", ""},
    {"a + ()", ")", "a value is missing between '(' and ')'", ""},
    {"a < b < c", "<", "comparisons do not chain", "write a < b and b < c for a < b < c"},
    {"a == b in c", "in", "comparisons do not chain", "write a < b and b < c for a < b < c"},
    {"a where b", "where", "'where' cannot stand in a condition", "write 'and'"},
    // brackets and quotes
    {"(a == b", "(", "this '(' is never closed", ""},
    {"f(a, (b)", "(", "this '(' is never closed", ""},
    {"a == b)", ")", "this ')' closes nothing", ""},
    {"x in [a)", ")", "this ')' closes a '['",
     "brackets close in the opposite order in which they open"},
    {"a == \"abc", "\"", "this quote is never closed", ""},
    {"a == 'it\\'s", "'", "this quote is never closed", ""},
    {"`abc == 1", "`", "this quote is never closed", ""},
    {R"(a == "x\qy")", R"(\q)", "no such escape", R"(the escapes are \n \t \\ \" and \')"},
    // lists
    {"x in (\"a\", \"b\")", ",", "a ',' cannot stand here",
     "a list is written in square brackets: x in [a, b]"},
    {"x == [1]", "[", "a list cannot stand here",
     "lists stand behind 'in' and among a function's arguments"},
    {"x in [[1]]", "[", "a list cannot stand here",
     "lists stand behind 'in' and among a function's arguments"},
    {"x[1]", "[", "a value has no parts to be taken with '['", ""},
    // numbers and units
    {"x == 3 h", "3 h", "a duration is written without blanks", "write 3h"},
    {"x == 3 hours", "3 hours", "a duration is written without blanks", "write 3h"},
    {"x == 3 小时", "3 小时", "a duration is written without blanks", "write 3h"},
    {"x == 3hours", "hours", "'hours' is no unit of time", "write 3h"},
    {"x == 3工作日", "工作日", "'工作日' is no unit of time", "write 3bd"},
    {"x == 3x", "x", "'x' is no unit of time",
     "the units are ms s m h d w mo y bd; m is minutes, mo is months"},
    {"x == 2m2h", "2h", "units go from large to small: h m s ms", ""},
    {"x == 2h2h", "2h", "the unit 'h' stands twice", ""},
    {"x == 3d12h", "3d12h", "'d' stands alone",
     "h, m, s and ms may be combined; d w mo y bd may not"},
    {"x == 12h3d", "12h3d", "'d' stands alone",
     "h, m, s and ms may be combined; d w mo y bd may not"},
    {"x == 1.5h", "1.5h", "a duration is made of whole numbers", "write 1h30m for 1.5h"},
    {"x == 99999999999999999999h", "99999999999999999999h",
     "this is longer than the calendar, which ends in 9999", ""},
    {"x == 10000y", "10000y", "this is longer than the calendar, which ends in 9999", ""},
    {"x == 30 cny", "30 cny", "a currency is written in capitals", "write 30 CNY"},
    {"x == 1.2.3", "1.2.3", "'1.2.3' is no number", ""},
    {"x == 5.", "5.", "'5.' is no number", ""},
    {"x == .5", ".", "a number does not begin with a point", "write 0.5 for .5"},
    {"x == 3 4", "4", "an operator is missing between '3' and '4'", ""},
    // names
    {"event.", ".", "a name is missing behind '.'", ""},
    {"event. x", ".", "a name is missing behind '.'", ""},
    {"a.b(c)", "a.b", "'a.b' is no function's name",
     "functions are called by a plain name: len(event.items)"},
    {"case:deadline == 1", ":", "a ':' cannot stand in a name",
     "put the name in backquotes: `case:deadline`"},
    {"字段 == 1", "字段", "a name with other letters than a to z",
     "put it in quotes of its own: `字段`"},
    {"a == “x”", "“", "'“' is not the sign '\"'", "write \""},
    {"len（x） == 1", "（", "'（' is not the sign '('", "write ("},
    {"a ≥ 3", "≥", "'≥' is not the sign '>='", "write >="},
    {"a; b", ";", "there is no operator ';'", ""},
    {"@x", "@", "a value is missing before '@'", ""},
};

TEST(ParseExpression, ExplainsMistakes) {
  for (const Mistake& m : mistakes) {
    const Complaint complaint = only_complaint(Kind::expression, m.text);
    EXPECT_EQ(complaint.marked, m.marked) << m.text;
    EXPECT_EQ(complaint.message, m.message) << m.text;
    EXPECT_EQ(complaint.help, m.help) << m.text;
  }
}

TEST(ParseExpression, ReportsSeveralWrongLiterals) {
  EXPECT_EQ(expression_outcome("x == 3hours or y == 2days"),
            "e:1:7: error: 'hours' is no unit of time [M0205]\n"
            "    1 | x == 3hours or y == 2days\n"
            "      |       ^~~~~\n"
            "help: write 3h\n"
            "e:1:22: error: 'days' is no unit of time [M0205]\n"
            "    1 | x == 3hours or y == 2days\n"
            "      |                      ^~~~\n"
            "help: write 2d\n"
            "2 errors\n");
}

TEST(ParseExpression, MarksEveryNode) {
  const std::string text = "(a + 3h) * 2 in [ 'x' ] and not f( event.b , -1 )";
  EXPECT_EQ(marked_nodes(text),
            (std::vector<std::string>{"a", "3h", "(a + 3h)", "2", "(a + 3h) * 2", "'x'", "[ 'x' ]",
                                      "(a + 3h) * 2 in [ 'x' ]", "event.b", "1", "-1",
                                      "f( event.b , -1 )", "not f( event.b , -1 )", text}));
}

std::string repeat(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(ParseExpression, AcceptsDeepNesting) {
  EXPECT_EQ(expression_outcome(repeat("(", 200) + "a" + repeat(")", 200)), "a");
  EXPECT_EQ(expression_outcome(repeat("f(", 200) + "a" + repeat(")", 200)),
            repeat("f(", 200) + "a" + repeat(")", 200));
  EXPECT_EQ(expression_outcome(repeat("- ", 200) + "a"),
            repeat("(-", 200) + "a" + repeat(")", 200));
  EXPECT_EQ(expression_outcome(repeat("not ", 200) + "a"),
            repeat("(not ", 200) + "a" + repeat(")", 200));
}

TEST(ParseExpression, DoesNotAddUpWhatStandsSideBySide) {
  EXPECT_EQ(expression_outcome(repeat("-(a) - -(b) +", 300) + "a").find("error"),
            std::string::npos);
  EXPECT_EQ(expression_outcome(repeat("not a and ", 300) + "a").find("error"), std::string::npos);
}

TEST(ParseExpression, RefusesDeeperNestingAtOnce) {
  for (const std::string_view piece : {"(", "[", "f(", "-", "not ", "(not -"}) {
    for (const std::size_t count : {201u, 100'000u}) {
      const Complaint complaint =
          only_complaint(Kind::expression, repeat(piece, count) + "a" + repeat(")", count));
      EXPECT_EQ(complaint.message, "nested more than 200 levels deep") << piece;
    }
  }
}

TEST(ParseExpression, BoundsChainsAndLength) {
  EXPECT_EQ(expression_outcome(repeat("a+", 999) + "a").find("error"), std::string::npos);
  EXPECT_EQ(only_complaint(Kind::expression, repeat("a+", 1000) + "a").message,
            "more than 1000 operators in a row");
  EXPECT_EQ(only_complaint(Kind::expression, repeat("a + ", 100'000) + "a").message,
            "an expression of more than 64 KiB");
  EXPECT_EQ(expression_outcome("x in [" + repeat("1, ", 10'000) + "1]").find("error"),
            std::string::npos)
      << "a long list is not deep";
}

TEST(ParseExpression, KeepsTheLimitsThatItIsGiven) {
  const auto outcome = [](std::string_view text, const Limits& limits) {
    return Parsed(Kind::expression, text, limits).outcome();
  };
  EXPECT_EQ(outcome("((a))", {.nesting = 2}), "a");
  EXPECT_THAT(outcome("(((a)))", {.nesting = 2}),
              testing::HasSubstr("e:1:3: error: nested more than 2 levels deep [M0302]"));
  EXPECT_EQ(outcome("a+b", {.tree_depth = 2}), "(a + b)");
  EXPECT_THAT(outcome("a+b+c", {.tree_depth = 2}),
              testing::HasSubstr("e:1:1: error: more than 2 operators in a row [M0302]"));
  EXPECT_EQ(outcome("abcde", {.bytes = 5}), "abcde");
  EXPECT_THAT(outcome("abcdef", {.bytes = 5}),
              testing::HasSubstr("e:1:1: error: an expression of more than 5 bytes [M0106]"));
}

TEST(ParseExpression, NeverFailsWithoutAMessage) {
  constexpr std::string_view pieces[] = {
      "a",     "b.c",  "and ", "or ",   "not ", "in ", "(",   ")",    "[",  "]",  ",",
      "==",    "!=",   "<",    "=",     "+",    "-",   "*",   ".",    "3",  "3h", "3d",
      "30",    " CNY", "\"",   "\"x\"", "'",    "`",   "`q`", "t\"",  "f(", " ",  "\n",
      "where", "null", "響",   "（",    "\\",   "&&",  "!",   "\x80", ":"};
  std::mt19937 random(20140912);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto length = random() % 12; length > 0; --length)
      text += pieces[random() % std::size(pieces)];
    const std::string outcome = expression_outcome(text);
    ASSERT_NE(outcome, "") << text;
    if (outcome.find("error: ") == std::string::npos) {
      ASSERT_EQ(expression_outcome(outcome), outcome) << text;
    }
    ASSERT_NE(pattern_outcome(text), "") << text;
  }
}

}  // namespace
}  // namespace mora::expr
