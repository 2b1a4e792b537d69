// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/rule_words.hpp"

#include <gtest/gtest.h>

namespace mora::report {
namespace {

void expect_parts(std::string_view pattern, std::string_view event, std::string_view condition) {
  const PatternText parts = take_apart(pattern);
  EXPECT_EQ(parts.event, event);
  EXPECT_EQ(parts.condition, condition);
}

TEST(TakeApart, AnEventAndItsCondition) {
  expect_parts("paid", "paid", "");
  expect_parts("paid where amount > 3", "paid", "amount > 3");
  expect_parts("* where hour(time) < 6", "*", "hour(time) < 6");
  expect_parts("paid or sent where x > 3", "paid or sent where x > 3", "");
}

TEST(TakeApart, ANameInQuotesKeepsThem) {
  expect_parts("\"Send Fine\"", "\"Send Fine\"", "");
  expect_parts("\"Add penalty\" where amount > 3", "\"Add penalty\"", "amount > 3");
  expect_parts("\"Lost where found\" where x > 3", "\"Lost where found\"", "x > 3");
  expect_parts("\"Lost where found\"", "\"Lost where found\"", "");
  expect_parts("\"Send Fine\" or paid where x > 3", "\"Send Fine\" or paid where x > 3", "");
  expect_parts("\"open", "\"open", "");
}

}  // namespace
}  // namespace mora::report
