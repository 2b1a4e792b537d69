// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Compiling from files and texts: what only bytes can show, and that nothing is said twice or in
// the wrong place. What each diagnostic says is in tests/cases/errors, a file for each code.

#include "mora/compile.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mora {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::string_view sound_policy = R"(mora: 1
policy: service
case: {key: order, closes_on: closed}
events: {requested: {}, responded: {}, closed: {}}
clauses:
  - {id: "2.1", on: requested, require: responded, within: 3h}
)";

std::string with_clause(std::string_view clause) {
  return std::string(sound_policy) + "  - " + std::string(clause) + "\n";
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// "12:5 unknown_key 'witin'" for each message: its place, its code and what the caret is under.
std::vector<std::string> places(const CompileResult& result) {
  std::vector<std::string> list;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    const Span span = diagnostic.span;
    std::string entry(info(diagnostic.code).name);
    if (span.source != no_source) {
      const LineColumn at = result.sources.locate(span.source, span.begin);
      const std::string& text = result.sources.text(span.source);
      entry = std::to_string(at.line) + ":" + std::to_string(at.column) + " " + entry + " '" +
              text.substr(span.begin, span.end - span.begin) + "'";
    }
    list.push_back(entry);
  }
  return list;
}

std::vector<std::string> places(std::string text) {
  return places(compile_text("p.yaml", std::move(text)));
}

// A file of the test's own, gone with it.
class CompileFile : public testing::Test {
 protected:
  void SetUp() override {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("mora_compile_") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }

  [[nodiscard]] CompileResult compile(std::string_view bytes) const {
    const std::string file = path("p.yaml");
    std::ofstream(file, std::ios::binary) << bytes;
    return compile_file(file);
  }

 private:
  fs::path folder_;
};

TEST_F(CompileFile, SoundPolicy) {
  const CompileResult result = compile(sound_policy);
  EXPECT_TRUE(result);
  EXPECT_EQ(result.messages(), "");
  EXPECT_EQ(result.program.policy(), "service");
}

TEST_F(CompileFile, WhatCannotBeRead) {
  for (const std::string& file : {path("missing.yaml"), path("."), std::string()}) {
    const CompileResult result = compile_file(file);
    EXPECT_FALSE(result);
    ASSERT_THAT(result.diagnostics, SizeIs(1)) << file;
    EXPECT_EQ(result.diagnostics[0].code, Code::cannot_read);
    EXPECT_THAT(result.messages(), HasSubstr("the file '" + file + "' cannot be read [M0101]"));
  }
}

TEST_F(CompileFile, MessagesNameTheFileAsItWasGiven) {
  const CompileResult result = compile(with_clause("{id: \"2.2\", forbid: complaned}"));
  EXPECT_THAT(result.messages(), StartsWith(path("p.yaml") + ":7:25: error: "));
}

