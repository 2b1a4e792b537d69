// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// bindings/c/README.md: the program that it shows is the one that is built, and prints what it says
// when it is run beside the policy of the project's README.

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

#include "support/markdown.hpp"

namespace {

namespace fs = std::filesystem;
using mora::support::Block;
using mora::support::blocks_of;
using mora::support::read_document;

const std::string root = MORA_SOURCE_DIR "/";

std::string without_licence_head(const std::string& text) {
  return text.substr(text.find("\n\n") + 2);
}

Block only_block(const std::string& document, const std::string& language) {
  const std::vector<Block> blocks = blocks_of(read_document(root + document), language);
  EXPECT_GE(blocks.size(), 1u) << document;
  return blocks.empty() ? Block{} : blocks.front();
}

TEST(CReadme, ShowsTheProgramThatIsBuilt) {
  EXPECT_EQ(only_block("bindings/c/README.md", "c").text,
            without_licence_head(read_document(root + "tests/bindings/c/quick_start.c")));
}

TEST(CReadme, TheProgramPrintsWhatItSays) {
  const fs::path folder =
      fs::path(testing::TempDir()) / ("mora-c-readme-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "support-desk.yaml") << only_block("README.md", "yaml").text;
  const std::string command = "cd '" + folder.string() + "' && '" MORA_QUICK_START "'";
  FILE* const pipe = popen(command.c_str(), "r");  // NOLINT(cert-env33-c): the test's own text
  ASSERT_NE(pipe, nullptr);
  std::string output;
  std::array<char, 4096> part;
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) output += part.data();
  EXPECT_EQ(pclose(pipe), 0);
  EXPECT_EQ(output, only_block("bindings/c/README.md", "text").text);
  fs::remove_all(folder);
}

}  // namespace
