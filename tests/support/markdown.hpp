// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Documents in Markdown and the blocks between ``` fences in them.

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace mora::support {

inline std::string read_document(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

// What stands between two fences. "```yaml desk.yaml": the language, and the name of the file.
struct Block {
  std::string language;
  std::string file;
  std::string text;
  std::size_t line = 0;
};

inline std::vector<Block> blocks_of(const std::string& markdown) {
  std::vector<Block> blocks;
  std::istringstream lines(markdown);
  std::string line;
  bool inside = false;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) continue;
      Block block;
      std::istringstream(line.substr(3)) >> block.language >> block.file;
      block.line = number;
      blocks.push_back(block);
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  EXPECT_FALSE(inside) << "a fence is not closed";
  return blocks;
}

inline std::vector<Block> blocks_of(const std::string& markdown, std::string_view language) {
  std::vector<Block> blocks = blocks_of(markdown);
  std::erase_if(blocks, [&](const Block& block) { return block.language != language; });
  return blocks;
}

}  // namespace mora::support
