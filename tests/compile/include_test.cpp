// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// A policy in several files: where they are looked for, and what is said of mistakes in them. What
// they mean together is in tests/cases/engine/includes.case.yaml.

#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"

namespace mora {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Includes : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("mora-include-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "parts");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  // The messages, with paths from the policy's folder.
  [[nodiscard]] std::string check(const std::string& name = "main.yaml") const {
    std::string messages = compile_file((folder_ / name).string(), options_).messages();
    const std::string prefix = folder_.string() + "/";
    for (std::size_t at = messages.find(prefix); at != std::string::npos;
         at = messages.find(prefix)) {
      messages.erase(at, prefix.size());
    }
    return messages;
  }

  fs::path folder_;
  CompileOptions options_;
};

constexpr const char* header = R"(mora: 1
policy: service
case: {key: order, closes_on: closed}
)";

TEST_F(Includes, AreRelativeToTheFileThatNamesThem) {
  write("main.yaml", std::string(header) + "include: parts/a.yaml\nclauses: []\n");
  write("parts/a.yaml", "include: b.yaml\nevents: {closed: {}}\n");
  write("parts/b.yaml",
        "events: {opened: {}}\nclauses: [{id: \"1\", on: opened, require: closed}]\n");
  EXPECT_EQ(check(), "");
}

TEST_F(Includes, ThatCannotBeReadAreNamedAtTheirPlace) {
  write("main.yaml", std::string(header) + "include: [parts/a.yaml, missing.yaml]\n");
  write("parts/a.yaml", "include: none.yaml\nevents: {closed: {}}\n");
  EXPECT_EQ(check(), R"(main.yaml:4:25: error: the file 'missing.yaml' cannot be read [M0101]
    4 | include: [parts/a.yaml, missing.yaml]
      |                         ^~~~~~~~~~~~
parts/a.yaml:1:10: error: the file 'parts/none.yaml' cannot be read [M0101]
    1 | include: none.yaml
      |          ^~~~~~~~~
2 errors
)");
}

TEST_F(Includes, ThatLeadBackToThemselvesAreReported) {
  write("main.yaml",
        std::string(header) + "include: parts/a.yaml\nevents: {closed: {}}\nclauses: []\n");
  write("parts/a.yaml", "include: [b.yaml, ../main.yaml]\n");
  write("parts/b.yaml", "include: ../parts/a.yaml\n");
  const std::string messages = check();
  EXPECT_THAT(messages, HasSubstr("parts/b.yaml:1:10: error: '../parts/a.yaml' is included by "
                                  "itself, directly or by way of others [M0111]"));
  EXPECT_THAT(messages, HasSubstr("parts/a.yaml:1:19: error: '../main.yaml' is included by"));
  EXPECT_THAT(messages, HasSubstr("2 errors"));
}

TEST_F(Includes, OfCalendarsThatLeadBackToThemselvesAreReported) {
  write("main.yaml", std::string(header) +
                         "events: {closed: {}}\nclauses: []\ncalendars: {a: {include: c.yaml}}\n");
  write("c.yaml", "weekly: {mon: \"09:00-17:00\"}\ninclude: c.yaml\n");
  EXPECT_THAT(check(), HasSubstr("c.yaml:2:10: error: 'c.yaml' is included by itself"));
}

TEST_F(Includes, DefineANameOnceAndShowBothPlaces) {
  write("main.yaml",
        std::string(header) +
            "include: parts/a.yaml\nevents: {closed: {}}\nfines: {slow: 1 EUR}\nclauses: []\n"
            "calendars: {office: {weekly: {mon: \"09:00-17:00\"}}}\n");
  write("parts/a.yaml",
        "events: {closed: {}}\nfines: {slow: 2 EUR}\n"
        "calendars: {office: {weekly: {mon: \"09:00-17:00\"}}}\n");
  const std::string messages = check();
  EXPECT_THAT(messages, HasSubstr("main.yaml:5:10: error: the event 'closed' is defined twice"));
  EXPECT_THAT(messages, HasSubstr("parts/a.yaml:1:10: note: first defined here"));
  EXPECT_THAT(messages, HasSubstr("main.yaml:6:9: error: the fine 'slow' is defined twice"));
  EXPECT_THAT(messages, HasSubstr("main.yaml:8:13: error: the calendar 'office' is defined twice"));
  EXPECT_THAT(messages, HasSubstr("3 errors"));
}

TEST_F(Includes, HaveNoKeysThatBelongToThePolicyAsAWhole) {
  write("main.yaml", std::string(header) + "include: parts/a.yaml\n");
  write("parts/a.yaml",
        "events: {closed: {}}\ntimezone: Europe/Berlin\ndefaults: {within: 3h}\nclauses: []\n");
  const std::string messages = check();
  EXPECT_THAT(messages,
              HasSubstr("parts/a.yaml:2:1: error: an included file has no key 'timezone'"));
  EXPECT_THAT(messages,
              HasSubstr("parts/a.yaml:3:1: error: an included file has no key 'defaults'"));
}

TEST_F(Includes, ReportTheirOwnMistakesInTheirOwnLines) {
  write("main.yaml", std::string(header) + "include: parts/a.yaml\n");
  write(
      "parts/a.yaml",
      "events: {opened: {}, closed: {}}\nclauses:\n  - {id: \"1\", on: opned, require: closed}\n");
  EXPECT_EQ(check(), R"(parts/a.yaml:3:19: error: there is no event 'opned' [M0401]
    3 |   - {id: "1", on: opned, require: closed}
      |                   ^~~~~
help: did you mean 'opened'?
1 error
)");
}

