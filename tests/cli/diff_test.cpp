// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view log =
    R"({"time":"2026-03-02T08:00:00+08:00","type":"assigned","order":"SO-1","person":"zhao"}
{"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-1","customer":"ACME"}
{"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-2"}
{"time":"2026-03-02T11:30:00+08:00","type":"responded","order":"SO-2"}
{"time":"2026-03-02T14:10:00+08:00","type":"responded","order":"SO-1"}
)";

class Diff : public ProgramRun {
 protected:
  void SetUp() override {
    ProgramRun::SetUp();
    write("old.yaml", service_policy);
    std::string shorter(service_policy);
    const std::size_t at = shorter.find("within: 3h");
    ASSERT_NE(at, std::string::npos);
    write("new.yaml", shorter.replace(at, 10, "within: 2h"));
    write("log.jsonl", log);
  }
};

TEST_F(Diff, ShowsWhatChanges) {
  const auto run = mora("diff old.yaml new.yaml log.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(run.out,
              StartsWith("2026-03-02 11:00  appears  2.1  SO-2  30.00 CNY  no one, service staff\n"
                         "                  Respond within three hours: no responded by 2026-03-02 "
                         "11:00, 2 h after requested at 09:00\n"
                         "2026-03-02 12:00  changes  2.1  SO-1  30.00 CNY  zhao, service staff\n"));
  EXPECT_THAT(run.out, HasSubstr("due 2026-03-02 12:00 -> 2026-03-02 11:00"));
  EXPECT_THAT(run.out, HasSubstr("  total        1      2       1       0       1     30.00 CNY  "
                                 "+30.00 CNY\n"));
}

TEST_F(Diff, SpeaksChinese) {
  const auto run = mora("diff old.yaml new.yaml log.jsonl --lang zh");
  EXPECT_THAT(run.out, HasSubstr("新增"));
  EXPECT_THAT(run.out, HasSubstr("期限 2026-03-02 12:00 → 2026-03-02 11:00"));
}

TEST_F(Diff, ADifferenceMayBeAFailure) {
  EXPECT_EQ(mora("diff old.yaml new.yaml log.jsonl --fail-on difference").exit_code, 1);
  const auto run = mora("diff old.yaml old.yaml log.jsonl --fail-on difference");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, StartsWith("No violation appears, vanishes or changes.\n"));
}

TEST_F(Diff, ALineThatBothRefuseIsOneBadLine) {
  write("log.jsonl", std::string(log) + "{\"time\"\n");
  const auto run = mora("diff old.yaml new.yaml log.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, StartsWith("log.jsonl:6: rejected: "));
  EXPECT_THAT(run.err, Not(HasSubstr("yaml")));
}

TEST_F(Diff, SaysWhichPolicyRefusesALine) {
  std::string strict(service_policy);
  const std::size_t at = strict.find("customer: string");
  ASSERT_NE(at, std::string::npos);
  write("new.yaml", strict.replace(at, 16, "customer: number"));
  const auto run = mora("diff old.yaml new.yaml log.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("log.jsonl:2: "));
  EXPECT_THAT(run.err, HasSubstr("new.yaml"));
}

TEST_F(Diff, RefusesWhatItCannotUse) {
  EXPECT_EQ(mora("diff old.yaml").exit_code, 2);
  EXPECT_EQ(mora("diff old.yaml missing.yaml log.jsonl").exit_code, 2);
  EXPECT_EQ(mora("diff old.yaml new.yaml missing.jsonl").exit_code, 2);
  EXPECT_EQ(mora("diff old.yaml new.yaml log.jsonl --as-of soon").exit_code, 2);
}

}  // namespace
}  // namespace mora::test
