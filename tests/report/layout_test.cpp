// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mora::report {
namespace {

using testing::ElementsAre;

TEST(Layout, PadsByColumnsAndNotByBytes) {
  EXPECT_EQ(pad_right("ab", 5), "ab   ");
  EXPECT_EQ(pad_right("條款", 5), "條款 ");
  EXPECT_EQ(pad_left("條款", 6), "  條款");
  EXPECT_EQ(pad_right("too long", 3), "too long");
}

TEST(Layout, WrapsAtBlanks) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one two three", 13), ElementsAre("one two three"));
  EXPECT_THAT(wrap("one two three", 0), ElementsAre("one two three"));
  EXPECT_THAT(wrap("a unbreakable b", 5), ElementsAre("a", "unbreakable", "b"));
  EXPECT_THAT(wrap("", 5), ElementsAre(""));
}

TEST(Layout, WrapsBesideWideCharacters) {
  EXPECT_THAT(wrap("沒有響應要求", 8), ElementsAre("沒有響應", "要求"));
  EXPECT_THAT(wrap("沒有 request 要求", 7), ElementsAre("沒有", "request", "要求"));
}

TEST(Layout, ChinesePunctuationBeginsNoLineAndBracketsEndNone) {
  EXPECT_THAT(wrap("沒有響應，要求", 8), ElementsAre("沒有響", "應，要求"));
  EXPECT_THAT(wrap("沒有響（應）要求", 8), ElementsAre("沒有響", "（應）要", "求"));
  EXPECT_THAT(wrap("request。要求", 8), ElementsAre("request。", "要求"));
}

TEST(Layout, KeepsNumbersWithTheirUnits) {
  EXPECT_THAT(wrap("due in 3 h or so", 8), ElementsAre("due in", "3 h or", "so"));
  EXPECT_THAT(wrap("by 2026-03-02 12:00, 3", 20), ElementsAre("by 2026-03-02 12:00,", "3"));
  EXPECT_THAT(wrap("fines of 30.00 CNY", 14), ElementsAre("fines of", "30.00 CNY"));
  EXPECT_THAT(wrap("in all 30 CLAUSES", 10), ElementsAre("in all 30", "CLAUSES"));
}

TEST(Layout, ShortensToColumns) {
  EXPECT_EQ(shorten("abcdef", 6), "abcdef");
  EXPECT_EQ(shorten("abcdefg", 6), "abcde…");
  EXPECT_EQ(shorten("ab cdefg", 4), "ab…");
  EXPECT_EQ(shorten("條款條款", 6), "條款…");
}

TEST(Layout, TableIsAsWideAsItsWidestCells) {
  Table table({Align::left, Align::right, Align::left});
  table.add({"條款", "10", "x"});
  table.add({"a", "9", ""});
  EXPECT_THAT(table.lines(), ElementsAre("條款  10  x", "a      9"));
}

}  // namespace
}  // namespace mora::report
