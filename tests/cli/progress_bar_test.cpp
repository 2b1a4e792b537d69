// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress_bar.hpp"

#include <string>
#include <thread>

#include <gtest/gtest.h>

namespace mora::cli {
namespace {

// What a bar of 100 MB draws when 25 are done and a moment has passed, and when it ends.
std::string drawn(bool wanted, std::uint64_t total, std::chrono::milliseconds moment) {
  testing::internal::CaptureStderr();
  {
    ProgressBar bar(wanted, total);
    std::this_thread::sleep_for(moment);
    bar.update(std::uint64_t{25} << 20);
  }
  return testing::internal::GetCapturedStderr();
}

constexpr std::uint64_t total = std::uint64_t{100} << 20;
constexpr std::chrono::milliseconds long_enough{200};

TEST(ProgressBar, IsDrawnAndTakenAway) {
  EXPECT_EQ(drawn(true, total, long_enough),
            "\r[##########..............................]  25%  25 of 100 MB\r\x1b[2K");
}

TEST(ProgressBar, ShortRunsAndThoseThatWantNoneHaveNone) {
  EXPECT_EQ(drawn(true, total, std::chrono::milliseconds(0)), "");
  EXPECT_EQ(drawn(false, total, long_enough), "");
  EXPECT_EQ(drawn(true, 0, long_enough), "");
}

// A file that grows while it is read.
TEST(ProgressBar, IsFullAtTheMost) {
  EXPECT_EQ(drawn(true, std::uint64_t{10} << 20, long_enough),
            "\r[########################################] 100%  10 of 10 MB\r\x1b[2K");
}

}  // namespace
}  // namespace mora::cli
