// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Lines that are longer than a line may be: each is rejected, takes no more memory than the limit,
// and costs no other line.

#include <algorithm>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/replay.hpp"

#include "replay/block_reader.hpp"
#include "replay/line_blocks.hpp"
#include "replay/vocabulary.hpp"

namespace mora::replay {
namespace {

constexpr std::size_t limit = 200;
constexpr const char* too_long = "the line is longer than 200 bytes";

const std::string jsonl_begin = R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":")";
const std::string csv_begin = "2026-03-02T01:00:00Z,paid,";

// An event's line of so many bytes.
std::string line_of(const std::string& format, std::size_t size) {
  const std::string begin = format == "csv" ? csv_begin : jsonl_begin;
  const std::string end = format == "csv" ? "" : "\"}";
  return begin + std::string(size - begin.size() - end.size(), 'x') + end;
}

ReadOptions short_lines() {
  ReadOptions options;
  options.max_line = limit;
  return options;
}

std::vector<std::string> read_all(const std::string& format, std::istream& input,
                                  const ReadOptions& options = short_lines()) {
  const Program program = test::shop();
  const std::unique_ptr<EventReader> reader = make_reader(format, program, input, options);
  std::vector<std::string> results;
  for (ReadResult result = reader->next(); result.outcome != ReadOutcome::end;
       result = reader->next()) {
    results.push_back(result.outcome == ReadOutcome::rejected
                          ? std::to_string(result.line) + " " + std::string(result.reason)
                          : std::to_string(result.line));
  }
  return results;
}

// So many bytes of one line, and an event's line behind it.
class Endless final : public std::streambuf {
 public:
  explicit Endless(std::size_t size) : rest_(size) {}

 protected:
  int_type underflow() override {
    if (rest_ == 0) {
      if (std::exchange(ended_, true)) return traits_type::eof();
      piece_ = "\n" + line_of("jsonl", 100) + "\n";
    } else {
      piece_.assign(std::min<std::size_t>(rest_, 1 << 16), 'x');
      rest_ -= piece_.size();
    }
    setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
    return traits_type::to_int_type(piece_.front());
  }

