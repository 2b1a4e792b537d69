// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Monitors in several threads share one Program. What this must not do shows under the thread
// sanitizer.

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"
#include "mora/report.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

constexpr const char* policy = R"(
mora: 1
policy: answers
timezone: Europe/Berlin
currency: EUR
case: {key: order}
calendars: {office: {weekly: {mon-fri: "09:00-17:00"}, holidays: ["2026-04-06"]}}
events: {asked: {fields: {about: string}}, answered: {}, complained: {}}
fines: {slow: {amount: 10 EUR, aggravated: [{when: complained, amount: 20 EUR}]}}
roles: {agent: {assigned_by: {event: asked, person: by}}}
clauses:
  - {id: "1", on: 'asked where lower(about) == "price"', require: answered, within: 2bd,
     clock: office, liable: agent, fine: slow}
)";

// Every finding with its id and its sentence.
std::string judge(const Program& program) {
  std::string found;
  Monitor monitor(program, [&](const Finding& finding) {
    found += std::to_string(finding.id) + " " + because(program, finding) + "\n";
  });
  const auto push = [&](const char* type, int day, int order) {
    EventBuilder builder(program, type);
    builder.at(TimePoint{1'772'442'000'000'000} + hours(24 * day));
    builder.set("order", "SO-" + std::to_string(order)).set("by", "jo");
    if (std::string_view(type) == "asked") builder.set("about", "PRICE");
    monitor.push(builder.event());
  };
  for (int order = 0; order < 200; ++order) push("asked", 0, order);
  for (int order = 0; order < 200; order += 2) push("complained", 3, order);
  for (int order = 0; order < 200; order += 3) push("answered", 5, order);
  monitor.finish();
  return found;
}

TEST(Threads, MonitorsShareAProgram) {
  const Program program = support::compiled(policy);
  const std::string expected = judge(program);
  EXPECT_GT(expected.size(), 1000u);
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& text : found) {
    // Each thread has a handle of its own, and all count on one program.
    threads.emplace_back([&text, handle = program] { text = judge(handle); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : found) EXPECT_EQ(text, expected);
}

TEST(Threads, CompilationsAreIndependent) {
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& text : found) {
    threads.emplace_back([&text] { text = judge(compile_text("test.yaml", policy).program); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : found) EXPECT_EQ(text, found.front());
}

}  // namespace
}  // namespace mora
