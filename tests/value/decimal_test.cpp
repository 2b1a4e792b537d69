// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/decimal.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/value.hpp"

#include "value/exact.hpp"

namespace mora::inline v0 {

void PrintTo(Decimal value, std::ostream* out) {
  *out << value.coefficient << "*10^" << value.exponent;
}

namespace {

constexpr std::int64_t int_max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t int_min = std::numeric_limits<std::int64_t>::min();

Decimal decimal(std::string_view text) {
  const std::optional<Decimal> value = parse_decimal(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal{});
}

std::string text_of(std::optional<Decimal> value) { return value ? to_string(*value) : "null"; }

TEST(ParseDecimal, ReadsNumbersInCanonicalForm) {
  struct Row {
    std::string_view text;
    Decimal value;
  };
  const std::vector<Row> rows{
      {"0", {0, 0}},
      {"-0", {0, 0}},
      {"0.000", {0, 0}},
      {"0e99999999999999999999", {0, 0}},
      {"12", {12, 0}},
      {"+12", {12, 0}},
      {"-12", {-12, 0}},
      {"1000", {1000, 0}},
      {"1.50", {15, -1}},
      {"0.1", {1, -1}},
      {"-0.05", {-5, -2}},
      {"100.0", {100, 0}},
      {"1e3", {1000, 0}},
      {"1E+3", {1000, 0}},
      {"1.5e1", {15, 0}},
      {"25e-1", {25, -1}},
      {"999999999999999999", {999'999'999'999'999'999, 0}},
      {"1000000000000000000", {100'000'000'000'000'000, 1}},
      {"1e18", {100'000'000'000'000'000, 1}},
      {"1e20", {100'000'000'000'000'000, 3}},
      {"1e127", {100'000'000'000'000'000, 110}},
      {"1e-127", {1, -127}},
      {"0.0000000000000000000000000000000000000000000000000000000001", {1, -58}},
      // The 19th digit and those behind it: half to even.
      {"0.1234567890123456785", {123'456'789'012'345'678, -18}},
      {"0.1234567890123456775", {123'456'789'012'345'678, -18}},
      {"0.12345678901234567750000000000000000000000000000", {123'456'789'012'345'678, -18}},
      {"0.12345678901234567850000000000000000000000000001", {123'456'789'012'345'679, -18}},
      {"0.1000000000000000055511151231257827", {100'000'000'000'000'006, -18}},
      {"9999999999999999995", {100'000'000'000'000'000, 2}},
      {"9999999999999999985", {999'999'999'999'999'998, 1}},
      {"12345678901234567890123456789012345678901234567890", {123'456'789'012'345'679, 32}},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_decimal(row.text), row.value) << row.text;
}

TEST(ParseDecimal, RefusesWhatIsNoNumberOrOutOfRange) {
  for (const std::string_view text :
       {"",        " ",      "-",        "+",        ".5",
        "5.",      "1.e3",   "01",       "-01",      "00",
        "1e",      "1e+",    "1 ",       " 1",       "0x10",
        "1_000",   "1,000",  "NaN",      "Infinity", "--1",
        "+-1",     "1.2.3",  "1e1.5",    "1e128",    "1e9999999999",
        "1.1e127", "1e-128", "1.5e-127", "-1e128",   "\xEF\xBC\x91"}) {
    EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
  }
}

TEST(ToString, IsReadableAndReadsBack) {
  struct Row {
    Decimal value;
    std::string_view text;
  };
  const std::vector<Row> rows{
      {{0, 0}, "0"},
      {{-5, 0}, "-5"},
      {{15, -1}, "1.5"},
      {{-5, -2}, "-0.05"},
      {{1, -7}, "0.0000001"},
      {{1, -8}, "1e-8"},
      {{-123, -20}, "-1.23e-18"},
      {{100'000'000'000'000'000, 3}, "100000000000000000000"},
      {{100'000'000'000'000'000, 110}, "1e127"},
      {{-123'000'000'000'000'000, 20}, "-1.23e37"},
      {{int_min, 0}, "-9223372036854775808"},
  };
  for (const Row& row : rows) EXPECT_EQ(to_string(row.value), row.text);
}

TEST(Arithmetic, IsExactOrRoundedHalfToEven) {
  EXPECT_EQ(add(decimal("0.1"), decimal("0.2")), decimal("0.3"));
  EXPECT_EQ(text_of(add(decimal("1e20"), decimal("-1"))), "100000000000000000000");
  EXPECT_EQ(text_of(add(decimal("1"), decimal("1e-18"))), "1");
  EXPECT_EQ(text_of(add(decimal("1"), decimal("1e-17"))), "1.00000000000000001");
  EXPECT_EQ(text_of(subtract(decimal("1e127"), decimal("1e-127"))), "1e127");
  EXPECT_EQ(text_of(subtract(decimal("1e18"), decimal("1"))), "999999999999999999");
  EXPECT_EQ(text_of(subtract(decimal("5"), decimal("5"))), "0");
  EXPECT_EQ(text_of(multiply(decimal("1.25"), decimal("-0.8"))), "-1");
  EXPECT_EQ(text_of(multiply(decimal("999999999999999999"), decimal("999999999999999999"))),
            "9.99999999999999998e35");
  EXPECT_EQ(text_of(divide(decimal("1"), decimal("3"))), "0.333333333333333333");
  EXPECT_EQ(text_of(divide(decimal("-2"), decimal("3"))), "-0.666666666666666667");
  EXPECT_EQ(text_of(divide(decimal("6"), decimal("1.5"))), "4");
  EXPECT_EQ(text_of(ratio(1, 8)), "0.125");
  EXPECT_EQ(text_of(ratio(int_min, -1)), "9223372036854775810");
}

TEST(Arithmetic, IsNullOutOfRange) {
  EXPECT_EQ(divide(decimal("1"), decimal("0")), std::nullopt);
  EXPECT_EQ(ratio(1, 0), std::nullopt);
  EXPECT_EQ(divide_integer(1, Decimal{}), std::nullopt);
  EXPECT_EQ(multiply(decimal("1e100"), decimal("1e28")), std::nullopt);
  EXPECT_EQ(multiply(decimal("1e-100"), decimal("1e-28")), std::nullopt);
  EXPECT_EQ(add(decimal("1e127"), decimal("1e120")), std::nullopt);
  EXPECT_EQ(divide(decimal("1e-120"), decimal("1e8")), std::nullopt);
  EXPECT_EQ(make_decimal(1, 128), std::nullopt);
  EXPECT_EQ(make_decimal(1, -128), std::nullopt);
  EXPECT_EQ(make_decimal(1, std::numeric_limits<std::int32_t>::max()), std::nullopt);
}

TEST(ScaleInteger, RoundsHalfToEven) {
  struct Row {
    std::int64_t value;
    std::string_view factor;
    std::optional<std::int64_t> result;
  };
  const std::vector<Row> rows{
      {5, "0.5", 2},
      {7, "0.5", 4},
      {-5, "0.5", -2},
      {-7, "0.5", -4},
      {333, "0.01", 3},
      {351, "0.01", 4},
      {int_max, "1", int_max},
      {int_min, "1", int_min},
      {int_min, "-1", std::nullopt},
      {int_max, "1.1", std::nullopt},
      {1, "1e18", 1'000'000'000'000'000'000},
      {1, "1e19", std::nullopt},
      {0, "1e127", 0},
      {int_max, "1e-127", 0},
      {int_max, "1e-19", 1},
      {5, "1e-1", 0},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(scale_integer(row.value, decimal(row.factor)), row.result)
        << row.value << " * " << row.factor;
  }
}

TEST(DivideInteger, RoundsHalfToEven) {
  struct Row {
    std::int64_t value;
    std::string_view divisor;
    std::optional<std::int64_t> result;
  };
  const std::vector<Row> rows{
      {5, "2", 2},
      {7, "2", 4},
      {-7, "2", -4},
      {1, "0.3", 3},
      {int_min, "1", int_min},
      {int_min, "-1", std::nullopt},
      {int_max, "0.1", std::nullopt},
      {int_max, "1e19", 1},
      {int_max, "1e20", 0},
      {int_max, "1e127", 0},
      {0, "1e-127", 0},
      {1, "1e-127", std::nullopt},
      {1, "1e-18", 1'000'000'000'000'000'000},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(divide_integer(row.value, decimal(row.divisor)), row.result)
        << row.value << " / " << row.divisor;
  }
}

TEST(Compare, OrdersByValueWhateverTheForm) {
  // Each is less than the next.
  const std::vector<Decimal> ascending{
      decimal("-1e127"),  {int_min, 0},    decimal("-2"),     decimal("-1.5"),
      decimal("-1e-127"), {0, 0},          decimal("1e-127"), decimal("0.1"),
      decimal("0.11"),    decimal("1"),    decimal("1e17"),   {int_max - 1, 0},
      {int_max, 0},       decimal("1e19"), decimal("1e127"),
  };
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(compare(ascending[i], ascending[j]), i <=> j)
          << to_string(ascending[i]) << " and " << to_string(ascending[j]);
    }
  }
  EXPECT_EQ(compare({10, -1}, {1, 0}), std::strong_ordering::equal);
}

Decimal random_decimal(std::mt19937_64& random) {
  const auto digits = static_cast<int>(random() % 19);
  std::int64_t limit = 1;
  for (int i = 0; i < digits; ++i) limit *= 10;
  auto coefficient = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
  if (random() % 4 == 0) coefficient -= coefficient % 1000;
  if (random() % 4 == 0) coefficient = coefficient / 10 * 10 + 5;
  if (random() % 2 == 0) coefficient = -coefficient;
  const std::uint64_t spread = random() % 3 == 0 ? 121 : 25;
  const auto exponent =
      static_cast<std::int32_t>(random() % (2 * spread)) - static_cast<std::int32_t>(spread);
  return make_decimal(coefficient, exponent).value_or(Decimal{});
}

constexpr std::uint64_t seed = 20260302;
constexpr int rounds = 20'000;

TEST(Properties, AgreeWithSlowExactArithmetic) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < rounds; ++i) {
    const Decimal a = random_decimal(random);
    const Decimal b = random_decimal(random);
    SCOPED_TRACE(to_string(a) + " and " + to_string(b) + ", seed " + std::to_string(seed));
    const test::Exact x = test::exact(a);
    const test::Exact y = test::exact(b);
    ASSERT_EQ(add(a, b), test::nearest(x + y));
    ASSERT_EQ(subtract(a, b), test::nearest(x - y));
    ASSERT_EQ(multiply(a, b), test::nearest(x * y));
    ASSERT_EQ(divide(a, b), is_zero(y) ? std::nullopt : test::nearest(x / y));
    ASSERT_EQ(compare(a, b) < 0, x < y);
    ASSERT_EQ(compare(a, b) == 0, x == y);
    ASSERT_EQ(a == b, x == y) << "equal numbers have equal members";
    ASSERT_EQ(parse_decimal(to_string(a)), a);
    ASSERT_EQ(Value(a).decimal(), a);
  }
}

TEST(Properties, IntegersAgreeWithSlowExactArithmetic) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < rounds; ++i) {
    const auto n = static_cast<std::int64_t>(random()) >> (random() % 64);
    const auto m = static_cast<std::int64_t>(random()) >> (random() % 64);
    const Decimal d = random_decimal(random);
    SCOPED_TRACE(std::to_string(n) + ", " + std::to_string(m) + ", " + to_string(d) + ", seed " +
                 std::to_string(seed));
    const test::Exact x = test::exact(d);
    ASSERT_EQ(scale_integer(n, d), test::nearest_integer(x * test::Exact{n, 1}));
    ASSERT_EQ(divide_integer(n, d),
              is_zero(x) ? std::nullopt : test::nearest_integer(test::Exact{n, 1} / x));
    ASSERT_EQ(ratio(n, m), m == 0 ? std::nullopt : test::nearest(test::fraction(n, m)));
    ASSERT_EQ(make_decimal(n, d.exponent), test::nearest(test::exact({n, d.exponent})));
  }
}

std::string random_number_text(std::mt19937_64& random) {
  const auto digits = [&](std::size_t most) {
    std::string text(1 + random() % most, '0');
    for (char& c : text) c = static_cast<char>('0' + (random() % 3 == 0 ? 0 : random() % 10));
    return text;
  };
  std::string whole = digits(random() % 8 == 0 ? 60 : 20);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  std::string text = random() % 2 == 0 ? "-" + whole : whole;
  if (random() % 2 == 0) text += "." + digits(random() % 8 == 0 ? 60 : 20);
  if (random() % 4 == 0) text += "e" + std::to_string(static_cast<int>(random() % 200) - 100);
  return text;
}

TEST(Properties, ParsingAgreesWithSlowExactArithmetic) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < rounds; ++i) {
    const std::string text = random_number_text(random);
    ASSERT_EQ(parse_decimal(text), test::nearest(test::exact(text))) << text << ", seed " << seed;
  }
}

}  // namespace
}  // namespace mora::inline v0
