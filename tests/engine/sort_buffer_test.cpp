// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/sort_buffer.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

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

// As an engine does: nearly in order, with some far behind and some far ahead, given out meanwhile.
TEST(SortBufferTest, GivesOutWhileMoreCome) {
  for (const std::uint32_t spread : {1u, 30u, 1000u}) {
    std::mt19937 random(spread);
    SortBuffer buffer;
    std::multimap<std::int64_t, std::uint64_t> held;
    for (std::uint64_t line = 1; line <= 5000; ++line) {
      const std::int64_t ahead = line % 500 == 0 ? 2000 : 0;
      const auto time = static_cast<std::int64_t>(line + random() % spread) + ahead;
      const std::string text = std::to_string(line) + std::string(line % 1000 == 0 ? 9000 : 0, 'x');
      const Value fields[] = {Value(std::string_view(text))};
      buffer.push({TimePoint{time}, 0, line, fields}, 1);
      held.emplace(time, line);
      while (!buffer.empty() && buffer.first_time().us < static_cast<std::int64_t>(line) - 50) {
        buffer.pop([&](const Event& event) {
          const auto first = held.begin();
          ASSERT_EQ(event.time.us, first->first);
          ASSERT_EQ(event.line, first->second);
          ASSERT_TRUE(event.fields[0].string().starts_with(std::to_string(event.line)));
          held.erase(first);
        });
      }
      ASSERT_EQ(buffer.size(), held.size());
    }
    auto next = held.begin();
    buffer.for_each([&](const Event& event) { ASSERT_EQ(event.line, (next++)->second); });
    EXPECT_EQ(next, held.end());
    EXPECT_GT(held.size(), 50u);
  }
}

// Those of type 1 become type 0 with their fields the other way round and one that is new, those of
// type 0 are dropped.
TEST(SortBufferTest, WritesEventsAnew) {
  SortBuffer buffer;
  for (std::uint64_t line = 1; line <= 100; ++line) {
    const std::string text = std::to_string(line);
    const Value fields[] = {Value(std::string_view(text)), Value(line % 3 == 0)};
    const auto time = static_cast<std::int64_t>(line * 37 % 100);
    buffer.push({TimePoint{time}, static_cast<EventType>(line % 2), line, fields}, 2);
  }
  const std::vector<SortBuffer::Rewriting> types = {{none, {}}, {0, {1, none, 0}}};
  buffer.rewrite(types);
  EXPECT_EQ(buffer.size(), 50u);
  std::int64_t last = -1;
  while (!buffer.empty()) {
    buffer.pop([&](const Event& event) {
      EXPECT_GT(event.time.us, last);
      last = event.time.us;
      EXPECT_EQ(event.line % 2, 1u);
      EXPECT_EQ(event.type, 0u);
      ASSERT_EQ(event.fields.size(), 3u);
      EXPECT_EQ(event.fields[0].is_true(), event.line % 3 == 0);
      EXPECT_TRUE(event.fields[1].is_null());
      EXPECT_EQ(event.fields[2].string(), std::to_string(event.line));
    });
  }
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
