// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// README.md and rules/README.md: their examples run, their output is true, their tables are
// complete.

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <tuple>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/mora.hpp"

#include "forms/form.hpp"
#include "functions/table.hpp"
#include "policy/key_spec.hpp"
#include "support/markdown.hpp"

namespace mora {
namespace {

namespace fs = std::filesystem;
using support::Block;
using support::blocks_of;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string root = MORA_SOURCE_DIR "/";

std::string first_match(const std::string& text, const std::string& pattern) {
  std::smatch match;
  return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : std::string();
}

// The policies and test files of a document, each in a file, as their readers would keep them.
class Examples : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    std::replace(name.begin(), name.end(), '/', '_');
    folder_ = fs::path(testing::TempDir()) / ("mora-" + name + "-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  // Under the policy's own name, so that what follows can refer to it.
  void check_policy(const Block& block) const {
    const std::string name = first_match(block.text, "\npolicy: ([a-z0-9-]+)\n");
    const CompileResult compiled = compile_file(write(name + ".yaml", block.text));
    EXPECT_TRUE(compiled) << "line " << block.line << "\n" << compiled.messages();
  }

  void run_cases(const Block& block) const {
    const CaseFileResult result =
        run_case_file(write("line-" + std::to_string(block.line) + ".test.yaml", block.text));
    EXPECT_TRUE(result.passed()) << "line " << block.line << "\n" << result.messages();
    EXPECT_FALSE(result.cases.empty()) << "line " << block.line;
    for (const CaseResult& c : result.cases) EXPECT_THAT(c.message, IsEmpty()) << c.name;
  }

  void run_all(const std::vector<Block>& blocks) const {
    for (const Block& block : blocks) {
      // A file that later blocks include says its name.
      const std::string included = first_match(block.text, "^# ([a-z0-9-]+\\.yaml)\n");
      if (!included.empty()) {
        std::ignore = write(included, block.text);
      } else if (block.text.starts_with("mora: 1\n")) {
        check_policy(block);
      } else if (block.text.starts_with("rules: ") || block.text.starts_with("policy: |\n")) {
        run_cases(block);
      } else {
        ADD_FAILURE() << "line " << block.line << ": neither a policy, nor a test file, nor a part";
      }
    }
  }

  fs::path folder_;
};

class ExamplesOf : public Examples, public testing::WithParamInterface<const char*> {};

TEST_P(ExamplesOf, HoldWhenTheyAreRun) {
  const std::vector<Block> blocks = blocks_of(support::read_document(root + GetParam()), "yaml");
  EXPECT_GE(blocks.size(), 2u);
  run_all(blocks);
}

INSTANTIATE_TEST_SUITE_P(Documents, ExamplesOf, testing::Values("README.md", "rules/README.md"),
                         [](const auto& document) {
                           return document.index == 0 ? "readme" : "rules";
                         });

std::string without_licence_head(const std::string& text) {
  const std::size_t end = text.find("\n\n");
  return end == std::string::npos ? text : text.substr(end + 2);
}

TEST(Readme, ShowsTheProgramThatIsBuilt) {
  const std::vector<Block> blocks = blocks_of(support::read_document(root + "README.md"), "cpp");
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].text,
            without_licence_head(support::read_document(root + "tests/readme_example.cpp")));
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* const pipe = popen(command.c_str(), "r");  // NOLINT(cert-env33-c): the test's own text
  if (pipe == nullptr) return output;
  std::array<char, 4096> part;
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) output += part.data();
  EXPECT_EQ(pclose(pipe), 0) << command;
  return output;
}

TEST_F(Examples, OfTheLibraryPrintsWhatTheReadmeSays) {
  const std::string readme = support::read_document(root + "README.md");
  run_all(blocks_of(readme, "yaml"));
  const std::vector<Block> texts = blocks_of(readme, "text");
  ASSERT_GE(texts.size(), 2u);
  EXPECT_EQ(output_of("cd '" + folder_.string() + "' && '" MORA_README_EXAMPLE "'"), texts[1].text);
}

