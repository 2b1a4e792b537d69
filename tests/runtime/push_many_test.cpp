// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Events pushed one by one, several at a time, and before a sink that traces come to the same. What
// an engine does for ordinary events is written more than once (plain rules, batches), and here all
// of it is held against all of it.

#include <algorithm>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/monitor.hpp"
#include "mora/trace.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

// Rules of one length of time and nothing else.
constexpr const char* plain = R"(
mora: 1
policy: plain
case: {key: order}
events: {asked: {}, answered: {}, shipped: {}, seen: {}}
clauses:
  - {id: "1", on: asked, require: answered, within: 3m}
  - {id: "2", on: asked, require: shipped, within: 5m}
  - {id: "3", on: shipped, require: seen, within: 3m}
)";

// Plain rules beside others, by two keys.
constexpr const char* mixed = R"(
mora: 1
policy: mixed
precision: second
case: {key: order}
events:
  asked: {fields: {urgent: bool, by: string}}
  answered: {fields: {by: string}}
  shipped: {}
  seen: {}
clauses:
  - {id: "1", on: asked, require: answered, within: 3m}
  - {id: "2", on: asked where urgent, require: shipped, within: 1m, times: 2}
  - {id: "3", on: shipped, require: seen, within: 2m, pause: [{from: asked, to: answered}]}
  - {id: "4", on: asked, forbid: seen, within: 1m}
  - {id: "5", on: answered, require_prior: asked, within: 4m}
  - {id: "6", key: by, on: asked, require: answered, within: 2m, match: order}
  - {id: "7", on: seen, require: shipped, within: 2m, fulfils: oldest, retrigger: restart}
)";

// Cases that end.
constexpr const char* ending = R"(
mora: 1
policy: ending
case: {key: order, closes_on: seen, forget_after: 10m}
events: {asked: {}, answered: {}, shipped: {}, seen: {}}
clauses:
  - {id: "1", on: asked, require: answered, within: 3m}
  - {id: "2", on: asked, require: shipped}
)";

// All that a finding says.
std::string text_of(const Finding& f) {
  std::string text = std::string(f.clause) + ' ' + std::string(f.case_key) + ' ' +
                     std::to_string(static_cast<int>(f.kind)) + ' ' + std::to_string(f.id) + ' ' +
                     std::to_string(f.at.us) + ' ' + std::to_string(f.late_by.us);
  for (std::uint8_t i = 0; i < f.evidence_count; ++i) text += ' ' + std::to_string(f.evidence[i]);
  return text;
}

struct Outcome {
  std::vector<std::string> findings;
  std::vector<Status> statuses;
  std::uint64_t open = 0;
  std::uint64_t rejected = 0;

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

class Sink {
 public:
  explicit Sink(Outcome& outcome) : outcome_(&outcome) {}
  void operator()(const Finding& f) const { outcome_->findings.push_back(text_of(f)); }

 private:
  Outcome* outcome_;
};

class TracingSink : public Sink {
 public:
  using Sink::Sink;
  void trace(const Transition&) const {}
};

template <class S>
void note_end(Monitor<S>& monitor, Outcome& outcome) {
  outcome.open = monitor.counters().open;
  monitor.finish();
  outcome.rejected = monitor.counters().rejected;
}

template <class S>
Outcome push_singly(const Program& program, const std::vector<Event>& events,
                    const MonitorOptions& options) {
  Outcome outcome;
  Monitor<S> monitor(program, S(outcome), options);
  for (const Event& event : events) outcome.statuses.push_back(monitor.push(event));
  note_end(monitor, outcome);
  return outcome;
}

// Up to `most` at a time, none and one among them.
Outcome push_several(const Program& program, const std::vector<Event>& events,
                     const MonitorOptions& options, std::size_t most, std::mt19937& random) {
  Outcome outcome;
  outcome.statuses.resize(events.size());
  Monitor<Sink> monitor(program, Sink(outcome), options);
  for (std::size_t i = 0; i < events.size();) {
    const std::size_t count = std::min(random() % (most + 1), events.size() - i);
    monitor.push(std::span(events).subspan(i, count), std::span(outcome.statuses).subspan(i));
    i += count;
  }
  note_end(monitor, outcome);
  return outcome;
}

// A log with what a program may meet: keys of all lengths and none, events of one instant, late
// ones, unknown types, too few fields, times out of range.
class RandomLog {
 public:
  RandomLog(const Program& program, std::uint32_t seed) : schema_(program.schema()), random_(seed) {
    for (std::uint32_t i = 0; i < 24; ++i) {
      // Of one length, most differ in the last letter alone; the longest have the same beginning.
      keys_.push_back(std::string(i < 8 ? 9 + i % 4 : random_() % 40, 'K') + char('a' + i));
    }
    keys_.emplace_back();
  }

