// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/line_template.hpp"

#include <array>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace mora::replay {
namespace {

// With bytes behind it that may be looked at.
std::string padded(const std::string& line) { return line + std::string(64, '.'); }

JsonIndex::Place place(const std::string& line, const std::uint32_t* places) {
  return {line.data(), line.data(), places, static_cast<std::uint32_t>(line.size()), nullptr};
}

TEST(LineTemplate, IsWhereEveryByteOfItIs) {
  for (std::size_t size = 1; size <= 48; ++size) {
    const std::string text = std::string("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV", size);
    for (const bool is_first : {true, false}) {
      LineTemplate shape;
      if (!is_first) shape.add({1, 0}, "-");
      shape.add({2, -1}, text);
      if (is_first) shape.add({1, 0}, "-");
      const std::string line = padded("0-23" + text + "x");
      const std::array<std::uint32_t, 3> places = {0, 1, 5};
      EXPECT_TRUE(shape.is_at(place(line, places.data()))) << size;
      for (std::size_t i = 0; i < line.size(); ++i) {
        std::string other = line;
        other[i] = '#';
        const bool is_in = i == 1 || (i >= 4 && i < 4 + size);
        EXPECT_EQ(shape.is_at(place(other, places.data())), !is_in) << size << ' ' << i;
      }
    }
  }
}

TEST(LineTemplate, GoesByPlaces) {
  LineTemplate shape;
  shape.add({0, 0}, "{");
  shape.add({1, 1}, "ab");
  const std::array<std::uint32_t, 2> near = {0, 1};
  const std::array<std::uint32_t, 2> far = {3, 9};
  EXPECT_TRUE(shape.is_at(place(padded("{xab"), near.data())));
  EXPECT_FALSE(shape.is_at(place(padded("{xab"), far.data())));
  EXPECT_TRUE(shape.is_at(place(padded("...{......ab"), far.data())));
}

TEST(LineTemplate, TellsWordsFromTexts) {
  LineTemplate shape;
  shape.add({0, 0}, "{n:");
  shape.add_word({0, 3});
  const std::array<std::uint32_t, 1> places = {0};
  for (const std::string word : {"1", "-1", "0.5", "true", "false", "null"}) {
    EXPECT_TRUE(shape.is_at(place(padded("{n:" + word), places.data()))) << word;
  }
  for (const std::string other : {"\"1\"", " 1", "\n1", "[1]", "{}", "}", ","}) {
    EXPECT_FALSE(shape.is_at(place(padded("{n:" + other), places.data()))) << other;
  }
}

}  // namespace
}  // namespace mora::replay
