// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "syntax/node.hpp"

#include <gtest/gtest.h>

namespace mora::syntax {
namespace {

Scalar plain(std::string text, std::uint32_t begin) {
  Scalar scalar{std::move(text), {}, {}, false};
  scalar.span = {0, begin, begin + static_cast<std::uint32_t>(scalar.text.size())};
  scalar.offsets.add_run(0, begin);
  return scalar;
}

TEST(Scalar, PlacesItsBytes) {
  const Scalar scalar = plain("within", 10);
  EXPECT_EQ(scalar.at(0, 6), (Span{0, 10, 16}));
  EXPECT_EQ(scalar.at(2, 4), (Span{0, 12, 14}));
  EXPECT_EQ(scalar.at(6, 6), (Span{0, 16, 16}));
}

TEST(Scalar, KeepsWithinItsSpan) {
  const Scalar scalar = plain("within", 10);
  EXPECT_EQ(scalar.at(3, 100), (Span{0, 13, 16}));
  EXPECT_EQ(scalar.at(100, 101), (Span{0, 16, 16}));
}

TEST(Scalar, MarksAnEscapeWhole) {
  // "a\u97ffb": one escape of six bytes stands for three.
  Scalar scalar{"a響b", {0, 0, 10}, {}, true};
  scalar.offsets.add_run(0, 1);
  scalar.offsets.add_run(1, 2);
  scalar.offsets.add_run(4, 8);
  EXPECT_EQ(scalar.at(1, 4), (Span{0, 2, 8}));
  EXPECT_EQ(scalar.at(4, 5), (Span{0, 8, 9}));
}

TEST(Node, FindsKeys) {
  Node map;
  map.kind = NodeKind::map;
  map.entries.push_back({plain("a", 0), Node{}});
  map.entries.push_back({plain("b", 5), Node{}});
  EXPECT_EQ(map.find("b"), &map.entries[1].value);
  EXPECT_EQ(map.find("c"), nullptr);
  EXPECT_EQ(Node{}.find("a"), nullptr);
}

TEST(Node, NamesItsKinds) {
  EXPECT_EQ(describe(NodeKind::null), "null");
  EXPECT_EQ(describe(NodeKind::scalar), "a text");
  EXPECT_EQ(describe(NodeKind::sequence), "a list");
  EXPECT_EQ(describe(NodeKind::map), "a map");
}

}  // namespace
}  // namespace mora::syntax
