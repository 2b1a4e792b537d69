// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

using Check = ProgramRun;
using Usage = ProgramRun;

TEST_F(Check, ALineForEachGoodPolicy) {
  write("p.yaml", service_policy);
  const auto run = mora("check p.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "p.yaml: service: 1 clause, 1 rule\n");
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(Check, AllMistakesOfAllFilesAtOnce) {
  std::string bad(service_policy);
  bad.replace(bad.find("require: responded"), 18, "require: respnded");
  bad.replace(bad.find("liable: staff"), 13, "liable: stuff");
  write("p.yaml", service_policy);
  write("bad.yaml", bad);
  const auto run = mora("check bad.yaml missing.yaml p.yaml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, HasSubstr("bad.yaml:21:14: error: "));
  EXPECT_THAT(run.err, HasSubstr("bad.yaml:23:13: error: "));
  EXPECT_THAT(run.err, HasSubstr("responded"));
  EXPECT_THAT(run.err, HasSubstr("missing.yaml"));
}

TEST_F(Usage, VersionAndHelp) {
  const auto version = mora("--version");
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_THAT(version.out, StartsWith("mora "));
  for (const std::string command : {"", "check ", "replay ", "test "}) {
    const auto help = mora(command + "--help");
    EXPECT_EQ(help.exit_code, 0) << command;
    EXPECT_THAT(help.out, HasSubstr("Usage: mora")) << command;
    EXPECT_THAT(help.err, IsEmpty());
  }
  EXPECT_THAT(mora("replay --help").out, HasSubstr("Exit codes: 0 done"));
}

TEST_F(Usage, MistakesAreExplained) {
  struct Row {
    std::string arguments;
    std::string_view message;
  };
  const Row rows[] = {
      {"", "Usage: mora"},
      {"replai", "mora: there is no command 'replai'; did you mean 'replay'?"},
      {"fly", "mora: there is no command 'fly'; there are check, record, replay, test"},
      {"check", "mora: RULES is required\n'mora check --help' says what it takes.\n"},
      {"check --fast p.yaml", "'mora check --help' says what it takes.\n"},
  };
  for (const Row& row : rows) {
    const auto run = mora(row.arguments);
    EXPECT_EQ(run.exit_code, 2) << row.arguments;
    EXPECT_THAT(run.err, HasSubstr(row.message));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

}  // namespace
}  // namespace mora::test
