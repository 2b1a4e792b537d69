// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/field_map.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "replay/vocabulary.hpp"

namespace mora::replay {
namespace {

TEST(FieldMap, FindsTheFieldsOfEachType) {
  const Program program =
      test::vocabulary({{"a", {{"x", ValueKind::string}}},
                        {"b", {{"y", ValueKind::number}, {"x", ValueKind::string}}}},
                       "CNY");
  const FieldMap map(program, {});
  EXPECT_EQ(map.find(FieldMap::root, "time"), map.time());
  EXPECT_EQ(map.find(FieldMap::root, "type"), map.type());
  EXPECT_EQ(map.find(FieldMap::root, "z"), FieldMap::none);
  EXPECT_EQ(map.find(map.time(), "x"), FieldMap::none);
  const std::vector<std::vector<std::string>> names{{"order", "by", "x"},
                                                    {"order", "by", "y", "x"}};
  for (EventType type = 0; type < 2; ++type) {
    ASSERT_EQ(map.fields(type).size(), names[type].size());
    for (std::size_t slot = 0; slot < names[type].size(); ++slot) {
      EXPECT_EQ(map.fields(type)[slot], map.find(FieldMap::root, names[type][slot]));
      EXPECT_EQ(map.name(map.fields(type)[slot]), names[type][slot]);
    }
  }
}

TEST(FieldMap, TakesTheNamesOfTheLog) {
  const Program program = test::vocabulary({{"a", {{"x", ValueKind::string}}}}, "CNY");
  const std::vector<SourceName> names{
      {"time", "meta.ts"}, {"type", "activity"}, {"case", "meta.case.id"}};
  const FieldMap map(program, names);
  const FieldMap::Id meta = map.find(FieldMap::root, "meta");
  ASSERT_NE(meta, FieldMap::none);
  EXPECT_EQ(map.find(meta, "ts"), map.time());
  EXPECT_EQ(map.find(FieldMap::root, "meta.ts"), map.time());
  EXPECT_EQ(map.find(FieldMap::root, "activity"), map.type());
  EXPECT_EQ(map.find(map.find(meta, "case"), "id"), map.fields(0)[0]);
  EXPECT_EQ(map.find(FieldMap::root, "meta.case.id"), map.fields(0)[0]);
  EXPECT_EQ(map.name(map.fields(0)[0]), "meta.case.id");
  for (const std::string name : {"time", "type", "order", "id", "ts"}) {
    EXPECT_EQ(map.find(FieldMap::root, name), FieldMap::none) << name;
  }
}

TEST(FieldMap, HoldsManyNames) {
  std::vector<test::EventWords> events(100);
  for (std::size_t i = 0; i < events.size(); ++i) {
    events[i].name = "event" + std::to_string(i);
    for (std::size_t k = 0; k < 30; ++k) {
      events[i].fields.emplace_back("field" + std::to_string(30 * i + k), ValueKind::string);
    }
  }
  const Program program = test::vocabulary(events, "CNY");
  const FieldMap map(program, {});
  for (EventType type = 0; type < events.size(); ++type) {
    for (std::uint32_t k = 0; k < 30; ++k) {
      ASSERT_EQ(map.find(FieldMap::root, events[type].fields[k].first), map.fields(type)[k + 2]);
    }
  }
  EXPECT_EQ(map.find(FieldMap::root, "field3000"), FieldMap::none);
}

}  // namespace
}  // namespace mora::replay
