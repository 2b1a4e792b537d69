// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "civil/zone.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <date/tz.h>
#include <gtest/gtest.h>

namespace mora::civil {
namespace {

using detail::Zone;

constexpr std::int64_t second_us = 1'000'000;
constexpr std::uint64_t seed = 20260302;

Zone zone(const std::string& name) {
  const std::optional<Zone> loaded = load_zone(name);
  EXPECT_TRUE(loaded) << name;
  return loaded.value_or(Zone{});
}

date::sys_seconds start_of(int year) { return date::sys_days{date::year{year} / 1 / 1}; }

std::int64_t seconds_of(date::sys_seconds t) { return t.time_since_epoch().count(); }

TEST(LoadZone, KnowsNamesAndLinks) {
  const std::vector<std::string> names = zone_names();
  for (const std::string name : {"UTC", "Asia/Shanghai", "Asia/Chongqing", "PRC", "Europe/Dublin",
                                 "America/Argentina/Buenos_Aires", "Etc/GMT+5"}) {
    EXPECT_EQ(zone(name).name, name);
    EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
  }
  EXPECT_EQ(zone("Asia/Chongqing").offsets.size(), zone("Asia/Shanghai").offsets.size());
}

TEST(LoadZone, RefusesWhatIsNoZone) {
  for (const std::string name : {"", "asia/shanghai", "Asia", "Asia/", "Mars/Olympus", "localtime",
                                 "../zoneinfo/UTC", "+08:00", "tzdata.zi"}) {
    EXPECT_FALSE(load_zone(name)) << name;
  }
}

TEST(LoadZone, GivesAFlatTable) {
  EXPECT_EQ(zone("UTC").offsets.size(), 1U);
  for (const std::string& name : zone_names()) {
    const Zone table = zone(name);
    ASSERT_FALSE(table.offsets.empty()) << name;
    EXPECT_LT(table.offsets.front().begin, min_time.us) << name;
    for (std::size_t i = 1; i < table.offsets.size(); ++i) {
      ASSERT_LT(table.offsets[i - 1].begin, table.offsets[i].begin) << name;
      ASSERT_NE(table.offsets[i - 1].offset, table.offsets[i].offset) << name;
    }
  }
}

// The instants worth asking about in a zone: around each of its changes, and some at random.
std::vector<date::sys_seconds> instants_of(const date::time_zone& source, std::mt19937_64& random) {
  std::vector<date::sys_seconds> instants;
  const date::sys_seconds end = start_of(2038);
  for (auto t = source.get_info(start_of(1)).end; t < end; t = source.get_info(t).end) {
    for (const int step : {-86'400, -3'601, -3'600, -1, 0, 1, 1'800, 3'599, 3'600, 86'400}) {
      instants.push_back(t + std::chrono::seconds(step));
    }
  }
  const auto span = static_cast<std::uint64_t>(seconds_of(end));
  for (int i = 0; i < 200; ++i) {
    instants.emplace_back(std::chrono::seconds(static_cast<std::int64_t>(random() % span)));
  }
  return instants;
}

date::sys_seconds expected_instant(const date::time_zone& source, date::local_seconds local) {
  const date::local_info info = source.get_info(local);
  if (info.result == date::local_info::nonexistent) return info.second.begin;
  return date::sys_seconds(local.time_since_epoch()) - info.first.offset;
}

TEST(Zone, AgreesWithTheDatabaseInAllZones) {
  std::mt19937_64 random(seed);
  for (const date::time_zone& source : date::get_tzdb().zones) {
    if (source.name() == "localtime") continue;
    const Zone table = zone(source.name());
    for (const date::sys_seconds t : instants_of(source, random)) {
      const TimePoint point{seconds_of(t) * second_us};
      const std::int64_t offset = source.get_info(t).offset.count();
      ASSERT_EQ(detail::utc_offset(table, point), offset) << source.name() << ' ' << seconds_of(t);
      ASSERT_EQ(detail::to_local(table, point), point.us + offset * second_us);
      // The wall clock of that instant, and the one that stands an hour from it, which a change may
      // skip or repeat.
      for (const std::int64_t shift : {-3'600, -1'800, 0, 1'800, 3'600, 86'400}) {
        const date::local_seconds local{t.time_since_epoch() +
                                        std::chrono::seconds(offset + shift)};
        ASSERT_EQ(detail::from_local(table, local.time_since_epoch().count() * second_us).us,
                  seconds_of(expected_instant(source, local)) * second_us)
            << source.name() << ' ' << local.time_since_epoch().count() << ", seed " << seed;
      }
    }
  }
}

TEST(Zone, StaysInRangeForAbsurdLocalTimes) {
  for (const std::string name : {"UTC", "Asia/Shanghai", "America/Juneau"}) {
    EXPECT_LT(detail::from_local(zone(name), INT64_MIN), min_time);
    EXPECT_GT(detail::from_local(zone(name), INT64_MAX), max_time);
  }
}

}  // namespace
}  // namespace mora::civil
