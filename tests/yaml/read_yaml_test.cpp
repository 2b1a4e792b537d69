// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/read_yaml.hpp"

#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "yaml/outcome.hpp"

namespace mora::yaml {
namespace {

struct TreeCase {
  std::string_view text;
  std::string_view tree;
};

const TreeCase tree_cases[] = {
    {"", "null"},
    {"# nothing\n", "null"},
    {"\xEF\xBB\xBF", "null"},
    {"---\na: 1\n...\n", "{a: 1}"},
    {"a: 1\nb: [x, \"y z\", {q: }]\n", R"({a: 1, b: [x, "y z", {q: null}]})"},
    {"a:\n- x\n-\n- - y\n", "{a: [x, null, [y]]}"},
    {"a: ~\nb: null\nc: 'null'\nd: \"\"\n", R"({a: null, b: null, c: "null", d: ""})"},
    {"a: yes\nb: 'yes'\nc: 012\n", R"({a: yes, b: "yes", c: 012})"},
    {"[a: 1, {b: 2}]", "[{a: 1}, {b: 2}]"},
    {"a: !!str 12\nb: ! 12\nc: !!int 12\n", R"({a: "12", b: "12", c: 12})"},
    {"a: |\n  x\n   y\n\nb: >-\n  x\n  y\n\n  z\n", R"({a: "x\n y\n", b: "x y\nz"})"},
    {"a: one\n  two\n\n  three\n", "{a: one two\nthree}"},
    {"a: \"x\n\ty\"\n", R"({a: "x y"})"},
    {"a: |\n  \tx\n", R"({a: "\tx\n"})"},
    {"a: 1\r\nb:\r\n  - c\r\n", "{a: 1, b: [c]}"},
    {"響應: 服務", "{響應: 服務}"},
    {"a: [1]\n\t\n  \t# tabs that indent nothing\nb: 2\n", "{a: [1], b: 2}"},
    {"? a\n: 1\n? b\n", "{a: 1, b: null}"},
    {"a:\nb:\n# c", "{a: null, b: null}"},
    // anchors and merge keys
    {"a: &x {p: 1}\nb: *x\nc: [*x, *x]\n", "{a: {p: 1}, b: {p: 1}, c: [{p: 1}, {p: 1}]}"},
    {"a: &x k\n*x : 1\n", "{a: k, k: 1}"},
    {"a: &x\nb: *x\n", "{a: null, b: null}"},
    {"a: &x 1\nb: &x 2\nc: *x\n", "{a: 1, b: 2, c: 2}"},
    {"a: &x {p: 1, q: 2}\nb: {q: 3, <<: *x, r: 4}\n", "{a: {p: 1, q: 2}, b: {q: 3, p: 1, r: 4}}"},
    {"a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\n",
     "{a: {p: 1}, b: {p: 2, q: 2}, c: {p: 1, q: 2}}"},
    {"a: &x {p: 1}\nb: &y {<<: *x, q: 2}\nc: {<<: *y}\n",
     "{a: {p: 1}, b: {p: 1, q: 2}, c: {p: 1, q: 2}}"},
    {"a: {\"<<\": 1}\n", R"({a: {"<<": 1}})"},
};

TEST(ReadYaml, BuildsTrees) {
  for (const TreeCase& c : tree_cases) {
    const Outcome outcome = read(c.text);
    EXPECT_EQ(outcome.tree, c.tree) << c.text;
    EXPECT_EQ(outcome.messages, "") << c.text;
  }
}

const TreeCase place_cases[] = {
    {"a: 1\nb: [x, \"y\"]\n", "{a@0-1: 1@3-4, b@5-6: [x@9-10, \"y\"@12-15]}"},
    {"\xEF\xBB\xBF"
     "a: 1\n",
     "{a@3-4: 1@6-7}"},
    {"\xEF\xBB\xBF\xEF\xBB\xBF"
     "a: 1\n",
     "{a@6-7: 1@9-10}"},
    {"a: 1\r\nb: 2\r\n", "{a@0-1: 1@3-4, b@6-7: 2@9-10}"},
    {"響: 應\n", "{響@0-3: 應@5-8}"},
    {"a: &x !!str b # c\n", "{a@0-1: \"b\"@12-13}"},
    {"a: &x\n  b\n", "{a@0-1: b@8-9}"},
    {"a: |\n  x\n  y\n\nb: 2\n", "{a@0-1: \"x\\ny\\n\"@3-12, b@14-15: 2@17-18}"},
    {"a:\n\nb: ~\n", "{a@0-1: null@2-2, b@4-5: null@7-8}"},
    {"a:\n  -\n  - x\n", "{a@0-1: [null@6-6, x@11-12]}"},
    {"{a: , b}", "{a@1-2: null@3-3, b@6-7: null@7-7}"},
    {"a: &x [p]\nb: *x\n", "{a@0-1: [p@7-8], b@10-11: [p@7-8]}"},
};

TEST(ReadYaml, KnowsWhereScalarsStand) {
  for (const TreeCase& c : place_cases) {
    EXPECT_EQ(read(c.text, syntax::Places::shown).tree, c.tree) << c.text;
  }
}

Span span_of(std::string_view text, std::string_view key) {
  SourceMap sources;
  text::DiagnosticBag bag;
  const auto root = read_yaml(sources, sources.add("p.yaml", std::string(text)), bag);
  return root->find(key)->span;
}

TEST(ReadYaml, KnowsWhereCollectionsStand) {
  EXPECT_EQ(span_of("a: [x, [y], ] # c\n", "a"), (Span{0, 3, 13}));
  EXPECT_EQ(span_of("a: {x: , # ]\n  y: {}\n}\nb: 1\n", "a"), (Span{0, 3, 22}));
  EXPECT_EQ(span_of("a:\n  - x\n  - y: 1\n    z: 2\nb: 1\n", "a"), (Span{0, 5, 26}));
  EXPECT_EQ(span_of("a: &n {x: 1}\n", "a"), (Span{0, 3, 12}));
}

struct ErrorCase {
  std::string_view text;
  std::string_view messages;
};

const ErrorCase error_cases[] = {
    {"a: 1\nb: 2\na: 3\n",
     "p.yaml:3:1: error: 'a' stands twice in this map [M0104]\n"
     "    3 | a: 3\n"
     "      | ^\n"
     "p.yaml:1:1: note: the first one is here\n"
     "    1 | a: 1\n"
     "      | ^\n"
     "1 error\n"},
    {"? [a]\n: 1\n~: 2\n{}: 3\n",
     "p.yaml:1:3: error: a key must be a text, this is a list [M0203]\n"
     "    1 | ? [a]\n"
     "      |   ^~~\n"
     "p.yaml:3:1: error: a key must be a text, this is null [M0203]\n"
     "    3 | ~: 2\n"
     "      | ^\n"
     "p.yaml:4:1: error: a key must be a text, this is a map [M0203]\n"
     "    4 | {}: 3\n"
     "      | ^~\n"
     "3 errors\n"},
    {"a: {<<: 1}\n",
     "p.yaml:1:9: error: '<<' takes a map or a list of maps, this is a text [M0203]\n"
     "    1 | a: {<<: 1}\n"
     "      |         ^\n"
     "1 error\n"},
    {"a: !period 3h\n",
     "p.yaml:1:4: error: a tag has no meaning in a policy [M0102]\n"
     "    1 | a: !period 3h\n"
     "      |    ^~~~~~~\n"
     "help: remove it, or put the text in quotes\n"
     "1 error\n"},
};

TEST(ReadYaml, GoesOnAfterSomeErrors) {
  for (const ErrorCase& c : error_cases) {
    const Outcome outcome = read(c.text);
    EXPECT_EQ(outcome.messages, c.messages) << c.text;
    EXPECT_NE(outcome.tree, "none") << c.text;
  }
}

TEST(ReadYaml, ReportsEveryTabOfATreeThatParses) {
  const Outcome outcome = read("a: [\n\tx,\n\t\n \ty]\nb: |\n  \tfree\n");
  EXPECT_EQ(outcome.tree, "none");
  EXPECT_TRUE(outcome.messages.ends_with("2 errors\n")) << outcome.messages;
}

bool reports(const Outcome& outcome, std::string_view words) {
  return outcome.tree == "none" && outcome.messages.find(words) != std::string::npos &&
         outcome.messages.ends_with("\n1 error\n");
}

TEST(ReadYaml, BoundsSize) {
  Limits limits;
  limits.bytes = 10;
  EXPECT_EQ(read("a: 1234567", {}, limits).messages, "");
  EXPECT_TRUE(reports(read("a: 12345678", {}, limits), "the file is larger than 10 bytes [M0106]"));
  limits = {};
  limits.line_bytes = 10;
  EXPECT_EQ(read("a: 1234567\nb: 1\n", {}, limits).messages, "");
  EXPECT_TRUE(reports(read("a: 1\nb: 12345678", {}, limits), ":2:1: error: this line is longer"));
  limits = {};
  limits.nodes = 4;
  EXPECT_EQ(read("[1, 2, 3]", {}, limits).messages, "");
  EXPECT_TRUE(reports(read("[1, 2, 3, 4]", {}, limits), ":1:11: error: the file has more than 4"));
}

TEST(ReadYaml, BoundsDepth) {
  Limits limits;
  limits.depth = 3;
  EXPECT_EQ(read("[[[x]]]", {}, limits).messages, "");
  EXPECT_TRUE(reports(read("[[[[x]]]]", {}, limits), "1:4: error: nested more than 3 levels deep"));
  EXPECT_TRUE(reports(read("- - - - x", {}, limits), "1:7: error: nested more than 3 levels deep"));
  EXPECT_EQ(read("a: &x [[y]]\nb: *x\n", {}, limits).messages, "");
  EXPECT_TRUE(reports(read("a: &x [[y]]\nb: [*x]\n", {}, limits),
                      "2:5: error: with this alias nested more than 3 levels deep [M0107]"));
}

TEST(ReadYaml, SurvivesAbsurdDepth) {
  for (const std::string_view piece : {"[", "{a: ", "- ", "? ", "[a: "}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    EXPECT_TRUE(reports(read(text), "nested more than 64 levels deep [M0107]")) << piece;
  }
}

TEST(ReadYaml, BoundsAliases) {
  Limits limits;
  limits.alias_nodes = 6;
  EXPECT_EQ(read("a: &x [1, 2]\nb: [*x, *x]\n", {}, limits).messages, "");
  EXPECT_TRUE(
      reports(read("a: &x [1, 2]\nb: [*x, *x, *x]\n", {}, limits),
              "2:13: error: from this alias on aliases expand to more than 6 values [M0105]"));
  const std::string long_text(1000, 'x');
  EXPECT_TRUE(reports(read("a: &x " + long_text + "\nb: *x\n", {}, limits), "[M0105]"));
}

TEST(ReadYaml, DefusesAliasBombs) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int level = 1; level < 30; ++level) {
    const std::string alias = "*a" + std::to_string(level - 1);
    text += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + alias;
    for (int i = 1; i < 10; ++i) text += ", " + alias;
    text += "]\n";
  }
  EXPECT_TRUE(reports(read(text), "[M0105]"));
}

TEST(ReadYaml, NeverFailsWithoutAMessage) {
  constexpr std::string_view pieces[] = {
      "a",  "b: ", "- ", "\n", "\n  ", "\n    ", " ",  "\"",  "'",  "\\n", "|",      "|2-",
      ">",  "> ",  "[",  "]",  "{",    "}",      ", ", ": ",  "#c", "&a ", "*a",     "!",
      "!!", "\t",  "響", "\r", "<<:",  "~",      "? ", "---", "%",  "@",   "\\u97ff"};
  std::mt19937 random(20140912);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto length = random() % 30; length > 0; --length)
      text += pieces[random() % std::size(pieces)];
    const Outcome outcome = read(text);
    EXPECT_TRUE(outcome.tree != "none" || !outcome.messages.empty()) << text;
  }
}

}  // namespace
}  // namespace mora::yaml
