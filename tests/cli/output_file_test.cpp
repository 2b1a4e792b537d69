// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// OutputFile: when what was written is seen, and in which parts it is.

#include "cli/output_file.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace mora::cli {
namespace {

constexpr std::uintmax_t page = 4096;

class Output : public testing::Test {
 protected:
  Output() {
    std::string name = testing::TempDir() + "output-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    path_ = name + "/out";
  }
  ~Output() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::uintmax_t size() const { return std::filesystem::file_size(path_); }
  // Writes many lines; whenever the file has grown, it ends where a page does.
  void write_pages(OutputFile& output) const {
    std::uintmax_t before = size();
    for (int i = 0; i < 20'000; ++i) {
      output.stream() << "one line and another\n";
      if (size() == before) continue;
      before = size();
      ASSERT_EQ(before % page, 0U);
    }
    EXPECT_GT(before, 50 * page);
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(Output, IsSeenAtOnceWhereThatIsWanted) {
  OutputFile output;
  ASSERT_TRUE(output.open(path_));
  output.stream() << "a finding\n";
  output.show(true);
  EXPECT_EQ(size(), 10U);
}

TEST_F(Output, IsSeenSoonElsewhere) {
  OutputFile output;
  ASSERT_TRUE(output.open(path_));
  output.stream() << "a finding\n";
  while (size() == 0) output.show(false);
  EXPECT_EQ(size(), 10U);
}

TEST_F(Output, IsWrittenInWholePages) {
  OutputFile output;
  ASSERT_TRUE(output.open(path_));
  write_pages(output);
}

TEST_F(Output, IsWrittenInWholePagesBehindWhatWasShown) {
  OutputFile output;
  ASSERT_TRUE(output.open(path_));
  output.stream() << "a finding\n";
  output.show(true);
  write_pages(output);
}

TEST_F(Output, IsWrittenInWholePagesBehindWhatTheFileHas) {
  std::ofstream(path_) << "a finding\nand what is cut off";
  OutputFile output;
  ASSERT_TRUE(output.open_again(path_));
  ASSERT_TRUE(output.cut(10));
  EXPECT_EQ(size(), 10U);
  write_pages(output);
}

}  // namespace
}  // namespace mora::cli
