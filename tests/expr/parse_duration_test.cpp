// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include <gtest/gtest.h>

#include "expr/expr_outcome.hpp"
#include "expr/parse_expr.hpp"

namespace mora::expr {
namespace {

TEST(ParseDuration, ReadsExactAndCivilOnes) {
  const std::string_view texts[] = {"3h",    "72h", "2h30m", "1h1m1s1ms", "1h1ms",
                                    "500ms", "3d",  "2w",    "1mo",       "9999y",
                                    "2bd",   "0s",  "0d",    "3652059d"};
  for (const std::string_view text : texts) EXPECT_EQ(duration_outcome(text), text);
  EXPECT_EQ(duration_outcome(" 3h\n"), "3h");
  EXPECT_EQ(duration_outcome("90s"), "1m30s");
  EXPECT_EQ(duration_outcome("003h"), "3h");
}

TEST(ParseDuration, GivesMicroseconds) {
  const Parsed exact(Kind::duration, "2h30m");
  EXPECT_FALSE(exact.duration->civil);
  EXPECT_EQ(exact.duration->exact, hours(2) + minutes(30));
  const Parsed civil(Kind::duration, "2bd");
  EXPECT_TRUE(civil.duration->civil);
  EXPECT_EQ(civil.duration->count, 2);
  EXPECT_EQ(civil.duration->unit, syntax::CivilUnit::business_day);
}

struct Mistake {
  std::string_view text;
  std::string_view marked;
  std::string_view message;
  std::string_view help;
};

TEST(ParseDuration, ExplainsMistakes) {
  const std::string_view forms = "write 90s, 30m, 2h30m, 3d, 2w, 1mo, 1y or 2bd";
  const std::string_view units = "the units are ms s m h d w mo y bd; m is minutes, mo is months";
  const std::string_view too_long = "this is longer than the calendar, which ends in 9999";
  const Mistake mistakes[] = {
      {"", "", "a duration is wanted here", forms},
      {"soon", "soon", "a duration is wanted here", forms},
      {"-3h", "-3h", "a duration is not negative", forms},
      {"3", "3", "a unit of time is missing", "write 3m for minutes, 3h for hours, 3d for days"},
      {"2h30", "30", "a unit of time is missing",
       "write 30m for minutes, 30h for hours, 30d for days"},
      {"3 h", "3 h", "a duration is written without blanks", "write 3h"},
      {" 2h 30m ", "2h 30m", "a duration is written without blanks", "write 2h30m"},
      {"3hours", "hours", "'hours' is no unit of time", "write 3h"},
      {"3Hrs", "Hrs", "'Hrs' is no unit of time", "write 3h"},
      {"3H", "H", "'H' is no unit of time", "write 3h"},
      {"3M", "M", "'M' is no unit of time", units},
      {"3min", "min", "'min' is no unit of time", "write 3m"},
      {"3小时", "小时", "'小时' is no unit of time", "write 3h"},
      {"3個工作日", "個工作日", "'個工作日' is no unit of time", "write 3bd"},
      {"3x", "x", "'x' is no unit of time", units},
      {"1.5h", "1.5h", "a duration is made of whole numbers", "write 1h30m for 1.5h"},
      {"3h2d", "3h2d", "'d' stands alone", "h, m, s and ms may be combined; d w mo y bd may not"},
      {"3d2h", "3d2h", "'d' stands alone", "h, m, s and ms may be combined; d w mo y bd may not"},
      {"30m2h", "2h", "units go from large to small: h m s ms", ""},
      {"2h2h", "2h", "the unit 'h' stands twice", ""},
      {"87649416h", "87649416h", too_long, ""},
      {"3652060d", "3652060d", too_long, ""},
      {"10000y", "10000y", too_long, ""},
      {"99999999999999999999999999h", "99999999999999999999999999h", too_long, ""},
      {"87649415h99999999999m", "99999999999m", too_long, ""},
  };
  for (const Mistake& m : mistakes) {
    const Complaint complaint = only_complaint(Kind::duration, m.text);
    EXPECT_EQ(complaint.marked, m.marked) << m.text;
    EXPECT_EQ(complaint.message, m.message) << m.text;
    EXPECT_EQ(complaint.help, m.help) << m.text;
  }
}

}  // namespace
}  // namespace mora::expr
