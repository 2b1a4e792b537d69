// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kept = R"(rules: p.yaml
cases:
  - name: kept
    events:
      - {time: "2026-03-02 09:00", type: requested, order: SO-1}
      - {time: "2026-03-02 12:00", type: responded, order: SO-1}
)";

constexpr std::string_view wrong = R"(rules: ../p.yaml
cases:
  - name: expected in vain
    events: [{time: "2026-03-02 09:00", type: requested, order: SO-1}]
    expect: [{clause: "2.1"}]
)";

class TestCommand : public ProgramRun {
 protected:
  void SetUp() override {
    ProgramRun::SetUp();
    write("rules/p.yaml", service_policy);
    write("rules/a.test.yaml", kept);
  }
};

TEST_F(TestCommand, RunsTheTestsOfTheFolderRules) {
  const auto run = mora("test");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out,
            "rules/a.test.yaml: 1 of 1 passed\n"
            "1 case in 1 file: 1 passed, 0 failed\n");
  EXPECT_THAT(mora("test -v").out, HasSubstr("  passed  kept\n"));
}

// Every command that reads policies has --include-from.
TEST_F(TestCommand, PoliciesIncludeOnlyWhatTheyMay) {
  write("shared/none.yaml", "clauses: []\n");
  write("rules/p.yaml", "include: ../shared/none.yaml\n" + std::string(service_policy));
  write("log.jsonl", "");
  const auto refused = mora("test");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.out, HasSubstr("rules/p.yaml:1:10: error: '../shared/none.yaml' lies outside "
                                     "the policy's folder [M0112]"));
  for (const char* command :
       {"test", "test --boundaries 2.1 rules/p.yaml", "check rules/p.yaml", "explain rules/p.yaml",
        "replay -r rules/p.yaml log.jsonl", "diff rules/p.yaml rules/p.yaml log.jsonl",
        "watch -q -r rules/p.yaml - < log.jsonl"}) {
    EXPECT_EQ(mora(command).exit_code, 2) << command;
    EXPECT_EQ(mora("--include-from shared " + std::string(command)).exit_code, 2) << command;
    const std::string text(command);
    const std::size_t name = std::min(text.find(' '), text.size());
    EXPECT_EQ(mora(text.substr(0, name) + " --include-from shared" + text.substr(name)).exit_code,
              0)
        << command;
  }
  EXPECT_THAT(mora("record --case A -r rules/p.yaml log.jsonl").err, HasSubstr("[M0112]"));
  EXPECT_THAT(mora("record --case A --include-from shared -r rules/p.yaml log.jsonl").err,
              HasSubstr("no event of a case"));
  EXPECT_THAT(mora("test --include-from nowhere").err, HasSubstr("nowhere"));
}

TEST_F(TestCommand, FailuresAreShownInFull) {
  write("rules/deep/b.test.yaml", wrong);
  const auto run = mora("test rules");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out,
            "rules/a.test.yaml: 1 of 1 passed\n"
            "rules/deep/b.test.yaml: 0 of 1 passed\n"
            "  FAILED  expected in vain (rules/deep/b.test.yaml:3)\n"
            "    rules/deep/b.test.yaml:5: did not come: violation 2.1\n"
            "2 cases in 2 files: 1 passed, 1 failed\n");
  EXPECT_EQ(mora("test rules/a.test.yaml").exit_code, 0);
}

TEST_F(TestCommand, MistakesInATestFileAreNoFailures) {
  write("rules/b.test.yaml", std::string(kept) + "    expected: []\n");
  const auto run = mora("test");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, HasSubstr("rules/b.test.yaml:7:5: error: unknown key 'expected'"));
  EXPECT_THAT(run.out, EndsWith("2 cases in 2 files: 1 passed, 0 failed, 1 could not be run\n"));
}

TEST_F(TestCommand, SaysWhereThereIsNothingToRun) {
  write("empty/p.yaml", service_policy);
  const auto run = mora("test empty");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "mora: no *.test.yaml in empty\n");
  EXPECT_EQ(mora("test missing.test.yaml").exit_code, 2);
}

TEST_F(TestCommand, SaysWhatTheCasesShowOfEachRule) {
  const auto run = mora("test --coverage");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, R"(rules/a.test.yaml: 1 of 1 passed
1 case in 1 file: 1 passed, 0 failed

rules/p.yaml (service): 50 %, 2 of 4
  rule  opened  met  violated  paused  cancelled  caused  aggravated
  2.1        1    1         0       -          -       -           0
  not tested
    2.1  never violated, never aggravated

coverage 50 %, 2 of 4
)");
}

