// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/string_store.hpp"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

TEST(StringStoreTest, NoTextIsEmpty) {
  const StringStore strings;
  EXPECT_EQ(strings.view(0), "");
}

TEST(StringStoreTest, AnEmptyTextIsAText) {
  StringStore strings;
  const StringId id = strings.add("");
  EXPECT_NE(id, 0u);
  EXPECT_EQ(strings.view(id), "");
}

TEST(StringStoreTest, ATextLivesUntilAllHaveReleasedIt) {
  StringStore strings;
  const StringId id = strings.add("SO-1");
  strings.retain(id);
  strings.release(id);
  EXPECT_EQ(strings.view(id), "SO-1");
  strings.release(id);
  EXPECT_EQ(strings.add("SO-2"), id);
}

TEST(StringStoreTest, ViewsStayWhereTheyAreWhileItGrows) {
  StringStore strings;
  const std::string_view first = strings.view(strings.add("the first"));
  for (int i = 0; i < 200'000; ++i) strings.add("another " + std::to_string(i));
  EXPECT_EQ(first, "the first");
}

// Texts of every size up to those that have a block of their own, given back and made again.
TEST(StringStoreTest, AgreesWithAMap) {
  std::mt19937_64 random(3);
  StringStore strings;
  std::map<StringId, std::string> expected;
  for (int i = 0; i < 4'000; ++i) {
    if (random() % 3 == 0 && !expected.empty()) {
      auto victim = expected.begin();
      std::advance(victim, random() % expected.size());
      strings.release(victim->first);
      expected.erase(victim);
      continue;
    }
    const std::size_t size = random() % (std::size_t{1} << random() % 22);
    const std::string text(size, static_cast<char>('a' + random() % 26));
    const StringId id = strings.add(text);
    ASSERT_TRUE(expected.emplace(id, text).second);
    if (expected.size() > 60) {
      strings.release(expected.begin()->first);
      expected.erase(expected.begin());
    }
    for (const auto& [known, kept] : expected) ASSERT_EQ(strings.view(known), kept);
  }
}

}  // namespace
}  // namespace mora::detail
