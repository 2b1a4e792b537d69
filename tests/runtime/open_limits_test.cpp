// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// How many obligations may be live: what would be one more is not opened, and is counted. The same
// for types of events that the engine takes the short way, and for those that it does not.

#include <list>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

using support::Keep;
using support::KeptFinding;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr TimePoint start{1'772'442'000'000'000};  // 2026-03-02T09:00:00Z

// In words: "asked A" a minute after the one before.
class OpenLimits : public testing::TestWithParam<const char*> {
 protected:
  void run(const std::vector<std::string>& words, MonitorOptions options) {
    const Program program =
        support::compiled(std::string("mora: 1\npolicy: answers\ncase: ") + GetParam() + rest);
    Monitor monitor(program, Keep(findings_), options);
    TimePoint at = start;
    for (const std::string& word : words) {
      const std::size_t blank = word.find(' ');
      EventBuilder event(program, word.substr(0, blank));
      event.at(at).set("order", word.substr(blank + 1));
      EXPECT_TRUE(ok(monitor.push(event.event())));
      most_ = std::max(most_, monitor.counters().open);
      at = at + minutes(1);
    }
    counters_ = monitor.counters();
    monitor.finish(start + hours(30));
    for (const KeptFinding& finding : findings_) violated_.push_back(finding.case_key);
  }

  static constexpr const char* rest = R"(
events: {asked: {}, answered: {}, called: {}, closed: {}}
clauses:
  - {id: "1", on: asked, require: answered, within: 3h}
  - {id: "2", on: called, require: answered, within: 3h, retrigger: restart}
)";
  std::vector<KeptFinding> findings_;
  std::vector<std::string> violated_;
  Counters counters_;
  std::uint64_t most_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Both, OpenLimits,
                         testing::Values("{key: order}", "{key: order, closes_on: closed}"));

TEST_P(OpenLimits, AreNoneUnlessSaid) {
  run({"asked A", "asked A", "asked B", "asked C"}, {});
  EXPECT_EQ(counters_.open, 4u);
  EXPECT_EQ(counters_.unopened, 0u);
}

TEST_P(OpenLimits, InAll) {
  MonitorOptions options;
  options.max_open = 2;
  run({"asked A", "asked A", "asked B", "asked A", "answered A", "asked C"}, options);
  EXPECT_EQ(most_, 2u);
  EXPECT_EQ(counters_.unopened, 2u);
  EXPECT_THAT(violated_, ElementsAre("C"));
}

TEST_P(OpenLimits, InEachCase) {
  MonitorOptions options;
  options.max_open_per_case = 2;
  run({"asked A", "asked A", "asked B", "asked A", "asked B", "asked B"}, options);
  EXPECT_EQ(most_, 4u);
  EXPECT_EQ(counters_.unopened, 2u);
  EXPECT_THAT(violated_, ElementsAre("A", "A", "B", "B"));
}

TEST_P(OpenLimits, InAllAndInEachCase) {
  MonitorOptions options;
  options.max_open = 3;
  options.max_open_per_case = 2;
  run({"asked A", "asked A", "asked A", "asked B", "asked B", "asked C"}, options);
  EXPECT_EQ(most_, 3u);
  EXPECT_EQ(counters_.unopened, 3u);
  EXPECT_THAT(violated_, ElementsAre("A", "A", "B"));
}

// What is violated and waits for a late fulfilment is open no longer, and one that another replaces
// makes room for it.
TEST_P(OpenLimits, CountWhatIsLiveAlone) {
  MonitorOptions options;
  options.max_open = 1;
  options.max_open_per_case = 1;
  run({"called A", "called A", "called A"}, options);
  EXPECT_EQ(counters_.open, 1u);
  EXPECT_EQ(counters_.unopened, 0u);
  std::vector<std::string> words(182, "asked A");  // three hours and a minute
  findings_.clear();
  violated_.clear();
  run(words, options);
  EXPECT_EQ(counters_.unopened, 180u);
  EXPECT_THAT(violated_, ElementsAre("A", "A"));
}

// Nothing is left of a case that could open nothing.
TEST_P(OpenLimits, KeepNoCaseWithoutObligations) {
  MonitorOptions options;
  options.max_open = 1;
  run({"asked A", "asked B", "answered B", "answered A", "asked B", "answered B"}, options);
  EXPECT_EQ(counters_.unopened, 1u);
  EXPECT_EQ(counters_.open, 0u);
  EXPECT_THAT(violated_, IsEmpty());
}

}  // namespace
}  // namespace mora
