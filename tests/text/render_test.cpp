// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "mora/diagnostic.hpp"
#include "mora/source_map.hpp"

namespace mora {
namespace {

struct Case {
  std::string_view name;
  std::string_view text;
  std::uint32_t begin;
  std::uint32_t end;
  std::string_view drawn;
};

class Drawing : public testing::TestWithParam<Case> {};

TEST_P(Drawing, IsAligned) {
  const Case& c = GetParam();
  SourceMap sources;
  const SourceId id = sources.add("p.yaml", std::string(c.text));
  const Diagnostic diagnostic{
      Code::bad_value, Severity::error, {id, c.begin, c.end}, "wrong", {}, {}};
  EXPECT_EQ(render(diagnostic, sources), c.drawn);
}

const Case cases[] = {
    {"word", "a: 1\nwitin: 3h\n", 5, 10,
     "p.yaml:2:1: error: wrong [M0204]\n"
     "    2 | witin: 3h\n"
     "      | ^~~~~\n"},
    {"empty_span", "within: 3h", 8, 8,
     "p.yaml:1:9: error: wrong [M0204]\n"
     "    1 | within: 3h\n"
     "      |         ^\n"},
    {"end_of_line", "within:\nb: 1", 7, 7,
     "p.yaml:1:8: error: wrong [M0204]\n"
     "    1 | within:\n"
     "      |        ^\n"},
    {"beyond_the_end", "within: 3h", 900, 901,
     "p.yaml:1:11: error: wrong [M0204]\n"
     "    1 | within: 3h\n"
     "      |           ^\n"},
    {"tabs_are_expanded", "\ta\tbc: 1", 3, 5,
     "p.yaml:1:4: error: wrong [M0204]\n"
     "    1 |     a   bc: 1\n"
     "      |         ^~\n"},
    {"marked_tab", "a\tb", 1, 3,
     "p.yaml:1:2: error: wrong [M0204]\n"
     "    1 | a   b\n"
     "      |  ^~~~\n"},
    {"wide_characters", "title: 響應 x", 14, 15,
     "p.yaml:1:11: error: wrong [M0204]\n"
     "    1 | title: 響應 x\n"
     "      |             ^\n"},
    {"wide_characters_marked", "title: 響應 x", 7, 13,
     "p.yaml:1:8: error: wrong [M0204]\n"
     "    1 | title: 響應 x\n"
     "      |        ^~~~\n"},
    {"combining_characters", "e\xCC\x81t\xC3\xA9: x", 7, 8,
     "p.yaml:1:6: error: wrong [M0204]\n"
     "    1 | e\xCC\x81t\xC3\xA9: x\n"
     "      |     ^\n"},
    {"crlf", "a: 1\r\nb: 2\r\n", 9, 10,
     "p.yaml:2:4: error: wrong [M0204]\n"
     "    2 | b: 2\n"
     "      |    ^\n"},
    {"on_the_line_end", "a: 1\r\nb: 2\r\n", 5, 6,
     "p.yaml:1:5: error: wrong [M0204]\n"
     "    1 | a: 1\n"
     "      |     ^\n"},
    {"byte_order_mark", "\xEF\xBB\xBFwitin: 1", 3, 8,
     "p.yaml:1:1: error: wrong [M0204]\n"
     "    1 | witin: 1\n"
     "      | ^~~~~\n"},
    {"within_the_byte_order_mark", "\xEF\xBB\xBFwitin: 1", 0, 3,
     "p.yaml:1:1: error: wrong [M0204]\n"
     "    1 | witin: 1\n"
     "      | ^\n"},
    {"several_lines", "a: [1,\n 2]\n", 3, 10,
     "p.yaml:1:4: error: wrong [M0204]\n"
     "    1 | a: [1,\n"
     "      |    ^~~\n"},
    {"blank_line", "a: 1\n   \n", 6, 7, "p.yaml:2:2: error: wrong [M0204]\n"},
    {"empty_file", "", 0, 0, "p.yaml:1:1: error: wrong [M0204]\n"},
    {"control_characters", "a\x1B[31m: \xFF x", 8, 9,
     "p.yaml:1:9: error: wrong [M0204]\n"
     "    1 | a\xEF\xBF\xBD[31m: \xEF\xBF\xBD x\n"
     "      |         ^\n"},
    {"turned_direction", "a\xE2\x80\xAE: x", 6, 7,
     "p.yaml:1:5: error: wrong [M0204]\n"
     "    1 | a\xEF\xBF\xBD: x\n"
     "      |     ^\n"},
};

INSTANTIATE_TEST_SUITE_P(Cases, Drawing, testing::ValuesIn(cases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Render, ShowsAPartOfAVeryLongLine) {
  SourceMap sources;
  const std::string line = std::string(5000, 'x') + "NEEDLE" + std::string(5000, 'y');
  const SourceId id = sources.add("p.yaml", line);
  const Diagnostic diagnostic{Code::bad_value, Severity::error, {id, 5000, 5006}, "wrong", {}, {}};
  EXPECT_EQ(render(diagnostic, sources),
            "p.yaml:1:5001: error: wrong [M0204]\n"
            "    1 | …" +
                std::string(80, 'x') + "NEEDLE" + std::string(154, 'y') +
                "…\n"
                "      | " +
                std::string(81, ' ') + "^~~~~~\n");
}

TEST(Render, CutsALongLineBetweenCharacters) {
  SourceMap sources;
  std::string line;
  for (int i = 0; i < 500; ++i) line += "響";
  const SourceId id = sources.add("p.yaml", line);
  const Diagnostic diagnostic{Code::bad_value, Severity::error, {id, 600, 603}, "wrong", {}, {}};
  const std::string drawn = render(diagnostic, sources);
  EXPECT_EQ(drawn.find("\xEF\xBF\xBD"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("p.yaml:1:201:"), std::string::npos) << drawn;
}

TEST(Render, WidensTheGutterForLargeNumbers) {
  SourceMap sources;
  const SourceId id = sources.add("p.yaml", std::string(123455, '\n') + "bad");
  const Diagnostic diagnostic{
      Code::bad_value, Severity::error, {id, 123455, 123458}, "wrong", {}, {}};
  EXPECT_EQ(render(diagnostic, sources),
            "p.yaml:123456:1: error: wrong [M0204]\n"
            "123456 | bad\n"
            "       | ^~~\n");
}

TEST(Render, ShowsNotesHelpAndCounts) {
  SourceMap sources;
  const SourceId first = sources.add("a.yaml", "role: x\n");
  const SourceId second = sources.add("b.yaml", "role: y\n");
  Diagnostic error{
      Code::duplicate_name, Severity::error, {second, 0, 4}, "'role' is taken", {}, {}};
  error.notes.push_back({{first, 0, 4}, "first defined here"});
  error.help = "rename one";
  const Diagnostic warning{
      Code::bad_value, Severity::warning, {no_source, 0, 0}, "no place", {}, {}};
  EXPECT_EQ(render({error, warning, warning}, sources),
            "b.yaml:1:1: error: 'role' is taken [M0408]\n"
            "    1 | role: y\n"
            "      | ^~~~\n"
            "a.yaml:1:1: note: first defined here\n"
            "    1 | role: x\n"
            "      | ^~~~\n"
            "help: rename one\n"
            "warning: no place [M0204]\n"
            "warning: no place [M0204]\n"
            "1 error, 2 warnings\n");
}

TEST(Render, KeepsMessagesOnOneLine) {
  const Diagnostic diagnostic{
      Code::bad_value, Severity::error, {no_source, 0, 0}, "a\nb\x1B[m", {}, {}};
  EXPECT_EQ(render(diagnostic, SourceMap{}),
            "error: a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD[m [M0204]\n");
}

TEST(Render, IsEmptyForNothing) { EXPECT_EQ(render(std::vector<Diagnostic>{}, SourceMap{}), ""); }

}  // namespace
}  // namespace mora
