// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "syntax/words.hpp"

#include <gtest/gtest.h>

namespace mora::syntax {
namespace {

TEST(Words, KnowIdentifiers) {
  EXPECT_TRUE(is_identifier("a"));
  EXPECT_TRUE(is_identifier("_a9"));
  EXPECT_TRUE(is_identifier("order"));
  EXPECT_FALSE(is_identifier(""));
  EXPECT_FALSE(is_identifier("9a"));
  EXPECT_FALSE(is_identifier("a.b"));
  EXPECT_FALSE(is_identifier("a-b"));
  EXPECT_FALSE(is_identifier("響"));
  EXPECT_FALSE(is_identifier("or"));
}

TEST(Words, KnowEventNames) {
  EXPECT_TRUE(is_event_word("Create_Fine"));
  EXPECT_TRUE(is_event_word("ER-Triage:x.y"));
  EXPECT_FALSE(is_event_word("Create Fine"));
  EXPECT_FALSE(is_event_word("-x"));
  EXPECT_FALSE(is_event_word("where"));
}

}  // namespace
}  // namespace mora::syntax
