// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Texts as long as a log's line may be, made to cost as much as they can.

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

using support::Keep;

constexpr const char* policy = R"(
mora: 1
policy: long-texts
case: {key: order}
events: {said: {fields: {text: string, part: string}}}
clauses:
  - {id: "1", forbid: 'said where contains(text, part)'}
)";

constexpr std::size_t size = 2'000'000;

class LongTextsTest : public testing::Test {
 protected:
  void say(const std::string& text, const std::string& part) {
    EventBuilder said(program_, "said");
    said.at(TimePoint{0}).set("order", "A").set("text", text).set("part", part);
    ASSERT_EQ(said.error(), "");
    Monitor<Keep> monitor(program_, Keep(findings_));
    ASSERT_EQ(monitor.push(said.event()), Status::accepted);
  }

  Program program_ = support::compiled(policy);
  std::vector<support::KeptFinding> findings_;
};

// Compared from each place of the text anew, this takes minutes.
TEST_F(LongTextsTest, ContainsTakesNoLongerForTextsThatNearlyMatch) {
  const auto begin = std::chrono::steady_clock::now();
  say(std::string(size, 'a'), std::string(size / 2, 'a') + 'b');
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  EXPECT_TRUE(findings_.empty());
}

TEST_F(LongTextsTest, ContainsFindsWhatIsAtTheEnd) {
  say(std::string(size, 'a') + 'b', std::string(size / 2, 'a') + 'b');
  EXPECT_EQ(findings_.size(), 1u);
}

TEST_F(LongTextsTest, ContainsTakesTheEmptyTextForAPartOfEach) {
  say("", "");
  say("a", "");
  EXPECT_EQ(findings_.size(), 2u);
  say("", "a");
  EXPECT_EQ(findings_.size(), 2u);
}

}  // namespace
}  // namespace mora
