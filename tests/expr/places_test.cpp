// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Expressions keep their places through every style of YAML scalar.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "mora/source_map.hpp"

#include "expr/parse_expr.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::expr {
namespace {

// Line, column and marked text of the only mistake in the value of `when`.
std::string mistake_in(std::string_view file) {
  SourceMap sources;
  text::DiagnosticBag bag;
  const auto root = yaml::read_yaml(sources, sources.add("p.yaml", std::string(file)), bag);
  if (!root) return "no tree";
  if (parse_expression(root->find("when")->scalar, bag)) return "no mistake";
  const std::vector<Diagnostic> diagnostics = bag.take();
  if (diagnostics.size() != 1) return render(diagnostics, sources);
  const Span span = diagnostics[0].span;
  const LineColumn place = sources.locate(span.source, span.begin);
  return std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' +
         std::string(file.substr(span.begin, span.end - span.begin));
}

TEST(Places, OfPlainScalars) {
  EXPECT_EQ(mistake_in("when: a = b\n"), "1:9 =");
  EXPECT_EQ(mistake_in("\xEF\xBB\xBFwhen: a = b\n"), "1:9 =");
  EXPECT_EQ(mistake_in("x: 響\r\nwhen: a == b and\r\n  c = d\r\n"), "3:5 =");
  EXPECT_EQ(mistake_in("when: &anchor a = b\n"), "1:17 =");
  EXPECT_EQ(mistake_in("when: a ==\n"), "1:11 ");
  EXPECT_EQ(mistake_in("{x: 1, when: a = b}\n"), "1:16 =");
}

TEST(Places, OfQuotedScalars) {
  EXPECT_EQ(mistake_in("when: 'a == ''it'' and b = c'\n"), "1:26 =");
  EXPECT_EQ(mistake_in("when: \"a == \\\"\\u97ff\\\" and b = c\"\n"), "1:30 =");
  EXPECT_EQ(mistake_in("when: \"a == 1 \\\n   and b = c\"\n"), "2:10 =");
  EXPECT_EQ(mistake_in("when: \"a == 1\n\n   and b = c\"\n"), "3:10 =");
}

TEST(Places, OfBlockScalars) {
  EXPECT_EQ(mistake_in("when: |\n  a == 1\n    and b = c\n"), "3:11 =");
  EXPECT_EQ(mistake_in("when: >-\n  a == 1\n  and b = c\nx: 1\n"), "3:9 =");
  EXPECT_EQ(mistake_in("when: >\n\n  a == 1\n\n    and\n  b = c\n"), "6:5 =");
  EXPECT_EQ(mistake_in("when: |2-  # c\n    a = c\n"), "2:7 =");
}

TEST(Places, OfAliases) {
  EXPECT_EQ(mistake_in("x: &cond a = b\nwhen: *cond\n"), "1:12 =") << "the anchor's";
}

}  // namespace
}  // namespace mora::expr