 private:
  std::size_t rest_;
  bool ended_ = false;
  std::string piece_;
};

TEST(LongLine, IsRejectedAndCostsNoOther) {
  for (const std::string format : {"jsonl", "csv"}) {
    const std::string good = line_of(format, 100);
    for (const std::size_t more : {1u, 100u, 1'000'000u}) {
      for (const std::string end : {"\n", "\r\n"}) {
        std::string log = format == "csv" ? "time,type,order" + end : "";
        for (const std::string& line :
             {good, line_of(format, limit), good, line_of(format, limit + more), good,
              line_of(format, limit + more)}) {
          log += line + end;
        }
        const std::size_t header = format == "csv" ? 1 : 0;
        const auto number = [&](std::size_t i) { return std::to_string(i + header); };
        std::istringstream input(log);
        EXPECT_EQ(
            read_all(format, input),
            (std::vector<std::string>{number(1), number(2), number(3), number(4) + " " + too_long,
                                      number(5), number(6) + " " + too_long}))
            << format << ' ' << more;
      }
    }
  }
}

// Also where the log ends within it.
TEST(LongLine, MayBeTheLast) {
  for (const std::size_t more : {1u, 300'000u}) {
    std::istringstream input(line_of("jsonl", 100) + "\n" + line_of("jsonl", limit + more));
    EXPECT_EQ(read_all("jsonl", input),
              (std::vector<std::string>{"1", "2 " + std::string(too_long)}));
  }
}

TEST(LongLine, IsNotKept) {
  Endless source(300'000'000);
  std::istream input(&source);
  EXPECT_EQ(read_all("jsonl", input),
            (std::vector<std::string>{"1 " + std::string(too_long), "2"}));
}

// A row of CSV that goes on over several lines, one of which is too long.
TEST(LongLine, EndsARowThatGoesOn) {
  const std::string begin = csv_begin + "\"a";
  std::istringstream input("time,type,order\n" + begin + "\n" + std::string(limit + 1, 'x') +
                           "\"\n" + line_of("csv", 100) + "\n");
  EXPECT_EQ(read_all("csv", input),
            (std::vector<std::string>{"2 the quote that opens cell 3 is not closed",
                                      "3 " + std::string(too_long), "4"}));
}

TEST(LongLine, IsTheSameInBlocks) {
  const Program program = test::shop();
  ReadOptions options;
  options.max_line = limit;
  std::string log;
  for (const std::size_t size : {100u, 200u, 201u, 150u, 5000u, 70'000u, 100u, 100u, 900u}) {
    log += line_of("jsonl", size) + "\n";
  }
  std::istringstream whole(log);
  const std::vector<std::string> wanted = read_all("jsonl", whole);
  for (const std::size_t size : {50u, 128u, 1000u, 100'000u}) {
    std::istringstream input(log);
    LineBlocks blocks(input, size, limit);
    BlockReader reader(program, options);
    std::vector<std::string> results;
    std::uint64_t line = 1;
    for (TextBlock block; blocks.next(block); line += line_count(block.text())) {
      reader.read(block, line, [&](const ReadResult& result) {
        results.push_back(result.outcome == ReadOutcome::rejected
                              ? std::to_string(result.line) + " " + std::string(result.reason)
                              : std::to_string(result.line));
      });
    }
    EXPECT_EQ(results, wanted) << size;
  }
}

std::vector<std::string> read_with_short_fields(const std::string& format, const std::string& log) {
  std::istringstream input(log);
  ReadOptions options;
  options.max_field = 8;
  return read_all(format, input, options);
}

TEST(LongField, RejectsItsEventAndNoOther) {
  const std::string time = R"("time":"2026-03-02T01:00:00Z")";
  const auto line = [&](const std::string& rest) { return "{" + time + "," + rest + "}\n"; };
  const std::string log =
      line(R"("type":"all","s":"12345678")") + line(R"("type":"all","s":"123456789")") +
      line(R"("type":"all","n":123456789)") + line(R"("type":"all","s":"ok","other":"123456789")") +
      line(R"("type":"all","l":["1234","5678"])") +
      line(R"("type":"all","l":["1234","5678","9"])") + line(R"("type":"of a long name")") +
      line(R"("type":"paid","order":"123456789")");
  EXPECT_EQ(read_with_short_fields("jsonl", log),
            (std::vector<std::string>{
                "1", "2 field 's' is longer than 8 bytes", "3 field 'n' is longer than 8 bytes",
                "4", "5", "6 field 'l' is longer than 8 bytes", "7 'type' is longer than 8 bytes",
                "8 field 'order' is longer than 8 bytes"}));
}

TEST(LongField, OfCsv) {
  const std::string log =
      "time,type,order,s,l\n"
      "2026-03-02T01:00:00Z,all,a,12345678,\n"
      "2026-03-02T01:00:00Z,all,a,123456789,\n"
      "2026-03-02T01:00:00Z,all,a,,a; b; c; d\n";
  EXPECT_EQ(read_with_short_fields("csv", log),
            (std::vector<std::string>{"2", "3 field 's' is longer than 8 bytes",
                                      "4 field 'l' is longer than 8 bytes"}));
}

// By default a megabyte.
TEST(LongField, IsAMegabyteUnlessSaid) {
  const std::string begin = R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":"a","note":")";
  const std::string log =
      begin + std::string(1'000'000, 'x') + "\"}\n" + begin + std::string(1'000'001, 'x') + "\"}\n";
  std::istringstream input(log);
  EXPECT_EQ(read_all("jsonl", input, {}),
            (std::vector<std::string>{"1", "2 field 'note' is longer than 1000000 bytes"}));
}

}  // namespace
}  // namespace mora::replay
