// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/money.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/value.hpp"

namespace mora::inline v0 {

void PrintTo(const Money& money, std::ostream* out) { *out << to_string(money); }

namespace {

constexpr Currency none{};
constexpr Currency cny{{'C', 'N', 'Y'}, 2};
constexpr Currency jpy{{'J', 'P', 'Y'}, 0};
constexpr Currency kwd{{'K', 'W', 'D'}, 3};
constexpr Currency clf{{'C', 'L', 'F'}, 4};
constexpr std::int64_t int_max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t int_min = std::numeric_limits<std::int64_t>::min();

TEST(FindCurrency, KnowsIsoCodesAndTheirPlaces) {
  for (const Currency& currency : {cny, jpy, kwd, clf}) {
    EXPECT_EQ(find_currency(code(currency)), currency);
  }
  EXPECT_EQ(find_currency("AED")->digits, 2);
  EXPECT_EQ(find_currency("ZWG")->digits, 2);
  EXPECT_EQ(find_currency("XAU")->digits, 0);
  EXPECT_EQ(find_currency("HRK")->digits, 2) << "withdrawn, but in the logs of its years";
}

TEST(FindCurrency, RefusesWhatIsNoCode) {
  for (const std::string_view text :
       {"", "C", "CN", "cny", "CNYX", "RMB", "AAA", "ZZZ", "人民币"}) {
    EXPECT_EQ(find_currency(text), std::nullopt) << text;
  }
}

TEST(ParseMoney, ReadsAmounts) {
  struct Row {
    std::string_view text;
    Currency fallback;
    Money money;
  };
  const std::vector<Row> rows{
      {"30", cny, {3000, cny}},
      {"30", jpy, {30, jpy}},
      {"30.5", cny, {3050, cny}},
      {"30.50 CNY", none, {3050, cny}},
      {"CNY 30", none, {3000, cny}},
      {"CNY   30", none, {3000, cny}},
      {"JPY 30", cny, {30, jpy}},
      {"-0.05", cny, {-5, cny}},
      {"+1", cny, {100, cny}},
      {"0", cny, {0, cny}},
      {"-0", cny, {0, cny}},
      {"0.125 KWD", none, {125, kwd}},
      {"0.0001 CLF", none, {1, clf}},
      {"1.500000 CNY", none, {150, cny}},
      {"30.00 JPY", none, {30, jpy}},
      {"1e3 CNY", none, {100'000, cny}},
      {"1.5e-1", cny, {15, cny}},
      {"100e-2 JPY", none, {1, jpy}},
      {"0e-99 JPY", none, {0, jpy}},
      {"92233720368547758.07", cny, {int_max, cny}},
      {"-92233720368547758.08", cny, {int_min, cny}},
      {"12345678901234567.89", cny, {1'234'567'890'123'456'789, cny}},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_money(row.text, row.fallback), row.money) << row.text;
}

TEST(ParseMoney, RefusesWhatIsNoAmount) {
  for (const std::string_view text :
       {"",
        " ",
        "CNY",
        "30 ",
        " 30",
        "CNY 30 ",
        "30CNY",
        "CNY30",
        "30 cny",
        "30 RMB",
        "30 CNY CNY",
        "CNY 30 CNY",
        "1,000 CNY",
        "1.005 CNY",
        "0.5 JPY",
        "0.0001 KWD",
        "1e-3 CNY",
        "abc",
        "30. CNY",
        ".5 CNY",
        "92233720368547758.08",
        "-92233720368547758.09",
        "1e17",
        "1e999999999999",
        "123456789012345678901234567890123456789012345678901234567890",
        "1e-99",
        "NaN",
        "¥30"}) {
    EXPECT_EQ(parse_money(text, cny), std::nullopt) << text;
  }
  EXPECT_EQ(parse_money("30", none), std::nullopt) << "no currency at all";
}

TEST(AmountText, HasAllPlacesOfTheCurrency) {
  EXPECT_EQ(amount_text({3000, cny}), "30.00");
  EXPECT_EQ(amount_text({-5, cny}), "-0.05");
  EXPECT_EQ(amount_text({-5, jpy}), "-5");
  EXPECT_EQ(amount_text({125, kwd}), "0.125");
  EXPECT_EQ(amount_text({0, cny}), "0.00");
  EXPECT_EQ(amount_text({int_min, cny}), "-92233720368547758.08");
  EXPECT_EQ(to_string(Money{3000, cny}), "30.00 CNY");
}

TEST(AmountText, ReadsBack) {
  constexpr std::uint64_t seed = 20260302;
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    const Currency currency = std::array{cny, jpy, kwd, clf}[random() % 4];
    const Money money{static_cast<std::int64_t>(random()) >> (random() % 64), currency};
    ASSERT_EQ(parse_money(to_string(money), none), money) << "seed " << seed;
    ASSERT_EQ(parse_money(amount_text(money), currency), money) << "seed " << seed;
    ASSERT_EQ(Value(money).money(), money);
  }
}

}  // namespace
}  // namespace mora::inline v0