  std::vector<Event> events(std::size_t count) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < count; ++i) events.push_back(next());
    return events;
  }

 private:
  bool one_in(std::uint32_t n) { return random_() % n == 0; }

  Value key() {
    if (one_in(30)) return Value();
    if (one_in(60)) return Value::number(7);
    return Value(std::string_view(keys_[random_() % keys_.size()]));
  }

  Event next() {
    if (!one_in(3)) now_ += static_cast<std::int64_t>(random_() % 10) * seconds(1).us + 1;
    Event event;
    event.time = {one_in(40) ? now_ - seconds(40).us : now_};
    if (one_in(200)) event.time = {INT64_MAX};
    event.type = static_cast<EventType>(random_() % schema_.event_count());
    if (one_in(20)) event.line = 1'000'000 + random_() % 1'000;
    std::vector<Value>& fields = fields_.emplace_back(schema_.max_field_count());
    for (Value& field : fields) field = key();
    event.fields = fields;
    if (one_in(100)) event.type = static_cast<EventType>(schema_.event_count());
    if (one_in(100)) event.fields = {};
    return event;
  }

  Schema schema_;
  std::mt19937 random_;
  std::vector<std::string> keys_;
  std::deque<std::vector<Value>> fields_;
  std::int64_t now_ = 1'772'442'000'000'000;
};

class PushManyTest : public testing::TestWithParam<const char*> {};

TEST_P(PushManyTest, ComesToTheSameHoweverEventsArePushed) {
  const Program program = support::compiled(GetParam());
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    for (const Duration lateness : {Duration{0}, seconds(30)}) {
      RandomLog log(program, seed);
      const std::vector<Event> events = log.events(2'000);
      const MonitorOptions options{lateness};
      const Outcome single = push_singly<Sink>(program, events, options);
      EXPECT_GT(single.findings.size(), 20u) << "seed " << seed;
      EXPECT_GT(single.rejected, 20u) << "seed " << seed;
      EXPECT_EQ(single, push_singly<TracingSink>(program, events, options)) << "seed " << seed;
      EXPECT_EQ(single, push_singly<Sink>(program, events, {lateness, true})) << "seed " << seed;
      std::mt19937 random(seed);
      for (const std::size_t most : {1u, 5u, 64u, 1'000u}) {
        EXPECT_EQ(single, push_several(program, events, options, most, random))
            << "seed " << seed << ", up to " << most << " at a time";
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, PushManyTest, testing::Values(plain, mixed, ending));

// With many cases events are looked ahead at, in steps of some; others and such without a key stand
// between them, and cases end and begin while they are fetched.
TEST(PushManyLimits, WithManyCasesItComesToTheSame) {
  const Program program = support::compiled(plain);
  const Schema schema = program.schema();
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < 40'000; ++i) {
    keys.push_back(std::string(i % 9, 'K') + std::to_string(i));
  }
  std::deque<std::vector<Value>> fields;
  std::vector<Event> events;
  std::int64_t now = 1'772'442'000'000'000;
  const auto add = [&](EventType type, Value key) {
    fields.emplace_back(schema.max_field_count())[0] = key;
    events.push_back({TimePoint{now}, type, 0, fields.back()});
  };
  for (const std::string& key : keys) {
    add(*schema.find_event("asked"), Value(std::string_view(key)));
    now += 100;
  }
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    now += static_cast<std::int64_t>(random() % 25'000);
    // A few keys come again and again.
    const std::size_t which = random() % (random() % 3 == 0 ? 20 : keys.size());
    const auto type = static_cast<EventType>(random() % (schema.event_count() + random() % 2));
    add(type, random() % 50 == 0 ? Value() : Value(std::string_view(keys[which])));
  }
  const Outcome single = push_singly<Sink>(program, events, {});
  EXPECT_GT(single.findings.size(), 100u);
  EXPECT_GT(single.open, 32'768u);
  for (const std::size_t most : {15u, 16u, 17u, 200u}) {
    EXPECT_EQ(single, push_several(program, events, {}, most, random)) << most << " at a time";
  }
}

TEST(PushManyLimits, NoEventsAreNothing) {
  const Program program = support::compiled(plain);
  Outcome outcome;
  Monitor<Sink> monitor(program, Sink(outcome));
  monitor.push({}, {});
  EXPECT_EQ(monitor.counters().events, 0u);
}

}  // namespace
}  // namespace mora
