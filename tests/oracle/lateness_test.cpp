// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Random logs out of order. Within the lateness that a monitor allows, the findings are those of
// the log in order; what comes later still is refused, counted, and changes nothing.

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "mora/compile.hpp"

#include "oracle/engine_run.hpp"
#include "oracle/random/dice.hpp"
#include "oracle/random/scenario.hpp"

namespace mora::oracle {
namespace {

constexpr std::uint64_t seeds = 120;

using Events = std::vector<LogEvent>;

std::string text_of(const Judgement& judgement) {
  std::string text;
  for (const Told& told : judgement.findings) {
    text += std::to_string(told.violation) + " " + text_of(told) + "\n";
  }
  return text + "open " + std::to_string(judgement.open);
}

// A random policy, and its log in the order of time.
class Sorted {
 public:
  explicit Sorted(std::uint64_t seed) : scenario_(random_scenario(seed)) {
    policy_ = yaml_of(scenario_.policy);
    program_ = compile_text("random.yaml", policy_).program;
    for (const Delivery& delivery : scenario_.log.deliveries) {
      if (const auto* event = std::get_if<LogEvent>(&delivery)) events_.push_back(*event);
    }
    std::stable_sort(events_.begin(), events_.end(),
                     [&](const LogEvent& a, const LogEvent& b) { return time_of(a) < time_of(b); });
    for (std::size_t i = 0; i < events_.size(); ++i) events_[i].line = i + 1;
  }

  [[nodiscard]] const Events& events() const { return events_; }
  [[nodiscard]] const std::string& policy() const { return policy_; }
  // As the policy's precision lets it be.
  [[nodiscard]] std::int64_t time_of(const LogEvent& event) const {
    return program_.floored({event.time.time_since_epoch().count()}).us;
  }
  [[nodiscard]] Judgement judge(const Events& events, Length lateness) const {
    Log log;
    log.lateness = lateness;
    log.as_of = scenario_.log.as_of;
    for (const LogEvent& event : events) log.deliveries.emplace_back(event);
    return run_engine(policy_, log).judgement;
  }

 private:
  Scenario scenario_;
  std::string policy_;
  Program program_;
  Events events_;
};

// Each event comes up to `lateness` after its time, in the clock of the others; those of one time
// keep their order, which means something.
Events shuffled(const Sorted& sorted, Length lateness, Dice& dice) {
  std::vector<std::pair<std::int64_t, std::size_t>> arrivals;
  for (std::size_t i = 0; i < sorted.events().size(); ++i) {
    const auto delay =
        static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(lateness.count()) + 1));
    arrivals.emplace_back(sorted.time_of(sorted.events()[i]) + delay, i);
  }
  std::sort(arrivals.begin(), arrivals.end());
  Events events;
  std::map<std::int64_t, std::size_t> taken;  // by time: how many
  for (const auto& [arrival, index] : arrivals) {
    const std::int64_t time = sorted.time_of(sorted.events()[index]);
    const auto first = std::find_if(sorted.events().begin(), sorted.events().end(),
                                    [&](const LogEvent& e) { return sorted.time_of(e) == time; });
    events.push_back(*(first + static_cast<std::ptrdiff_t>(taken[time]++)));
  }
  return events;
}

bool in_order(const Events& events) {
  return std::is_sorted(events.begin(), events.end(),
                        [](const LogEvent& a, const LogEvent& b) { return a.line < b.line; });
}

TEST(Lateness, WithinItTheOrderOfArrivalIsNothing) {
  std::uint64_t out_of_order = 0;
  std::uint64_t findings = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Dice dice(seed);
    const Sorted sorted(seed);
    const Judgement wanted = sorted.judge(sorted.events(), Length(0));
    ASSERT_TRUE(wanted.rejected.empty()) << "seed " << seed;
    for (const int hours : {1, 30, 1000}) {
      const Length lateness = std::chrono::hours(hours);
      const Events events = shuffled(sorted, lateness, dice);
      const Judgement got = sorted.judge(events, lateness);
      ASSERT_TRUE(got.rejected.empty()) << "seed " << seed;
      ASSERT_EQ(text_of(got), text_of(wanted)) << "seed " << seed << "\n" << sorted.policy();
      if (!in_order(events)) ++out_of_order;
      findings += got.findings.size();
    }
  }
  EXPECT_GT(out_of_order, 2 * seeds);
  EXPECT_GT(findings, 5 * seeds);
}

TEST(Lateness, WhatComesLaterStillIsRefusedAndCounted) {
  std::uint64_t refused = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Dice dice(seed);
    const Sorted sorted(seed);
    const Length lateness = std::chrono::minutes(dice.between(0, 600));
    // One event is taken out, and put where the first stands that it is too late behind.
    Events rest = sorted.events();
    const auto out = rest.begin() + static_cast<std::ptrdiff_t>(dice.below(rest.size()));
    const LogEvent late = *out;
    rest.erase(out);
    const auto later = std::find_if(rest.begin(), rest.end(), [&](const LogEvent& event) {
      return sorted.time_of(event) > sorted.time_of(late) + lateness.count();
    });
    if (later == rest.end()) continue;
    Events events = rest;
    events.insert(events.begin() + (later - rest.begin()) + 1, late);
    const Judgement got = sorted.judge(events, lateness);
    ASSERT_EQ(got.rejected, std::vector<std::uint64_t>{late.line}) << "seed " << seed;
    ASSERT_EQ(text_of(got), text_of(sorted.judge(rest, Length(0)))) << "seed " << seed;
    ++refused;
  }
  EXPECT_GT(refused, seeds / 2);
}

}  // namespace
}  // namespace mora::oracle
