// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/event_counts.hpp"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

TEST(EventCountsTest, ACaseThatIsGoneHasHadNoEvents) {
  EventCounts counts;
  EXPECT_EQ(counts.add({0, 7}, 1), 1u);
  EXPECT_EQ(counts.add({0, 7}, 1), 2u);
  counts.forget(7);
  EXPECT_EQ(counts.of(7), 0u);
  EXPECT_EQ(counts.add_first({0, 7}, 1), 1u);
  int visited = 0;
  counts.take_all([&](CaseRef, std::uint64_t) { ++visited; });
  EXPECT_EQ(visited, 1);
}

// Around the number of cases from which on a table finds them, and where it grows.
TEST(EventCountsTest, AgreesWithAMap) {
  std::mt19937 engine(3);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  EventCounts counts;
  for (int round = 0; round < 300; ++round) {
    std::map<std::uint32_t, std::uint32_t> expected;
    const std::uint32_t cases = 1 + random() % (round % 3 == 0 ? 200 : 12);
    for (std::uint32_t i = 0; i < 3 * cases; ++i) {
      const std::uint32_t id = random() % cases;
      if (random() % 8 == 0) {
        counts.forget(id);
        expected.erase(id);
      } else {
        ASSERT_EQ(counts.add({1, id}, id + 5), ++expected[id]);
      }
      const std::uint32_t other = random() % cases;
      const auto known = expected.find(other);
      ASSERT_EQ(counts.of(other), known == expected.end() ? 0 : known->second);
    }
    std::size_t visited = 0;
    counts.take_all([&](CaseRef home, std::uint64_t hash) {
      EXPECT_EQ(expected.count(home.id), 1u);
      EXPECT_EQ(hash, home.id + 5);
      ++visited;
    });
    ASSERT_EQ(visited, expected.size());
    ASSERT_EQ(counts.of(0), 0u);
  }
}

}  // namespace
}  // namespace mora::detail
