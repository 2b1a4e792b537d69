// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/suggest.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace mora::text {
namespace {

constexpr std::string_view keys[] = {"on",     "within",       "require", "require_prior", "forbid",
                                     "unless", "forbid_prior", "clock",   "客户投诉",      "by"};

TEST(Suggest, FindsTheNameThatWasMeant) {
  EXPECT_EQ(closest("witin", keys), "within");
  EXPECT_EQ(closest("wihtin", keys), "within") << "a swap counts one";
  EXPECT_EQ(closest("whitin", keys), "within");
  EXPECT_EQ(closest("Within", keys), "within");
  EXPECT_EQ(closest("requires", keys), "require");
  EXPECT_EQ(closest("require-prior", keys), "require_prior");
  EXPECT_EQ(closest("no", keys), "on");
  EXPECT_EQ(closest("客户投素", keys), "客户投诉");
}

TEST(Suggest, StaysSilentForOtherWords) {
  EXPECT_EQ(closest("", keys), "");
  EXPECT_EQ(closest("x", keys), "");
  EXPECT_EQ(closest("penalty", keys), "");
  EXPECT_EQ(closest("within", keys), "") << "the word itself is no suggestion";
  EXPECT_EQ(closest(std::string(100'000, 'w'), keys), "");
  EXPECT_EQ(closest("witin", {}), "");
}

TEST(Suggest, PrefersTheEarlierOfEqualCandidates) {
  constexpr std::string_view names[] = {"bat", "cat"};
  EXPECT_EQ(closest("rat", names), "bat");
}

// So that as many wrong names as right ones do not take the square of their number.
TEST(Suggest, LooksAtTheFirstThousandNames) {
  std::vector<std::string> numbered;
  for (int i = 0; i < 1'001; ++i) numbered.push_back("number " + std::to_string(i) + " of all");
  std::vector<std::string_view> names(numbered.begin(), numbered.end());
  names[998] = "within";
  names[1'000] = "require";
  EXPECT_EQ(closest("witin", names), "within");
  EXPECT_EQ(closest("requir", names), "");
}

TEST(Suggest, AsksAQuestion) {
  EXPECT_EQ(suggestion("witin", keys), "did you mean 'within'?");
  EXPECT_EQ(suggestion("penalty", keys), "");
}

}  // namespace
}  // namespace mora::text
