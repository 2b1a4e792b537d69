// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/format.hpp"

namespace mora {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Row {
  std::string_view what;
  std::string_view given;
  std::string_view laid_out;
};

void expect_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    const FormatResult result = format_text("p.yaml", std::string(row.given));
    EXPECT_EQ(result.outcome, FormatOutcome::done) << row.what << '\n' << result.messages();
    EXPECT_EQ(result.text, row.laid_out) << row.what;
    EXPECT_EQ(format_text("p.yaml", result.text).text, result.text) << row.what << ", again";
  }
}

TEST(FormatText, Indentation) {
  expect_rows({
      {"maps", "a:\n     b:\n      c: 1\n", "a:\n  b:\n    c: 1\n"},
      {"lists below their key", "a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"},
      {"maps in lists", "a:\n -   b: 1\n     c: 2\n", "a:\n  - b: 1\n    c: 2\n"},
      {"lists in lists", "- - a\n  - b\n-\n  - c\n", "- - a\n  - b\n- - c\n"},
      {"explicit keys", "? a\n: b\n", "a: b\n"},
      {"document marks", "---\na: 1\n...\n", "a: 1\n"},
      {"a value below its key", "a:\n   b\nc:\n   - d\n", "a: b\nc:\n  - d\n"},
      {"values left out", "- a:\n  b:   \n- ", "- a:\n  b:\n-\n"},
  });
}

TEST(FormatText, BlankLinesAndLineEnds) {
  expect_rows({
      {"several blank lines are one", "\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"},
      {"none where a block begins", "a:\n\n  b: 1\n", "a:\n  b: 1\n"},
      {"line ends of Windows, a byte order mark, no end of the last line",
       "\xEF\xBB\xBF"
       "a: 1  \r\nb: |\r\n  c\r\n  d",
       "a: 1\nb: |-\n  c\n  d\n"},
      {"clauses are set apart",
       "clauses:\n  - id: a\n  - id: b\n  # c\n  - id: c\n\n  # d\n\n  - id: d\n",
       "clauses:\n  - id: a\n\n  - id: b\n\n  # c\n  - id: c\n\n  # d\n\n  - id: d\n"},
      {"but not those of one line", "cases:\n  - {name: a}\n  - {name: b}\n  - name: c\n",
       "cases:\n  - {name: a}\n  - {name: b}\n\n  - name: c\n"},
      {"an empty file", "", ""},
      {"only comments", "# a\n\n\n# b", "# a\n\n# b\n"},
  });
}

TEST(FormatText, Comments) {
  expect_rows({
      {"take the indentation of what follows", "a:\n# b\n    b: 1\n# c\nc: 2\n",
       "a:\n  # b\n  b: 1\n# c\nc: 2\n"},
      {"belong to a block that they are indented with",
       "a:\n    b: 1\n    # in a\n  # in the file\nc: 2\n",
       "a:\n  b: 1\n  # in a\n# in the file\nc: 2\n"},
      {"close behind a value they move with it", "a:    1 # x\nb:  2  # y  \n",
       "a: 1 # x\nb: 2  # y\n"},
      {"farther off they stay in their column", "a:     1     # x\nb: \"2\"   # y\n",
       "a: 1         # x\nb: \"2\"   # y\n"},
      {"behind keys and dashes", "a: # x\n  b: # y\n     c\nd:\n  - # z\n    e: 1\n",
       "a: # x\n  b: # y\n    c\nd:\n  - # z\n    e: 1\n"},
      {"between a key and its text", "a:\n   # x\n   text\n", "a:\n  # x\n  text\n"},
      {"behind the head of a block text", "a: >-   # x\n    text\n", "a: >- # x\n  text\n"},
      {"at the end", "a:\n  b: 1\n  # x\n# y\n", "a:\n  b: 1\n  # x\n# y\n"},
      {"inside brackets", "a: {b: 1, # x\n  c: 2,\n  # y\n  d: [1,\n 2]\n  # z\n  }\n",
       "a: {b: 1, # x\n    c: 2,\n    # y\n    d: [1, 2]\n   # z\n   }\n"},
      {"are none inside of texts", "a: 'b # c'\nd: e#f\ng: \"h\n   # i\"\n",
       "a: \"b # c\"\nd: e#f\ng: \"h\n  # i\"\n"},
  });
}

