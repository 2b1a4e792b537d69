// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/time_text.hpp"

#include <gtest/gtest.h>

#include "civil/zone.hpp"
#include "program/builder.hpp"

namespace mora {
namespace {

Program program_in(const std::string& zone) {
  program::Builder builder;
  builder.data.zone = civil::load_zone(zone).value();
  builder.data.spaces.push_back({builder.text("case"), 0, 0, 0});
  return builder.finish();
}

TEST(TimeText, TimesWithoutAnOffsetAreLocal) {
  const Program program = program_in("Asia/Shanghai");
  const auto time = parse_time(program, "2026-03-02 09:00");
  ASSERT_TRUE(time);
  EXPECT_EQ(program.format_time(*time), "2026-03-02T09:00:00+08:00");
  EXPECT_EQ(parse_time(program, "2026-03-02T01:00:00Z"), time);
  EXPECT_EQ(parse_time(program, "soon"), std::nullopt);
  EXPECT_EQ(parse_time(program, ""), std::nullopt);
}

TEST(TimeText, ExactDurations) {
  struct Row {
    std::string_view text;
    std::optional<Duration> duration;
  };
  const Row rows[] = {
      {"90s", seconds(90)},
      {"2h30m", hours(2) + minutes(30)},
      {"1h1m1s1ms", hours(1) + minutes(1) + seconds(1) + milliseconds(1)},
      {"250ms", milliseconds(250)},
      {"0s", Duration{}},
      {"2562047788h", hours(2'562'047'788)},
      {"2562047789h", std::nullopt},
      {"2562047788h60m", std::nullopt},
      {"99999999999999999999s", std::nullopt},
      {"", std::nullopt},
      {"5", std::nullopt},
      {"h", std::nullopt},
      {"-5m", std::nullopt},
      {"1.5h", std::nullopt},
      {"5 m", std::nullopt},
      {"30m2h", std::nullopt},
      {"1h1h", std::nullopt},
      {"2d", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_duration(row.text), row.duration) << row.text;
}

}  // namespace
}  // namespace mora