TEST_F(CompileFile, TooLarge) {
  const std::string comment = "# " + std::string(77, '-') + "\n";
  const CompileResult file = compile(sound_policy.data() + repeated(comment, (16u << 20) / 80 + 1));
  EXPECT_THAT(places(file), ElementsAre("1:1 too_large ''"));
  EXPECT_THAT(file.messages(), HasSubstr("the file is larger than 16 MiB"));
  const CompileResult line = compile(with_clause("# " + std::string(1u << 20, '-')));
  EXPECT_THAT(places(line), ElementsAre("7:1 too_large ' '"));
  EXPECT_THAT(line.messages(), HasSubstr("this line is longer than 1 MiB"));
  const std::string names = repeated("type == 'requested' or ", 3'000) + "type == 'closed'";
  const CompileResult expression =
      compile(with_clause("{id: \"2.2\", forbid: \"* where " + names + "\"}"));
  EXPECT_THAT(places(expression), ElementsAre("7:26 too_large '*'"));
}

TEST_F(CompileFile, WithoutAnEnd) {
  const CompileResult result = compile_file("/dev/zero");
  EXPECT_THAT(result.messages(), HasSubstr("the file is larger than 16 MiB"));
}

// Files of other encodings: the first byte that cannot be is named, at its line and column.
TEST_F(CompileFile, InvalidUtf8) {
  const CompileResult latin = compile(with_clause("{id: \"2.2\", text: caf\xE9}"));
  EXPECT_THAT(places(latin), ElementsAre("7:26 invalid_utf8 '\xE9'"));
  EXPECT_THAT(latin.messages(), AllOf(HasSubstr(":7:26: error: "), HasSubstr("as UTF-8")));
  const CompileResult after_wide = compile(with_clause("{id: \"2.2\", text: 響應\xB7\xFE}"));
  EXPECT_THAT(places(after_wide), ElementsAre("7:25 invalid_utf8 '\xB7'"));
  std::string utf16 = "\xFF\xFE";
  for (const char c : sound_policy) utf16.append({c, '\0'});
  EXPECT_THAT(places(compile(utf16)), ElementsAre("1:1 invalid_utf8 '\xFF'"));
}

// Neither a byte order mark nor the line ends of other systems move a place.
TEST_F(CompileFile, MarksAndLineEndsMoveNoPlace) {
  const std::string text = "polcy: x\n" + with_clause("{id: \"2.2\", forbid: complaned}");
  std::string foreign = "\xEF\xBB\xBF";
  for (const char c : text) foreign += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto expected = ElementsAre("1:1 unknown_key 'polcy'", "8:25 unknown_event 'complaned'");
  EXPECT_THAT(places(compile(text)), expected);
  EXPECT_THAT(places(compile(foreign)), expected);
}

TEST(CompileText, AliasesThatGrow) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
            repeated(below + ", ", 9) + below + "]\n";
  }
  EXPECT_THAT(places(text), ElementsAre(HasSubstr(" alias_limit '*a")));
}

TEST(CompileText, MoreThanAreShown) {
  std::string text(sound_policy);
  for (int i = 0; i < 250; ++i) {
    text += "  - {id: \"c" + std::to_string(i) + "\", forbid: bribed}\n";
  }
  const CompileResult result = compile_text("p.yaml", text);
  ASSERT_THAT(result.diagnostics, SizeIs(201));
  EXPECT_EQ(places(result)[0], "7:24 unknown_event 'bribed'");
  EXPECT_EQ(places(result)[199], "206:26 unknown_event 'bribed'");
  EXPECT_EQ(places(result)[200], "more_diagnostics");
  EXPECT_THAT(result.messages(), EndsWith("note: and 50 more [M0110]\n200 errors\n"));
}

TEST(CompileText, TooManyKeys) {
  std::string fields;
  std::string clauses;
  for (int i = 0; i < 20; ++i) {
    const std::string field = "f" + std::to_string(i);
    fields += (i == 0 ? "" : ", ") + field + ": string";
    clauses += "  - {id: " + field + ", forbid: asked, key: " + field + "}\n";
  }
  const std::string head = "mora: 1\npolicy: keys\ncase: {key: order}\nevents: {asked: {fields: {" +
                           fields + "}}}\nclauses:\n";
  // The case key is one of them.
  EXPECT_THAT(places(head + clauses), ElementsAre("21:35 too_many 'f15'"));
}

TEST(CompileText, MoreClausesThanAreAllowed) {
  const std::string text =
      std::string(sound_policy) +
      "  - {id: b, any_of: [{name: x, forbid: closed}, {name: y, forbid: closed}]}\n"
      "  - {id: c, text: no rule}\n  - {id: d, text: no rule}\n";
  const auto messages = [&](std::uint32_t most) {
    CompileOptions options;
    options.most_clauses = most;
    return compile_text("p.yaml", text, options).messages();
  };
  const std::size_t own = compile_text("p.yaml", std::string(sound_policy)).program.rule_count();
  const auto most = static_cast<std::uint32_t>(own) + 4;
  EXPECT_EQ(messages(most), "");
  EXPECT_THAT(messages(most - 1), HasSubstr("id: d, text: no rule"));
  EXPECT_THAT(messages(most - 1), HasSubstr("error: the policy has more than " +
                                            std::to_string(most - 1) + " clauses [M0608]"));
  EXPECT_THAT(messages(most - 3), HasSubstr("id: b, any_of"));
  EXPECT_THAT(messages(most - 3), EndsWith("\n1 error\n"));
}