// All that the demo prints, as one line with single blanks: how wide the terminal is does not
// matter.
std::string squeezed(const std::string& text) {
  return std::regex_replace(text, std::regex("\\s+"), " ");
}

std::string demo_output() {
  const CompileResult compiled = compile_file(root + "rules/sigma-after-sales.yaml");
  std::ifstream log(root + "rules/samples/sigma-after-sales.jsonl");
  if (!compiled || !log) return compiled.messages();
  std::ostringstream out;
  Summary summary(compiled.program);
  const auto writer = make_writer("text", out);
  Monitor monitor(compiled.program, [&](const Finding& finding) {
    writer->write(compiled.program, finding);
    summary.add(finding);
  });
  const auto reader = read_json_lines(compiled.program, log);
  for (ReadResult line = reader->next(); line.outcome != ReadOutcome::end; line = reader->next()) {
    if (ok(monitor.push(line.event))) summary.add_events(1);
  }
  monitor.finish();
  monitor.for_each_open([&](const OpenObligation& open) { summary.add_open(open.rule); });
  writer->finish();
  return squeezed(out.str() + summary_text(summary));
}

TEST(Readme, QuotesTheDemo) {
  const std::string demo = demo_output();
  const std::vector<Block> texts = blocks_of(support::read_document(root + "README.md"), "text");
  ASSERT_FALSE(texts.empty());
  std::istringstream lines(texts[0].text);
  for (std::string line; std::getline(lines, line);) EXPECT_THAT(demo, HasSubstr(squeezed(line)));
}

std::string unescaped(std::string text) {
  text = std::regex_replace(text, std::regex("&lt;"), "<");
  text = std::regex_replace(text, std::regex("&gt;"), ">");
  return std::regex_replace(text, std::regex("&amp;"), "&");
}

TEST(Readme, PicturesTheDemo) {
  const std::string demo = demo_output() + " $ ./dev demo ⋮";
  const std::string picture = support::read_document(root + ".github/demo.svg");
  EXPECT_LT(picture.size(), 40'000u);
  const std::regex text(">([^<>]+)</text>");
  const auto begin = std::sregex_iterator(picture.begin(), picture.end(), text);
  EXPECT_GT(std::distance(begin, std::sregex_iterator()), 20);
  for (auto it = begin; it != std::sregex_iterator(); ++it) {
    EXPECT_THAT(demo, HasSubstr(unescaped((*it)[1].str())));
  }
}

// Folders of tests that mirror one of src go without a line, and those of single peers, which have
// a table of their own.
TEST(Readme, MapsEveryFolder) {
  const std::string readme = support::read_document(root + "README.md");
  const auto expect_line = [&](const fs::path& folder) {
    EXPECT_THAT(readme, HasSubstr("| `" + fs::relative(folder, root).generic_string() + "` |"));
  };
  for (const char* top : {"src", "include/mora", "rules", "bench"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root + top)) {
      const bool is_peer = entry.path().parent_path().filename() == "peers";
      const bool is_ours =
          entry.is_directory() && !is_peer && entry.path().filename() != "__pycache__";
      if (is_ours) expect_line(entry.path());
    }
  }
  for (const auto& entry : fs::directory_iterator(root + "bindings")) {
    if (entry.is_directory()) expect_line(entry.path());
  }
  for (const auto& entry : fs::directory_iterator(root + "tests")) {
    const bool is_mirror = fs::exists(root + "src/" + entry.path().filename().string());
    if (entry.is_directory() && !is_mirror) expect_line(entry.path());
  }
}

// From a heading to the next one.
std::string section(const std::string& document, const std::string& heading) {
  const std::size_t begin = document.find("\n" + heading + "\n");
  EXPECT_NE(begin, std::string::npos) << heading;
  if (begin == std::string::npos) return {};
  return document.substr(begin, document.find("\n#", begin + 1) - begin);
}

struct Table {
  const char* heading;
  policy::KeySpecs keys;
};

