// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora watch as a user runs it; watch_loop_test.cpp has the rest, without waiting.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view quick_policy = R"(mora: 1
policy: quick
case: {key: ticket}
events: {opened: {}, answered: {}}
clauses:
  - {id: "1", on: opened, require: answered, within: 1h}
)";

class WatchTest : public ProgramRun {
 protected:
  void SetUp() override {
    ProgramRun::SetUp();
    write("quick.yaml", quick_policy);
  }
};

TEST_F(WatchTest, APipeIsJudgedToItsEnd) {
  const auto run =
      shell(R"(printf '{"time": "2026-03-02T09:00:00Z", "type": "opened", "ticket": "A"}\nbad' |)"
            R"( $MORA watch --rules quick.yaml --format csv -)");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.out, HasSubstr(",2026-03-02T10:00:00+00:00,,"));
  EXPECT_THAT(run.err, StartsWith("mora: watching <stdin> by quick.yaml; Ctrl-C ends\n"
                                  "<stdin>:2: rejected: "));
  EXPECT_THAT(run.err, HasSubstr("  violations        1\n"));
}

TEST_F(WatchTest, OpensNoMoreThanItMay) {
  const auto run = shell(
      R"(for i in 1 2 3; do echo '{"time": "2026-03-02T09:00:00Z", "type": "opened", "ticket": "A"}';)"
      R"( done | $MORA watch --rules quick.yaml --max-open 2 -)");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("  violations        2\n"));
  EXPECT_THAT(run.err, HasSubstr("  not opened        1  beyond the limit"));
}

// Waits until a file has a text, at most for some 20 s.
constexpr std::string_view wait_for =
    R"(wait_for() { n=0; until grep -qs "$2" "$1" || [ $n -gt 200 ]; do sleep 0.1; n=$((n+1)); done; }; )";

TEST_F(WatchTest, AGrowingLogAndAnEditedPolicy) {
  const std::string script =
      std::string(wait_for) +
      R"(event() { echo "{\"time\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\", \"type\": \"opened\", \"ticket\": \"$1\"}" >> log.jsonl; }; )"
      R"(: > log.jsonl; $MORA watch --grace 1m --transition new_terms --format jsonl --rules quick.yaml log.jsonl > found 2> said & watch=$!; )"
      R"(wait_for said watching; event A; sleep 0.5; )"
      R"(sed -i 's/within: 1h/within: 1parsec/' quick.yaml; wait_for said 'not taken over'; )"
      R"(sed -i 's/within: 1parsec/within: 2h/' quick.yaml; wait_for said 'new due time'; )"
      R"(kill -TERM $watch; wait $watch; echo "exit $?"; cat said)";
  const auto run = shell(script);
  EXPECT_THAT(run.out, HasSubstr("exit 0\n"));
  EXPECT_THAT(run.out, HasSubstr("error: 'parsec' is no unit of time"));
  EXPECT_THAT(run.out,
              HasSubstr("mora: quick.yaml is not taken over; the rules go on as they were\n"
                        "mora: quick.yaml: 1 open: 1 new due time; changed: 1\n"));
  EXPECT_THAT(run.out, HasSubstr("  obligations open  1\n"));
}

TEST_F(WatchTest, WhatFallsDueIsToldWhenItsTimeHasCome) {
  const std::string script =
      std::string(wait_for) +
      R"(sed -i 's/within: 1h/within: 2s/' quick.yaml; )"
      R"(echo "{\"time\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\", \"type\": \"opened\", \"ticket\": \"A\"}" > log.jsonl; )"
      R"($MORA watch --grace 1s --quiet --format jsonl --rules quick.yaml log.jsonl > found & watch=$!; )"
      R"(wait_for found violation; kill -INT $watch; wait $watch; echo "exit $?"; cat found)";
  const auto run = shell(script);
  EXPECT_THAT(run.out, StartsWith("exit 0\n{\"kind\":\"violation\""));
  EXPECT_EQ(run.err, "");
}

TEST_F(WatchTest, SaysWhatItCannotDo) {
  const auto missing = mora("watch --rules quick.yaml nowhere.jsonl");
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_EQ(missing.err, "mora: cannot read nowhere.jsonl: No such file or directory\n");
  const auto several = mora("watch --rules quick.yaml a.jsonl b.jsonl");
  EXPECT_EQ(several.exit_code, 2);
  EXPECT_EQ(several.err, "mora: one log can be watched, not several\n");
  const auto grace = mora("watch --rules quick.yaml --grace soon quick.yaml");
  EXPECT_EQ(grace.exit_code, 2);
  EXPECT_EQ(grace.err, "mora: --grace: 'soon' is no duration; write it as 5s or 2m\n");
  const auto overwritten = mora("watch --rules quick.yaml -o quick.yaml -");
  EXPECT_EQ(overwritten.exit_code, 2);
  EXPECT_EQ(overwritten.err, "mora: quick.yaml would be overwritten by what comes out of it\n");
  EXPECT_EQ(read("quick.yaml"), quick_policy);
  const auto terms = mora("watch --rules quick.yaml --transition no_terms -");
  EXPECT_EQ(terms.exit_code, 2);
}

}  // namespace
}  // namespace mora::test
