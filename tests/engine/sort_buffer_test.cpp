// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/sort_buffer.hpp"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

TEST(SortBufferTest, SortsByTimeAndKeepsTheOrderOfEqualTimes) {
  std::mt19937 random(3);
  SortBuffer buffer;
  std::vector<std::pair<std::int64_t, std::uint64_t>> expected;
  for (std::uint64_t line = 1; line <= 500; ++line) {
    const auto time = static_cast<std::int64_t>(random() % 20);
    buffer.push({TimePoint{time}, 0, line, {}}, 0);
    expected.emplace_back(time, line);
  }
  std::stable_sort(expected.begin(), expected.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::pair<std::int64_t, std::uint64_t>> got;
  while (!buffer.empty()) {
    buffer.pop([&](const Event& event) { got.emplace_back(event.time.us, event.line); });
  }
  EXPECT_EQ(got, expected);
}

TEST(SortBufferTest, OwnsTextsAndLists) {
  SortBuffer buffer;
  {
    std::string text = "a text that is longer than any small buffer would be";
    const Value items[] = {Value(std::string_view(text)), Value(true)};
    const Value fields[] = {Value(std::string_view(text)), Value(std::span<const Value>(items)),
                            Value()};
    buffer.push({TimePoint{1}, 0, 1, fields}, 3);
    text.assign(text.size(), '!');
  }
  buffer.pop([](const Event& event) {
    ASSERT_EQ(event.fields.size(), 3u);
    EXPECT_EQ(event.fields[0].string(), "a text that is longer than any small buffer would be");
    EXPECT_EQ(event.fields[1].list()[0].string(), event.fields[0].string());
    EXPECT_TRUE(event.fields[1].list()[1].is_true());
    EXPECT_TRUE(event.fields[2].is_null());
  });
}

}  // namespace
}  // namespace mora::detail
