// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/diagnostic_bag.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mora::text {
namespace {

std::string messages(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += d.message + ' ';
  return out;
}

TEST(DiagnosticBag, SortsByPlaceAndCode) {
  DiagnosticBag bag;
  bag.report(Code::bad_value, {1, 0, 1}, "e");
  bag.report(Code::bad_value, {0, 9, 10}, "d");
  bag.report(Code::bad_value, {0, 3, 8}, "c");
  bag.report(Code::bad_value, {0, 3, 4}, "b");
  bag.report(Code::unknown_key, {0, 3, 4}, "a");
  EXPECT_EQ(messages(bag.take()), "a b c d e ");
}

TEST(DiagnosticBag, GivesEqualOnesOnce) {
  DiagnosticBag bag;
  bag.report(Code::bad_value, {0, 3, 4}, "same");
  bag.report(Code::bad_value, {0, 3, 4}, "other");
  bag.report(Code::bad_value, {0, 3, 4}, "same");
  EXPECT_EQ(messages(bag.take()), "other same ");
}

TEST(DiagnosticBag, IsEmptyAfterwards) {
  DiagnosticBag bag;
  EXPECT_FALSE(bag.has_errors());
  bag.report(Code::bad_value, {}, "x").help = "y";
  EXPECT_TRUE(bag.has_errors());
  const std::vector<Diagnostic> taken = bag.take();
  ASSERT_EQ(taken.size(), 1u);
  EXPECT_EQ(taken[0].help, "y");
  EXPECT_EQ(taken[0].severity, Severity::error);
  EXPECT_FALSE(bag.has_errors());
  EXPECT_TRUE(bag.take().empty());
}

TEST(DiagnosticBag, SaysHowManyMoreThereAre) {
  DiagnosticBag bag;
  for (std::uint32_t i = 0; i < 10; ++i) bag.report(Code::bad_value, {0, i, i}, std::to_string(i));
  const std::vector<Diagnostic> taken = bag.take(3);
  EXPECT_EQ(messages(taken), "0 1 2 and 7 more ");
  EXPECT_EQ(taken.back().code, Code::more_diagnostics);
}

TEST(DiagnosticBag, CountsWhatItDoesNotKeep) {
  DiagnosticBag bag;
  for (std::uint32_t i = 0; i < 100'000; ++i)
    bag.report(Code::bad_value, {0, i, i}, "x").help = "y";
  const std::vector<Diagnostic> taken = bag.take(200);
  ASSERT_EQ(taken.size(), 201u);
  EXPECT_EQ(taken.back().message, "and 99800 more");
}

TEST(DiagnosticCodes, HaveUniqueIdsAndNames) {
  std::set<std::string_view> ids;
  std::set<std::string_view> names;
  for (const Code code : all_codes()) {
    EXPECT_TRUE(ids.insert(info(code).id).second) << info(code).id;
    EXPECT_TRUE(names.insert(info(code).name).second) << info(code).name;
    EXPECT_EQ(info(code).id.size(), 5u) << info(code).id;
    EXPECT_FALSE(info(code).summary.empty()) << info(code).id;
    EXPECT_TRUE(info(code).help.ends_with('.')) << info(code).id;
  }
  EXPECT_EQ(info(Code::unknown_key).id, "M0201");
  EXPECT_EQ(info(Code::unknown_key).name, "unknown_key");
}

}  // namespace
}  // namespace mora::text
