// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/case_key.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mora::detail {
namespace {

// Around the longest that stands in the cell, which differ in their first, last or no letter, in
// their length alone, and in zeros at the end.
std::vector<std::string> keys() {
  std::vector<std::string> keys;
  for (std::size_t size = 0; size <= 20; ++size) {
    keys.emplace_back(size, 'k');
    keys.emplace_back(size, '\0');
    keys.emplace_back(size, '\xff');
    for (std::size_t i = 0; i < size; ++i) {
      keys.emplace_back(size, 'k');
      keys.back()[i] = 'x';
    }
  }
  return keys;
}

TEST(CaseKeyTest, KeysAreTheSameExactlyIfTheirTextsAre) {
  StringStore strings;
  const std::vector<std::string> texts = keys();
  for (const std::string& text : texts) {
    const CaseKey key(SoughtKey(text), strings);
    ASSERT_EQ(key.view(strings), text);
    ASSERT_EQ(key.kept_text() == 0, text.size() <= ShortKey::most);
    for (const std::string& other : texts) {
      ASSERT_EQ(key.is(SoughtKey(other), strings), text == other) << text << ", " << other;
    }
    key.release(strings);
  }
}

TEST(CaseKeyTest, ReadsNothingBeyondTheText) {
  for (const std::string& text : keys()) {
    const std::vector<char> alone(text.begin(), text.end());
    const std::string longer = text + "behind";
    const SoughtKey key(std::string_view(alone.data(), alone.size()));
    EXPECT_EQ(key.hash, SoughtKey(std::string_view(longer).substr(0, text.size())).hash);
    EXPECT_EQ(key.hash, key_hash(text));
  }
}

}  // namespace
}  // namespace mora::detail