// Ten mistakes of ten kinds: each is told once, at the word that is wrong.
TEST(CompileText, TenMistakesGiveTenMessages) {
  EXPECT_THAT(places(R"(mora: 1
policy: service
currency: CNY
case: {key: order, closes_on: closed}
events:
  requested: {fields: {customer: string, cost: money}}
  responded: {}
  complained: {fields: {cause: string}}
  closed: {}
roles:
  staff: {title: {en: service staff, zh: 服務人員}}
fines:
  neglect: {amount: 30 CNY}
clauses:
  - id: "2.1"
    text: 沒有在3小時內響應用戶的售后服務要求。
    on: requested
    require: respnded
    witin: 3h
    liable: stuff
  - id: "2.2"
    on: requested
    require: responded where by == trigger.customer
    within: 3 hours
    fine: negelct
  - id: "2.3"
    on: requested
    require: responded
    forbid: complained
    within: 1d
  - {id: "2.4", text: 服務, forbid: complained where cause == 3}
  - id: "2.5"
    forbid: "complained where (cause == 'personal' or cause == 'company'"
  - id: "2.6"
    on: requested
    require: responded
    by: trigger.cost
    liable: staff
    liable: staff
)"),
              ElementsAre("18:14 unknown_event 'respnded'",    //
                          "19:5 unknown_key 'witin'",          //
                          "20:13 unknown_role 'stuff'",        //
                          "24:13 bad_duration '3 hours'",      //
                          "25:11 unknown_fine 'negelct'",      //
                          "29:5 several_forms 'forbid'",       //
                          "31:52 type_mismatch 'cause == 3'",  //
                          "33:31 expression_syntax '('",       //
                          "37:9 wrong_type 'trigger.cost'",    //
                          "39:5 duplicate_key 'liable'"));
}

// A misspelt name is not reported again by what depends on it.
TEST(CompileText, OneMistakeIsOneMessage) {
  const std::string head = "mora: 1\npolicy: service\ncase: {key: order}\n";
  const std::string clauses = R"(roles: {staff: {assigned_by: {event: asked, person: who}}}
clauses:
  - {id: "1", on: asked, require: told where who == trigger.who, by: trigger.soon, match: who,
     liable: {role: staff, person: trigger.who}}
)";
  const std::string told = "told: {fields: {who: string}}";
  const auto with_events = [&](const std::string& events) {
    return places(head + events + "\n" + clauses);
  };
  EXPECT_THAT(with_events("events: {asked: {fields: {who: string, soon: time}}, " + told + "}"),
              IsEmpty());
  EXPECT_THAT(with_events("evnts: {asked: {fields: {who: string, soon: time}}, " + told + "}"),
              ElementsAre("4:1 unknown_key 'evnts'"));
  EXPECT_THAT(with_events("events: {asked: {fields: {who: text, soon: time}}, " + told + "}"),
              ElementsAre("4:32 bad_value 'text'"));
  EXPECT_THAT(with_events("events: {asked: {who: string, soon: time}, " + told + "}"),
              ElementsAre("4:18 unknown_key 'who'"));
  EXPECT_THAT(with_events("events: {asked: {fields: [who, soon]}, " + told + "}"),
              ElementsAre("4:26 wrong_shape '[who, soon]'"));
  EXPECT_THAT(with_events(""), ElementsAre(HasSubstr("1:1 missing_key ")));
}

// --- every code is shown somewhere ---

// Codes that no text alone can show: see the tests above, include_test.cpp and cli/check_test.cpp.
// A case file of the same name takes its code off.
const std::set<std::string> shown_elsewhere = {"cannot_read",      "cyclic_include",
                                               "too_large",        "invalid_utf8",
                                               "more_diagnostics", "untested_clause"};

std::string read_text(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return std::move(text).str();
}

TEST(Codes, EachIsShownByItsCaseFile) {
  const fs::path folder = MORA_SOURCE_DIR "/tests/cases/errors";
  std::set<std::string> names;
  for (const Code code : all_codes()) {
    const std::string name(info(code).name);
    const fs::path file = folder / (name + ".case.yaml");
    names.insert(file.filename().string());
    EXPECT_NE(fs::exists(file), shown_elsewhere.count(name) == 1)
        << name << ": a case file, or a place in the list above";
    if (!fs::exists(file)) continue;
    EXPECT_THAT(read_text(file), HasSubstr("[" + std::string(info(code).id) + "]")) << file;
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    EXPECT_EQ(names.count(entry.path().filename().string()), 1u) << entry.path();
  }
}

}  // namespace
}  // namespace mora
