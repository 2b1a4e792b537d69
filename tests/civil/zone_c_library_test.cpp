// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// All zones from 1970 to 2037 against a reader of the time zone database that shares nothing with
// ours: the C library's.

#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "civil/zone.hpp"

namespace mora::civil {
namespace {

using detail::Zone;

constexpr std::int64_t second_us = 1'000'000;
constexpr std::uint64_t seed = 20261127;
constexpr std::int64_t end_of_2037 = 2'145'916'800;

// The C library's idea of the zone while it lives.
class LocalZone {
 public:
  explicit LocalZone(const std::string& name) {
    ::setenv("TZ", (":" + name).c_str(), 1);
    ::tzset();
  }
  LocalZone(const LocalZone&) = delete;
  LocalZone& operator=(const LocalZone&) = delete;
  ~LocalZone() {
    ::unsetenv("TZ");
    ::tzset();
  }

  // Seconds to add to UTC.
  [[nodiscard]] static std::int64_t offset(std::int64_t t) {
    const auto when = static_cast<std::time_t>(t);
    std::tm local{};
    return ::localtime_r(&when, &local) == nullptr ? INT64_MIN : local.tm_gmtoff;
  }
};

std::vector<std::int64_t> instants_of(const Zone& zone, std::mt19937_64& random) {
  std::vector<std::int64_t> instants = {0, end_of_2037 - 1};
  for (const detail::OffsetChange& change : zone.offsets) {
    const std::int64_t t = change.begin / second_us;
    if (t < 1 || t >= end_of_2037 - 3'600) continue;
    instants.insert(instants.end(), {t - 1, t, t + 1, t + 3'600});
  }
  for (int i = 0; i < 300; ++i) {
    instants.push_back(static_cast<std::int64_t>(random() % std::uint64_t{end_of_2037}));
  }
  return instants;
}

TEST(Zone, AgreesWithTheCLibraryInAllZones) {
  std::mt19937_64 random(seed);
  std::size_t changing = 0;
  for (const std::string& name : zone_names()) {
    const Zone zone = load_zone(name).value_or(Zone{});
    const LocalZone other(name);
    if (zone.offsets.size() > 1) ++changing;
    for (const std::int64_t t : instants_of(zone, random)) {
      ASSERT_EQ(detail::utc_offset(zone, {t * second_us}), LocalZone::offset(t))
          << name << ' ' << t << ", seed " << seed;
    }
  }
  EXPECT_GT(changing, 300u);
}

// To the wall clock and back is where one was, or, in an hour that comes twice, its first coming.
TEST(Zone, LeadsThereAndBackInAllZones) {
  std::mt19937_64 random(seed);
  for (const std::string& name : zone_names()) {
    const Zone zone = load_zone(name).value_or(Zone{});
    for (const std::int64_t seconds : instants_of(zone, random)) {
      const TimePoint t{seconds * second_us};
      const std::int64_t local = detail::to_local(zone, t);
      const TimePoint back = detail::from_local(zone, local);
      ASSERT_LE(back, t) << name << ' ' << seconds;
      ASSERT_EQ(detail::to_local(zone, back), local) << name << ' ' << seconds;
      if (back == t) continue;
      // Between the two comings the clock was put back.
      ASSERT_GT(detail::utc_offset(zone, back), detail::utc_offset(zone, t)) << name << seconds;
    }
  }
}

}  // namespace
}  // namespace mora::civil
