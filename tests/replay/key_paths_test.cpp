// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/key_paths.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mora::replay {
namespace {

// Follows a key as it stands in a line: with a quote behind it, and other bytes behind that.
const KeyPaths::Place* follow(const KeyPaths::Place* from, const std::string& key) {
  const std::string line = key + "\":1,\"other\":\"" + std::string(KeyPaths::padding, '"');
  return KeyPaths::follow(from, line.data());
}

TEST(KeyPaths, TellKeysApartAtEveryLength) {
  KeyPaths paths;
  const std::string text = "abcdefghijklmnopqrstuvwxyz";
  std::vector<const KeyPaths::Place*> places;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const auto id = static_cast<KeyPaths::Id>(size);
    EXPECT_EQ(follow(paths.start(), text.substr(0, size)), nullptr) << size;
    places.push_back(paths.add(paths.start(), text.substr(0, size), id));
  }
  for (std::size_t size = 0; size <= text.size(); ++size) {
    EXPECT_EQ(follow(paths.start(), text.substr(0, size)), places[size]) << size;
    EXPECT_EQ(places[size]->id, size);
    if (size == 0) continue;
    std::string other = text.substr(0, size);
    other.back() = 'X';
    EXPECT_EQ(follow(paths.start(), other), nullptr) << other;
  }
}

TEST(KeyPaths, KeepWhatFollowsOnEachKeyApart) {
  KeyPaths paths;
  const auto* const type = paths.add(paths.start(), "type", 1);
  const auto* const order = paths.add(type, "order", 2);
  EXPECT_EQ(follow(paths.start(), "order"), nullptr);
  EXPECT_EQ(follow(type, "order"), order);
  EXPECT_EQ(follow(order, "order"), nullptr);
}

TEST(KeyPaths, HaveAnEnd) {
  KeyPaths paths;
  std::size_t added = 0;
  while (added < 10'000 && paths.add(paths.start(), std::to_string(added), 0) != nullptr) ++added;
  EXPECT_LT(added, 10'000u);
  EXPECT_NE(follow(paths.start(), "0"), nullptr);
  EXPECT_NE(follow(paths.start(), std::to_string(added - 1)), nullptr);
}

}  // namespace
}  // namespace mora::replay
