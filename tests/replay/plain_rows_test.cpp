// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Most rows of CSV are read a fast way, all others one by one. Which way a row goes must not show:
// lines that are not UTF-8 together go the slow way, so a log is read both ways by what stands
// behind it.

#include "replay/plain_rows.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "mora/replay.hpp"

#include "replay/both_ways.hpp"
#include "replay/byte_marks.hpp"
#include "replay/vocabulary.hpp"

namespace mora {
namespace {

using replay::ByteMarks;
using test::shop;

std::vector<std::string> read_all(const Program& program, const std::string& log,
                                  std::size_t at_once, const ReadOptions& options = {}) {
  return test::read_all("csv", program, log, at_once, options);
}

std::vector<std::string> read_slowly(const Program& program, const std::string& log,
                                     const ReadOptions& options = {}) {
  return test::read_slowly("csv", program, log, options);
}

TEST(ByteMarks, AreGivenOneAfterTheOther) {
  std::mt19937 random(1);
  for (std::size_t size = 1; size < 300; ++size) {
    std::string text;
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < size; ++i) {
      text += "abcdefghijklmnop,\"\n"[random() % 19];
      if (std::string_view(",\"\n").find(text.back()) != std::string_view::npos) {
        wanted.push_back(i);
      }
    }
    const std::string padded = text + std::string(ByteMarks::at_once, 'x');
    ByteMarks marks({',', '"', '\n'});
    marks.begin(padded.data());
    for (const std::size_t place : wanted) {
      ASSERT_EQ(marks.next(), padded.data() + place) << padded;
    }
  }
}

TEST(ByteMarks, BeginAnew) {
  const std::string text = ",," + std::string(200, 'x') + ",," + std::string(64, 'x');
  ByteMarks marks({',', ',', ','});
  for (int i = 0; i < 2; ++i) {
    marks.begin(text.data());
    EXPECT_EQ(marks.next(), text.data());
    marks.begin(text.data() + 1);
    EXPECT_EQ(marks.next(), text.data() + 1);
    EXPECT_EQ(marks.next(), text.data() + 202);
  }
}

class RandomRows {
 public:
  explicit RandomRows(std::uint32_t seed, char delimiter)
      : random_(seed), delimiter_(1, delimiter) {}

  // Under the columns time, type, order, s, n, by, l, x.
  std::string next() {
    std::string row;
    const std::uint32_t columns = below(40) == 0 ? 7 + below(3) : 8;
    for (std::uint32_t i = 0; i < columns; ++i) {
      if (i > 0) row += delimiter_;
      std::string cell = cell_of(i);
      if (below(8) == 0) cell = '"' + cell + '"';
      row += cell;
    }
    if (below(30) == 0) row.insert(below(static_cast<std::uint32_t>(row.size())), 1, mark());
    return row + (below(4) == 0 ? "\r\n" : "\n");
  }