// One leads to the next, deeper and deeper.
TEST_F(Includes, AreOnlySoMany) {
  write("main.yaml", std::string(header) + "include: 0.yaml\nevents: {closed: {}}\nclauses: []\n");
  for (int i = 0; i < 600; ++i) {
    write(std::to_string(i) + ".yaml", "include: " + std::to_string(i + 1) + ".yaml\n");
  }
  write("600.yaml", "clauses: []\n");
  EXPECT_EQ(check(), R"(499.yaml:1:10: error: the policy includes more than 500 files [M0106]
    1 | include: 500.yaml
      |          ^~~~~~~~
1 error
)");
  write("499.yaml", "include: 7.yaml\n");
  EXPECT_THAT(check(), HasSubstr("499.yaml:1:10: error: '7.yaml' is included by itself"));
}

// Neither something without an end nor something that keeps its reader waiting.
TEST_F(Includes, ThatAreNoFilesAreNotRead) {
  options_.include_from = {"/dev"};
  write("main.yaml", std::string(header) + "include: [/dev/zero, pipe]\nclauses: []\n");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  const std::string messages = check();
  EXPECT_THAT(messages, HasSubstr("main.yaml:4:11: error: the file '/dev/zero' cannot be read"));
  EXPECT_THAT(messages, HasSubstr("main.yaml:4:22: error: the file 'pipe' cannot be read"));
}

TEST_F(Includes, FromOutsideTheFolderAreRefused) {
  write("parts/main.yaml", std::string(header) + "include: ../events.yaml\n");
  write("events.yaml", "events: {closed: {}}\nclauses: []\n");
  EXPECT_EQ(
      check("parts/main.yaml"),
      R"(parts/main.yaml:4:10: error: '../events.yaml' lies outside the policy's folder [M0112]
    4 | include: ../events.yaml
      |          ^~~~~~~~~~~~~~
help: move it there, or allow its folder with --include-from
1 error
)");
  options_.include_from = {(folder_ / "other").string(), folder_.string() + "/"};
  EXPECT_EQ(check("parts/main.yaml"), "");
}

// Whether there is such a file is not told either.
TEST_F(Includes, FromOutsideAreRefusedInIncludedFilesCalendarsAndWhereThereAreNone) {
  write("main.yaml", std::string(header) + "include: parts/a.yaml\nclauses: []\n");
  write("parts/a.yaml",
        "include: [/etc/hostname, ../../none.yaml]\nevents: {closed: {}}\n"
        "calendars: {a: {weekly: {mon: \"09:00-17:00\"}, include: /etc/passwd}}\n");
  const std::string messages = check();
  EXPECT_THAT(messages, HasSubstr("parts/a.yaml:1:11: error: '/etc/hostname' lies outside"));
  EXPECT_THAT(messages, HasSubstr("parts/a.yaml:1:26: error: '../../none.yaml' lies outside"));
  EXPECT_THAT(messages, HasSubstr("parts/a.yaml:3:56: error: '/etc/passwd' lies outside"));
  EXPECT_THAT(messages, HasSubstr("3 errors"));
}

TEST_F(Includes, FollowLinksOnlyToWhereTheyMay) {
  fs::create_directories(folder_ / "rules");
  write("parts/events.yaml", "events: {closed: {}}\nclauses: []\n");
  fs::create_symlink("../parts/events.yaml", folder_ / "rules" / "file.yaml");
  fs::create_symlink("../parts", folder_ / "rules" / "folder");
  write("rules/file_main.yaml", std::string(header) + "include: file.yaml\n");
  write("rules/folder_main.yaml", std::string(header) + "include: folder/events.yaml\n");
  EXPECT_THAT(check("rules/file_main.yaml"), HasSubstr("'file.yaml' lies outside"));
  EXPECT_THAT(check("rules/folder_main.yaml"), HasSubstr("'folder/events.yaml' lies outside"));
  options_.include_from = {(folder_ / "parts").string()};
  EXPECT_EQ(check("rules/file_main.yaml"), "");
  EXPECT_EQ(check("rules/folder_main.yaml"), "");
}

// "rules-of-others" begins like "rules", and is not in it.
TEST_F(Includes, FromAFolderWithALikeNameAreRefused) {
  fs::create_directories(folder_ / "rules");
  fs::create_directories(folder_ / "rules-of-others");
  write("rules-of-others/a.yaml", "clauses: []\n");
  write("rules/main.yaml", std::string(header) + "include: ../rules-of-others/a.yaml\n");
  EXPECT_THAT(check("rules/main.yaml"), HasSubstr("lies outside"));
}

// A folder of which all is reached by a link is still the policy's own.
TEST_F(Includes, OfAPolicyThatALinkLeadsToAreItsNeighbours) {
  write("main.yaml", std::string(header) + "include: parts/a.yaml\n");
  write("parts/a.yaml", "events: {closed: {}}\nclauses: []\n");
  fs::create_directory_symlink(".", folder_ / "link");
  EXPECT_EQ(check("link/main.yaml"), "");
}

TEST_F(Includes, OfATextBeginAtTheFolderOfItsName) {
  write("parts/a.yaml", "events: {closed: {}}\n");
  const std::string name = (folder_ / "parts" / "text.yaml").string();
  EXPECT_EQ(compile_text(name, std::string(header) + "include: a.yaml\nclauses: []\n").messages(),
            "");
}

}  // namespace
}  // namespace mora
