// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Files that are no YAML, or no YAML of ours: one message each, in full.

#include <string_view>

#include <gtest/gtest.h>

#include "yaml/outcome.hpp"

namespace mora::yaml {
namespace {

struct Case {
  std::string_view text;
  std::string_view messages;
};

const Case cases[] = {
    {"a:\n  b: 1\n\tc: 2\n \td: 3\n",
     "p.yaml:3:1: error: a tab in the indentation [M0103]\n"
     "    3 |     c: 2\n"
     "      | ^~~~\n"
     "help: indent with spaces\n"
     "1 error\n"},
    {"a:\n\tb\n",
     "p.yaml:2:1: error: a tab in the indentation [M0103]\n"
     "    2 |     b\n"
     "      | ^~~~\n"
     "help: indent with spaces\n"
     "1 error\n"},
    {"a: |\n\tb\n",
     "p.yaml:2:1: error: a tab in the indentation [M0103]\n"
     "    2 |     b\n"
     "      | ^~~~\n"
     "help: indent with spaces\n"
     "1 error\n"},
    {"-\ta: 1\n",
     "p.yaml:1:4: error: a ':' that cannot stand here [M0102]\n"
     "    1 | -   a: 1\n"
     "      |      ^\n"
     "help: a tab does not indent; use blanks\n"
     "1 error\n"},
    {"a: &when 1\nb: *whne\n",
     "p.yaml:2:4: error: no anchor '&whne' stands before this [M0108]\n"
     "    2 | b: *whne\n"
     "      |    ^~~~~\n"
     "help: did you mean 'when'?\n"
     "1 error\n"},
    {"a: &x [1, *x]\n",
     "p.yaml:1:11: error: this alias stands inside of its own anchor [M0105]\n"
     "    1 | a: &x [1, *x]\n"
     "      |           ^~\n"
     "help: a value cannot contain itself\n"
     "1 error\n"},
    {"a: 1\n---\nb: 1\n",
     "p.yaml:2:1: error: a second document begins here [M0102]\n"
     "    2 | ---\n"
     "      | ^~~\n"
     "help: a policy file holds one document; use a file of its own and include it\n"
     "1 error\n"},
    {"- a\nb: 1\n",
     "p.yaml:2:1: error: this does not belong to the list or map above it [M0102]\n"
     "    2 | b: 1\n"
     "      | ^~\n"
     "help: is it indented as the lines above?\n"
     "1 error\n"},
    {"a: [1, 2\nb: 1\n",
     "p.yaml:2:2: error: this does not belong into a list in brackets [M0102]\n"
     "    2 | b: 1\n"
     "      |  ^\n"
     "p.yaml:1:4: note: the bracket is opened here\n"
     "    1 | a: [1, 2\n"
     "      |    ^\n"
     "help: a comma or the closing ']' is missing\n"
     "1 error\n"},
    {"a: {b: 1\n",
     "p.yaml:1:9: error: this does not belong into a map in braces [M0102]\n"
     "    1 | a: {b: 1\n"
     "      |         ^\n"
     "p.yaml:1:4: note: the bracket is opened here\n"
     "    1 | a: {b: 1\n"
     "      |    ^\n"
     "help: a comma or the closing '}' is missing\n"
     "1 error\n"},
    {"on: \"Create Fine\" where x == 1\n",
     "p.yaml:1:19: error: text behind a closing quote [M0102]\n"
     "    1 | on: \"Create Fine\" where x == 1\n"
     "      |                   ^\n"
     "help: put the whole value in quotes, as '\"a b\" where c == \"d\"'; or is an earlier quote "
     "not "
     "closed?\n"
     "1 error\n"},
    {"a: it's\nb: \"never closed\nc: 1\n",
     "p.yaml:2:4: error: this quote is never closed [M0102]\n"
     "    2 | b: \"never closed\n"
     "      |    ^\n"
     "1 error\n"},
    {"b: 'never closed",
     "p.yaml:1:4: error: this quote is never closed [M0102]\n"
     "    1 | b: 'never closed\n"
     "      |    ^\n"
     "1 error\n"},
    {"on: *\n",
     "p.yaml:1:5: error: a name is missing behind '*' [M0102]\n"
     "    1 | on: *\n"
     "      |     ^\n"
     "help: put a text that begins with '*' in quotes\n"
     "1 error\n"},
    {"assert: `x` == 1\n",
     "p.yaml:1:9: error: no value can begin with this character [M0102]\n"
     "    1 | assert: `x` == 1\n"
     "      |         ^\n"
     "help: put the text in quotes\n"
     "1 error\n"},
    {"a: b: c\n",
     "p.yaml:1:5: error: a ':' that cannot stand here [M0102]\n"
     "    1 | a: b: c\n"
     "      |     ^\n"
     "help: put a text that holds ': ' in quotes\n"
     "1 error\n"},
    {"a: 1\nwithin 3h\nb: 1\n",
     "p.yaml:3:2: error: a ':' that cannot stand here [M0102]\n"
     "    3 | b: 1\n"
     "      |  ^\n"
     "help: is the line above missing its ': ', or this one indented wrongly?\n"
     "1 error\n"},
    {"a: 1\nwithin：3h\nb: 1\n",
     "p.yaml:3:2: error: a ':' that cannot stand here [M0102]\n"
     "    3 | b: 1\n"
     "      |  ^\n"
     "help: a key ends with ':' and a blank, not with the full-width '：'\n"
     "1 error\n"},
    {"a: b\n  zh: 一：二\n",
     "p.yaml:2:5: error: a ':' that cannot stand here [M0102]\n"
     "    2 |   zh: 一：二\n"
     "      |     ^\n"
     "help: is the line above missing its ': ', or this one indented wrongly?\n"
     "1 error\n"},
    {"a:\n    b: 1\n  c: 2\n",
     "p.yaml:3:3: error: this does not fit into the map around it [M0102]\n"
     "    3 |   c: 2\n"
     "      |   ^\n"
     "help: is it indented as the lines around it, and is there a ': ' behind each key?\n"
     "1 error\n"},
    {"a: 1\nwith",
     "p.yaml:2:1: error: a key without a ':' behind it [M0102]\n"
     "    2 | with\n"
     "      | ^~~~\n"
     "help: has the file been cut off?\n"
     "1 error\n"},
    {"a:\n  b: 1\n  with \n\n",
     "p.yaml:3:3: error: a key without a ':' behind it [M0102]\n"
     "    3 |   with \n"
     "      |   ^~~~\n"
     "help: has the file been cut off?\n"
     "1 error\n"},
    {"a: 1\n? b\n  c\n",
     "p.yaml:2:3: error: a key of several lines [M0102]\n"
     "    2 | ? b\n"
     "      |   ^\n"
     "help: a key and the ': ' behind it stand in one line\n"
     "1 error\n"},
    {"a: \"\\q\"\n",
     "p.yaml:1:7: error: double quotes do not know this escape [M0102]\n"
     "    1 | a: \"\\q\"\n"
     "      |       ^\n"
     "help: write '\\\\' for a backslash, or use single quotes\n"
     "1 error\n"},
    {"&a &b c\n",
     "p.yaml:1:4: error: this is not YAML: cannot assign multiple anchors to the same node "
     "[M0102]\n"
     "    1 | &a &b c\n"
     "      |    ^\n"
     "1 error\n"},
    {"a: |-#b\n  c\n",
     "p.yaml:1:6: error: a comment needs a blank before its '#' [M0102]\n"
     "    1 | a: |-#b\n"
     "      |      ^\n"
     "1 error\n"},
    {"a: \xFF\n",
     "p.yaml:1:4: error: this byte is not UTF-8 [M0109]\n"
     "    1 | a: \xEF\xBF\xBD\n"
     "      |    ^\n"
     "help: save the file as UTF-8\n"
     "1 error\n"},
    {"a: x\x04y\n",
     "p.yaml:1:5: error: the character U+0004 may not stand in a YAML file [M0102]\n"
     "    1 | a: x\xEF\xBF\xBDy\n"
     "      |     ^\n"
     "1 error\n"},
    {std::string_view("a\0b: 1\n", 7),
     "p.yaml:1:2: error: the character U+0000 may not stand in a YAML file [M0102]\n"
     "    1 | a\xEF\xBF\xBD"
     "b: 1\n"
     "      |  ^\n"
     "1 error\n"},
    {"\xEF\xBB\xBF"
     "a: 1\n\xEF\xBB\xBF"
     "b: 2\n",
     "p.yaml:2:1: error: the character U+FEFF may not stand in a YAML file [M0102]\n"
     "    2 | \xEF\xBF\xBD"
     "b: 2\n"
     "      | ^\n"
     "help: a byte order mark may only begin the file; it is invisible: remove it\n"
     "1 error\n"},
};

TEST(Explain, SaysWhatIsWrongAndWhere) {
  for (const Case& c : cases) {
    const Outcome outcome = read(c.text);
    EXPECT_EQ(outcome.messages, c.messages) << c.text;
    EXPECT_EQ(outcome.tree, "none") << c.text;
  }
}

}  // namespace
}  // namespace mora::yaml
