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

using Fmt = ProgramRun;

constexpr std::string_view untidy = "a:   1 # one\nb:\n- 'x'\n";
constexpr std::string_view tidy = "a: 1 # one\nb:\n  - \"x\"\n";

TEST_F(Fmt, RewritesFilesAndNamesThoseThatChanged) {
  write("untidy.yaml", untidy);
  write("tidy.yaml", tidy);
  const auto run = mora("fmt untidy.yaml tidy.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "untidy.yaml: laid out\n");
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_EQ(read("untidy.yaml"), tidy);
  EXPECT_EQ(mora("fmt untidy.yaml tidy.yaml").out, "");
}

TEST_F(Fmt, CheckOnlyNamesThem) {
  write("untidy.yaml", untidy);
  write("tidy.yaml", tidy);
  const auto run = mora("fmt --check untidy.yaml tidy.yaml");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, "untidy.yaml: not in the canonical layout\n");
  EXPECT_EQ(read("untidy.yaml"), untidy);
  EXPECT_EQ(mora("fmt --check tidy.yaml").exit_code, 0);
}

TEST_F(Fmt, StandardInputGoesToStandardOutput) {
  write("untidy.yaml", untidy);
  const auto run = shell("\"$MORA\" fmt - < untidy.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, tidy);
  const auto check = shell("\"$MORA\" fmt --check - < untidy.yaml");
  EXPECT_EQ(check.exit_code, 1);
  EXPECT_EQ(check.out, "<stdin>: not in the canonical layout\n");
}

TEST_F(Fmt, StandardInputIsNoLongerThanAFile) {
  const auto run = shell("yes '# a' | \"$MORA\" fmt -");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, StartsWith("<stdin>:1:1: error: the file is larger than 16 MiB"));
}

TEST_F(Fmt, FilesWithMistakesAreNotTouched) {
  write("bad.yaml", "a: 1\na:   2\n");
  write("untidy.yaml", untidy);
  const auto run = mora("fmt bad.yaml missing.yaml untidy.yaml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "untidy.yaml: laid out\n");
  EXPECT_THAT(run.err, StartsWith("bad.yaml:2:1: error: 'a' stands twice in this map"));
  EXPECT_THAT(run.err, HasSubstr("mora: cannot read missing.yaml\n"));
  EXPECT_EQ(read("bad.yaml"), "a: 1\na:   2\n");
  write("untidy.yaml", untidy);
  EXPECT_EQ(mora("fmt --check bad.yaml untidy.yaml").exit_code, 2);
}

TEST_F(Fmt, KeepsPermissionsAndLinks) {
  write("untidy.yaml", untidy);
  const auto run = shell(
      "chmod 640 untidy.yaml && ln -s untidy.yaml link.yaml && \"$MORA\" fmt link.yaml && "
      "stat -c %a untidy.yaml && readlink link.yaml && ls");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "link.yaml: laid out\n640\nuntidy.yaml\nlink.yaml\nuntidy.yaml\n");
  EXPECT_EQ(read("untidy.yaml"), tidy);
}

TEST_F(Fmt, AFileThatCannotBeWrittenStaysAsItIs) {
  write("folder/untidy.yaml", untidy);
  write("folder/untidy.yaml.new", "mine");
  const auto run = mora("fmt folder/untidy.yaml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("untidy.yaml.new is in the way\n"));
  EXPECT_EQ(read("folder/untidy.yaml"), untidy);
}

}  // namespace
}  // namespace mora::test
