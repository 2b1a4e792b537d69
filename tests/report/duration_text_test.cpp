// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/duration_text.hpp"

#include <gtest/gtest.h>

namespace mora::report {
namespace {

TEST(DurationText, NamesEachUnitThatIsThere) {
  struct Row {
    std::int64_t us;
    std::string_view en;
    std::string_view zh;
  };
  const Row rows[] = {
      {0, "0 s", "0秒"},
      {1, "0.001 ms", "0.001毫秒"},
      {250'000, "250 ms", "250毫秒"},
      {1'500'000, "1.5 s", "1.5秒"},
      {60'000'000, "1 min", "1分鐘"},
      {300'000'000, "5 min", "5分鐘"},
      {7'800'000'000, "2 h 10 min", "2小時10分鐘"},
      {3'600'500'000, "1 h 0.5 s", "1小時0.5秒"},
      {86'400'000'000, "1 day", "1天"},
      {273'600'000'000, "3 days 4 h", "3天4小時"},
      {-300'000'000, "-5 min", "-5分鐘"},
      {INT64_MIN, "-106751991 days 4 h 54.775808 s", "-106751991天4小時54.775808秒"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(duration_text({row.us}, Language::en), row.en);
    EXPECT_EQ(duration_text({row.us}, Language::zh), row.zh);
  }
}

TEST(DurationText, KeepsTheUnitsThatThePolicyWrote) {
  struct Row {
    std::string_view written;
    std::string_view en;
    std::string_view zh;
  };
  const Row rows[] = {
      {"72h", "72 h", "72小時"},   {"2h30m", "2 h 30 min", "2小時30分鐘"},
      {"90s", "90 s", "90秒"},     {"250ms", "250 ms", "250毫秒"},
      {"1d", "1 day", "1天"},      {"3d", "3 days", "3天"},
      {"2w", "2 weeks", "2週"},    {"1mo", "1 month", "1個月"},
      {"10y", "10 years", "10年"}, {"2bd", "2 business days", "2個工作日"},
      {"3 x", "3 x", "3 x"},       {"soon", "soon", "soon"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(written_duration_text(row.written, Language::en), row.en);
    EXPECT_EQ(written_duration_text(row.written, Language::zh), row.zh);
  }
}

}  // namespace
}  // namespace mora::report
