// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "civil/timestamp.hpp"

#include <algorithm>
#include <ostream>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "civil/timestamp_writer.hpp"
#include "civil/zone.hpp"

namespace mora::inline v0 {

void PrintTo(TimePoint t, std::ostream* out) {
  *out << t.us << " (" << civil::format_rfc3339(t, {}) << ')';
}

}  // namespace mora::inline v0

namespace mora::civil {
namespace {

using detail::Zone;

const Zone utc;

Zone zone(const std::string& name) { return load_zone(name).value_or(Zone{}); }

TEST(ParseTimestamp, ReadsAllForms) {
  constexpr std::int64_t day = 1'772'409'600'000'000;  // 2026-03-02T00:00Z
  constexpr std::int64_t hour = 3'600'000'000;
  struct Row {
    std::string_view text;
    std::int64_t us;
  };
  const std::vector<Row> rows{
      {"1970-01-01T00:00:00Z", 0},
      {"1969-12-31T23:59:59.999999Z", -1},
      {"2026-03-02", day},
      {"2026-03-02T09:00", day + 9 * hour},
      {"2026-03-02t09:00", day + 9 * hour},
      {"2026-03-02 09:00", day + 9 * hour},
      {"2026-03-02T09:00:30", day + 9 * hour + 30'000'000},
      {"2026-03-02T09:00:00z", day + 9 * hour},
      {"2026-03-02T09:00+08:00", day + hour},
      {"2026-03-02T09:00:00+0800", day + hour},
      {"2026-03-02T09:00:00+08", day + hour},
      {"2026-03-02T09:00:00-08:30", day + 17 * hour + hour / 2},
      {"2026-03-02T09:00:00-00:00", day + 9 * hour},
      {"2026-03-02T00:00:00.5Z", day + 500'000},
      {"2026-03-02T00:00:00,25Z", day + 250'000},
      {"2026-03-02T00:00:00.000001", day + 1},
      {"2026-03-02T00:00:00.0000019999999999999999999Z", day + 1},
      {"2026-03-02T24:00", day + 24 * hour},
      {"2026-03-02T24:00:00.000Z", day + 24 * hour},
      {"2026-03-02T23:59:60Z", day + 24 * hour},
      {"2026-03-02T23:59:60.5Z", day + 24 * hour + 500'000},
      {"2024-02-29", 1'709'164'800'000'000},
      {"2000-02-29", 951'782'400'000'000},
      {"0001-01-01T00:00:00Z", min_time.us},
      {"9999-12-31T23:59:59.999999Z", max_time.us},
  };
  for (const Row& row : rows)
    EXPECT_EQ(parse_timestamp(row.text, utc), TimePoint{row.us}) << row.text;
}

TEST(ParseTimestamp, RefusesTheRest) {
  for (const std::string_view text : {"",
                                      "2026",
                                      "2026-03",
                                      "2026-3-2",
                                      "2026-03-02T",
                                      "2026-03-02T9:00",
                                      "2026-03-02T09",
                                      "2026-03-02T09:",
                                      "2026-03-02T09:0",
                                      "2026-03-02T09:00:",
                                      "2026-03-02T09:00:0",
                                      "2026-03-02T09:00:00.",
                                      "2026-03-02T09:00:00.Z",
                                      "2026-03-02T09:00.5",
                                      "2026-03-02T25:00",
                                      "2026-03-02T24:00:01",
                                      "2026-03-02T24:01",
                                      "2026-03-02T24:00:00.1",
                                      "2026-03-02T24:00:60",
                                      "2026-03-02T09:60",
                                      "2026-03-02T09:00:61",
                                      "2026-00-02",
                                      "2026-13-02",
                                      "2026-03-00",
                                      "2026-03-32",
                                      "2026-02-29",
                                      "2100-02-29",
                                      "2026-04-31",
                                      "0000-01-01",
                                      "-001-01-01",
                                      "+2026-03-02",
                                      "10000-01-01",
                                      "2026-03-02Z",
                                      "2026-03-02+08:00",
                                      "2026-03-02T09:00 Z",
                                      "2026-03-02T09:00+8",
                                      "2026-03-02T09:00+080",
                                      "2026-03-02T09:00+08:",
                                      "2026-03-02T09:00+24:00",
                                      "2026-03-02T09:00+08:60",
                                      "2026-03-02T09:00+08:00Z",
                                      "2026-03-02T09:00ZZ",
                                      "2026-03-02X09:00",
                                      "2026/03/02",
                                      "20260302T090000Z",
                                      " 2026-03-02",
                                      "2026-03-02 ",
                                      "2026-03-02  09:00",
                                      "2026-03-02T09:00:00+08:00[Asia/Shanghai]",
                                      "now",
                                      "9999-12-31T23:59:59-00:01",
                                      "0001-01-01T00:00:00+00:01",
                                      "9999-12-31T24:00Z",
                                      "2026-03-02T-9:00",
                                      "2026-03-02T09:00--8:00"}) {
    EXPECT_EQ(parse_timestamp(text, utc), std::nullopt) << text;
  }
}

// Before it has read any, no text is the one before.
TEST(TimestampReader, KnowsNoDateAtFirst) {
  using namespace std::string_literals;
  for (const std::string& text :
       {std::string(10, '\0') + "T01:00:00Z", std::string(17, '\0') + "00Z",
        "2026-03-02T01:00:00"s + std::string(6, '\0'), std::string(23, '\0')}) {
    EXPECT_FALSE(TimestampReader().read(text, utc)) << text.size();
  }
  EXPECT_EQ(TimestampReader().read("1970-01-01T00:00:07+00:00", utc), TimePoint{7'000'000});
}

// The reader of a log takes most times by a way of its own.
TEST(TimestampReader, ReadsWhatIsReadOneByOne) {
  const Zone shanghai = zone("Asia/Shanghai");
  TimestampReader reader;
  for (const std::string date :
       {"2026-03-02", "2026-03-03", "2026-13-03", "9999-12-31", "0001-01-01"}) {
    for (const std::string clock :
         {"", "T09:00", "T09:00:00", "T23:59:59", "T24:00:00", "T09:00:60", "T09:60:00", "T0:00:00",
          "T09:00:0x", "T09:00:61", "x09:00:00", "T09-00-00", " 09:00:00", "t09:00:00",
          "T09:00:00:"}) {
      for (const std::string fraction :
           {"", ".", ".5", ".12", ".123", ".000001", ".123456", ".1234567", ".12345678",
            ".123456789", ".12x", ".:", "./", ",5", ".99999999999999999999999999999999"}) {
        for (const std::string offset : {"", "Z", "z", "+08:00", "-23:59", "+24:00", "+08:60",
                                         "+0800", "+08", "+8:00", "Z "}) {
          const std::string text = date + clock + fraction + offset;
          EXPECT_EQ(reader.read(text, shanghai), parse_timestamp(text, shanghai)) << text;
        }
      }
    }
  }
}

TEST(ParseTimestamp, TakesLocalTimeOfTheZoneWithoutAnOffset) {
  struct Row {
    std::string zone;
    std::string_view local;
    std::string_view same_as;
  };
  const std::vector<Row> rows{
      {"Asia/Shanghai", "2026-03-02 09:00", "2026-03-02T01:00Z"},
      {"Asia/Shanghai", "2026-03-02", "2026-03-01T16:00Z"},
      {"Asia/Shanghai", "2026-03-02T09:00Z", "2026-03-02T09:00Z"},
      {"Asia/Shanghai", "1850-01-01T00:00:00", "1849-12-31T15:54:17Z"},
      {"Asia/Kathmandu", "2026-03-02 09:00", "2026-03-02T03:15Z"},
      // Skipped: the first instant after the gap.
      {"Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00Z"},
      {"Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00Z"},
      {"Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00Z"},
      {"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00Z"},
      {"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z"},
      // Repeated: the first occurrence.
      {"Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z"},
      {"Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00Z"},
      {"Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30Z"},
      {"Europe/Dublin", "2026-07-01T12:00", "2026-07-01T11:00Z"},
      {"Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(parse_timestamp(row.local, zone(row.zone)), parse_timestamp(row.same_as, utc))
        << row.zone << ' ' << row.local;
  }
}

TEST(Format, WritesRfc3339AndLocalTime) {
  struct Row {
    std::string zone;
    std::string_view time;
    std::string rfc3339;
    std::string local;
  };
  const std::vector<Row> rows{
      {"Asia/Shanghai", "2026-03-02T01:00Z", "2026-03-02T09:00:00+08:00", "2026-03-02 09:00"},
      {"UTC", "2026-03-02T01:02:03Z", "2026-03-02T01:02:03+00:00", "2026-03-02 01:02:03"},
      {"UTC", "1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500+00:00", "1969-12-31 23:59:59.500"},
      {"UTC", "2026-03-02T01:02:00.000001Z", "2026-03-02T01:02:00.000001+00:00",
       "2026-03-02 01:02:00.000001"},
      {"America/St_Johns", "2026-01-02T00:00Z", "2026-01-01T20:30:00-03:30", "2026-01-01 20:30"},
      // An offset of +08:05:43 and one of -04:56:02: the instant stays what it is.
      {"Asia/Shanghai", "1850-01-01T00:00Z", "1850-01-01T08:05:00+08:05", "1850-01-01 08:05:43"},
      {"America/New_York", "1850-01-01T00:00Z", "1849-12-31T19:04:00-04:56", "1849-12-31 19:03:58"},
      {"UTC", "0001-01-01", "0001-01-01T00:00:00+00:00", "0001-01-01 00:00"},
      {"Asia/Shanghai", "9999-12-31T20:00Z", "10000-01-01T04:00:00+08:00", "10000-01-01 04:00"},
  };
  for (const Row& row : rows) {
    const std::optional<TimePoint> time = parse_timestamp(row.time, utc);
    ASSERT_TRUE(time) << row.time;
    EXPECT_EQ(format_rfc3339(*time, zone(row.zone)), row.rfc3339);
    EXPECT_EQ(format_local(*time, zone(row.zone)), row.local);
  }
}

TEST(Format, ReadsBack) {
  constexpr std::uint64_t seed = 20260302;
  std::mt19937_64 random(seed);
  // Two days from the ends, so that the local year has four digits.
  const Duration margin = hours(48);
  const auto span = static_cast<std::uint64_t>(max_time.us - min_time.us - 2 * margin.us);
  for (const std::string name : {"UTC", "Asia/Shanghai", "America/New_York", "Europe/Dublin"}) {
    const Zone place = zone(name);
    for (int i = 0; i < 5'000; ++i) {
      TimePoint t{min_time.us + margin.us + static_cast<std::int64_t>(random() % span)};
      if (i % 3 == 0) t = floor_to(t, 60'000'000);
      ASSERT_EQ(parse_timestamp(format_rfc3339(t, place), utc), t) << name << ", seed " << seed;
      ASSERT_EQ(parse_timestamp(format_local(t, place), place),
                detail::from_local(place, detail::to_local(place, t)))
          << name << ", seed " << seed;
    }
  }
}

// What the writer keeps of the time before does not show.
TEST(TimestampWriter, WritesManyTimesLikeOne) {
  constexpr std::uint64_t seed = 20260302;
  std::mt19937_64 random(seed);
  for (const std::string name : {"UTC", "Asia/Shanghai", "America/New_York", "Europe/Dublin"}) {
    const Zone place = zone(name);
    TimestampWriter writer(place);
    for (int i = 0; i < 5'000; ++i) {
      // Near a change of the offset, or anywhere; most steps are smaller than a day.
      const auto& change = place.offsets[random() % place.offsets.size()];
      const auto span = static_cast<std::uint64_t>(max_time.us - min_time.us);
      TimePoint t{change.begin == INT64_MIN
                      ? min_time.us + static_cast<std::int64_t>(random() % span)
                      : change.begin};
      for (int step = 0; step < 4; ++step) {
        const auto ahead = static_cast<std::int64_t>(random() % 40) - 20;
        t = std::clamp(t + hours(ahead) + seconds(step), min_time, max_time);
        char text[3 * TimestampWriter::most_size];
        char* end = writer.put_rfc3339(text, t);
        end = writer.put_local(end, t);
        end = writer.put_local_clock(end, t);
        const std::string local = format_local(t, place);
        ASSERT_EQ(std::string(text, end),
                  format_rfc3339(t, place) + local + local.substr(local.find(' ') + 1))
            << name << ", seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace mora::civil
