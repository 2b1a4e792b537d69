// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "outside/office.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/monitor.hpp"

namespace mora::outside {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t day_seconds = 86'400;
constexpr Duration microsecond{1};

std::optional<TimePoint> only_due(const auto& monitor) {
  std::vector<std::optional<TimePoint>> dues;
  monitor.for_each_open([&](const OpenObligation& o) { dues.push_back(o.due_at); });
  return dues.size() == 1 ? dues[0] : std::nullopt;
}

}  // namespace

Office::Office(std::string zone, std::string calendars, std::string file)
    : zone_(std::move(zone)),
      calendars_(std::move(calendars)),
      file_(std::move(file)),
      plain_(compiled("within: 0h")) {}

Program Office::compiled(const std::string& keys) const {
  const std::string policy =
      "mora: 1\npolicy: office\ntimezone: " + zone_ +
      "\ncase: {key: case}\n"
      "events:\n"
      "  asked: {fields: {from: time, to: time}}\n"
      "  answered: {}\n"
      "  stopped: {}\n"
      "  resumed: {}\n"
      "calendars:\n" +
      calendars_ + "clauses:\n  - {id: \"1\", on: asked, require: answered, " + keys + "}\n";
  const CompileResult result = compile_text(file_, policy);
  EXPECT_TRUE(result) << result.messages() << policy;
  return result.program;
}

const Program& Office::program(const std::string& keys) {
  const auto known = programs_.find(keys);
  return known != programs_.end() ? known->second
                                  : programs_.emplace(keys, compiled(keys)).first->second;
}

EventBuilder Office::event(const Program& program, const char* type, TimePoint at) const {
  EventBuilder builder(program, type);
  builder.at(at).set("case", "A");
  EXPECT_EQ(builder.error(), "");
  return builder;
}

TimePoint Office::instant(std::string_view timestamp) const {
  std::string text(timestamp);
  if (text.size() == std::string_view("2026-03-02").size()) text += "T00:00:00";
  EventBuilder builder(plain_, "answered");
  builder.at(text);
  EXPECT_EQ(builder.error(), "");
  return builder.event().time;
}

TimePoint Office::due(TimePoint at, const std::string& keys, TimePoint from, TimePoint to) {
  const std::array steps{Step{"asked", at}};
  return course(keys, steps, from, to).due;
}

Office::Course Office::course(const std::string& keys, std::span<const Step> steps, TimePoint from,
                              TimePoint to) {
  const Program& rule = program(keys);
  std::vector<std::optional<TimePoint>> found;
  Monitor monitor(rule, [&](const Finding& f) { found.push_back(f.due_at); });
  Course course;
  for (const Step& step : steps) {
    EventBuilder builder = event(rule, step.type, step.at);
    if (builder.event().type == rule.schema().find_event("asked")) {
      builder.set("from", Value(from)).set("to", Value(to));
    }
    EXPECT_EQ(builder.error(), "");
    EXPECT_EQ(monitor.push(builder.event()), Status::accepted);
    course.due = only_due(monitor).value_or(course.due);
  }
  if (only_due(monitor)) {
    monitor.advance_to(course.due - microsecond);
    EXPECT_THAT(found, IsEmpty()) << keys;
    monitor.advance_to(std::max(course.due, steps.back().at));
    EXPECT_THAT(found, ElementsAre(course.due)) << keys;
  }
  course.violations = monitor.counters().violations;
  return course;
}

Duration Office::business_time(TimePoint from, TimePoint to, std::string_view calendar) {
  const std::string keys = "by: 'trigger.from + business_time(trigger.from, trigger.to, \"" +
                           std::string(calendar) + "\")'";
  return due(from, keys, from, to) - from;
}

bool Office::open_at(TimePoint t, std::string_view calendar) {
  return business_time(t, t + microsecond, calendar) == microsecond;
}

bool Office::is_workday(TimePoint t) {
  return business_time(day_begin(t), day_begin(t, 1)) > Duration{};
}

TimePoint Office::forward(TimePoint from, std::string_view amount) {
  return due(from, "within: " + std::string(amount) + ", clock: office");
}

TimePoint Office::backward(TimePoint from, std::string_view amount) {
  // From `past` on the clock stands. At `asked` so much business time has passed since `past`, when
  // the duty was due.
  const TimePoint past = from - hours(60 * 24);
  const TimePoint asked = forward(past, amount);
  EXPECT_LE(asked, from);
  const std::array steps{Step{"stopped", past}, Step{"asked", asked}, Step{"resumed", from}};
  return course("by: trigger.from, clock: office, pause: [{from: stopped, to: resumed}]", steps,
                past, past)
      .due;
}

TimePoint Office::days_after(TimePoint from, std::int64_t n) {
  const TimePoint end = due(from, "within: " + std::to_string(n) + "bd, clock: office");
  if (n > 0) {
    // The last business hour of its day ends then.
    EXPECT_TRUE(open_at(end - microsecond));
    EXPECT_EQ(business_time(end, day_begin(end, 1)), Duration{});
  }
  return due(from, "within: " + std::to_string(day_number(end) - day_number(from)) + "d");
}

TimePoint Office::days_before(TimePoint from, std::int64_t n) {
  if (n == 0) return from;
  for (int days = 1; days < 60; ++days) {
    const TimePoint t = due(from, "by: trigger.from - " + std::to_string(days) + "d");
    if (is_workday(t) && days_after(t, n) == from) return t;
  }
  ADD_FAILURE() << "no business day " << n << " before " << text(from);
  return from;
}

std::int64_t Office::day_number(TimePoint t) const {
  const std::int64_t local = t.us / 1'000'000 + plain_.utc_offset_seconds(t);
  return local / day_seconds;
}

TimePoint Office::day_begin(TimePoint t, std::int64_t days_on) const {
  return plain_.from_local((day_number(t) + days_on) * day_seconds * 1'000'000);
}

}  // namespace mora::outside
