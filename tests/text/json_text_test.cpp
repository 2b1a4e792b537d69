// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "text/json_text.hpp"

#include <gtest/gtest.h>

namespace mora::text {
namespace {

TEST(JsonText, StandsInQuotes) {
  EXPECT_EQ(json_text(""), "\"\"");
  EXPECT_EQ(json_text("SO-1"), "\"SO-1\"");
  EXPECT_EQ(json_text("售后服務管理規定"), "\"售后服務管理規定\"");
}

TEST(JsonText, IsAddedToWhatIsThere) {
  TextBuffer json;
  json += '[';
  append_json_text(json, "a");
  append_json_text(json, "b\"");
  EXPECT_EQ(json.view(), "[\"a\"\"b\\\"\"");
}

struct Row {
  char c;
  std::string_view escaped;
};

constexpr Row escapes[] = {{'"', "\\\""},       {'\\', "\\\\"},     {'\n', "\\n"},
                           {'\r', "\\r"},       {'\t', "\\t"},      {'\0', "\\u0000"},
                           {'\x01', "\\u0001"}, {'\x1F', "\\u001f"}};

// Texts are looked at by words: whatever the length, and wherever in it.
TEST(JsonText, EscapesAtEveryPlace) {
  for (std::size_t size = 1; size <= 26; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const Row& row : escapes) {
        std::string text(size, 'x');
        text[at] = row.c;
        std::string expected = "\"" + std::string(size, 'x') + "\"";
        expected.replace(at + 1, 1, row.escaped);
        EXPECT_EQ(json_text(text), expected);
      }
    }
  }
}

TEST(JsonText, EscapesRunsAndPairs) {
  EXPECT_EQ(json_text("\"\"\"\"\"\"\"\"\"\""), R"("\"\"\"\"\"\"\"\"\"\"")");
  EXPECT_EQ(json_text("0123456\"89\\"), R"("0123456\"89\\")");
  EXPECT_EQ(json_text("\"234567\\0123456\n"), R"("\"234567\\0123456\n")");
}

TEST(JsonText, LeavesEveryOtherByteAsItIs) {
  for (int code = 0x20; code <= 0xFF; ++code) {
    const char c = static_cast<char>(code);
    if (c == '"' || c == '\\') continue;
    for (const std::size_t size : {1U, 8U, 11U}) {
      const std::string text(size, c);
      EXPECT_EQ(json_text(text), "\"" + text + "\"") << code;
    }
  }
}

}  // namespace
}  // namespace mora::text
