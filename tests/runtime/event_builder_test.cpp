// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/event_builder.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/findings.hpp"

namespace mora {
namespace {

constexpr const char* policy = R"(
mora: 1
policy: fields
timezone: Asia/Shanghai
currency: CNY
case: {key: order}
events:
  all: {fields: {s: string, n: number, b: bool, t: time, d: duration, m: money, l: list}}
clauses: []
)";

TEST(EventBuilderTest, ReadsTextsAsTheFieldsKind) {
  EventBuilder event(support::compiled(policy), "all");
  event.at("2026-03-02 09:00").set("order", "A").set("s", "x").set("n", 3).set("b", true);
  event.set("t", "2026-03-02T09:00:00+08:00").set("d", "2h30m").set("m", "30");
  ASSERT_EQ(event.error(), "");
  const Event built = event.event();
  EXPECT_EQ(built.time, TimePoint{1'772'413'200'000'000});
  EXPECT_EQ(built.fields[0].string(), "A");
  EXPECT_TRUE(built.fields[1].is_null());
  EXPECT_EQ(built.fields[2].string(), "x");
  EXPECT_EQ(built.fields[3].decimal(), (Decimal{3, 0}));
  EXPECT_TRUE(built.fields[4].is_true());
  EXPECT_EQ(built.fields[5].time(), built.time);
  EXPECT_EQ(built.fields[6].duration(), minutes(150));
  EXPECT_EQ(to_string(built.fields[7].money()), "30.00 CNY");
}

TEST(EventBuilderTest, KeepsListsAndTheirTexts) {
  EventBuilder event(support::compiled(policy), "all");
  {
    std::string text = "a text that is longer than any buffer for short ones";
    std::vector<Value> items{Value(std::string_view(text)), Value::number(2),
                             Value(std::string_view("x"))};
    event.set("l", Value(std::span<const Value>(items)));
    text.assign(text.size(), '-');
    items.assign(items.size(), Value());
  }
  ASSERT_EQ(event.error(), "");
  const EventBuilder moved = std::move(event);
  const std::span<const Value> list = moved.event().fields[8].list();
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0].string(), "a text that is longer than any buffer for short ones");
  EXPECT_EQ(list[1].decimal(), (Decimal{2, 0}));
  EXPECT_EQ(list[2].string(), "x");
}

TEST(EventBuilderTest, NamesTheFirstMistake) {
  const Program program = support::compiled(policy);
  EXPECT_EQ(EventBuilder(program, "none").error(), "the policy has no event 'none'");
  EXPECT_EQ(EventBuilder(program, "all").set("x", 1).set("y", 1).error(), "all has no field 'x'");
  EXPECT_EQ(EventBuilder(program, "all").set("n", "two").error(), "the field 'n' is a number");
  EXPECT_EQ(EventBuilder(program, "all").set("b", 1).error(), "the field 'b' is a bool");
  EXPECT_EQ(EventBuilder(program, "all").at("soon").error(), "'soon' is no timestamp");
  const Schema schema = program.schema();
  EXPECT_GE(EventBuilder(program, "all").set("x", 1).event().type, schema.event_count());
}

}  // namespace
}  // namespace mora
