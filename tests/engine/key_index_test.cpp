// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// KeyIndex against a map, with hashes that fill groups, run over from the last to the first, and
// move on when room is made.

#include "engine/key_index.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

// So many hashes, each for several numbers; the upper half is looked at by nobody.
std::uint64_t hash_of(std::uint32_t number, std::uint32_t hashes) {
  const std::uint64_t hash = number % hashes * 0x9e3779b1u;
  return hash << 33 | (hashes % 2 == 0 ? UINT32_MAX - number % hashes : hash & UINT32_MAX);
}

class Both {
 public:
  explicit Both(std::uint32_t hashes) : hashes_(hashes) {}

  void add(std::uint32_t number) {
    index_.add(hash_of(number, hashes_), number);
    there_.insert(number);
  }
  // By the half of its hash that is left of it in other places.
  void remove(std::uint32_t number) {
    index_.remove(hash_of(number, hashes_) & UINT32_MAX, number);
    there_.erase(number);
  }
  void check(std::uint32_t number) const {
    const bool is_there = there_.contains(number);
    const auto is_it = [&](std::uint32_t one) {
      EXPECT_TRUE(there_.contains(one)) << "asked about " << one;
      return one == number;
    };
    EXPECT_EQ(index_.find(hash_of(number, hashes_), is_it), is_there ? number : none);
    const std::uint32_t guess = index_.guess(hash_of(number, hashes_));
    EXPECT_TRUE(guess == none || there_.contains(guess));
  }
  void check_all(std::uint32_t end) const {
    for (std::uint32_t number = 0; number < end; ++number) check(number);
    std::set<std::uint32_t> visited;
    index_.for_each([&](std::uint32_t number) { visited.insert(number); });
    EXPECT_EQ(visited, there_);
    EXPECT_EQ(index_.size(), there_.size());
  }
  [[nodiscard]] bool has(std::uint32_t number) const { return there_.contains(number); }

 private:
  std::uint32_t hashes_;
  KeyIndex index_;
  std::set<std::uint32_t> there_;
};

TEST(KeyIndex, AgreesWithASet) {
  for (const std::uint32_t hashes : {1u, 2u, 5u, 32u, 1000u}) {
    std::mt19937 random(hashes);
    Both both(hashes);
    for (int step = 0; step < 4000; ++step) {
      const std::uint32_t end = step < 2000 ? 300 : 60;
      const auto number = static_cast<std::uint32_t>(random() % end);
      both.has(number) ? both.remove(number) : both.add(number);
      both.check(static_cast<std::uint32_t>(random() % 300));
      if (step % 100 == 0) both.check_all(300);
      if (testing::Test::HasFailure()) return;
    }
  }
}

// What was first is removed first, so that every group that is full gives room while others stand
// behind it.
TEST(KeyIndex, AQueueOfOneHash) {
  Both both(1);
  for (std::uint32_t number = 0; number < 2000; ++number) {
    both.add(number);
    if (number >= 100) both.remove(number - 100);
    if (number % 50 == 0) both.check_all(number + 1);
  }
}

}  // namespace
}  // namespace mora::detail
