// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/seen_ids.hpp"

#include <map>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

TEST(SeenIds, HasWhatWasAddedUpToItsTime) {
  SeenIds ids;
  EXPECT_FALSE(ids.has(1, "a", {0}));
  ids.add(1, "a", {10});
  EXPECT_TRUE(ids.has(1, "a", {0}));
  EXPECT_TRUE(ids.has(1, "a", {10}));
  EXPECT_FALSE(ids.has(1, "a", {11}));
  EXPECT_FALSE(ids.has(2, "a", {0}));
  EXPECT_FALSE(ids.has(1, "b", {0}));
  EXPECT_FALSE(ids.has(1, "", {0}));
}

// Against a plain map, over many that come and go.
TEST(SeenIds, IsAMapThatForgets) {
  std::mt19937 random(7);
  SeenIds ids;
  std::map<std::pair<EventType, std::string>, std::int64_t> until;
  std::uint64_t known = 0;
  for (std::int64_t now = 0; now < 50'000; ++now) {
    const auto type = static_cast<EventType>(random() % 3);
    const std::string id = std::string(random() % 40, 'x') + std::to_string(random() % 200);
    ids.forget({now});
    const auto found = until.find({type, id});
    const bool wanted = found != until.end() && found->second >= now;
    ASSERT_EQ(ids.has(type, id, {now}), wanted) << now;
    known += wanted ? 1 : 0;
    if (wanted) continue;
    const std::int64_t end = now + 4000 + (now > 20'000 ? 4000 : 0);
    ids.add(type, id, {end});
    until[{type, id}] = end;
  }
  EXPECT_GT(known, 1000u);
  EXPECT_LE(ids.size(), 8001u);
}

TEST(SeenIds, ACopyByHandIsTheSame) {
  SeenIds ids;
  for (int i = 0; i < 1000; ++i) ids.add(static_cast<EventType>(i % 2), std::to_string(i), {i});
  ids.forget({500});
  SeenIds copy;
  ids.for_each(
      [&](EventType type, std::string_view id, TimePoint until) { copy.add(type, id, until); });
  EXPECT_EQ(copy.size(), 500u);
  EXPECT_FALSE(copy.has(1, "499", {0}));
  for (int i = 500; i < 1000; ++i) {
    EXPECT_TRUE(copy.has(static_cast<EventType>(i % 2), std::to_string(i), {i})) << i;
  }
}

}  // namespace
}  // namespace mora::detail
