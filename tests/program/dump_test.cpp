// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "program/dump.hpp"

#include <gtest/gtest.h>

#include "support/findings.hpp"

namespace mora::program {
namespace {

struct Table {
  const char* policy;  // behind the common head
  const char* dump;
};

constexpr const char* head = R"(
mora: 1
policy: dumped
currency: CNY
case: {key: order, closes_on: closed}
events: {asked: {fields: {item: string, n: number, due: time}}, sent: {fields: {item: string, cost: money}}, closed: {}}
roles: {staff: {assigned_by: {event: sent, person: by}}}
)";

class DumpTest : public testing::TestWithParam<Table> {};

TEST_P(DumpTest, ShowsRulesAndSteps) {
  EXPECT_EQ(dump(support::compiled(std::string(head) + GetParam().policy)), GetParam().dump);
}

const Table tables[] = {
    {R"(
clauses: [{id: "1", on: asked where n > 1, require: sent, within: 3h, match: item, liable: staff}]
)",
     R"(policy dumped
rule 1 require key order within 3h captures 1
event asked
  open 1
    if: field 3; constant 1; greater
    each: field 2; trigger 0; same
event sent
  assign_role
    person: field 1
  fulfil 1
    each: field 2; trigger 0; equal
event closed
  close
)"},
    {R"(
clauses: [{id: "1", forbid: 'asked where item in ["a", "b"] and not violated("1")', fine: 3 CNY}]
)",
     R"(policy dumped
rule 1 forbid key order
event asked
  violate 1
    if: field 2; constant "a"; constant "b"; in_items 2; branch_false +8; violated 1; logical_not; truth
event sent
  assign_role
    person: field 1
event closed
  close
)"},
    {R"(
clauses: [{id: "1", on: asked, require_prior: sent where item == trigger.item and by != "x"}]
)",
     R"(policy dumped
rule 1 require_prior key order
event asked
  check_prior 1
    memory 0
    if: memory 0; field 2; equal
event sent
  assign_role
    person: field 1
  remember 1
    if: field 1; constant "x"; not_equal
event closed
  close
)"},
    {R"(
clauses:
  - {id: "2.2", on: sent, require: asked, within: 3h, causing: ["1", "2.*", "2.10"]}
  - id: "2.10"
    on: asked
    require: sent
    within: 3h
    pause: {from: sent, to: [asked where n > 1, sent]}
  - id: "1"
    on: asked
    require: sent
    within: 2h
    pause: [{from: asked, to: sent}, {from: sent where violated("2.2"), to: asked}]
)",
     R"(policy dumped
rule 2.2 require key order within 3h causing 1 2.2 2.10
rule 2.10 require key order within 3h pauses 1
rule 1 require key order within 2h pauses 2
event asked
  toggle_pauses
    pause 0 ends
    if: field 3; constant 1; greater
    pause 1 begins
  fulfil 2.2
  open 2.10
  toggle_pauses 1
    pause 2 ends
  open 1
event sent
  assign_role
    person: field 1
  toggle_pauses
    pause 0 ends
    pause 0 begins
    pause 1 ends
  open 2.2
  fulfil 2.10
  toggle_pauses 1
    pause 2 begins
    if: violated 2.2
  fulfil 1
event closed
  close
)"},
    {R"(
clauses:
  - {id: "1", forbid: 'asked where time == t"2026-03-02T09:00Z" and due - time > 3h and (n == 1) == true and null != null'}
  - {id: "2", forbid: 'sent where cost == 3 CNY and hour(time + 1d) == 9 and business_time(time, time, "office") > 1h'}
calendars: {office: {weekly: {mon-fri: "09:00-17:00"}}}
)",
     R"(policy dumped
rule 1 forbid key order
rule 2 forbid key order
event asked
  violate 1
    if: event_time; constant t1772442000000000us; equal; branch_false +10; field 4; event_time; subtract; constant 10800000000us; greater; truth; branch_false +17; field 3; constant 1; equal; constant true; equal; truth; branch_false +21; constant null; is_not_null; truth
event sent
  assign_role
    person: field 1
  violate 2
    if: field 3; constant 3.00 CNY; equal; branch_false +10; event_time; add_civil 1 of unit 0; call 0 with 1; constant 9; equal; truth; branch_false +17; event_time; event_time; business_time office; constant 3600000000us; greater; truth
event closed
  close
)"},
};

INSTANTIATE_TEST_SUITE_P(Tables, DumpTest, testing::ValuesIn(tables));

}  // namespace
}  // namespace mora::program
