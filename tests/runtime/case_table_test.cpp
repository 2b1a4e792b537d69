// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/detail/case_table.hpp"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

TEST(CaseTableTest, NewCasesHaveEmptyStateWords) {
  StringStore strings;
  CaseTable table(3);
  const auto id = table.make("A", hash_text("A"), strings);
  for (std::uint32_t& word : table.words(id)) word = 7;
  table.drop(id, strings);
  const auto again = table.make("B", hash_text("B"), strings);
  for (const std::uint32_t word : table.words(again)) EXPECT_EQ(word, 0u);
}

// A bad hash makes long runs, so that closing gaps and wrapping around are tried.
TEST(CaseTableTest, AgreesWithAMapUnderCollisions) {
  for (const std::uint64_t spread : {1u, 3u, 64u}) {
    std::mt19937 random(11);
    StringStore strings;
    CaseTable table(1);
    std::map<std::string, std::uint32_t> expected;
    for (int i = 0; i < 3000; ++i) {
      const std::string key = std::to_string(random() % 200);
      const std::uint64_t hash = 13 + hash_text(key) % spread;
      const std::uint32_t found = table.find(key, hash, strings);
      const auto known = expected.find(key);
      ASSERT_EQ(found == none, known == expected.end());
      if (known == expected.end()) {
        expected[key] = table.make(key, hash, strings);
      } else {
        ASSERT_EQ(found, known->second);
        if (random() % 2 == 0) {
          table.drop(found, strings);
          expected.erase(known);
        }
      }
      ASSERT_EQ(table.size(), expected.size());
    }
  }
}

TEST(CaseTableTest, VisitsEveryCase) {
  StringStore strings;
  CaseTable table(0);
  for (int i = 0; i < 100; ++i) {
    const std::string key = std::to_string(i);
    table.make(key, hash_text(key), strings);
  }
  std::size_t visited = 0;
  table.for_each([&](const Case&) { ++visited; });
  EXPECT_EQ(visited, 100u);
}

}  // namespace
}  // namespace mora::detail