TEST(Reference, HasARowForEveryKey) {
  const std::string reference = support::read_document(root + "rules/README.md");
  const Table tables[] = {
      {"## The policy file", policy::policy_keys},
      {"### case", policy::case_keys},
      {"### events", policy::event_keys},
      {"### roles", policy::role_keys},
      {"### roles", policy::assigned_by_keys},
      {"### calendars", policy::calendar_keys},
      {"### fines", policy::fine_keys},
      {"### fines", policy::aggravation_keys},
      {"### clauses", policy::clause_keys},
      {"### rules", policy::rule_keys},
  };
  for (const Table& table : tables) {
    const std::string text = section(reference, table.heading);
    for (const policy::KeySpec& key : table.keys) {
      EXPECT_THAT(text, HasSubstr("\n| `" + std::string(key.name) + "` |"));
    }
  }
}

// What stands in the examples: all of it, and what is expected in their cases.
struct ExampleText {
  std::string all;
  std::string expected;
};
ExampleText example_text() {
  ExampleText text;
  for (const Block& block : blocks_of(support::read_document(root + "rules/README.md"), "yaml")) {
    text.all += block.text;
    std::istringstream lines(block.text);
    bool expected = false;
    for (std::string line; std::getline(lines, line);) {
      if (line.find("  - name:") != std::string::npos) expected = false;
      if (line.starts_with("    expect:")) expected = true;
      if (expected) text.expected += line + "\n";
    }
  }
  return text;
}

TEST(Reference, HasAnExampleOfEveryKey) {
  const std::string examples = example_text().all;
  const policy::KeySpecs all[] = {
      policy::policy_keys, policy::part_keys,        policy::calendar_keys, policy::title_keys,
      policy::case_keys,   policy::effective_keys,   policy::event_keys,    policy::role_keys,
      policy::fine_keys,   policy::assigned_by_keys, policy::pause_keys,    policy::liable_keys,
      policy::clause_keys, policy::aggravation_keys, policy::rule_keys};
  for (const policy::KeySpecs keys : all) {
    for (const policy::KeySpec& key : keys) {
      EXPECT_TRUE(std::regex_search(examples, std::regex("\\b" + std::string(key.name) + ":")))
          << key.name;
    }
  }
}

TEST(Reference, HasAnExampleOfEveryFunction) {
  const std::string examples = example_text().all;
  for (const sema::Function& function : functions::all()) {
    EXPECT_THAT(examples, HasSubstr(std::string(function.name) + "("));
  }
  for (const char* named : {"has(", "violated(", "business_time("}) {
    EXPECT_THAT(examples, HasSubstr(named));
  }
}

// `id` changes with whatever it is made of; a test file has no use for it.
TEST(Reference, HasAnExampleOfEveryFindingField) {
  const std::string expected = example_text().expected;
  for (const char* field : {"kind", "policy", "clause", "rule", "case", "role", "person",
                            "opened_at", "due_at", "at", "fine", "evidence", "because", "from",
                            "to", "delta", "fulfilled_at", "late_by", "caused"}) {
    EXPECT_TRUE(std::regex_search(expected, std::regex("\\b" + std::string(field) + ":"))) << field;
  }
}

TEST(Reference, HasASectionForEveryForm) {
  const std::string reference = support::read_document(root + "rules/README.md");
  for (const forms::Form& form : forms::all()) {
    EXPECT_THAT(section(reference, "### " + std::string(form.spec.keyword)),
                HasSubstr("```yaml\n"));
  }
}

TEST(Reference, HasARowForEveryWarning) {
  const std::string text =
      section(support::read_document(root + "rules/README.md"), "## Checking a policy");
  for (const Code code : all_codes()) {
    if (info(code).severity != Severity::warning) continue;
    EXPECT_THAT(text, HasSubstr("\n| `" + std::string(info(code).id) + "` |"));
  }
}

TEST(Reference, HasARowForEveryFunction) {
  const std::string text =
      section(support::read_document(root + "rules/README.md"), "## Patterns and expressions");
  for (const sema::Function& function : functions::all()) {
    EXPECT_THAT(text, HasSubstr("\n| `" + std::string(function.signature) + "` |"));
  }
}

}  // namespace
}  // namespace mora
