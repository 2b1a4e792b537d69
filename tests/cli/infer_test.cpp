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

using Infer = ProgramRun;

constexpr std::string_view desk_log =
    "{\"ts\":\"2026-03-02T09:00:00Z\",\"type\":\"opened\",\"ticket\":\"T-1\",\"priority\":\"high\"}"
    "\n"
    "{\"ts\":\"2026-03-02T10:00:00Z\",\"type\":\"answered\",\"ticket\":\"T-1\"}\n";

TEST_F(Infer, TheDraftIsAPolicyThatReadsTheLog) {
  write("desk.jsonl", desk_log);
  const auto run = shell("\"$MORA\" infer desk.jsonl > desk.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(read("desk.yaml"), StartsWith("# A draft, made from 2 events of desk.jsonl.\n"));
  EXPECT_EQ(mora("check desk.yaml").exit_code, 0);
  EXPECT_EQ(mora("fmt --check desk.yaml").exit_code, 0);
  EXPECT_EQ(mora("replay --rules desk.yaml desk.jsonl").exit_code, 0);
}

TEST_F(Infer, TheSampleLog) {
  const std::string log = MORA_SOURCE_DIR "/rules/samples/sigma-after-sales.jsonl";
  EXPECT_EQ(shell("\"$MORA\" infer " + log + " > draft.yaml").exit_code, 0);
  EXPECT_THAT(read("draft.yaml"), HasSubstr("\n  contract_signed:  # 3 events\n"
                                            "    fields:\n"
                                            "      contract: string\n"
                                            "      beyond_handbook: bool\n"));
  EXPECT_EQ(mora("check draft.yaml").exit_code, 0);
  EXPECT_EQ(mora("replay --rules draft.yaml " + log).exit_code, 0);
}

TEST_F(Infer, StandardInputAndCompressedFiles) {
  write("desk.jsonl", desk_log);
  const auto plain = shell("\"$MORA\" infer - < desk.jsonl");
  EXPECT_EQ(plain.exit_code, 0);
  EXPECT_THAT(plain.out, HasSubstr("\npolicy: log\n"));
  const auto packed = shell("gzip desk.jsonl && \"$MORA\" infer desk.jsonl.gz");
  EXPECT_EQ(packed.exit_code, 0);
  EXPECT_THAT(packed.out, HasSubstr("\npolicy: desk\n"));
}

TEST_F(Infer, SourceAndFormatAreTheUsersToSay) {
  write("desk.txt", "a;b;c\n2026-03-02;x;1\n2026-03-02;y;1\n");
  const auto run = mora("infer --log-format csv --source time=a,type=b,case=c desk.txt");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("case: {key: c}\nsource: {time: a, type: b}\n"));
  EXPECT_EQ(mora("infer --source when=a desk.txt").err,
            "mora: --source: 'when' is none of time, type, case and by\n");
}

TEST_F(Infer, LogsThatGiveNoDraft) {
  write("empty.jsonl", "");
  const auto empty = mora("infer empty.jsonl");
  EXPECT_EQ(empty.exit_code, 2);
  EXPECT_EQ(empty.err, "mora: empty.jsonl: there is no event in it\n");
  EXPECT_THAT(empty.out, IsEmpty());
  const auto missing = mora("infer missing.jsonl");
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.err, HasSubstr("cannot read missing.jsonl"));
}

}  // namespace
}  // namespace mora::test
