// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "yaml/scan_scalar.hpp"

#include <string>

#include <gtest/gtest.h>

namespace mora::yaml {
namespace {

// A map with the scalar as its value, as it would stand in a file; `words` are looked for in the
// decoded text, and each must be placed on the same bytes of the raw one.
struct Case {
  std::string_view raw;
  std::string_view decoded;
  std::string_view scalar;  // the part of `raw` that is the scalar
};

const Case cases[] = {
    {"plain", "plain", "plain"},
    {"a == \"b\"  # c", "a == \"b\"", "a == \"b\""},
    {"one\n  two\n\n\n  three\nnext: 1", "one two\n\nthree", "one\n  two\n\n\n  three"},
    {"one  \r\n  two\r\n\r\n  three", "one two\nthree", "one  \r\n  two\r\n\r\n  three"},
    {"&x one", "one", "one"},
    {"&x !!str # c\n  one", "one", "one"},
    {"'it''s  ok' # c", "it's  ok", "'it''s  ok'"},
    {"'a\n   b\n\n   c'", "a b\nc", "'a\n   b\n\n   c'"},
    {"''", "", "''"},
    {"\"\"", "", "\"\""},
    {"\"a\\tb \\u97ff\\x41 \\\" c\"", "a\tb 響A \" c", "\"a\\tb \\u97ff\\x41 \\\" c\""},
    {"\"\\U0001F697 x\"", "🚗 x", "\"\\U0001F697 x\""},
    {"\"\\0\\a\\b\\v\\f\\r\\e\\/\\N\\_\\L\\P z\"",
     std::string_view("\0\a\b\v\f\r\x1B/\xC2\x85\xC2\xA0\xE2\x80\xA8\xE2\x80\xA9 z", 20),
     "\"\\0\\a\\b\\v\\f\\r\\e\\/\\N\\_\\L\\P z\""},
    {"\"a\n  b  \\\n  c\\\n\n  d\"", "a b  c\nd", "\"a\n  b  \\\n  c\\\n\n  d\""},
    {"\" a\n \"", " a ", "\" a\n \""},
    {"|\n  one\n    two\n\n  three\n\nnext: 1", "one\n  two\n\nthree\n",
     "|\n  one\n    two\n\n  three"},
    {"|2- # c\n    one\n  two\n", "  one\ntwo", "|2- # c\n    one\n  two"},
    {"|+\n\n  one\n\n", "\none\n\n", "|+\n\n  one"},
    {">\n  one\n  two\n\n  three\n    more\n  four\n", "one two\nthree\n  more\nfour\n",
     ">\n  one\n  two\n\n  three\n    more\n  four"},
    {"|\r\n  one\r\n  two\r\n", "one\ntwo\n", "|\r\n  one\r\n  two"},
    {"|\n\nnext: 1", "", "|"},
    {"|", "", "|"},
};

std::string word_at(std::string_view text, std::size_t at) {
  return std::string(text.substr(at, text.find_first_of(" \t\n\r", at) - at));
}

TEST(ScanScalar, FollowsEveryStyle) {
  const std::string before = "key: ";
  for (const Case& c : cases) {
    const std::string file = before + std::string(c.raw);
    const auto mark = static_cast<std::uint32_t>(before.size());
    const ScannedScalar scanned = scan_scalar(file, mark, c.decoded);
    EXPECT_TRUE(scanned.exact) << c.raw;
    EXPECT_FALSE(scanned.unclosed) << c.raw;
    EXPECT_EQ(file.substr(scanned.begin, scanned.end - scanned.begin), c.scalar) << c.raw;
  }
}

TEST(ScanScalar, PlacesEveryWord) {
  for (const Case& c : cases) {
    const ScannedScalar scanned = scan_scalar(c.raw, 0, c.decoded);
    for (const std::string_view word :
         {"one", "two", "three", "more", "four", "a", "b", "c", "d"}) {
      const std::size_t at = c.decoded.find(word);
      if (at == std::string_view::npos || word_at(c.decoded, at) != word) continue;
      const std::uint32_t place = scanned.offsets.to_file(static_cast<std::uint32_t>(at));
      EXPECT_EQ(c.raw.substr(place, word.size()), word) << c.raw;
    }
  }
}

TEST(ScanScalar, PlacesWhatFollowsAnEscape) {
  const std::string_view raw = "\"\\u97ff\\n x == 1\"";
  const ScannedScalar scanned = scan_scalar(raw, 0, "響\n x == 1");
  EXPECT_EQ(scanned.offsets.to_file(0), 1u) << "the escape";
  EXPECT_EQ(scanned.offsets.to_file(3), 7u) << "the line break";
  EXPECT_EQ(scanned.offsets.to_file(5), raw.find('x'));
  EXPECT_EQ(scanned.offsets.to_file(11), raw.size() - 1) << "the end is the closing quote";
}

TEST(ScanScalar, TellsQuotedFromPlain) {
  EXPECT_FALSE(scan_scalar("x", 0, "x").quoted);
  EXPECT_TRUE(scan_scalar("'x'", 0, "x").quoted);
  EXPECT_TRUE(scan_scalar("\"x\"", 0, "x").quoted);
  EXPECT_TRUE(scan_scalar("|\n x", 0, "x").quoted);
  EXPECT_TRUE(scan_scalar(">\n x", 0, "x").quoted);
}

TEST(ScanScalar, FallsBackToOneRun) {
  const ScannedScalar scanned = scan_scalar("key: something else", 5, "not the text");
  EXPECT_FALSE(scanned.exact);
  EXPECT_EQ(scanned.begin, 5u);
  EXPECT_EQ(scanned.end, 17u);
  EXPECT_EQ(scanned.offsets.to_file(4), 9u);
  EXPECT_FALSE(scan_scalar("", 0, "x").exact);
  EXPECT_FALSE(scan_scalar("\"\\q\"", 0, "q").exact);
  EXPECT_FALSE(scan_scalar("\"\\u12", 0, "x").exact);
  EXPECT_FALSE(scan_scalar("|\n  one", 0, "two").exact);
}

TEST(ScanScalar, FindsQuotesWithoutAnEnd) {
  EXPECT_TRUE(scan_scalar("\"abc\n", 0, "abc ").unclosed);
  EXPECT_TRUE(scan_scalar("'abc''", 0, "abc'").unclosed);
  EXPECT_TRUE(scan_scalar("\"abc\\\"", 0, "abc\"").unclosed);
  EXPECT_FALSE(scan_scalar("\"abc\"", 0, "other").unclosed);
}

TEST(SkipSpace, StopsAtContent) {
  EXPECT_EQ(skip_space("  # c\n\t x", 0), 8u);
  EXPECT_EQ(skip_space("x", 0), 0u);
  EXPECT_EQ(skip_space("a#b", 1), 1u) << "no comment without a blank";
  EXPECT_EQ(skip_space("# c", 0), 3u);
}

}  // namespace
}  // namespace mora::yaml