TEST(FormatText, Values) {
  expect_rows({
      {"brackets", "a: { b : [ 1,2 ] ,\"c\":{} }\n", "a: {b: [1, 2], \"c\": {}}\n"},
      {"over several lines", "a: [one,\n    two]\n", "a: [one, two]\n"},
      {"keys without values in brackets", "a: {b, c: ,d: ~}\n", "a: {b, c: , d: ~}\n"},
      {"pairs in lists", "[a: b]\n", "[{a: b}]\n"},
      {"quotes", "- 'a'\n- 'say \"b\"'\n- 'it''s'\n- 'a\\b'\n- \"c\"\n- d\n",
       "- \"a\"\n- 'say \"b\"'\n- 'it''s'\n- 'a\\b'\n- \"c\"\n- d\n"},
      {"anchors and tags",
       "a:   &x\n    b: 1\nc: &y   2\nd:\n  - *x\n  - &z\n    e: *y\nf:\n   <<:  *x\ng: !!str 1\n",
       "a: &x\n  b: 1\nc: &y 2\nd:\n  - *x\n  - &z\n    e: *y\nf:\n  <<: *x\ng: !!str 1\n"},
      {"a text of nothing but line ends", "a: {b: \"\n\n\"}\nc: '\n\n'\n",
       "a: {b: \"\n\n    \"}\nc: '\n\n  '\n"},
      {"values that come up to lined up ones", "a:  1\nb:  2\nccc:\n  3\n",
       "a:   1\nb:   2\nccc: 3\n"},
      {"marks of documents and nothing else", "# a\n---\n...\n", "# a\n"},
      {"texts that look like them", " ...", "  ...\n"},
      {"keys that look like them", " --- a: 1\n b:\n   ...\n", "  --- a: 1\n  b: ...\n"},
      {"a text that is all of a file", " k\n  l\n&m", "k\n  l\n  &m\n"},
      {"an anchor and nothing else", "&a*`b", "&a*`b\n"},
      {"a tag that a quote follows at once", "a: {\"b\":!\"c\", d: !\"e\"}\nf: !\"g\"\n",
       "a: {\"b\": ! \"c\", d: ! \"e\"}\nf: ! \"g\"\n"},
      {"anchors and tags of a first key", "a:\n   &k b: {c: 1}\nd:\n!   e: *k\nf:\n&g  h: 1\n",
       "a:\n  &k b: {c: 1}\nd:\n! e: *k\nf:\n&g h: 1\n"},
      {"texts of several lines", "a: one\n      two  \n\n      three\n",
       "a: one\n  two\n\n  three\n"},
      {"an escaped blank at the end of a line", "a: \"b\\   \n   c\"\n", "a: \"b\\ \n  c\"\n"},
  });
}

TEST(FormatText, BlockTexts) {
  expect_rows({
      {"their lines are indented like others", "a: |\n      b\n        c  \n\n      d\n",
       "a: |\n  b\n    c  \n\n  d\n"},
      {"with an indentation of their own", "a:\n    b: |4\n          c\n        d\n",
       "a:\n  b: |2\n      c\n    d\n"},
      {"with blank lines at the end", "a: |+\n   b\n\n\nc: |-\n   d\n\n\ne: 1\n",
       "a: |+\n  b\n\n\nc: |-\n  d\n\ne: 1\n"},
      {"without lines", "a: |\nb: >+\n\nc: 1\n", "a: |\nb: >+\n\nc: 1\n"},
  });
}

TEST(FormatText, ValuesInOneColumnStayInOne) {
  expect_rows({
      {"as they are", "a:   1\nbb:  2\n", "a:   1\nbb:  2\n"},
      {"also with a longer key", "a:   1\nb:   2\nlonger: 3\n",
       "a:      1\nb:      2\nlonger: 3\n"},
      {"also with one out of line", "a:   1\nb:   2\nc: 3\n", "a:   1\nb:   2\nc:   3\n"},
      {"but not by chance", "a: 1\nb:    2\nc:  3\n", "a: 1\nb: 2\nc: 3\n"},
      {"in columns of the screen", "\"服務\": 1\na:      2\n", "\"服務\": 1\na:      2\n"},
  });
}

TEST(FormatText, WhatIsTooWideIsBroken) {
  const std::string word(50, 'x');
  const std::string row =
      "  - {a: " + word + ", b: " + word + ",\n     c: {d: 1, e: " + word + "}}\n";
  std::string given = row;
  given.replace(given.find(",\n    "), 6, ",");
  expect_rows({{"between items", "a:\n" + given, "a:\n" + row}});
  const std::string list = "a: [" + word + ", " + word + ", \"123456789\"]\n";
  ASSERT_EQ(list.size(), 121u);
  expect_rows({{"what just fits stays", list, list}});
  std::string longer = list;
  longer.insert(longer.find("12"), "0");
  std::string broken = longer;
  broken.replace(broken.find(" \"0"), 1, "\n    ");
  expect_rows({{"one more does not", longer, broken}});
}

TEST(FormatText, FilesWithMistakesStayAsTheyAre) {
  const std::string_view texts[] = {"a: 1\na:   2\n", "a: [1\n", "a: 1\n\tb: 2\n", "a: *x\n",
                                    "a: \xFF\n"};
  for (const std::string_view text : texts) {
    const FormatResult result = format_text("p.yaml", std::string(text));
    EXPECT_EQ(result.outcome, FormatOutcome::broken) << text;
    EXPECT_EQ(result.text, text);
    EXPECT_THAT(result.messages(), HasSubstr("p.yaml:")) << text;
  }
  EXPECT_THAT(format_text("p.yaml", "a: 1\n").messages(), IsEmpty());
}

// A carriage return alone is part of the text for the reader, and no file keeps it on purpose.
TEST(FormatText, WhatWouldChangeTheMeaningIsRefused) {
  const std::string given = "a: b\r";
  const FormatResult result = format_text("p.yaml", given);
  EXPECT_EQ(result.outcome, FormatOutcome::unsafe);
  EXPECT_EQ(result.text, given);
}

}  // namespace
}  // namespace mora
