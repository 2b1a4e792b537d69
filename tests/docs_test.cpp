// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// rules/commands/*.md: what the pages say that the commands print is what they print. A fence
// "```yaml desk.yaml" is a file of that name; a fence "```console" holds "$ COMMAND" lines, each
// with what it prints below; a line "..." stands for any lines.

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/markdown.hpp"

namespace mora {
namespace {

namespace fs = std::filesystem;
using support::Block;

const fs::path pages = MORA_SOURCE_DIR "/rules/commands";
const fs::path program = MORA_PROGRAM;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Whether the lines from `a` on are those that the page has from `p` on.
bool agrees(const std::vector<std::string>& actual, std::size_t a,
            const std::vector<std::string>& page, std::size_t p) {
  if (p == page.size()) return a == actual.size();
  if (page[p] == "...") {
    return agrees(actual, a, page, p + 1) || (a < actual.size() && agrees(actual, a + 1, page, p));
  }
  return a < actual.size() && actual[a] == page[p] && agrees(actual, a + 1, page, p + 1);
}

struct Command {
  std::string text;
  std::string output;
};

std::vector<Command> commands_of(const Block& console) {
  std::vector<Command> commands;
  for (const std::string& line : lines_of(console.text)) {
    if (line.starts_with("$ ")) {
      commands.push_back({line.substr(2), ""});
    } else if (commands.empty()) {
      ADD_FAILURE() << "line " << console.line << ": output before the first command";
    } else {
      commands.back().output += line + "\n";
    }
  }
  return commands;
}

class Page : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("mora-page-" + GetParam() + "-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string run(const std::string& command) const {
    const std::string line = "cd '" + folder_.string() + "' && PATH='" +
                             program.parent_path().string() + "':$PATH && { " + command +
                             "\n} 2>&1";
    FILE* const pipe = popen(line.c_str(), "r");  // NOLINT(cert-env33-c): the page's own text
    std::string output;
    if (pipe == nullptr) return output;
    std::array<char, 4096> part;
    while (std::fgets(part.data(), part.size(), pipe) != nullptr) output += part.data();
    pclose(pipe);
    return output;
  }

  void run_all(const Block& console) const {
    for (const Command& command : commands_of(console)) {
      const std::string output = run(command.text);
      if (agrees(lines_of(output), 0, lines_of(command.output), 0)) continue;
      EXPECT_EQ(output, command.output)
          << GetParam() << ".md:" << console.line << ": " << command.text;
    }
  }

  fs::path folder_;
};

TEST_P(Page, ShowsWhatTheCommandsPrint) {
  bool has_commands = false;
  for (const Block& block :
       support::blocks_of(support::read_document((pages / (GetParam() + ".md")).string()))) {
    if (!block.file.empty()) std::ofstream(folder_ / block.file, std::ios::binary) << block.text;
    if (block.language != "console") continue;
    has_commands = true;
    run_all(block);
  }
  EXPECT_TRUE(has_commands);
}

std::vector<std::string> page_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(pages)) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Commands, Page, testing::ValuesIn(page_names()),
                         [](const auto& page) { return page.param; });

// The names below "Subcommands:" in the program's help.
std::set<std::string> command_names() {
  std::set<std::string> names;
  FILE* const pipe = popen(MORA_PROGRAM " --help", "r");  // NOLINT(cert-env33-c): no user's text
  if (pipe == nullptr) return names;
  std::string help;
  std::array<char, 4096> part;
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) help += part.data();
  pclose(pipe);
  const std::size_t begin = help.find("Subcommands:\n");
  EXPECT_NE(begin, std::string::npos) << help;
  if (begin == std::string::npos) return names;
  const std::vector<std::string> lines = lines_of(help.substr(begin));
  for (std::size_t i = 1; i < lines.size() && lines[i].starts_with("  "); ++i) {
    const std::string name = lines[i].substr(2, lines[i].find(' ', 2) - 2);
    if (!name.empty()) names.insert(name);
  }
  return names;
}

TEST(Pages, ThereIsOneForEveryCommand) {
  const std::vector<std::string> names = page_names();
  EXPECT_THAT(command_names(), testing::UnorderedElementsAreArray(names));
}

}  // namespace
}  // namespace mora
