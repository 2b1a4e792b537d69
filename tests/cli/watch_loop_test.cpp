// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// The loop of mora watch, with a clock that waits for nobody.

#include "cli/watch_loop.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <unistd.h>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/time_text.hpp"

namespace mora::cli {
namespace {

namespace fs = std::filesystem;

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Each wait takes its time off the clock and does what is due by then; at the end the watch stops.
class ScriptedClock final : public WatchClock {
 public:
  explicit ScriptedClock(TimePoint start) : now_(start) {}
  void at(TimePoint t, std::function<void()> act) { script_.emplace_back(t, std::move(act)); }
  void stop_at(TimePoint t) { end_ = t; }

  [[nodiscard]] TimePoint now() override { return now_; }
  void wait(Duration at_most, int /*fd*/) override {
    now_ = now_ + at_most;
    while (next_ < script_.size() && script_[next_].first <= now_) script_[next_++].second();
  }
  [[nodiscard]] bool stopped() override { return now_ >= end_; }

 private:
  TimePoint now_;
  TimePoint end_ = never;
  std::vector<std::pair<TimePoint, std::function<void()>>> script_;
  std::size_t next_ = 0;
};

constexpr const char* head = R"(mora: 1
policy: desk
case: {key: ticket}
events: {opened: {}, answered: {}}
)";

std::string policy(const std::string& within, const std::string& more = "") {
  return head + more + "clauses:\n  - {id: '1', on: opened, require: answered, within: " + within +
         "}\n";
}

class WatchLoopTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              (std::string("mora-watch-") + info->name() + "-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write("desk.yaml", policy("1m"));
    write("log.jsonl", "");
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  void append(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary | std::ios::app) << text;
  }
  // "09:00:05" on the day of the tests.
  [[nodiscard]] static TimePoint time(const std::string& of_day) {
    const Program program = compile_text("desk.yaml", policy("1m")).program;
    return *parse_time(program, "2026-03-02 " + of_day);
  }
  [[nodiscard]] static std::string event(const std::string& at, const std::string& type,
                                         const std::string& ticket) {
    return R"({"time": "2026-03-02 )" + at + R"(", "type": ")" + type + R"(", "ticket": ")" +
           ticket + "\"}\n";
  }

  void at(const std::string& time, std::function<void()> act) {
    clock_.at(this->time(time), std::move(act));
  }
  void append_at(const std::string& time, const std::string& text,
                 const std::string& name = "log.jsonl") {
    at(time, [this, text, name] { append(name, text); });
  }

  // Runs to the time; the findings as "clause ticket at", messages in messages_.
  std::vector<std::string> watch_until(const std::string& end, WatchOptions options = {},
                                       const std::string& log_name = "log.jsonl") {
    clock_.stop_at(time(end));
    if (options.format.empty()) options.format = "jsonl";
    CompileResult compiled = compile_file(path("desk.yaml"));
    EXPECT_TRUE(compiled) << compiled.messages();
    std::vector<LoadedPolicy> policies;
    policies.push_back({path("desk.yaml"), compiled.program, compiled.sources});
    LogTail log(path(log_name));
    EXPECT_TRUE(log.open());
    OutputFile output;
    EXPECT_TRUE(output.open(path("findings.csv")));
    const auto writer = make_writer("csv", output.stream());
    ProgressBar no_bar(false, 0);
    RejectionLog rejections(no_bar);
    testing::internal::CaptureStderr();
    WatchLoop loop(options, policies, log, *writer, output, rejections, clock_);
    loop.run();
    messages_ = testing::internal::GetCapturedStderr();
    for (std::size_t at = messages_.find(folder_); at != std::string::npos;
         at = messages_.find(folder_)) {
      messages_.erase(at, folder_.string().size() + 1);
    }
    failure_ = loop.failure();
    return findings();
  }

  [[nodiscard]] std::vector<std::string> findings() const {
    std::vector<std::string> found;
    std::ifstream file(path("findings.csv"));
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) found.push_back(line);
    return found;
  }

  fs::path folder_;
  ScriptedClock clock_{time("09:00:00")};
  std::string messages_;
  std::string failure_;
};

