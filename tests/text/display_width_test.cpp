// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/display_width.hpp"

#include <gtest/gtest.h>

namespace mora::text {
namespace {

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("響應"), 4u);
  EXPECT_EQ(display_width("，（）"), 6u);
  EXPECT_EQ(display_width("한글"), 4u);
  EXPECT_EQ(display_width("カナ"), 4u);
  EXPECT_EQ(display_width("ｶﾅ"), 2u) << "half-width kana";
  EXPECT_EQ(display_width("é"), 1u);
  EXPECT_EQ(display_width("e\xCC\x81"), 1u) << "combining accent";
  EXPECT_EQ(display_width("a\xE2\x80\x8B"), 1u) << "zero-width space";
  EXPECT_EQ(display_width("🚗"), 2u);
  EXPECT_EQ(display_width("𠮷"), 2u) << "beyond the basic plane";
  EXPECT_EQ(display_width("…"), 1u);
  EXPECT_EQ(display_width("\xFFz"), 2u) << "a broken byte takes one column";
}

TEST(Printable, ReplacesWhatDrivesATerminal) {
  EXPECT_EQ(printable("ab 響"), "ab 響");
  EXPECT_EQ(printable("\x1B[0m"), "\xEF\xBF\xBD[0m");
  EXPECT_EQ(printable("\x7F\t\n"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xC2\x9B"), "\xEF\xBF\xBD") << "C1 control";
  EXPECT_EQ(printable("\xE2\x80\xAE"), "\xEF\xBF\xBD") << "right-to-left override";
  EXPECT_EQ(printable("a\xEF\xBB\xBF"), "a\xEF\xBF\xBD") << "byte order mark";
  EXPECT_EQ(printable("\xE9\x9F"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "cut sequence";
}

}  // namespace
}  // namespace mora::text