 private:
  std::string cell_of(std::uint32_t column) {
    static const std::vector<std::string> times = {"2026-03-02T01:00:00Z", "2026-03-02",
                                                   " 2026-03-02T09:00:00+08:00 ", "soon", ""};
    static const std::vector<std::string> types = {"all", "all", "paid", "Create Fine", "x", ""};
    static const std::vector<std::string> others = {"",  "a",   "中",  "12",   " ", "1;2",
                                                    "-", "[1]", "a b", "\"\"", "\r"};
    const std::vector<std::string>& all = column == 0 ? times : column == 1 ? types : others;
    if (column < 2 && below(4) != 0) return all.front();
    return all[below(static_cast<std::uint32_t>(all.size()))];
  }
  char mark() {
    static constexpr std::string_view marks = "\"\n\r,;\t ";
    return marks[below(static_cast<std::uint32_t>(marks.size()))];
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  std::mt19937 random_;
  std::string delimiter_;
};

TEST(PlainRows, AreReadAsAllOthers) {
  const Program program = shop();
  std::size_t events = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const char delimiter = ",;\t"[seed % 3];
    RandomRows rows(seed, delimiter);
    std::string log;
    for (const std::string name : {"time", "type", "order", "s", "n", "by", "l", "x"}) {
      log += (log.empty() ? "" : std::string(1, delimiter)) + name;
    }
    log += '\n';
    for (int i = 0; i < 40; ++i) log += rows.next();
    const std::vector<std::string> slowly = read_slowly(program, log);
    for (const std::size_t at_once : {std::size_t{1}, std::size_t{2 + seed % 7}, std::size_t{64}}) {
      ASSERT_EQ(read_all(program, log, at_once), slowly) << "seed " << seed << "\n" << log;
    }
    for (const std::string& result : slowly) {
      if (result.find("rejected") == std::string::npos) ++events;
    }
  }
  EXPECT_GT(events, 4000u);
}

// Which rows go the fast way cannot be seen by what is read, only by how long it takes.
TEST(PlainRows, TakeMostRows) {
  const Program program = shop();
  const replay::FieldMap names(program, {});
  using Id = replay::FieldMap::Id;
  const std::vector<Id> columns = {names.time(), names.type(), names.key(),
                                   names.find(replay::FieldMap::root, "l"), replay::FieldMap::none};
  replay::PlainRows rows(program, names, columns, ',');
  std::vector<Value> values(program.schema().max_field_count());
  const auto takes = [&](const std::string& row) {
    const std::string padded = row + std::string(replay::PlainRows::padding, ',');
    ReadResult result;
    rows.begin(padded.data());
    return rows.read(result, values.data()) && rows.row() == padded.data() + row.size();
  };
  const std::string head = "2026-03-02,all,SO-1,";
  for (const std::string rest :
       {",\n", "a,\n", "a,b\r\n", "\"a,b\",\n", "\"\",\"\"\n", "\"\",\"a\"\r\n", "a\r,\r\n"}) {
    EXPECT_TRUE(takes(head + rest)) << rest;
  }
  EXPECT_TRUE(takes("\"2026-03-02\",\"none\",,,\n"));
  for (const std::string rest :
       {"\n", "a\n", "a,b,\n", "\"a\"\"b\",\n", "\"a,\n", "a\",\n", "\"a\"b,\n", "\"a\" ,\n",
        "a,\"b\"\r\r\n", ",\"a\nb\"\n", "[1,\n", "\"[1,\",\n"}) {
    EXPECT_FALSE(takes(head + rest)) << rest;
  }
  for (const std::string row : {"\n", ",all,,,\n", "2026-03-02,,,,\n", "soon,all,,,\n"}) {
    EXPECT_FALSE(takes(row)) << row;
  }
}

// More rows than are looked at together, with some between them that are not plain, and one that is
// not UTF-8.
TEST(PlainRows, GoOnBehindOthers) {
  const Program program = shop();
  std::string log = "time,type,order,note\n";
  std::vector<std::string> wanted;
  std::size_t line = 1;
  const std::string head = " paid 2026-03-01T16:00:00+00:00 order=\"";
  for (std::size_t i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i * i);
    const std::string first = std::to_string(++line);
    if (i == 9'000) {
      log += "2026-03-02,paid,\xFF,x\n";
      wanted.push_back(first + " rejected: the line is not UTF-8");
    } else if (i % 41 == 0) {
      log += "2026-03-02,paid," + number + ",\"a\nb\"\n";
      wanted.push_back(first + head + number + "\" note=\"a\nb\"");
      ++line;
    } else if (i % 97 == 0) {
      log += "2026-03-02,paid," + number + "\n";
      wanted.push_back(first + " rejected: the row has 3 cells, the header 4");
    } else {
      log += "2026-03-02,paid," + number + ",中" + std::string(i % 50, 'x') + "\n";
      wanted.push_back(first + head + number + "\" note=\"中" + std::string(i % 50, 'x') + '"');
    }
  }
  for (const std::size_t at_once : {1u, 7u, 64u, 5000u}) {
    EXPECT_EQ(read_all(program, log, at_once), wanted) << at_once;
  }
}

TEST(PlainRows, KnowHowLongAFieldMayBe) {
  const Program program = shop();
  const std::string row = "2026-03-02,paid,A,";
  const std::string log = "time,type,order,note\n" + row + "12345\n" + row + "123456\n" + row +
                          std::string(100, 'x') + "\n";
  for (const std::size_t most : {1u, 10u, 23u, 24u, 25u, 30u}) {
    ReadOptions options;
    (most < 24 ? options.max_field : options.max_line) = most;
    EXPECT_EQ(read_all(program, log, 5, options), read_slowly(program, log, options));
  }
}

}  // namespace
}  // namespace mora
