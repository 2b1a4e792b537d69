// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "replay/line_shapes.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mora::replay {
namespace {

using Before = LineShapes::Before;
using Separator = LineShapes::Separator;

const Container object;

// What stands between two members of the object.
Separator* add(LineShapes& shapes, Separator* from, std::string_view text, LineShapes::Use use) {
  const Before before = text.ends_with('"') ? Before::text : Before::word;
  return shapes.add(from, {text, before, LineShapes::member_places, &object, use.id}, use);
}

// As it stands in a line: with a value behind it.
Separator* follow(Separator* from, const std::string& text, char value = 'x') {
  const std::string line = text + value + std::string(BytePattern::most_size, ',');
  return LineShapes::follow(from, line.data());
}

TEST(BytePattern, TellsTextsApartAtEveryLength) {
  const std::string text = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV";
  ASSERT_EQ(text.size(), BytePattern::most_size);
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const BytePattern pattern(text.substr(0, size));
    EXPECT_TRUE(pattern.is_at(text.data())) << size;
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string other = text;
      other[at] = '.';
      EXPECT_EQ(pattern.is_at(other.data()), at >= size) << size << ' ' << at;
    }
  }
}

TEST(LineShapes, KeepWhatFollowsOnEachSeparatorApart) {
  LineShapes shapes(object);
  auto* const type = add(shapes, shapes.start(object), R"({"type":")", {1});
  auto* const order = add(shapes, type, R"(","order":")", {2});
  EXPECT_EQ(follow(shapes.start(object), R"({"type":")"), type);
  EXPECT_EQ(follow(shapes.start(object), R"(","order":")"), nullptr);
  EXPECT_EQ(follow(type, R"(","order":")"), order);
  EXPECT_EQ(follow(order, R"(","order":")"), nullptr);
  EXPECT_EQ(type->use.id, 1u);
  EXPECT_EQ(order->use.id, 2u);
}

TEST(LineShapes, FindEveryFollowerWhicheverCameLast) {
  LineShapes shapes(object);
  std::vector<std::string> texts;
  for (int i = 0; i < 20; ++i) texts.push_back("\",\"key" + std::to_string(i) + "\":\"");
  for (const std::string& text : texts) add(shapes, shapes.start(object), text, {1});
  for (const std::size_t step : {1u, 3u, 7u}) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string& text = texts[i * step % texts.size()];
      Separator* const found = follow(shapes.start(object), text);
      ASSERT_NE(found, nullptr) << text;
      EXPECT_TRUE(found->pattern.is_at((text + std::string(BytePattern::most_size, ',')).data()));
    }
  }
}

// What stands before a word is the beginning of what stands before a text, and of what has one more
// blank.
TEST(LineShapes, TellWordsFromTexts) {
  LineShapes shapes(object);
  auto* const text = add(shapes, shapes.start(object), R"(,"n":")", {1});
  auto* const spaced = add(shapes, shapes.start(object), R"(,"n": )", {1});
  auto* const word = add(shapes, shapes.start(object), R"(,"n":)", {1});
  EXPECT_TRUE(text->before == Before::text);
  EXPECT_TRUE(word->before == Before::word);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(follow(shapes.start(object), R"(,"n":")"), text);
    EXPECT_EQ(follow(shapes.start(object), R"(,"n":)", '1'), word);
    EXPECT_EQ(follow(shapes.start(object), R"(,"n": )", '1'), spaced);
    EXPECT_EQ(follow(shapes.start(object), R"(,"n": )", '"'), nullptr);
    EXPECT_EQ(follow(shapes.start(object), R"(,"n":)", '\t'), nullptr);
  }
}

TEST(LineShapes, HaveAnEnd) {
  LineShapes shapes(object);
  const auto text = [](std::size_t i) { return "{\"key" + std::to_string(i) + "\":"; };
  std::size_t added = 0;
  while (added < 10'000 && add(shapes, shapes.start(object), text(added), {0}) != nullptr) ++added;
  EXPECT_LT(added, 10'000u);
  EXPECT_NE(follow(shapes.start(object), text(0), '1'), nullptr);
  EXPECT_NE(follow(shapes.start(object), text(added - 1), '1'), nullptr);
  EXPECT_EQ(add(shapes, shapes.start(object), std::string(BytePattern::most_size + 1, 'x'), {0}),
            nullptr);
}

}  // namespace
}  // namespace mora::replay
