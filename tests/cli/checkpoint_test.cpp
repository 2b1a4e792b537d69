// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// mora replay --checkpoint: a run that is broken off, wherever that is, and goes on.

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"
#include "support/compressed.hpp"

namespace mora::test {
namespace {

using testing::HasSubstr;

// So many orders: asked for in turn, most of them answered in time, some late, some never; a bad
// line now and then, times out of order by up to two minutes, and events that are sent twice, at
// once or half an hour later.
class OrdersLog {
 public:
  explicit OrdersLog(int count) {
    for (int i = 0; i < count; ++i) add(i);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void add(int i) {
    ask(i);
    if (i % 9 == 0) ask(i);
    if (i % 8 == 7) ask(i - 6);
    if (i % 3 == 0) line(5 * i, "assigned", i, "a");
    if (i % 7 == 0) text_ += "{\"time\": \"2026-03-01 00:00\", \"type\": \n";
    if (i >= 40 && i % 5 != 0) line(5 * i + 1, "responded", i - (i % 11 == 0 ? 40 : 20), "r");
  }
  void ask(int i) { line(5 * i + 2, "requested", i, ""); }
  void line(int minute, const std::string& type, int order, const std::string& number) {
    char time[32];
    std::snprintf(time, sizeof time, "2026-03-%02d %02d:%02d", 1 + minute / 1440, minute / 60 % 24,
                  minute % 60);
    const std::string which = std::to_string(order);
    text_ += R"({"time": ")" + std::string(time) + R"(", "type": ")" + type + R"(", "order": "o)" +
             which + R"(", "by": "Li", "number": ")" + which + number + "\"}\n";
  }

  std::string text_;
};

std::string orders_log(int count) { return OrdersLog(count).text(); }

class Checkpoint : public ProgramRun {
 protected:
  void SetUp() override {
    ProgramRun::SetUp();
    write("policy.yaml", policy());
    write("log.jsonl", orders_log(1500));
  }

  static std::string policy() { return std::string(service_policy) + "dedupe: number\n"; }
  static std::string command(const std::string& name, const std::string& format) {
    return "replay --rules policy.yaml --lateness 5m --format " + format + " --output " + name +
           " --rejected " + name + ".rejected log.jsonl";
  }
  static std::string with_checkpoint(const std::string& name, const std::string& format) {
    return command(name, format) + " --checkpoint run.checkpoint --checkpoint-every 97";
  }

  // Starts the program and kills it after that time. False if it was faster.
  [[nodiscard]] bool kill_after(std::chrono::microseconds time, const std::string& arguments) {
    const pid_t child = ::fork();
    if (child == 0) {
      const std::string line = "exec \"$MORA\" " + arguments + " > .out 2> .err";
      if (::chdir(folder().c_str()) != 0 || ::setenv("MORA", MORA_PROGRAM, 1) != 0) ::_exit(126);
      ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
      ::_exit(127);
    }
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
  }

  // From the summary on.
  static std::string summary_of(const std::string& err) {
    const std::size_t at = err.find("Service regulation");
    return at == std::string::npos ? "no summary in: " + err : err.substr(at);
  }
};

TEST_F(Checkpoint, AKilledRunGoesOnAsIfNothingHadBeen) {
  const auto before = std::chrono::steady_clock::now();
  const ProgramOutput whole = mora(command("whole", "csv"));
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - before);
  ASSERT_EQ(whole.exit_code, 3) << whole.err;
  ASSERT_GT(read("whole").size(), 10'000u);

  std::mt19937 random(20260301);
  std::uniform_int_distribution<std::int64_t> time(0, 2 * took.count());
  int kills = 0;
  int gone_on = 0;
  while (kills < 200) {
    while (kill_after(std::chrono::microseconds(time(random)), with_checkpoint("parts", "csv"))) {
      ++kills;
      if (!read("run.checkpoint").empty()) ++gone_on;
    }
    const ProgramOutput last = mora(with_checkpoint("parts", "csv"));
    ASSERT_EQ(last.exit_code, 3) << last.err;
    ASSERT_EQ(read("parts"), read("whole"));
    ASSERT_EQ(read("parts.rejected"), read("whole.rejected"));
    ASSERT_EQ(summary_of(last.err), summary_of(whole.err));
    ASSERT_EQ(read("run.checkpoint"), "");
  }
  EXPECT_GT(gone_on, 20);
}

// A run that ends where its compressed log does leaves a checkpoint behind.
class CutLog : public Checkpoint {
 protected:
  static constexpr const char* run =
      "replay --rules policy.yaml -f jsonl -o out log.jsonl.gz --checkpoint c --checkpoint-every "
      "50";

  void SetUp() override {
    Checkpoint::SetUp();
    log_ = gzip(orders_log(600));
    write("log.jsonl.gz", log_.substr(0, log_.size() * 2 / 3));
    const ProgramOutput cut = mora(run);
    EXPECT_EQ(cut.exit_code, 2);
    EXPECT_NE(read("c"), "");
    findings_ = read("out");
  }

  std::string log_;
  std::string findings_;
};

TEST_F(CutLog, GoesOnUnderAnEditedPolicy) {
  std::string edited = policy();
  edited.replace(edited.find("3h"), 2, "5h");
  write("policy.yaml", edited);
  write("log.jsonl.gz", log_);
  const ProgramOutput output = mora(run);
  EXPECT_EQ(output.exit_code, 3) << output.err;
  EXPECT_THAT(output.err, HasSubstr("goes on behind line "));
  EXPECT_THAT(output.err, HasSubstr("under old terms; changed: 2.1"));
  EXPECT_EQ(read("out").substr(0, 500), findings_.substr(0, 500));
  EXPECT_GT(read("out").size(), findings_.size());
}

TEST_F(CutLog, AnotherLogIsRefused) {
  write("log.jsonl.gz", gzip(orders_log(600).substr(200)));
  EXPECT_THAT(mora(run).err,
              HasSubstr("the log is not the one that the checkpoint was written of"));
  write("log.jsonl.gz", gzip(orders_log(5)));
  EXPECT_THAT(mora(run).err, HasSubstr("the log is shorter than it was"));
  write("log.jsonl.gz", log_);
  EXPECT_THAT(mora(std::string(run) + " --as-of 2026-06-01").err,
              HasSubstr("other logs or options"));
  write("out", findings_.substr(0, 100));
  EXPECT_THAT(mora(run).err, HasSubstr("cannot write out"));
  EXPECT_NE(read("c"), "");
}

TEST_F(Checkpoint, IsRefusedWhereItDoesNotFit) {
  const auto refused = [&](const std::string& arguments) {
    const ProgramOutput output = mora(arguments);
    EXPECT_EQ(output.exit_code, 2);
    return output.err;
  };
  const std::string start = "replay --rules policy.yaml --checkpoint c ";
  EXPECT_THAT(refused(start + "log.jsonl"), HasSubstr("--output FILE"));
  EXPECT_THAT(refused(start + "-o out log.jsonl"), HasSubstr("--format jsonl or csv"));
  EXPECT_THAT(refused(start + "-f jsonl -o out < log.jsonl"), HasSubstr("standard input"));
  EXPECT_THAT(refused(start + "-f jsonl -o out --threads 2 log.jsonl"), HasSubstr("--threads"));
  write("c", "no checkpoint");
  EXPECT_THAT(refused(start + "-f jsonl -o out log.jsonl"), HasSubstr("c: the snapshot cannot"));
  EXPECT_EQ(read("c"), "no checkpoint");
}

}  // namespace
}  // namespace mora::test