TEST_F(WatchLoopTest, WhatFallsDueIsToldWithoutAnyEvent) {
  append_at("09:00:01", event("09:00:01", "opened", "A"));
  std::vector<std::string> before;
  std::vector<std::string> after;
  at("09:01:05", [&] { before = findings(); });
  at("09:01:08", [&] { after = findings(); });
  WatchOptions options;
  options.grace = seconds(5);
  watch_until("09:01:10", options);
  EXPECT_THAT(before, IsEmpty());
  EXPECT_THAT(after, ElementsAre(HasSubstr(",2026-03-02T09:01:01+00:00,,")));
  EXPECT_EQ(messages_, "");
}

TEST_F(WatchLoopTest, AnEventMayComeAsLateAsTheGraceAllows) {
  append_at("09:00:01", event("09:00:01", "opened", "A") + event("09:00:01", "opened", "B"));
  append_at("09:01:05", event("09:01:00", "answered", "A"));
  append_at("09:01:09", event("09:01:01", "answered", "B"));
  WatchOptions options;
  options.grace = seconds(5);
  EXPECT_THAT(watch_until("09:01:20", options), ElementsAre(HasSubstr(",B,")));
  EXPECT_THAT(messages_, HasSubstr("log.jsonl:4: rejected: it is older than"));
}

TEST_F(WatchLoopTest, LatenessHoldsTimeBackAsWell) {
  append_at("09:00:01", event("09:00:01", "opened", "A"));
  append_at("09:01:05", event("09:02:00", "opened", "B"));
  append_at("09:01:09", event("09:01:00", "answered", "A"));
  WatchOptions options;
  options.lateness = minutes(2);
  EXPECT_THAT(watch_until("09:02:30", options), IsEmpty());
  EXPECT_EQ(messages_, "");
}

TEST_F(WatchLoopTest, ThePolicysPrecisionIsNotSealedBeforeItIsOver) {
  write("desk.yaml", policy("1m", "precision: minute\n"));
  append_at("09:00:10", event("09:00:10", "opened", "A"));
  append_at("09:01:50", event("09:01:49", "answered", "A"));
  EXPECT_THAT(watch_until("09:03:00"), IsEmpty());
  EXPECT_EQ(messages_, "");
}

TEST_F(WatchLoopTest, ALineIsTakenWhenItIsWhole) {
  const std::string line = event("09:00:01", "opened", "A");
  append_at("09:00:01", line.substr(0, 20));
  append_at("09:00:03", line.substr(20));
  append_at("09:00:30", R"({"time": )");
  WatchOptions options;
  options.grace = seconds(5);
  EXPECT_EQ(watch_until("09:02:00", options).size(), 1u);
  EXPECT_EQ(messages_, "");
}

TEST_F(WatchLoopTest, AReplacedLogIsReadFromItsBeginning) {
  append_at("09:00:01", event("09:00:01", "opened", "A") + R"({"time": )");
  at("09:00:10", [&] {
    fs::rename(path("log.jsonl"), path("log.1"));
    write("log.jsonl", "");
  });
  append_at("09:00:20", event("09:00:20", "answered", "A") + "bad\n");
  EXPECT_THAT(watch_until("09:02:00"), IsEmpty());
  EXPECT_EQ(messages_,
            "log.jsonl:2: rejected: not JSON: the line does not end with }\n"
            "mora: log.jsonl is another file now; that one is read\n"
            "log.jsonl:2: rejected: an event is a JSON object, found other text\n");
}

TEST_F(WatchLoopTest, ALogThatIsCutShortIsReadFromItsBeginning) {
  append_at("09:00:01", event("09:00:01", "opened", "A") + event("09:00:02", "opened", "B"));
  at("09:00:10", [&] { write("log.jsonl", event("09:00:10", "answered", "A")); });
  EXPECT_EQ(watch_until("09:02:00").size(), 1u);
  EXPECT_EQ(messages_, "mora: log.jsonl was cut short; it is read from its beginning\n");
}

TEST_F(WatchLoopTest, AnEditedPolicyIsTakenOver) {
  append_at("09:00:01", event("09:00:01", "opened", "A"));
  at("09:00:10", [&] { write("desk.yaml", policy("10s")); });
  append_at("09:00:20", event("09:00:20", "opened", "B"));
  EXPECT_THAT(watch_until("09:01:10"),
              ElementsAre(HasSubstr(",B,"), HasSubstr(",2026-03-02T09:01:01+00:00,,")));
  EXPECT_EQ(messages_, "mora: desk.yaml: 1 open: 1 under old terms; changed: 1\n");
}

