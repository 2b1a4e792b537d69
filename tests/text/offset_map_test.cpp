// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/offset_map.hpp"

#include <gtest/gtest.h>

namespace mora::text {
namespace {

TEST(OffsetMap, ContinuesRuns) {
  OffsetMap map;
  EXPECT_EQ(map.to_file(7), 0u) << "no run";
  map.add_run(0, 100);
  EXPECT_EQ(map.to_file(0), 100u);
  EXPECT_EQ(map.to_file(5), 105u);
  map.add_run(3, 110);
  EXPECT_EQ(map.to_file(2), 102u);
  EXPECT_EQ(map.to_file(3), 110u);
  EXPECT_EQ(map.to_file(1000), 1107u) << "past the end the last run goes on";
}

TEST(OffsetMap, TakesTheLastOfTwoRunsAtOnePlace) {
  OffsetMap map;
  map.add_run(0, 10);
  map.add_run(0, 20);
  map.add_run(4, 24);
  EXPECT_EQ(map.to_file(0), 20u);
  EXPECT_EQ(map.to_file(4), 24u);
}

}  // namespace
}  // namespace mora::text
