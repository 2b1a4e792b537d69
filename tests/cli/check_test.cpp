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
  EXPECT_THAT(run.err, HasSubstr("p.yaml:18:9: warning: no clause is tested: there is no file "
                                 "p.test.yaml [M1213]\n"));
}

constexpr std::string_view service_test = R"(rules: p.yaml
each: {order: A}
cases:
  - name: late
    events:
      - {time: "2026-03-02 09:00", type: requested}
      - {time: "2026-03-02 13:00", type: closed}
    expect: [{clause: "2.1"}]
)";

TEST_F(Check, WarnsOfClausesThatNoCaseExpects) {
  write("p.yaml", std::string(service_policy) +
                      "  - {id: \"2.2\", forbid: complained}\n"
                      "  - {id: \"2.3\", text: Only a text.}\n");
  write("p.test.yaml", service_test);
  const auto run = mora("check p.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(
      run.err,
      "p.yaml:25:10: warning: no case of p.test.yaml expects a finding of clause 2.2 [M1213]\n"
      "   25 |   - {id: \"2.2\", forbid: complained}\n"
      "      |          ^~~~~\n"
      "1 warning\n");
}

TEST_F(Check, StrictFailsForWarnings) {
  write("p.yaml", service_policy);
  EXPECT_EQ(mora("check --strict p.yaml").exit_code, 1);
  write("p.test.yaml", service_test);
  const auto run = mora("check --strict p.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(Check, WritesJson) {
  write("p.yaml", service_policy);
  const auto run = mora("check --format json p.yaml");
  EXPECT_EQ(
      run.out,
      R"({"files":[{"path":"p.yaml","policy":"service","clauses":1,"rules":1,"diagnostics":[)"
      R"({"file":"p.yaml","line":18,"column":9,"end_line":18,"end_column":14,)"
      R"("severity":"warning","code":"M1213","name":"untested_clause",)"
      R"("message":"no clause is tested: there is no file p.test.yaml","help":"","notes":[]}]}]})"
      "\n");
  EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(Check, WritesJsonOfMistakes) {
  write("p.yaml", "mora: 2\n");
  const auto run = mora("check -f json p.yaml missing.yaml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, HasSubstr(R"({"path":"p.yaml","diagnostics":[{"file":"p.yaml","line":1,)"));
  EXPECT_THAT(run.out, HasSubstr(R"("severity":"error","code":"M0207","name":"bad_version",)"));
  EXPECT_THAT(run.out, HasSubstr(R"("code":"M0101")"));
}

TEST_F(Check, WritesSarif) {
  write("p.yaml", service_policy);
  const auto run = mora("check --format sarif p.yaml");
  EXPECT_THAT(run.out,
              StartsWith(R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json",)"));
  EXPECT_THAT(run.out, HasSubstr(R"("rules":[{"id":"M1213","name":"untested_clause",)"));
  EXPECT_THAT(
      run.out,
      HasSubstr(R"("results":[{"ruleId":"M1213","level":"warning","message":{"text":"no clause is )"
                R"(tested: there is no file p.test.yaml"},"locations":[{"physicalLocation":)"
                R"({"artifactLocation":{"uri":"p.yaml"},"region":{"startLine":18,"startColumn":9,)"
                R"("endLine":18,"endColumn":14}}}],"relatedLocations":[]}])"));
}

TEST_F(Check, ExplainsItsMessages) {
  const auto run = mora("check --explain M1203");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, StartsWith("M1203 (endless_pause): a pause that never ends\n"));
  EXPECT_EQ(mora("check --explain endless_pause").out, run.out);
  const auto unknown = mora("check --explain endles_pause");
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_EQ(unknown.err,
            "mora: there is no message 'endles_pause'; did you mean 'endless_pause'?\n");
  EXPECT_EQ(mora("check").exit_code, 2);
}

TEST_F(Check, WarningsAreNoBusinessOfAReplay) {
  write("p.yaml", service_policy);
  write("log.jsonl", "");
  EXPECT_THAT(mora("replay -q --rules p.yaml log.jsonl").err, IsEmpty());
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
  for (const std::string command :
       {"", "check ", "fmt ", "infer ", "replay ", "schema ", "test "}) {
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
      {"fly",
       "mora: there is no command 'fly'; there are check, diff, fmt, infer, replay, schema, test, "
       "watch"},
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
