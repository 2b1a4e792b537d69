// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/value.hpp"

#include <array>
#include <limits>
#include <type_traits>

#include <gtest/gtest.h>

namespace mora::inline v0 {
namespace {

TEST(Value, GivesBackWhatItHolds) {
  const std::array<Value, 2> items{Value(true), Value::number(7)};
  EXPECT_TRUE(Value().is_null());
  EXPECT_TRUE(Value(true).boolean());
  EXPECT_FALSE(Value(false).is_true());
  EXPECT_FALSE(Value().is_true());
  EXPECT_EQ(Value(Decimal{15, -1}).decimal(), (Decimal{15, -1}));
  EXPECT_EQ(Value(Decimal{1, -127}).decimal(), (Decimal{1, -127}));
  EXPECT_EQ(Value(std::string_view("zhao")).string(), "zhao");
  EXPECT_EQ(Value(max_time).time(), max_time);
  EXPECT_EQ(Value(Duration{-5}).duration(), Duration{-5});
  EXPECT_EQ(Value(std::span<const Value>(items)).list().size(), 2U);
  EXPECT_EQ(Value(std::span<const Value>(items)).list()[1].decimal(), (Decimal{7, 0}));
}

// What looks like another kind is not taken for a boolean.
static_assert(!std::is_constructible_v<Value, int>);
static_assert(!std::is_constructible_v<Value, const void*>);

TEST(Value, TakesALiteralForAText) { EXPECT_EQ(Value("zhao").string(), "zhao"); }

TEST(KindName, IsWhatAPolicyWrites) {
  EXPECT_EQ(kind_name(Value().kind()), "null");
  EXPECT_EQ(kind_name(Value(true).kind()), "bool");
  EXPECT_EQ(kind_name(Value::number(1).kind()), "number");
  EXPECT_EQ(kind_name(Value(std::string_view("x")).kind()), "string");
  EXPECT_EQ(kind_name(Value(TimePoint{}).kind()), "time");
  EXPECT_EQ(kind_name(Value(Duration{}).kind()), "duration");
  EXPECT_EQ(kind_name(Value(Money{}).kind()), "money");
  EXPECT_EQ(kind_name(Value(std::span<const Value>{}).kind()), "list");
}

}  // namespace
}  // namespace mora::inline v0
