// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Flat lines are read by an index over many lines, all others one by one. Which way a line goes
// must not show: a block with an escape in it has no index, so a log is read both ways by what
// stands behind it. That ends with its line: a block has whole lines alone.

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/replay.hpp"

#include "replay/vocabulary.hpp"

namespace mora {
namespace {

using test::shop;

constexpr const char* with_escape = R"({"time":"2026-03-02T01:00:00Z","type":"paid","a":"\n"})";

std::vector<std::string> read_all(const Program& program, const std::string& log) {
  std::istringstream input(log);
  const std::unique_ptr<EventReader> reader = read_json_lines(program, input);
  std::vector<std::string> results;
  for (ReadResult result = reader->next(); result.outcome != ReadOutcome::end;
       result = reader->next()) {
    results.push_back(test::dump(result, program));
  }
  return results;
}

std::vector<std::string> read_by_line(const Program& program, const std::string& log) {
  std::vector<std::string> results = read_all(program, log + "\n" + with_escape + "\n");
  results.pop_back();
  return results;
}

std::string join(const std::vector<std::string>& lines) {
  std::string log;
  for (const std::string& line : lines) log += line + "\n";
  return log;
}

class RandomLines {
 public:
  explicit RandomLines(std::uint32_t seed) : random_(seed) {}

  std::string next() {
    std::string line = "{" + blank();
    const std::uint32_t fields = below(7);
    for (std::uint32_t i = 0; i < fields; ++i) {
      if (i > 0) line += "," + blank();
      line += '"' + one_of(keys) + '"' + blank() + ":" + blank() + one_of(values) + blank();
    }
    line += "}" + blank();
    return below(4) == 0 ? spoiled(std::move(line)) : line;
  }

 private:
  static inline const std::vector<std::string> keys = {"time",
                                                       "type",
                                                       "order",
                                                       "by",
                                                       "amount",
                                                       "s",
                                                       "n",
                                                       "b",
                                                       "t",
                                                       "a longer key than a word",
                                                       "a longer key than a worm",
                                                       "",
                                                       "amounts",
                                                       "amoun"};
  static inline const std::vector<std::string> values = {R"("2026-03-02T01:00:00Z")",
                                                         R"("2026-03-02T09:00:00.5+08:00")",
                                                         R"("paid")",
                                                         R"("all")",
                                                         R"("SO-1")",
                                                         R"("30 CNY")",
                                                         R"("")",
                                                         R"("中")",
                                                         "1",
                                                         "-0.5e3",
                                                         "01",
                                                         "1.",
                                                         "true",
                                                         "false",
                                                         "null",
                                                         "nul",
                                                         "[]",
                                                         R"([1,"a"])",
                                                         R"({"a":{}})",
                                                         "tru",
                                                         "-"};

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  const std::string& one_of(const std::vector<std::string>& all) {
    return all[below(static_cast<std::uint32_t>(all.size()))];
  }
  std::string blank() { return below(12) == 0 ? " \t" : ""; }

  std::string spoiled(std::string line) {
    static const std::string marks = "\"{}[]:,x1 \x01\xE4\x00";
    const std::uint32_t at = below(static_cast<std::uint32_t>(line.size()));
    const char mark = marks[below(static_cast<std::uint32_t>(marks.size()))];
    switch (below(4)) {
      case 0: line.erase(at, 1 + below(3)); break;
      case 2: line += "{\"n\":1}"; break;
      case 1: line.insert(at, 1, mark); break;
      default: line[at] = mark;
    }
    return line;
  }

  std::mt19937 random_;
};

TEST(FlatScanner, ReadsWhatIsReadLineByLine) {
  const Program program = shop();
  std::uint64_t events = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    RandomLines lines(seed);
    std::vector<std::string> all(20);
    for (std::string& line : all) line = lines.next();
    const std::string log = join(all);
    const std::vector<std::string> results = read_all(program, log);
    ASSERT_EQ(results, read_by_line(program, log)) << "seed " << seed << "\n" << log;
    events += results.size();
  }
  EXPECT_GT(events, 4000u);
}

// One line with a mistake that the index cannot be made over must not take others with it.
TEST(FlatScanner, LosesNoLineBesideABadOne) {
  const Program program = shop();
  const std::string good =
      R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":"SO-1","by":"zhao","amount":30})";
  for (const std::string bad : {"{\"type\":\"pa", "\xFF\xFE", "{\"a\":\"\x01\"}", "\"", "{]"}) {
    const std::vector<std::string> results = read_all(program, join({good, bad, good}));
    ASSERT_EQ(results.size(), 3u) << bad;
    EXPECT_EQ(results[0].substr(2), results[2].substr(2)) << bad;
    EXPECT_NE(results[0].find("amount=30.00 CNY"), std::string::npos) << results[0];
    EXPECT_EQ(results[1].find("paid"), std::string::npos) << results[1];
  }
}

// More lines than a block takes, so that one block ends and the next begins at every offset, and a
// buffer is moved under lines that had an index.
TEST(FlatScanner, GoesOnFromBlockToBlock) {
  const Program program = shop();
  std::string log;
  std::size_t lines = 0;
  while (log.size() < 1'500'000) {
    log += R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":"SO-)" +
           std::to_string(lines * lines) + R"(","by":"zhao","amount":)" + std::to_string(lines) +
           R"(,"remark":")" + std::string(lines % 97, 'x') + "\"}\n";
    ++lines;
  }
  const std::vector<std::string> results = read_all(program, log);
  ASSERT_EQ(results.size(), lines);
  for (std::size_t i = 0; i < lines; ++i) {
    const std::string wanted =
        std::to_string(i + 1) + " paid 2026-03-02T01:00:00+00:00 order=\"SO-" +
        std::to_string(i * i) + "\" by=\"zhao\" amount=" + std::to_string(i) + ".00 CNY";
    ASSERT_EQ(results[i], wanted);
  }
}

// A log whose keys are values has no end of them.
TEST(FlatScanner, ReadsLinesWithEverNewKeys) {
  const Program program = shop();
  std::string log;
  constexpr std::size_t lines = 9000;
  for (std::size_t i = 0; i < lines; ++i) {
    log += "{\"key" + std::to_string(i) +
           R"(":1,"time":"2026-03-02T01:00:00Z","type":"paid","order":"SO-1"})" + "\n";
  }
  const std::vector<std::string> results = read_all(program, log);
  ASSERT_EQ(results.size(), lines);
  EXPECT_EQ(results.back(),
            std::to_string(lines) + " paid 2026-03-02T01:00:00+00:00 order=\"SO-1\"");
}

}  // namespace
}  // namespace mora
