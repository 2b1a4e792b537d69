// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/yaml_text.hpp"

#include <string>

#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/time_text.hpp"

#include "text/diagnostic_bag.hpp"
#include "yaml/read_yaml.hpp"

namespace mora::casework {
namespace {

// What a reader makes of it inside a list of a map.
std::string read_back(const std::string& yaml) {
  SourceMap sources;
  text::DiagnosticBag bag;
  const auto tree = yaml::read_yaml(sources, sources.add("a", "{a: [" + yaml + ", z]}\n"), bag);
  if (!tree || bag.has_errors() || tree->find("a")->items.size() != 2) return "unreadable";
  const syntax::Node& node = tree->find("a")->items.front();
  return node.kind == syntax::NodeKind::scalar ? node.scalar.text : "no text";
}

TEST(YamlText, TextsAreReadAsTheyWere) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view text :
       {"plain",  "two words", "Wait - User", "趙明",   "",          " ",    "a ",         "-",
        "- a",    "null",      "True",        "no",     "12",        "-0.5", "2026-03-02", "a: b",
        "a #b",   "#",         "[x]",         "{x}",    "a, b",      "\"",   "\\",         "it's",
        "a\nb",   "a\tb",      "\x01",        "\x7F",   "&a",        "*a",   "!a",         "%a",
        "@a",     "`a`",       "|",           ">",      "?",         "~",    "...",        "---",
        "\u0085", "\u2028",    "\uFEFF",      "\u202E", "\U0001F600"}) {
    EXPECT_EQ(read_back(yaml_text(text)), text) << yaml_text(text);
  }
}

TEST(YamlText, PlainWhereThatIsSafe) {
  EXPECT_EQ(yaml_text("service_staff"), "service_staff");
  EXPECT_EQ(yaml_text("趙明"), "趙明");
  EXPECT_EQ(yaml_text("2.1"), "\"2.1\"");
  EXPECT_EQ(yaml_text("off"), "\"off\"");
}

TEST(YamlText, DurationsAreExact) {
  EXPECT_EQ(yaml_duration(hours(26) + minutes(3) + seconds(4) + milliseconds(5)), "26h3m4s5ms");
  EXPECT_EQ(yaml_duration(seconds(90)), "1m30s");
  EXPECT_EQ(yaml_duration({0}), "0s");
  EXPECT_EQ(yaml_duration({1}), "");
  EXPECT_EQ(yaml_duration({-1'000'000}), "");
  EXPECT_EQ(parse_duration(yaml_duration(hours(26) + milliseconds(5))),
            hours(26) + milliseconds(5));
}

TEST(YamlText, TimesSayWhichOfTwoTheyAre) {
  const CompileResult compiled = compile_text("p.yaml", R"(mora: 1
policy: p
timezone: Europe/Berlin
case: {key: a}
events: {e: {}}
clauses: [{id: "1", forbid: e}]
)");
  ASSERT_TRUE(compiled);
  const Program& program = compiled.program;
  for (const char* text : {"2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00",
                           "2026-03-02T09:00:00.000001+01:00"}) {
    const auto t = parse_time(program, text);
    ASSERT_TRUE(t);
    EXPECT_EQ(parse_time(program, read_back(yaml_time(program, *t))), t);
  }
  EXPECT_EQ(yaml_time(program, *parse_time(program, "2026-03-02 09:00")), "\"2026-03-02 09:00\"");
}

}  // namespace
}  // namespace mora::casework
