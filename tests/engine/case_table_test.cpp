// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/case_table.hpp"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "value/hash.hpp"

namespace mora::detail {
namespace {

TEST(CaseTableTest, NewCasesHaveEmptyStateWords) {
  Pool<Cell> cells;
  StringStore strings;
  CaseTable table(3);
  const auto id = table.make(SoughtKey("A"), cells, strings);
  for (std::uint32_t& word : table.words(cells[id].head)) word = 7;
  table.drop(id, cells[id], key_hash("A"), cells, strings);
  const auto again = table.make(SoughtKey("B"), cells, strings);
  for (const std::uint32_t word : table.words(cells[again].head)) EXPECT_EQ(word, 0u);
}

// A bad hash makes long runs, so that closing gaps and wrapping around are tried.
TEST(CaseTableTest, AgreesWithAMapUnderCollisions) {
  for (const std::uint64_t spread : {1u, 3u, 64u}) {
    std::mt19937 random(11);
    Pool<Cell> cells;
    StringStore strings;
    CaseTable table(1);
    std::map<std::string, std::uint32_t> expected;
    for (int i = 0; i < 3000; ++i) {
      // Some stand in the cell, some do not.
      const std::string key(std::to_string(random() % 200) + std::string(random() % 2 * 12, 'x'));
      SoughtKey sought(key);
      sought.hash = 13 + sought.hash % spread;
      const std::uint32_t found = table.find(sought, cells, strings).id;
      const auto known = expected.find(key);
      ASSERT_EQ(found == none, known == expected.end());
      if (known == expected.end()) {
        expected[key] = table.make(sought, cells, strings);
      } else {
        ASSERT_EQ(found, known->second);
        if (random() % 2 == 0) {
          table.drop(found, cells[found], sought.hash, cells, strings);
          expected.erase(known);
        }
      }
      ASSERT_EQ(table.size(), expected.size());
    }
  }
}

TEST(CaseTableTest, VisitsEveryCase) {
  Pool<Cell> cells;
  StringStore strings;
  CaseTable table(0);
  for (int i = 0; i < 100; ++i) {
    const std::string key = std::to_string(i);
    table.make(SoughtKey(key), cells, strings);
  }
  std::size_t visited = 0;
  table.for_each([&](std::uint32_t) { ++visited; });
  EXPECT_EQ(visited, 100u);
}

// A table without state words that gets some later gives them to cases that had none.
TEST(CaseTableTest, IsLaidOutAnew) {
  Pool<Cell> cells;
  StringStore strings;
  CaseTable table(0);
  const auto id = table.make(SoughtKey("A"), cells, strings);
  EXPECT_TRUE(table.words(cells[id].head).empty());
  EXPECT_EQ(table.more(cells[id].head), nullptr);
  EXPECT_TRUE(table.lay_out(2, cells).empty());
  ASSERT_EQ(table.words(cells[id].head).size(), 2u);
  table.words(cells[id].head)[1] = 5;
  const std::vector<std::uint32_t> before = table.lay_out(3, cells);
  EXPECT_EQ(before[cells[id].head.more * 2 + 1], 5u);
  for (const std::uint32_t word : table.words(cells[id].head)) EXPECT_EQ(word, 0u);
}

}  // namespace
}  // namespace mora::detail
