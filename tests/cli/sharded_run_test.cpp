// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// A replay on several threads against one on one thread: all bytes that come out, whatever the
// number of threads and however small the batches.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/replay.hpp"
#include "oracle/judge/civil.hpp"
#include "oracle/log_lines.hpp"
#include "oracle/random/scenario.hpp"
#include "support/compressed.hpp"

namespace mora::test {
namespace {

namespace fs = std::filesystem;
using cli::ReplayOptions;

// What a replay tells.
struct Said {
  int exit_code = -1;
  std::string findings;
  std::string rejections;
  std::string err;

  friend bool operator==(const Said&, const Said&) = default;
};

void PrintTo(const Said& said, std::ostream* out) {
  *out << "exit code " << said.exit_code << "\n" << said.findings << said.rejections << said.err;
}

class ShardedRun : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() /
              (std::string("mora-sharded-") + info->name() + "-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  std::string write(const std::string& name, std::string_view text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  [[nodiscard]] Said run(ReplayOptions options, std::uint32_t threads,
                         std::size_t block_size) const {
    options.report.output = path("findings");
    options.rejected = path("rejections");
    options.sharding = {threads, block_size};
    testing::internal::CaptureStderr();
    auto policies = cli::load_policies(options.rules, {});
    Said said;
    if (policies) said.exit_code = static_cast<int>(cli::replay(options, std::move(*policies)));
    said.err = testing::internal::GetCapturedStderr();
    said.findings = read("findings");
    said.rejections = read("rejections");
    return said;
  }

  // Returns what one thread says.
  Said expect_same(const ReplayOptions& options,
                   const std::vector<std::size_t>& block_sizes) const {
    const Said alone = run(options, 1, 0);
    for (const std::uint32_t threads : {2u, 3u, 8u}) {
      for (const std::size_t size : block_sizes) {
        EXPECT_EQ(run(options, threads, size), alone) << threads << " threads, blocks of " << size;
      }
    }
    return alone;
  }

