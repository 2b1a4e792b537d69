// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/type_names.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "replay/vocabulary.hpp"

namespace mora::replay {
namespace {

// With other bytes behind it each time, as in a line.
std::optional<EventType> find(TypeNames& names, const std::string& name, char behind) {
  const std::string line = name + std::string(BytePattern::most_size, behind);
  return names.find(std::string_view(line).substr(0, name.size()));
}

TEST(TypeNames, AreFoundHoweverOftenAndByWhateverIsBehindThem) {
  std::vector<std::string> all;
  std::vector<test::EventWords> words;
  for (int i = 0; i < 200; ++i) {
    all.push_back(std::string(static_cast<std::size_t>(i % 60), 'x') + std::to_string(i));
    words.push_back({all.back(), {}});
  }
  const Program program = test::vocabulary(words, "CNY");
  TypeNames names(program.schema());
  for (const char behind : {'"', 'x', '0', '"'}) {
    for (const std::string& name : all) {
      const auto found = find(names, name, behind);
      ASSERT_TRUE(found) << name;
      EXPECT_EQ(program.schema().event_name(*found), name);
      EXPECT_EQ(find(names, name + "y", behind), std::nullopt);
    }
    EXPECT_EQ(find(names, "", behind), std::nullopt);
  }
}

}  // namespace
}  // namespace mora::replay
