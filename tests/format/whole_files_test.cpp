// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Every policy and test file of the repository, and the same with another indentation: laid out it
// says the same and has all of its comments, and laid out again it stays as it is.

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/format.hpp"

#include "format/comments.hpp"
#include "text/diagnostic_bag.hpp"
#include "text/read_text.hpp"
#include "yaml/read_yaml.hpp"

namespace mora {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> yaml_files() {
  std::vector<std::string> files;
  for (const std::string folder : {"/rules", "/tests/cases"}) {
    for (const auto& entry : fs::recursive_directory_iterator(MORA_SOURCE_DIR + folder)) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

syntax::Node tree_of(const std::string& text) {
  SourceMap sources;
  text::DiagnosticBag bag;
  const auto tree = yaml::read_yaml(sources, sources.add("x", text), bag);
  EXPECT_FALSE(bag.has_errors());
  return tree.value_or(syntax::Node());
}

bool same(const syntax::Node& a, const syntax::Node& b) {
  return a.kind == b.kind && a.scalar.text == b.scalar.text && a.scalar.quoted == b.scalar.quoted &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const syntax::Entry& x, const syntax::Entry& y) {
                      return x.key.text == y.key.text && same(x.value, y.value);
                    });
}

std::vector<std::string> comments_of(const std::string& text) {
  SourceMap sources;
  text::DiagnosticBag bag;
  const auto tree = yaml::read_raw_yaml(sources, sources.add("x", text), bag);
  std::vector<std::string> comments;
  for (const format::Comment& comment : format::find_comments(text, *tree)) {
    comments.emplace_back(comment.text);
  }
  return comments;
}

// Every indentation twice as deep, and so what stands behind a dash.
std::string spread_out(const std::string& text) {
  std::string result;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size() - 1) + 1;
    const std::size_t content = text.find_first_not_of(' ', line);
    result.append(content - line, ' ').append(text, line, content - line);
    const bool dash = text.compare(content, 2, "- ") == 0;
    result.append(dash ? "-   " : "")
        .append(text, content + (dash ? 2 : 0), end - content - (dash ? 2 : 0));
    line = end;
  }
  return result;
}

void expect_laid_out(const std::string& given) {
  const FormatResult once = format_text("x", given);
  ASSERT_EQ(once.outcome, FormatOutcome::done) << once.messages();
  EXPECT_TRUE(same(tree_of(given), tree_of(once.text)));
  EXPECT_EQ(comments_of(given), comments_of(once.text));
  EXPECT_EQ(format_text("x", once.text).text, once.text);
}

class WholeFiles : public testing::TestWithParam<std::string> {};

TEST_P(WholeFiles, SayTheSame) {
  const auto text = text::read_text(GetParam());
  ASSERT_TRUE(text);
  expect_laid_out(*text);
  expect_laid_out(spread_out(*text));
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = fs::path(info.param).lexically_relative(MORA_SOURCE_DIR).string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, WholeFiles, testing::ValuesIn(yaml_files()), test_name);

TEST(ShippedFiles, AreInTheCanonicalLayout) {
  for (const std::string& file : yaml_files()) {
    if (file.find("/tests/") != std::string::npos) continue;
    const auto text = text::read_text(file);
    ASSERT_TRUE(text);
    EXPECT_EQ(format_text(file, *text).text, *text) << file << ": run mora fmt";
  }
}

}  // namespace
}  // namespace mora