 private:
  fs::path folder_;
};

constexpr std::size_t usual = 512 * 1024;

const std::string sample_rules = MORA_SOURCE_DIR "/rules/sigma-after-sales.yaml";
const std::string sample_log = MORA_SOURCE_DIR "/rules/samples/sigma-after-sales.jsonl";

ReplayOptions options_for(const std::vector<std::string>& rules,
                          const std::vector<std::string>& logs) {
  ReplayOptions options;
  options.rules = rules;
  options.log.logs = logs;
  options.report.format = "jsonl";
  return options;
}

TEST_F(ShardedRun, TheSampleLogGivesTheSameBytes) {
  ReplayOptions options = options_for({sample_rules}, {sample_log});
  for (const char* format : {"text", "jsonl", "csv"}) {
    options.report.format = format;
    const Said alone = expect_same(options, {100, 5000, usual});
    EXPECT_GT(alone.findings.size(), 10'000u);
  }
}

TEST_F(ShardedRun, AsOfAndLatenessGiveTheSameBytes) {
  ReplayOptions options = options_for({sample_rules}, {sample_log});
  options.log.lateness = "36h";
  expect_same(options, {700, usual});
  options.log.as_of = "2026-03-20 12:00";
  const Said alone = expect_same(options, {700, usual});
  EXPECT_THAT(alone.err, testing::HasSubstr("later than as-of"));
  options.log.as_of = "2027-03-20 12:00";
  expect_same(options, {700, usual});
}

constexpr std::string_view desk = R"(mora: 1
policy: desk
case: {key: ticket, closes_on: closed, forget_after: 20d}
calendars: {office: {weekly: {mon-fri: "09:00-17:00"}, holidays: ["2025-01-01"]}}
events:
  asked: {fields: {desk: string, n: number}}
  answered: {fields: {desk: string}}
  closed: {fields: {desk: string}}
roles: {agent: {assigned_by: {event: asked, person: by}}}
clauses:
  - {id: "1", on: asked, require: answered, within: 2h, liable: agent, warn: [50%, 10m], clock: office}
  - {id: "2", key: desk, forbid: asked, times: 3, within: 1h}
  - {id: "3", forbid: "answered where hour(time) < 9"}
  - {id: "4", key: desk, on: asked, require: closed, within: 2h, causing: ["2"]}
  - {id: "5", on: asked, assert: n > 2}
  - {id: "6", on: 'asked where business_time(time, time + 2h, "office") > 3h', assert: n > 2}
)";

// Many events of one instant, in cases that two rules see by different keys.
std::string desk_log(int from, int count) {
  std::string lines;
  for (int i = from; i < from + count; ++i) {
    const int minute = i / 7;
    char time[32];
    std::snprintf(time, sizeof time, "2026-03-%02dT%02d:%02d:00Z", 2 + minute / 1440,
                  minute / 60 % 24, minute % 60);
    lines += std::string("{\"time\":\"") + time + "\",\"type\":\"" +
             (i % 3 == 0    ? "answered"
              : i % 50 == 0 ? "closed"
                            : "asked") +
             "\",";
    if (i % 11 != 0) lines += "\"ticket\":\"T-" + std::to_string(i * 37 % 101) + "\",";
    if (i % 5 != 0) lines += "\"desk\":\"D\\u002d" + std::to_string(i % 4) + "\",";
    lines += "\"by\":\"jo\",\"n\":" + std::to_string(i % 6) + "}\n";
  }
  return lines;
}

std::string garbage() {
  return "not json\n\n\xEF\xBB\xBF{\"time\":\"2026-03-02T00:00:00Z\",\"type\":\"asked\"}\n"
         "{\"time\":\"1999-03-02T00:00:00Z\",\"type\":\"asked\",\"ticket\":\"T-1\"}\n"
         "{\"time\":\"2026-03-02T00:00:00Z\",\"type\":\"tea_made\"}\r\n"
         "{\"time\":\"2026-03-02T00:00:00Z\",\"type\":\"asked\",\"n\":[" +
         std::string(3000, ' ') + "]}\n";
}

TEST_F(ShardedRun, BadLinesGiveTheSameBytes) {
  std::string log = "\xEF\xBB\xBF";
  for (int i = 0; i < 30; ++i) log += desk_log(i * 40, 40) + garbage();
  ReplayOptions options = options_for({write("desk.yaml", desk)}, {write("log.jsonl", log)});
  options.fail_on = "violation";
  const Said alone = expect_same(options, {1, 100, 2000, usual});
  EXPECT_EQ(alone.exit_code, 1);
  EXPECT_THAT(alone.rejections, testing::HasSubstr("log.jsonl:44: rejected: "));
  EXPECT_THAT(alone.findings, testing::HasSubstr("\"caused\""));
  EXPECT_THAT(alone.err, testing::HasSubstr("office"));
}

TEST_F(ShardedRun, SeveralPoliciesAndFilesGiveTheSameBytes) {
  std::string other(desk);
  other.replace(other.find("policy: desk"), 12, "policy: bank");
  other.replace(other.find("within: 2h"), 10, "within: 1h");
  other.replace(other.find("  closed: "), 10, "  tea_made: {}\n  closed: ");
  other += "unknown_events: reject\n";
  std::string csv = "time,type,ticket,desk,n,by\n";
  for (int i = 0; i < 300; ++i) {
    csv += "2026-03-02T12:00:00Z,asked,T-" + std::to_string(i % 17) + ",\"D\n\",1,jo\n";
  }
  write("a.jsonl", garbage() + desk_log(0, 1000).substr(3));
  write("b.csv", csv + "x\n");
  write("c.jsonl.gz", gzip(desk_log(6000, 1000) + garbage() + "no end"));
  const std::string unended = desk_log(5998, 2);
  write("d.jsonl", unended.substr(0, unended.size() - 1));
  write("e.jsonl", "");
  const ReplayOptions options = options_for(
      {write("p.yaml", desk), write("q.yaml", other)},
      {path("a.jsonl"), path("b.csv"), path("d.jsonl"), path("e.jsonl"), path("c.jsonl.gz")});
  const Said alone = expect_same(options, {64, 3000, usual});
  EXPECT_EQ(alone.exit_code, 3);
  EXPECT_THAT(alone.rejections, testing::HasSubstr("c.jsonl.gz:1007: rejected by bank: "));
}

TEST_F(ShardedRun, ALogThatBreaksOffGivesTheSameBytes) {
  const std::string packed = gzip(desk_log(0, 2000));
  const std::string rules = write("desk.yaml", desk);
  write("cut.gz", packed.substr(0, packed.size() / 2));
  write("nothing.gz", packed.substr(0, 12));
  write("bad.csv", "ts,type,order\n");
  for (const char* name : {"cut.gz", "nothing.gz", "bad.csv", "empty.jsonl", "missing.jsonl"}) {
    if (name == std::string_view("empty.jsonl")) write(name, "");
    expect_same(options_for({rules}, {path(name)}), {1000, usual});
  }
}

TEST_F(ShardedRun, RandomPoliciesAndLogsGiveTheSameBytes) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const oracle::Scenario scenario = oracle::random_scenario(seed);
    ReplayOptions options = options_for({write("p.yaml", yaml_of(scenario.policy))},
                                        {write("log.jsonl", oracle::log_lines(scenario.log))});
    if (scenario.log.as_of) options.log.as_of = oracle::text_of(*scenario.log.as_of);
    if (scenario.log.lateness.count() != 0) {
      options.log.lateness = std::to_string(scenario.log.lateness.count() / 1'000'000) + "s";
    }
    const Said alone = expect_same(options, {seed % 2 == 0 ? 1u : 900u});
    EXPECT_TRUE(alone.exit_code == 0 || alone.exit_code == 3) << alone.err;
    ASSERT_FALSE(HasFailure()) << "seed " << seed << "\n" << yaml_of(scenario.policy);
  }
}

}  // namespace
}  // namespace mora::test