TEST_F(WatchLoopTest, UnderNewTermsWhatIsOpenMoves) {
  append_at("09:00:01", event("09:00:01", "opened", "A"));
  at("09:00:10", [&] { write("desk.yaml", policy("30s")); });
  WatchOptions options;
  options.open_under = OpenUnder::new_terms;
  EXPECT_THAT(watch_until("09:00:40", options),
              ElementsAre(HasSubstr(",2026-03-02T09:00:31+00:00,,")));
  EXPECT_EQ(messages_, "mora: desk.yaml: 1 open: 1 new due time; changed: 1\n");
}

TEST_F(WatchLoopTest, ABrokenPolicyChangesNothingAndIsToldOnce) {
  append_at("09:00:01", event("09:00:01", "opened", "A"));
  at("09:00:10", [&] { write("desk.yaml", policy("ten")); });
  at("09:00:30", [&] { write("desk.yaml", policy("1m")); });
  EXPECT_EQ(watch_until("09:01:10").size(), 1u);
  EXPECT_EQ(messages_,
            "desk.yaml:6:54: error: a duration is wanted here [M0205]\n"
            "    6 |   - {id: '1', on: opened, require: answered, within: ten}\n"
            "      |                                                      ^~~\n"
            "help: write 90s, 30m, 2h30m, 3d, 2w, 1mo, 1y or 2bd\n"
            "1 error\n"
            "mora: desk.yaml is not taken over; the rules go on as they were\n"
            "mora: desk.yaml: 1 open: 1 unchanged; no rule changed\n");
}

TEST_F(WatchLoopTest, AnotherTimezoneIsRefused) {
  append_at("09:00:01", event("09:00:01", "opened", "A"));
  at("09:00:10", [&] { write("desk.yaml", policy("1m", "timezone: Asia/Tokyo\n")); });
  EXPECT_EQ(watch_until("09:01:10").size(), 1u);
  EXPECT_EQ(messages_,
            "mora: desk.yaml: cannot be adopted: its timezone is 'Asia/Tokyo', that of the running "
            "one is 'UTC'; the rules go on as they were\n");
}

TEST_F(WatchLoopTest, IncludedFilesCountToo) {
  const std::string clause = "clauses:\n  - {id: '1', on: opened, require: answered, within: ";
  write("desk.yaml", std::string(head) + "include: clauses.yaml\n");
  write("clauses.yaml", clause + "1m}\n");
  append_at("09:00:01", event("09:00:01", "opened", "A"));
  at("09:00:10", [&] { fs::remove(path("clauses.yaml")); });
  at("09:00:20", [&] { write("clauses.yaml", clause + "9m}\n"); });
  watch_until("09:00:30");
  EXPECT_THAT(messages_, HasSubstr("clauses.yaml' cannot be read"));
  EXPECT_THAT(messages_, HasSubstr("mora: desk.yaml: 1 open: 1 under old terms; changed: 1\n"));
}

TEST_F(WatchLoopTest, ALogInCsvGoesOnUnderAnEditedPolicy) {
  write("log.csv", "");
  append_at("09:00:01", "time,type,ticket\n2026-03-02 09:00:01,opened,A\n", "log.csv");
  at("09:00:10", [&] { write("desk.yaml", policy("10s")); });
  append_at("09:00:20", "2026-03-02 09:00:20,opened,B\n2026-03-02 09:00:21\n", "log.csv");
  WatchOptions options;
  options.format = "csv";
  EXPECT_EQ(watch_until("09:00:40", options, "log.csv").size(), 1u);
  EXPECT_THAT(messages_, HasSubstr("log.csv:4: rejected: "));
  EXPECT_EQ(failure_, "");
}

TEST_F(WatchLoopTest, ACsvHeaderThatDoesNotDoEndsTheWatch) {
  append_at("09:00:01", "time,kind\n");
  WatchOptions options;
  options.format = "csv";
  watch_until("09:00:40", options);
  EXPECT_THAT(failure_, HasSubstr("log.jsonl:1: "));
}

TEST_F(WatchLoopTest, ACompressedLogIsRefused) {
  append_at("09:00:01", "\x1F\x8B\x08 and so on");
  watch_until("09:00:40");
  EXPECT_THAT(failure_, HasSubstr("is compressed, which cannot be watched"));
}

}  // namespace
}  // namespace mora::cli