TEST_F(TestCommand, TooLittleCoverageFails) {
  EXPECT_EQ(mora("test --coverage --min 50").exit_code, 0);
  const auto run = mora("test --coverage --min 51");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.err, "mora: coverage is 50 %, less than 51 %\n");
  EXPECT_EQ(mora("test --coverage --min 101").exit_code, 2);
  EXPECT_EQ(mora("test --min 50").exit_code, 2);
}

// Two test files of one policy, and a policy in place.
TEST_F(TestCommand, CoverageIsThatOfAPolicyWhateverFileTestsIt) {
  write("rules/deep/b.test.yaml", wrong);
  write("rules/c.test.yaml", R"(policy: |
  mora: 1
  policy: in-place
  case: {key: order}
  events: {requested: {}}
  clauses:
    - id: "1"
      any_of: [{name: "禁止", forbid: requested}, {name: b, forbid: requested, times: 2}]
cases:
  - {name: a, events: [{time: "2026-03-02 09:00", type: requested, order: A}], expect: [{clause: "1"}]}
)");
  const auto run = mora("test --coverage");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.out,
              HasSubstr("rules/p.yaml (service): 50 %, 2 of 4\n"
                        "  rule  opened  met  violated  paused  cancelled  caused  aggravated\n"
                        "  2.1        2    1         0"));
  EXPECT_THAT(
      run.out,
      HasSubstr("rules/c.test.yaml (in-place): 66 %, 2 of 3\n"
                "  rule    opened  met  violated  paused  cancelled  caused  aggravated\n"
                "  1 禁止       -    -         1       -          -       -           -\n"
                "  1 b          -    1         0       -          -       -           -\n"));
}

// What python's own parser makes of the file: a line for each suite and testcase.
constexpr std::string_view read_junit = R"(import sys
import xml.etree.ElementTree as tree
for s in tree.parse(sys.argv[1]).getroot():
    print(s.get('name'), s.get('tests'), s.get('failures'), s.get('errors'), float(s.get('time')) >= 0)
    for c in s:
        print('|'.join([c.get('name'), c.get('classname'), c.get('line')] +
                       [e.tag + '=' + e.get('message') + '/' + e.text for e in c]))
)";

TEST_F(TestCommand, WritesJUnit) {
  write("rules/b.test.yaml", R"(rules: p.yaml
cases:
  - name: "<late> & \"quoted\" \u0001 已逾期"
    events: [{time: "2026-03-02 09:00", type: requested, order: SO-1}]
    expect: [{clause: "2.1"}]
)");
  write("rules/c.test.yaml", std::string(kept) + "    expected: []\n");
  write("rules/d.test.yaml", std::string(kept) + "also: 1\n");
  write("read.py", read_junit);
  const auto run = mora("test --junit results.xml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, HasSubstr("rules/a.test.yaml: 1 of 1 passed\n"));
  const auto junit = shell("python3 -B read.py results.xml");
  EXPECT_EQ(junit.err, "");
  EXPECT_THAT(junit.out, StartsWith("rules/a.test.yaml 1 0 0 True\n"
                                    "kept|rules/a.test.yaml|3\n"
                                    "rules/b.test.yaml 1 1 0 True\n"
                                    "<late> & \"quoted\" \uFFFD 已逾期|rules/b.test.yaml|3|failure="
                                    "rules/b.test.yaml:5: did not come: violation 2.1/"
                                    "rules/b.test.yaml:5: did not come: violation 2.1\n\n"
                                    "rules/c.test.yaml 1 0 1 True\n"
                                    "kept|rules/c.test.yaml|3|error="
                                    "rules/c.test.yaml:7:5: error: unknown key 'expected'"));
  EXPECT_THAT(junit.out, HasSubstr("\nrules/d.test.yaml 2 0 1 True\n"
                                   "kept|rules/d.test.yaml|3\n"
                                   "rules/d.test.yaml|rules/d.test.yaml|1|error="
                                   "rules/d.test.yaml:7:1: error: unknown key 'also'"));
}

TEST_F(TestCommand, JUnitOverwritesNoTestAndSaysWhatItCannotWrite) {
  EXPECT_EQ(mora("test --junit rules/a.test.yaml").exit_code, 2);
  EXPECT_EQ(read("rules/a.test.yaml"), kept);
  const auto run = mora("test --junit missing/results.xml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "mora: cannot write missing/results.xml: No such file or directory\n");
}

}  // namespace
}  // namespace mora::test
