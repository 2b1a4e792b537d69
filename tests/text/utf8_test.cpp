// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace mora::text {
namespace {

TEST(Utf8, RoundTrips) {
  for (char32_t value = 0; value < 0x110000; value += value < 0x3000 ? 1 : 97) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string utf8;
    append(utf8, value);
    const CodePoint point = decode(utf8, 0);
    ASSERT_TRUE(point.valid) << static_cast<std::uint32_t>(value);
    ASSERT_TRUE(point.value == value) << static_cast<std::uint32_t>(value);
    ASSERT_EQ(point.size, utf8.size());
  }
}

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(find_invalid("plain 響應 🚗"), std::nullopt);
  EXPECT_EQ(find_invalid("ab\x80"), 2u) << "continuation without a lead";
  EXPECT_EQ(find_invalid("\xC0\xAF"), 0u) << "overlong";
  EXPECT_EQ(find_invalid("\xE0\x80\xAF"), 0u) << "overlong";
  EXPECT_EQ(find_invalid("a\xED\xA0\x80"), 1u) << "surrogate";
  EXPECT_EQ(find_invalid("\xF4\x90\x80\x80"), 0u) << "beyond Unicode";
  EXPECT_EQ(find_invalid("響\xE9\x9F"), 3u) << "cut off";
  EXPECT_EQ(find_invalid("\xE9"
                         "ab"),
            0u)
      << "interrupted";
}

}  // namespace
}  // namespace mora::text
