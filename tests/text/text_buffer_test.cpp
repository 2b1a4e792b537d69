// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/text_buffer.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace mora::text {
namespace {

TEST(TextBuffer, IsEmptyAtFirstAndOnceItIsCleared) {
  TextBuffer text;
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(text.view(), "");
  text += "some text";
  EXPECT_FALSE(text.empty());
  text.clear();
  EXPECT_EQ(text.view(), "");
}

TEST(TextBuffer, TakesTextsOfNoBytes) {
  TextBuffer text;
  text += std::string_view();
  text += "";
  EXPECT_EQ(text.size(), 0U);
}

// Parts of all sizes, some of them larger than all that there is room for.
TEST(TextBuffer, KeepsWhatItHasAsItGrows) {
  TextBuffer text;
  std::string expected;
  for (const std::size_t size : {1U, 7U, 1'015U, 1U, 1U, 1'023U, 5'000U, 3U, 100'000U}) {
    const std::string part(size, static_cast<char>('a' + size % 26));
    text += part;
    expected += part;
    text += '|';
    expected += '|';
    ASSERT_EQ(text.view(), expected);
  }
}

TEST(TextBuffer, GivesRoomBehindWhatItHas) {
  TextBuffer text;
  std::string expected;
  for (std::size_t size = 0; size < 3'000; size += 37) {
    char* const to = text.room(size + 9);
    text.end_at(std::fill_n(to, size, 'x'));  // less than there is room for
    expected.append(size, 'x');
    ASSERT_EQ(text.view(), expected);
  }
}

}  // namespace
}  // namespace mora::text
