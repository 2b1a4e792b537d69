// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// How many lines a block has, against a walk over its bytes.

#include "replay/line_blocks.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace mora::replay {
namespace {

std::uint64_t counted(const std::string& text) {
  std::uint64_t lines = 0;
  bool in_line = false;
  for (const char c : text) {
    if (!in_line) ++lines;
    in_line = c != '\n';
  }
  return lines;
}

// Up to where the count of a place in a row of bytes would not fit into a byte.
TEST(LineBlocks, CountsLinesOfEverySize) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 20'000; size += size < 100 ? 1 : 97) {
    for (const unsigned others : {0u, 1u, 40u}) {
      std::string text;
      while (text.size() < size) text += random() % (others + 1) == 0 ? '\n' : '\x8a';
      EXPECT_EQ(line_count(text), counted(text)) << size << " bytes";
    }
  }
}

}  // namespace
}  // namespace mora::replay
