// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include <gtest/gtest.h>

#include "expr/expr_outcome.hpp"
#include "expr/parse_expr.hpp"

namespace mora::expr {
namespace {

struct Case {
  std::string_view text;
  std::string_view outcome;
};

TEST(ParsePattern, ReadsEventsAndConditions) {
  const Case cases[] = {
      {"service_requested", "service_requested"},
      {" obstacle_arose where cause != \"personal\" ",
       "obstacle_arose where (cause != \"personal\")"},
      {"*", "*"},
      {"* where type == 'x'", "* where (type == \"x\")"},
      {"\"Create Fine\"", "\"Create Fine\""},
      {"'Create Fine' where amount > 30", "\"Create Fine\" where (amount > 30)"},
      {"\"say \\\"x\\\"\"", "\"say \\\"x\\\"\""},
      {"\"service_requested\"", "service_requested"},
      {"ER-Triage:a.b where x", "ER-Triage:a.b where x"},
      {"in-progress", "in-progress"},
      {"where_x where where_y", "where_x where where_y"},
      {"a where(b)", "a where b"},
      {"\"\"", "\"\""},
  };
  for (const Case& c : cases) EXPECT_EQ(pattern_outcome(c.text), c.outcome) << c.text;
}

TEST(ParsePattern, MarksTheEvent) {
  const auto marked = [](std::string_view text) {
    const Parsed parsed(Kind::pattern, text);
    return parsed.marked(parsed.pattern->event_span);
  };
  EXPECT_EQ(marked("  abc where x"), "abc");
  EXPECT_EQ(marked("'a b' where x"), "'a b'");
}

struct Mistake {
  std::string_view text;
  std::string_view marked;
  std::string_view message;
  std::string_view help;
};

TEST(ParsePattern, ExplainsMistakes) {
  const Mistake mistakes[] = {
      {"", "", "the pattern is empty", "write EVENT or EVENT where CONDITION"},
      {"where x == 1", "where", "an event is missing before 'where'", "'*' is any event"},
      {"cause == \"personal\"", "==", "'cause' stands in the place of the event",
       "write EVENT where cause == \"personal\""},
      {"event.cause == 1", "==", "'event.cause' stands in the place of the event",
       "write EVENT where event.cause == 1"},
      {"x in [1]", "in", "'x' stands in the place of the event", "write EVENT where x in [1]"},
      {"has(x)", "(", "'has' stands in the place of the event", "write EVENT where has(x)"},
      {"arose cause != \"x\"", "cause", "'where' is missing between the event and its condition",
       "write arose where cause != \"x\""},
      {"arose has(x)", "has", "'where' is missing between the event and its condition",
       "write arose where has(x)"},
      {"Create Fine", "Fine", "'Fine' cannot follow the event's name",
       "put a name with blanks in quotes of its own: '\"Create Fine\"'"},
      {"Create Fine where x", "Fine", "'Fine' cannot follow the event's name",
       "put a name with blanks in quotes of its own: '\"Create Fine\"'"},
      {"a WHERE x", "WHERE", "'WHERE' is not a keyword", "write 'where' in small letters"},
      {"a, b", ",", "a pattern names one event", "write a list of patterns: [a, b]"},
      {"a or b", "or", "a pattern names one event", "write a list of patterns: [a, b]"},
      {"服务请求 where x", "服务请求", "a name with other letters than a to z",
       "put it in quotes of its own: \"服务请求\""},
      {"3x", "3x", "a pattern begins with an event's name, not with '3x'",
       "put a name that does not begin with a letter in quotes"},
      {"and", "and", "a pattern begins with an event's name, not with 'and'",
       "put a name that does not begin with a letter in quotes"},
      {"a where", "", "the expression is empty", ""},
      {"a where x = 1", "=", "'=' does not compare", "write '=='"},
      {"a where and x", "and", "a value is missing before 'and'", ""},
      {"a where b where c", "where", "'where' cannot stand in a condition", "write 'and'"},
      {"a where (b", "(", "this '(' is never closed", ""},
      {"\"a\\q\"", "\\q", "no such escape", R"(the escapes are \n \t \\ \" and \')"},
      {"\"a", "\"", "this quote is never closed", ""},
  };
  for (const Mistake& m : mistakes) {
    const Complaint complaint = only_complaint(Kind::pattern, m.text);
    EXPECT_EQ(complaint.marked, m.marked) << m.text;
    EXPECT_EQ(complaint.message, m.message) << m.text;
    EXPECT_EQ(complaint.help, m.help) << m.text;
  }
}

}  // namespace
}  // namespace mora::expr
