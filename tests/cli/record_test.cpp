// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"

namespace mora::test {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view log =
    R"({"time": "2026-03-02T09:00:10+08:00", "type": "assigned", "order": "SO-7", "by": "Xu Wen", "person": "Zhao Ming"}
{"time": "2026-03-02T09:00:00+08:00", "type": "requested", "order": "SO-8", "by": "ACME"}
{"time": "2026-03-02T09:01:00+08:00", "type": "requested", "order": "SO-7", "by": "ACME", "customer": "Xu Wen"}
{"time": "2026-03-02T12:30:00+08:00", "type": "responded", "order": "SO-7", "by": "Zhao Ming"}
{"time": "2026-03-02T12:40:00+08:00", "type": "requested", "order": "SO-7", "by": "ACME"}
{"time": "2026-03-02T13:00:00+08:00", "type": "complained", "order": "SO-8"}
)";

class Record : public ProgramRun {
 protected:
  void SetUp() override {
    ProgramRun::SetUp();
    write("p.yaml", service_policy);
    write("log.jsonl", log);
  }
  // Recorded to case.test.yaml, which must pass as it stands.
  std::string record(const std::string& arguments, int exit_code = 0) {
    const auto run = mora("record " + arguments + " > case.test.yaml");
    EXPECT_EQ(run.exit_code, exit_code) << run.err;
    const auto test = mora("test case.test.yaml");
    EXPECT_EQ(test.exit_code, 0) << test.out;
    return read("case.test.yaml");
  }
};

TEST_F(Record, ACaseWithItsNamesReplaced) {
  write("p.yaml", std::string(service_policy) + "precision: minute\n");
  EXPECT_EQ(record("--case SO-7 --rules p.yaml log.jsonl"),
            R"(# A case recorded from a log; it expects what Mora says of it today.
# Replaced: persons in by, customer, person
# Replaced: texts in order
# Kept: times, numbers, amounts

rules: p.yaml
each: {order: order-1}
cases:
  - name: recorded from a log
    events:
      - {time: "2026-03-02 09:00", type: assigned, by: person-1, person: person-2}
      - {time: "2026-03-02 09:01", type: requested, by: person-3, customer: person-1}
      - {time: "2026-03-02 12:30", type: responded, by: person-2}
      - {time: "2026-03-02 12:40", type: requested, by: person-3}
    expect:
      - {clause: "2.1", person: person-2, at: "2026-03-02 12:01", fine: 30.00 CNY}
      - {kind: late, clause: "2.1", fulfilled_at: "2026-03-02 12:30", late_by: 29m}
    open: 1
)");
}

// The end of the log, or of --as-of, counts where it makes a difference.
TEST_F(Record, TheEndOfTheLog) {
  EXPECT_THAT(record("--case SO-7 --rules p.yaml log.jsonl", 3), Not(HasSubstr("as_of")));
  write("more.jsonl",
        R"({"time": "2026-03-02T20:00:00+08:00", "type": "requested", "order": "SO-9"})");
  const std::string at_end = record("--case SO-7 --rules p.yaml log.jsonl more.jsonl", 3);
  EXPECT_THAT(at_end, HasSubstr("    as_of: \"2026-03-02 20:00\"\n"));
  EXPECT_THAT(at_end, HasSubstr("at: \"2026-03-02 15:40\""));
  const std::string later =
      record("--case SO-7 --rules p.yaml --as-of '2026-03-02 16:00' log.jsonl", 3);
  EXPECT_THAT(later, HasSubstr("    as_of: \"2026-03-02 16:00\"\n"));
  EXPECT_THAT(later, HasSubstr("at: \"2026-03-02 15:40\""));
  const std::string earlier =
      record("--case SO-7 --rules p.yaml --as-of '2026-03-02 10:00' log.jsonl", 3);
  EXPECT_THAT(earlier, HasSubstr("    expect: []\n    open: 1\n"));
  EXPECT_THAT(earlier, Not(HasSubstr("responded")));
}

// A line too late in the log is not in the case; with --lateness it stands in its place.
TEST_F(Record, EventsOutOfOrder) {
  const auto run = mora("record --case SO-8 --rules p.yaml log.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("log.jsonl:2: rejected: "));
  EXPECT_THAT(run.out, Not(HasSubstr("type: requested")));
  EXPECT_THAT(run.out, HasSubstr("# Left out: 1 that came too late\n"));
  EXPECT_THAT(record("--case SO-8 --rules p.yaml --lateness 1m log.jsonl"),
              HasSubstr("      - {time: \"2026-03-02 09:00\", type: requested, by: person-1}\n"));
}

constexpr std::string_view keys = R"(mora: 1
policy: keys
currency: EUR
case: {key: order}
events:
  signed: {fields: {contract: string, terms: string, tags: list, note: string}}
  booked: {fields: {contract: string, loss: money, reason: string}}
roles: {sales: {}}
clauses:
  - {id: "1", key: contract, on: signed where terms != "usual", forbid: booked where reason == "late", liable: {role: sales, person: trigger.by}, fine: {percent: 50, of: event.loss}}
  - {id: "2", forbid: 'signed where contains(tags, "vip") or len(note) > 12 or by == "robot"'}
  - {id: "3", on: signed, require: booked, match: contract, within: 1d}
)";

