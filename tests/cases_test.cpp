// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Every case file under tests/cases through the C++ interface, one test a case. Bindings run the
// same files.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/case_file.hpp"

namespace {

std::vector<std::string> case_files() {
  std::vector<std::string> files;
  const std::string root = MORA_SOURCE_DIR "/tests/cases";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string path = entry.path().string();
    if (path.ends_with(".case.yaml")) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(std::string(MORA_SOURCE_DIR "/tests/cases/").size());
  name.resize(name.size() - std::string(".case.yaml").size());
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class CaseFiles : public testing::TestWithParam<std::string> {};

TEST_P(CaseFiles, AllCasesPass) {
  // Some include the calendars that are shipped.
  const mora::CompileOptions options{.include_from = {MORA_SOURCE_DIR "/rules"}};
  const mora::CaseFileResult result = mora::run_case_file(GetParam(), nullptr, options);
  EXPECT_EQ(result.messages(), "");
  EXPECT_FALSE(result.cases.empty());
  for (const mora::CaseResult& c : result.cases) {
    EXPECT_EQ(c.outcome, mora::CaseOutcome::passed) << c.name << ", line " << c.line << "\n"
                                                    << c.message;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, CaseFiles, testing::ValuesIn(case_files()), test_name);

}  // namespace
