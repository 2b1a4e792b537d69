// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/time_text.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace mora::inline v0 {
namespace {

TEST(ParseDuration, ReadsExactUnits) {
  struct Row {
    std::string_view text;
    std::int64_t us;
  };
  const std::vector<Row> rows{
      {"0s", 0},
      {"3h", 10'800'000'000},
      {"90s", 90'000'000},
      {"250ms", 250'000},
      {"2h30m", 9'000'000'000},
      {"1h2m3s4ms", 3'723'004'000},
      {"1h5ms", 3'600'005'000},
      {"007m", 420'000'000},
      {"9223372036854775ms", 9'223'372'036'854'775'000},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_duration(row.text), Duration{row.us}) << row.text;
}

TEST(ParseDuration, RefusesTheRest) {
  for (const std::string_view text : {"",
                                      " ",
                                      "h",
                                      "3",
                                      "3 h",
                                      "3h ",
                                      " 3h",
                                      "3H",
                                      "1.5h",
                                      "-3h",
                                      "+3h",
                                      "3h2",
                                      "30m2h",
                                      "1h1h",
                                      "3d",
                                      "2w",
                                      "1mo",
                                      "1y",
                                      "2bd",
                                      "3min",
                                      "3us",
                                      "PT3H",
                                      "00:30",
                                      "2h 30m",
                                      "2h,30m",
                                      "9223372036854776ms",
                                      "2562047789h",
                                      "99999999999999999999s",
                                      "2562047788h1000000000000m"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace mora::inline v0
