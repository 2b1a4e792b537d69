// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// Random logs in which events come again, in order and out of it: the findings are those of the log
// without what the definition calls a duplicate.

#include <algorithm>
#include <cstdint>
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
constexpr std::int64_t within_us = 3'600'000'000 * 30;

using Events = std::vector<LogEvent>;

std::string text_of(const Judgement& judgement) {
  std::string text;
  for (const Told& told : judgement.findings) {
    text += std::to_string(told.violation) + " " + text_of(told) + "\n";
  }
  return text + "open " + std::to_string(judgement.open);
}

std::string uid_of(const LogEvent& event) { return *event.fields.at("uid").get<std::string>(); }

// A random policy with `dedupe`, and a log in the order of time whose events share a few ids.
class Repeated {
 public:
  Repeated(std::uint64_t seed, Dice& dice) : scenario_(random_scenario(seed)) {
    policy_ = "dedupe: {by: uid, within: 30h}\n" + yaml_of(scenario_.policy);
    program_ = compile_text("random.yaml", policy_).program;
    for (const Delivery& delivery : scenario_.log.deliveries) {
      if (const auto* event = std::get_if<LogEvent>(&delivery)) events_.push_back(*event);
    }
    std::stable_sort(events_.begin(), events_.end(),
                     [&](const LogEvent& a, const LogEvent& b) { return time_of(a) < time_of(b); });
    for (std::size_t i = 0; i < events_.size(); ++i) {
      events_[i].line = i + 1;
      events_[i].fields["uid"] = Value{std::to_string(dice.below(events_.size() / 4 + 1))};
    }
  }

  [[nodiscard]] const Events& events() const { return events_; }
  [[nodiscard]] const std::string& policy() const { return policy_; }
  [[nodiscard]] std::int64_t time_of(const LogEvent& event) const {
    return program_.floored({event.time.time_since_epoch().count()}).us;
  }
  // Each is held against all before it: one of its type and id that counts, no longer ago.
  [[nodiscard]] Events without_duplicates() const {
    Events kept;
    for (const LogEvent& event : events_) {
      const bool again = std::any_of(kept.begin(), kept.end(), [&](const LogEvent& other) {
        return other.type == event.type && uid_of(other) == uid_of(event) &&
               time_of(event) - time_of(other) <= within_us;
      });
      if (!again) kept.push_back(event);
    }
    return kept;
  }
  // With a restart from a snapshot after every so many events; 0: none.
  [[nodiscard]] EngineRun judge(const Events& events, Length lateness,
                                std::size_t restarts = 0) const {
    Log log;
    log.lateness = lateness;
    log.as_of = scenario_.log.as_of;
    for (const LogEvent& event : events) log.deliveries.emplace_back(event);
    return run_engine(policy_, log, {}, restarts);
  }

 private:
  Scenario scenario_;
  std::string policy_;
  Program program_;
  Events events_;
};

// Each event comes up to `lateness` after its time; those of one time keep their order.
Events shuffled(const Repeated& log, Length lateness, Dice& dice) {
  std::vector<std::pair<std::int64_t, LogEvent>> arrivals;
  std::int64_t time = INT64_MIN;
  std::int64_t delay = 0;
  for (const LogEvent& event : log.events()) {
    if (std::exchange(time, log.time_of(event)) != time) {
      delay = static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(lateness.count()) + 1));
    }
    arrivals.emplace_back(time + delay, event);
  }
  std::stable_sort(arrivals.begin(), arrivals.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Events events;
  for (auto& [arrival, event] : arrivals) events.push_back(std::move(event));
  return events;
}

TEST(Dedupe, IsTheLogWithoutDuplicatesInWhateverOrderItComes) {
  std::uint64_t duplicates = 0;
  std::uint64_t findings = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Dice dice(seed);
    const Repeated log(seed, dice);
    const Events kept = log.without_duplicates();
    const EngineRun wanted = log.judge(kept, Length(0));
    ASSERT_EQ(wanted.errors, "") << log.policy();
    ASSERT_EQ(wanted.duplicates, 0u) << "seed " << seed;
    const std::uint64_t again = log.events().size() - kept.size();
    for (const int hours : {0, 1, 30, 1000}) {
      const Length lateness = std::chrono::hours(hours);
      const Events events = hours == 0 ? log.events() : shuffled(log, lateness, dice);
      const EngineRun got = log.judge(events, lateness, seed % 4);
      ASSERT_EQ(text_of(got.judgement), text_of(wanted.judgement))
          << "seed " << seed << ", " << hours << " hours\n"
          << log.policy();
      ASSERT_EQ(got.duplicates, again) << "seed " << seed << ", " << hours << " hours";
    }
    duplicates += again;
    findings += wanted.judgement.findings.size();
  }
  EXPECT_GT(duplicates, 2 * seeds);
  EXPECT_GT(findings, 2 * seeds);
}

}  // namespace
}  // namespace mora::oracle