TEST_F(Record, OtherKeysAndWhatConditionsCompare) {
  write("k.yaml", keys);
  write(
      "k.jsonl",
      R"({"time": "2026-03-02 09:00", "type": "signed", "order": 7, "by": "ann", "contract": "K-1", "terms": "special", "tags": ["vip", "secret", 3], "note": "a short one"}
{"time": "2026-03-02 10:00", "type": "booked", "order": 8, "by": "robot", "contract": "K-1", "loss": "10 EUR", "reason": "late"}
{"time": "2026-03-02 11:00", "type": "booked", "order": 7, "by": "ann", "contract": "K-1", "loss": 4, "reason": "other"}
)");
  const std::string order = record("--case 7 --rules k.yaml k.jsonl");
  EXPECT_THAT(order, HasSubstr(R"(# Replaced: persons in by
# Replaced: texts in contract, order
# Kept: texts in note, reason, tags, terms, which conditions compare
# Kept: times, numbers, amounts
# Rules that go by contract see no more here than the events of one order
)"));
  EXPECT_THAT(order,
              HasSubstr("{time: \"2026-03-02 09:00\", type: signed, by: person-1, contract: "
                        "contract-1, terms: special, tags: [vip, secret, 3], note: a short one}"));
  EXPECT_THAT(order, Not(AnyOf(HasSubstr("robot"), HasSubstr("K-1"), HasSubstr("ann"))));

  const std::string contract = record("--case K-1 --rules k.yaml k.jsonl");
  EXPECT_THAT(contract, HasSubstr("each: {contract: contract-1}\n"));
  EXPECT_THAT(contract, HasSubstr("order: order-2, by: robot, loss: 10.00 EUR, reason: late}"));
  EXPECT_THAT(contract, HasSubstr("{clause: \"1\", case: contract-1, person: person-1, at: "
                                  "\"2026-03-02 10:00\", fine: 5.00 EUR}"));
}

TEST_F(Record, WhatToKeep) {
  const std::string text = record("--case SO-7 --rules p.yaml --keep person log.jsonl", 3);
  EXPECT_THAT(text, HasSubstr("by: person-1, person: Zhao Ming}"));
  EXPECT_THAT(text, HasSubstr("type: responded, by: Zhao Ming}"));
  EXPECT_THAT(text, HasSubstr("# Kept as asked: texts in by, person\n"));
  const auto run = mora("record --case SO-7 --rules p.yaml --keep persn log.jsonl");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "mora: --keep: no event has a field 'persn'; did you mean 'person'?\n");
}

TEST_F(Record, SaysWhereReplacedNamesChangeWhatComes) {
  write("n.yaml", R"(mora: 1
policy: n
case: {key: order}
events: {sent: {}}
clauses: [{id: "1", forbid: 'sent where starts_with(by, "bot")'}]
)");
  write("n.jsonl", R"({"time": "2026-03-02 09:00", "type": "sent", "order": "A", "by": "bot-7"})");
  const auto run = mora("record --case A --rules n.yaml n.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, HasSubstr("mora: with the names replaced other findings come"));
  EXPECT_THAT(run.out, HasSubstr("# With the true names other findings come"));
  EXPECT_THAT(
      record("--case A --rules n.yaml --keep by n.jsonl"),
      AllOf(HasSubstr("by: bot-7"), HasSubstr("{clause: \"1\""), Not(HasSubstr("true names"))));
}

// The local time alone would be the hour before the clocks went back.
TEST_F(Record, TimesThatTheClocksShowTwice) {
  write("z.yaml", R"(mora: 1
policy: z
timezone: Europe/Berlin
case: {key: order}
events: {sent: {}}
clauses: [{id: "1", forbid: sent}]
)");
  write("z.jsonl", R"({"time": "2026-10-25T02:30:00+02:00", "type": "sent", "order": "A"}
{"time": "2026-10-25T02:30:00+01:00", "type": "sent", "order": "A"}
)");
  EXPECT_THAT(record("--case A --rules z.yaml z.jsonl"),
              HasSubstr("      - {time: \"2026-10-25 02:30\", type: sent}\n"
                        "      - {time: \"2026-10-25T02:30:00+01:00\", type: sent}\n"));
}

TEST_F(Record, MistakesAreSaid) {
  EXPECT_EQ(mora("record --case SO-9 --rules p.yaml log.jsonl").exit_code, 2);
  EXPECT_THAT(mora("record --case SO-9 --rules p.yaml log.jsonl").err,
              HasSubstr("mora: the log has no event of a case 'SO-9'\n"));
  EXPECT_EQ(mora("record --rules p.yaml log.jsonl").exit_code, 2);
  EXPECT_EQ(mora("record --case SO-7 --rules p.yaml missing.jsonl").exit_code, 2);
  EXPECT_EQ(mora("record --case SO-7 --rules p.yaml p.yaml log.jsonl").err,
            "mora: mora record takes one policy\n");
  EXPECT_EQ(mora("record --case SO-7 --rules p.yaml log.jsonl -o log.jsonl").exit_code, 2);
  EXPECT_EQ(read("log.jsonl"), log);
}

// Every order and contract of the sample, with the violations that the whole log has.
TEST_F(Record, EveryCaseOfTheSample) {
  const auto run = shell(R"sh(
    RULES=')sh" MORA_SOURCE_DIR R"sh(/rules'
    sed -nE 's/.*"(order|contract)": "([^"]*)".*/\2/p' "$RULES/samples/sigma-after-sales.jsonl" |
        sort -u > ids
    cp "$RULES/sigma-after-sales.yaml" . && mkdir cases
    for id in $(cat ids); do
      "$MORA" record --case $id --rules sigma-after-sales.yaml -o cases/$id.test.yaml \
          "$RULES/samples/sigma-after-sales.jsonl" || exit 1
    done
    "$MORA" test cases | tail -n 1
    grep -h '^      - {clause:' cases/*.yaml | wc -l
    grep -hE '周敏|趙明|孫強|吳倩|陳思|許文' cases/*.yaml | wc -l)sh");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("47 cases in 47 files: 47 passed, 0 failed\n44\n0\n"));
}

}  // namespace
}  // namespace mora::test
