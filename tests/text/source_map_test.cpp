// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/source_map.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace mora {
namespace {

std::pair<std::uint32_t, std::uint32_t> locate(const std::string& text, std::uint32_t offset) {
  SourceMap sources;
  const LineColumn place = sources.locate(sources.add("x", text), offset);
  return {place.line, place.column};
}

using Place = std::pair<std::uint32_t, std::uint32_t>;

TEST(SourceMap, CountsLinesAndCodePointsFromOne) {
  EXPECT_EQ(locate("", 0), Place(1, 1));
  EXPECT_EQ(locate("ab\ncd", 0), Place(1, 1));
  EXPECT_EQ(locate("ab\ncd", 2), Place(1, 3));
  EXPECT_EQ(locate("ab\ncd", 3), Place(2, 1));
  EXPECT_EQ(locate("ab\n", 3), Place(2, 1));
  EXPECT_EQ(locate("ab", 99), Place(1, 3));
  EXPECT_EQ(locate("響應x", 6), Place(1, 3));
  EXPECT_EQ(locate("響應x", 4), Place(1, 2)) << "inside a character is that character";
}

TEST(SourceMap, TakesCrlfAsOneLineEnd) {
  EXPECT_EQ(locate("ab\r\ncd", 3), Place(1, 3));
  EXPECT_EQ(locate("ab\r\ncd", 4), Place(2, 1));
}

TEST(SourceMap, TakesAByteOrderMarkAsNoColumn) {
  EXPECT_EQ(locate("\xEF\xBB\xBFxy", 0), Place(1, 1));
  EXPECT_EQ(locate("\xEF\xBB\xBFxy", 4), Place(1, 2));
  EXPECT_EQ(locate("\xEF\xBB\xBF\xEF\xBB\xBFxy", 7), Place(1, 2));
}

TEST(SourceMap, GivesLines) {
  SourceMap sources;
  const SourceId id = sources.add("x", "\xEF\xBB\xBFone\r\n\ntwo");
  EXPECT_EQ(sources.line_text(id, 0), "");
  EXPECT_EQ(sources.line_text(id, 1), "one");
  EXPECT_EQ(sources.line_text(id, 2), "");
  EXPECT_EQ(sources.line_text(id, 3), "two");
  EXPECT_EQ(sources.line_text(id, 4), "");
}

TEST(SourceMap, KeepsSourcesApart) {
  SourceMap sources;
  const SourceId a = sources.add("a.yaml", "1");
  const SourceId b = sources.add("b.yaml", "2");
  EXPECT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources.name(a) + sources.text(a), "a.yaml1");
  EXPECT_EQ(sources.name(b) + sources.text(b), "b.yaml2");
}

}  // namespace
}  // namespace mora
