// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "syntax/dump.hpp"

#include <gtest/gtest.h>

#include "syntax/expr.hpp"

namespace mora::syntax {
namespace {

Node scalar(std::string text, bool quoted) {
  Node node;
  node.kind = NodeKind::scalar;
  node.scalar.text = std::move(text);
  node.scalar.span = {0, 4, 9};
  node.scalar.quoted = quoted;
  return node;
}

TEST(DumpNode, WritesFlowYaml) {
  Node list;
  list.kind = NodeKind::sequence;
  list.items = {scalar("x", false), scalar("say \"x\"\n\t\\", true), Node{}};
  Node map;
  map.kind = NodeKind::map;
  map.entries.push_back({scalar("a", false).scalar, list});
  map.entries.push_back({scalar("b", true).scalar, Node{}});
  EXPECT_EQ(dump(map), R"({a: [x, "say \"x\"\n\t\\", null], "b": null})");
  EXPECT_EQ(dump(scalar("x", true), Places::shown), "\"x\"@4-9");
  EXPECT_EQ(dump(Node{}, Places::shown), "null@0-0");
}

DurationLiteral exact(Duration d) { return {false, d, 0, CivilUnit::day}; }
DurationLiteral civil(std::int64_t n, CivilUnit unit) { return {true, {}, n, unit}; }

TEST(DumpDuration, UsesTheLargestUnits) {
  EXPECT_EQ(dump(exact({})), "0s");
  EXPECT_EQ(dump(exact(hours(72))), "72h");
  EXPECT_EQ(dump(exact(minutes(150))), "2h30m");
  EXPECT_EQ(dump(exact(seconds(3601) + milliseconds(5))), "1h1s5ms");
  EXPECT_EQ(dump(civil(3, CivilUnit::day)), "3d");
  EXPECT_EQ(dump(civil(2, CivilUnit::week)), "2w");
  EXPECT_EQ(dump(civil(1, CivilUnit::month)), "1mo");
  EXPECT_EQ(dump(civil(1, CivilUnit::year)), "1y");
  EXPECT_EQ(dump(civil(2, CivilUnit::business_day)), "2bd");
}

ExprNode name(std::string path) {
  ExprNode node;
  node.kind = ExprKind::name;
  node.text = std::move(path);
  return node;
}

TEST(DumpExpr, QuotesNamesWhereTheGrammarWantsIt) {
  const auto one = [](std::string path) { return dump(Expr{{name(std::move(path))}, 0}); };
  EXPECT_EQ(one("event.x"), "event.x");
  EXPECT_EQ(one("case:deadline"), "`case:deadline`");
  EXPECT_EQ(one("event.case:deadline"), "event.`case:deadline`");
  EXPECT_EQ(one("in"), "`in`");
}

TEST(DumpPattern, QuotesEventsWhereTheGrammarWantsIt) {
  EXPECT_EQ(dump(Pattern{true, "", {}, {}}), "*");
  EXPECT_EQ(dump(Pattern{false, "ER-Registration", {}, {}}), "ER-Registration");
  EXPECT_EQ(dump(Pattern{false, "Create Fine", {}, Expr{{name("x")}, 0}}),
            "\"Create Fine\" where x");
  EXPECT_EQ(dump(Pattern{false, "where", {}, {}}), "\"where\"");
}

}  // namespace
}  // namespace mora::syntax
