// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "arrow/local_times.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "mora/compile.hpp"

#include "program/program_data.hpp"

namespace mora::arrow {
namespace {

// What is kept from one time to the next changes nothing, in whatever order they come.
TEST(LocalTimes, AreThoseOfTheZone) {
  std::mt19937_64 random(7);
  for (const std::string zone : {"UTC", "Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe",
                                 "America/Santiago", "Africa/Casablanca"}) {
    const CompileResult compiled = compile_text(
        "p.yaml", "mora: 1\npolicy: p\ntimezone: " + zone +
                      "\ncase: {key: k}\nevents: {e: {}}\nclauses: [{id: '1', forbid: e}]");
    ASSERT_TRUE(compiled) << compiled.messages();
    LocalTimes times(compiled.program.data().zone);
    std::uniform_int_distribution<std::int64_t> anywhere(min_time.us, max_time.us);
    std::uniform_int_distribution<std::int64_t> near(-400'000'000'000, 400'000'000'000);
    std::uniform_int_distribution<std::int64_t> recent(0, 2'000'000'000'000'000);
    for (int i = 0; i < 3'000; ++i) {
      const std::int64_t base = i % 10 == 0 ? anywhere(random) : recent(random);
      for (int step = 0; step < 5; ++step) {
        const std::int64_t local = base + near(random);
        ASSERT_EQ(times.instant(local).us, compiled.program.from_local(local).us)
            << zone << " " << local;
      }
    }
  }
}

}  // namespace
}  // namespace mora::arrow
