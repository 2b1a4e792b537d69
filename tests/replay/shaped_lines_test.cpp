// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Most lines are read by an index over many lines, all others one by one. Which way a line goes
// must not show: a block with a byte in it that is not UTF-8 has no index, so a log is read both
// ways by what stands behind it.

#include "replay/shaped_lines.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/replay.hpp"

#include "replay/both_ways.hpp"
#include "replay/field_map.hpp"
#include "replay/json_index.hpp"
#include "replay/vocabulary.hpp"

namespace mora {
namespace {

using test::shop;

std::vector<std::string> read_all(const Program& program, const std::string& log,
                                  std::size_t at_once = 1, const ReadOptions& options = {}) {
  return test::read_all("jsonl", program, log, at_once, options);
}

std::vector<std::string> read_by_line(const Program& program, const std::string& log,
                                      const ReadOptions& options = {}) {
  return test::read_slowly("jsonl", program, log, options);
}

std::string join(const std::vector<std::string>& lines) {
  std::string log;
  for (const std::string& line : lines) log += line + "\n";
  return log;
}

class RandomLines {
 public:
  explicit RandomLines(std::uint32_t seed) : random_(seed), spoils_(seed % 3 == 0) {}

  std::string next() {
    const std::string head =
        below(2) == 0 ? R"("time":"2026-03-02T01:00:00Z","type":"all")" : std::string();
    const std::string line = object(head, below(7)) + blank();
    return spoils_ && below(8) == 0 ? spoiled(line) : line;
  }

 private:
  // With `head` and so many fields.
  std::string object(const std::string& head, std::uint32_t fields) {
    std::string text = "{" + blank() + head;
    for (std::uint32_t i = 0; i < fields; ++i) {
      if (i > 0 || !head.empty()) text += "," + blank();
      text += '"' + one_of(keys) + '"' + blank() + ":" + blank() + value() + blank();
    }
    return text + "}";
  }

  std::string list(std::uint32_t items) {
    std::string text = "[" + blank();
    for (std::uint32_t i = 0; i < items; ++i) text += (i > 0 ? "," + blank() : "") + value();
    return text + blank() + "]";
  }

  std::string value() {
    if (depth_ == 4) return one_of(values);
    ++depth_;
    std::string text;
    switch (below(10)) {
      case 0: text = object("", below(4)); break;
      case 1: text = list(below(4)); break;
      default: text = one_of(values);
    }
    --depth_;
    return text;
  }

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
                                                       "amoun",
                                                       "a",
                                                       "c",
                                                       "l",
                                                       "k",
                                                       R"(\u0062y)",
                                                       R"(n\")",
                                                       R"(n\q)",
                                                       "s.n"};
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
                                                         "0",
                                                         "01",
                                                         "12a",
                                                         "1234567890",
                                                         "1.",
                                                         "0.5",
                                                         "00.5",
                                                         "1e999",
                                                         "1234567890123456789012345678901234567890",
                                                         ".5",
                                                         "1.2.3",
                                                         "12.x",
                                                         "true",
                                                         "false",
                                                         "null",
                                                         "nul",
                                                         R"(1\u0032)",
                                                         "[]",
                                                         R"([1,"a"])",
                                                         R"({"a":{}})",
                                                         "tru",
                                                         R"("a\"b\\")",
                                                         R"("a\q")",
                                                         R"("\u4e2d\ud83d\ude00\/")",
                                                         R"("\ud83d")",
                                                         R"("p\u0061id")",
                                                         R"("2026-03-02T01:00:00\u005a")",
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
  bool spoils_;  // one such line may take the index from all
  int depth_ = 0;
};

TEST(ShapedLines, ReadsWhatIsReadLineByLine) {
  const Program program = shop();
  std::uint64_t events = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    RandomLines lines(seed);
    std::vector<std::string> all(20);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i % 3 == 2 ? all[i - 1] : lines.next();
    const std::string log = join(all);
    const std::vector<std::string> results = read_all(program, log);
    ASSERT_EQ(results, read_by_line(program, log)) << "seed " << seed << "\n" << log;
    ASSERT_EQ(results, read_all(program, log, 1 + seed % 7)) << "seed " << seed << "\n" << log;
    events += results.size();
  }
  EXPECT_GT(events, 4000u);
}

// A column may be that of several fields, or of the time or the type too.
TEST(ShapedLines, ReadsColumnsThatSeveralFieldsHave) {
  const Program program = shop();
  for (const ReadOptions& options :
       {ReadOptions{.source = {{"by", "order"}, {"note", "by"}, {"k", "b"}}},
        ReadOptions{.source = {{"s", "time"}, {"note", "type"}, {"t", "time"}}},
        ReadOptions{.source = {{"m", "amount"}, {"d", "amount"}, {"type", "s"}}},
        ReadOptions{.source = {{"by", "a.s"}, {"note", "a.c.s"}, {"k", "s"}, {"b", "c.b"}}},
        ReadOptions{.source = {{"time", "a.t"}, {"order", "s.n"}, {"by", "a"}}},
        ReadOptions{.source = {{"type", "a.type"}, {"order", "a.order"}, {"by", "a.c.by"}}}}) {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
      RandomLines lines(seed);
      std::string log;
      for (int i = 0; i < 20; ++i) {
        const std::string line = lines.next() + "\n";
        // What has come before is read another way than what is new.
        log += line + line + line;
      }
      ASSERT_EQ(read_all(program, log, 5, options), read_by_line(program, log, options))
          << "seed " << seed << "\n"
          << log;
    }
  }
}

// Around the number of fields that are put in their places as soon as they come.
TEST(ShapedLines, ReadsTypesOfManyFields) {
  for (const std::size_t count : {60u, 61u, 62u, 63u, 64u, 90u}) {
    std::vector<std::pair<std::string, ValueKind>> fields;
    for (std::size_t i = 0; i < count; ++i) {
      fields.emplace_back("f" + std::to_string(i),
                          i % 5 == 3 ? ValueKind::number : ValueKind::string);
    }
    const Program program = test::vocabulary({{"paid", fields}}, "CNY");
    const std::string head = R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":"SO-1")";
    std::vector<std::string> lines = {head + "}"};
    std::string all = head;
    for (const auto& [name, kind] : fields) {
      const std::string field =
          ",\"" + name + (kind == ValueKind::number ? "\":7" : "\":\"" + name + '"');
      all += field;
      lines.push_back(head + field + "}");
      lines.push_back(head + field + field + "}");
      lines.push_back("{" + field.substr(1) + "," + head.substr(1) + "}");
      lines.push_back("{" + field.substr(1) + "," + head.substr(1) + field + "}");
    }
    // With a value in every slot, and one of them before the type too.
    const std::string full = all + R"(,"by":"zhao"})";
    for (int i = 0; i < 3; ++i) {
      lines.push_back(R"({"f0":"f0",)" + full.substr(1));
      lines.push_back(full);
    }
    const std::vector<std::string> results = read_all(program, join(lines), 3);
    ASSERT_EQ(results, read_by_line(program, join(lines)));
    EXPECT_NE(results.back().find("f" + std::to_string(count - 1)), std::string::npos);
    EXPECT_EQ(results[0].substr(2), "paid 2026-03-02T01:00:00+00:00 order=\"SO-1\"");
    EXPECT_EQ(results[2].find("paid"), std::string::npos) << results[2];
    EXPECT_EQ(results[4].find("paid"), std::string::npos) << results[4];
    EXPECT_EQ(results[results.size() - 2].find("paid"), std::string::npos);
  }
}

// What a call gives stays as it is until the next one, whatever lines it has gone over.
TEST(ShapedLines, GivesManyThatStayInPlace) {
  const Program program = shop();
  std::vector<std::string> all;
  for (std::size_t i = 0; i < 500; ++i) {
    const std::string number = std::to_string(i);
    std::string line = R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":)" + number;
    if (i % 3 != 0) line += R"(,"by":"p)" + number + '"';
    if (i % 50 == 7) line += R"(,"note":"a\nb")";
    line += i % 11 == 0 ? R"(,"amount":"x"})" : R"(,"amount":)" + number + "}";
    all.push_back(i % 13 == 0 ? R"({"time":"2026-03-02T01:00:00Z","type":"t)" + number + "\"}"
                              : line);
  }
  const std::vector<std::string> results = read_all(program, join(all));
  ASSERT_EQ(results.size(), all.size());
  for (const std::size_t at_once : {2u, 3u, 64u, 1000u}) {
    EXPECT_EQ(results, read_all(program, join(all), at_once)) << at_once;
  }
}

// Which lines go the fast way cannot be seen by what is read, only by how long it takes.
class FastWay {
 public:
  explicit FastWay(const ReadOptions& options)
      : names_(program_, options.source),
        lines_(program_, names_),
        values_(program_.schema().max_field_count()) {}

  bool takes(const std::string& line) {
    lines_.begin();
    const std::string padded = line + '\n' + std::string(simdjson::SIMDJSON_PADDING, ' ');
    index_.build(std::string_view(padded).substr(0, line.size() + 1));
    ReadResult result;
    replay::JsonIndex::Place place = index_.at(padded.data());
    return index_.is_there() && lines_.read(place, result, values_.data()) &&
           place.line == padded.data() + line.size() + 1;
  }

 private:
  Program program_ = shop();
  replay::FieldMap names_;
  replay::ShapedLines lines_;
  replay::JsonIndex index_;
  std::vector<Value> values_;
};

TEST(ShapedLines, TakeObjectsListsAndEscapes) {
  const std::string head = R"({"time":"2026-03-02T01:00:00Z","type":"all","order":"SO-1")";
  const ReadOptions options{.source = {{"m", "meta.cost"}, {"k", "keys"}}};
  FastWay way(options);
  for (int i = 0; i < 3; ++i) {
    for (const std::string rest :
         {R"(})", R"(,"meta":{}})", R"(,"meta":{"cost":30,"at":{"s":"x","n":[1,[],{}]}}})",
          R"(,"list":["a","b",{"s":1},null]})", R"(,"x":[]})", R"(,"x":[[{"a":[]}],1],"n":4.5})",
          R"(,"x":1})", R"(,"x":[1]})", R"(,"l":[]})", R"(,"l":["a",1,null,true],"s":"x"})",
          R"(,"meta":[{"cost":1}]})", R"(,"l":["\u4e2d"],"keys":[],"n":1})", R"(,"keys":[0.5]})",
          R"(,"x":{"s":"a","by":"b"},"s":"a","by":"b"})", R"(,"s":"a\"b\\","by":"\u4e2d\u6587"})",
          R"(,"\u0073":"x","not\/wanted":"\n"})", R"(,"not\/wanted":1,"n":1})"}) {
      EXPECT_TRUE(way.takes(head + rest)) << rest;
      FastWay other(options);  // that knows no other lines
      for (int j = 0; j < 3; ++j) EXPECT_TRUE(other.takes(head + rest)) << rest;
    }
  }
  std::string deep = R"("x")";
  for (int i = 0; i < 40; ++i) deep = R"({"a":)" + deep + "}";
  for (const std::string rest : {R"(,"s":{}})",
                                 R"(,"l":[[1]]})",
                                 R"(,"l":[1,{}]})",
                                 R"(,"l":[1,tru]})",
                                 R"(,"l":[1,1e999]})",
                                 R"(,"l":[],"l":[]})",
                                 R"(,"l":["a"],"l":["b"]})",
                                 R"(,"l":[],"l":["b"]})",
                                 R"(,"l":{}})",
                                 R"(,"n":["a"]})",
                                 R"(,"meta":{"cost":[1]}})",
                                 R"(,"s":"a\q"})",
                                 R"(,"not\wanted":1})",
                                 R"(,"x":"a\q"})",
                                 R"(,"x":[1,]})",
                                 R"(,"x":[,1]})",
                                 R"(,"x":{"a":1]})",
                                 R"(,"x":["a" "b"]})",
                                 R"(,"x":{"a"}})",
                                 R"(,"x":{"a",1}})",
                                 R"(,"n":1\u0032})",
                                 R"(,"x":[1}})",
                                 R"(,"x":["a":1]})",
                                 R"(}})",
                                 R"(,"x":[1]])",
                                 R"(,"x":{,"a":1}})",
                                 R"(,"x":{"a":tru}})",
                                 R"(,"s":"x","s":"y"})",
                                 R"(,"\u0073":"x","s":"y"})",
                                 R"(,"meta":{"cost":1},"meta":{"cost":1}})"}) {
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(way.takes(head + rest)) << rest;
  }
  EXPECT_FALSE(way.takes(head + R"(,"x":)" + deep + "}"));
  std::string times = R"({"type":"all","time":["2026-03-02T01:00:00Z")";
  for (int i = 0; i < 40; ++i) times += ",1";
  EXPECT_FALSE(way.takes(times + "]}"));
  EXPECT_TRUE(way.takes(head + "}"));
}

// Now it is null, now a text; before the type and behind it.
TEST(ShapedLines, TakeValuesOfAnyForm) {
  const std::string head = R"("time":"2026-03-02T01:00:00Z","type":"all")";
  FastWay way({});
  std::vector<std::string> lines;
  for (int i = 0; i < 6; ++i) {
    for (const std::string order : {"7", "\"7\""}) {
      for (const std::string by : {"null", "\"zhao\"", " null", " \"li\""}) {
        const std::string values = R"("order":)" + order + R"(,"by":)" + by;
        lines.push_back("{" + head + "," + values + "}");
        lines.push_back("{" + values + "," + head + "}");
        EXPECT_TRUE(way.takes(lines.back())) << lines.back();
        EXPECT_TRUE(way.takes(lines[lines.size() - 2])) << lines[lines.size() - 2];
      }
    }
  }
  const Program program = shop();
  EXPECT_EQ(read_all(program, join(lines), 3), read_by_line(program, join(lines)));
}

// A line is like one before it but for its values, which may be wrong.
TEST(ShapedLines, RefuseWrongValuesInLinesThatTheyKnow) {
  const std::string head = R"({"time":"2026-03-02T01:00:00Z","type":"all","order":"SO-1")";
  FastWay way({});
  for (const auto& [good, bad] : std::vector<std::pair<std::string, std::string>>{
           {R"(,"s":"\u0061"})", R"(,"s":"a\q"})"},
           {R"(,"x":"\u0061"})", R"(,"x":"a\q"})"},
           {R"(,"n":1})", R"(,"n":01})"},
           {R"(,"n":1})", R"(,"n":"1"})"},
           {R"(,"y":1})", R"(,"y":tru})"},
           {R"(,"y":1})", R"(,"y":{})"},
           {R"(,"b":true})", R"(,"b":0})"},
           {R"(,"t":"2026-03-02T01:00:00Z"})", R"(,"t":"2026-13-02T01:00:00Z"})"}}) {
    EXPECT_TRUE(way.takes(head + good)) << good;
    EXPECT_TRUE(way.takes(head + good)) << good;
    EXPECT_FALSE(way.takes(head + bad)) << bad;
    EXPECT_TRUE(way.takes(head + good)) << good;
  }
}

// The time, the type and the case may stand in objects too, before or behind the other fields.
TEST(ShapedLines, ReadFieldsInObjects) {
  const Program program = shop();
  const ReadOptions options{.source = {{"time", "head.at"},
                                       {"type", "head.what.kind"},
                                       {"order", "data.order"},
                                       {"by", "more.order"},
                                       {"note", "data.note"},
                                       {"amount", "cost"}}};
  FastWay way(options);
  const std::string wanted =
      " paid 2026-03-02T01:00:00+00:00 order=\"SO-1\" by=\"li\" amount=30.00 CNY note=\"a\tb\"";
  std::vector<std::string> parts = {
      R"("cost":30)", R"("data":{"x":{"order":"no"},"order":"SO-1","note":"a\tb"})",
      R"("head":{"at":"2026-03-02T01:00:00Z","what":{"kind":"paid"},"z":[1]})",
      R"("more":{"x":{"order":"no"},"order":"li","note":"no"})"};
  std::vector<std::string> lines;
  for (int round = 0; round < 3; ++round) {
    do {
      lines.push_back("{" + parts[0] + "," + parts[1] + "," + parts[2] + "," + parts[3] + "}");
      EXPECT_TRUE(way.takes(lines.back())) << lines.back();
    } while (std::ranges::next_permutation(parts).found);
  }
  const std::vector<std::string> results = read_all(program, join(lines), 4, options);
  ASSERT_EQ(results.size(), 72u);
  for (std::size_t i = 0; i < results.size(); ++i) {
    EXPECT_EQ(results[i], std::to_string(i + 1) + wanted) << lines[i];
  }
}

// Lists of a call's events stay apart, and in place.
TEST(ShapedLines, KeepListsApart) {
  const Program program = shop();
  const std::string head = R"({"time":"2026-03-02T01:00:00Z","type":"all","order":"SO-1")";
  const std::string all = " all 2026-03-02T01:00:00+00:00 order=\"SO-1\"";
  std::vector<std::string> lines;
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    std::string line = head + R"(,"l":[)";
    std::string list = " l=[";
    for (std::size_t item = 0; item < i % 5; ++item) {
      line += (item == 0 ? "\"a" : ",\"\\u0061") + number + '"';
      list += (item == 0 ? "\"a" : " \"a") + number + '"';
    }
    lines.push_back(line + R"(],"s":"x","k":[)" + number + ",null]}");
    wanted.push_back(std::to_string(i + 1) + all + " s=\"x\"" + list + "] k=[" + number + " null]");
  }
  for (const std::size_t at_once : {1u, 64u, 5000u}) {
    EXPECT_EQ(read_all(program, join(lines), at_once), wanted) << at_once;
  }
}

// However a line is broken in two, neither half is taken for the whole.
TEST(ShapedLines, EndWithTheirLine) {
  const Program program = shop();
  const std::string line =
      R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":7,"by":"zhao","amount":30,"note":""})";
  for (std::size_t at = 1; at < line.size(); ++at) {
    const std::string broken = line.substr(0, at) + "\n" + line.substr(at);
    const std::vector<std::string> results = read_all(program, join({line, line, broken, line}));
    ASSERT_EQ(results.size(), 5u) << broken;
    for (const std::size_t half : {2u, 3u}) {
      EXPECT_EQ(results[half].find("paid"), std::string::npos) << results[half];
    }
    EXPECT_EQ(results[4].substr(2), results[0].substr(2)) << broken;
  }
}

// Nor where the first half is the last line of its block, and the second the beginning of the next.
TEST(ShapedLines, EndWithTheirBlock) {
  const Program program = shop();
  const std::vector<std::string> kinds = {
      R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":7,"by":"zhao","amount":30,"note":""})",
      R"({"order":7,"type":"paid","time":"2026-03-02T01:00:00Z","amount":30})",
      R"({"amount":30,"order":7,"time":"2026-03-02T01:00:00Z","note":"a","type":"paid"})"};
  for (const std::string& line : kinds) {
    for (std::size_t at = 1; at < line.size(); ++at) {
      // The first line is read by itself; the block is the lines behind it.
      std::string block;
      const std::size_t room = replay::JsonIndex::usual_bytes - (at + 1);
      while (block.size() + 3 * line.size() < room) block += line + "\n";
      const std::string filling = line.substr(0, line.size() - 1) + R"(,"x":")";
      block += filling + std::string(room - block.size() - filling.size() - 3, 'x') + "\"}\n";
      block += line.substr(0, at) + "\n";
      ASSERT_EQ(block.size(), replay::JsonIndex::usual_bytes);
      const std::string log = line + "\n" + block + line.substr(at) + "\n" + line + "\n";
      const std::vector<std::string> results = read_all(program, log);
      ASSERT_EQ(results, read_by_line(program, log)) << line.substr(0, at);
      for (const std::size_t half : {results.size() - 3, results.size() - 2}) {
        EXPECT_EQ(results[half].find("paid"), std::string::npos) << results[half];
      }
    }
  }
}

// Lines of one type in few shapes and in many, one after the other.
TEST(ShapedLines, ReadTypesOfManyShapes) {
  const Program program = shop();
  const std::vector<std::string> parts = {R"(,"s":"x")", R"(,"n":12)", R"(,"b":true)",
                                          R"(,"x":[1,"a"])", R"(,"by":"li\u0031")"};
  std::mt19937 random(1);
  for (const std::size_t shapes : {1u, 2u, 7u, 8u, 9u, 32u}) {
    for (const std::string head : {R"({"time":"2026-03-02T01:00:00Z","type":"all","order":"SO-1")",
                                   R"({"type":"none","time":"2026-03-02T01:00:00Z","order":"SO-1")",
                                   R"({"order":5,"type":"all","time":"2026-03-02T01:00:00Z")"}) {
      std::string log;
      for (std::size_t i = 0; i < 300; ++i) {
        const std::size_t shape = random() % shapes;
        log += head;
        for (std::size_t part = 0; part < parts.size(); ++part) {
          if ((shape >> part & 1) != 0) log += parts[part];
        }
        log += "}\n";
      }
      ASSERT_EQ(read_all(program, log, 16), read_by_line(program, log)) << shapes << head;
    }
  }
}

// The same keys in the same order, and values of all forms.
TEST(ShapedLines, ReadsLinesThatDifferInTheirValuesAlone) {
  const Program program = shop();
  const std::vector<std::string> values = {R"("a")", R"("a")",      "null",  "1",
                                           "true",   R"("\u0061")", R"("")", R"(["a",null])",
                                           "[]",     R"( "b")",     " null", R"({"a":1})"};
  const std::vector<std::string> types = {"all", "paid", "none"};
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const auto one_of = [&](const std::vector<std::string>& all) {
      return all[random() % all.size()];
    };
    std::vector<std::string> keys = {"time", "type", "order", "by", "n", "s", "x", "l"};
    std::ranges::shuffle(keys, random);
    std::string log;
    for (int line = 0; line < 60; ++line) {
      for (const std::string& key : keys) {
        log += (&key == &keys.front() ? "{\"" : ",\"") + key + "\":";
        if (key == "time") {
          log += R"("2026-03-02T01:00:00Z")";
        } else if (key == "type") {
          log += '"' + one_of(types) + '"';
        } else {
          // Mostly the same: lines like this one come again.
          log += random() % 4 == 0 ? one_of(values) : key == "n" ? "1" : R"("a")";
        }
      }
      log += "}\n";
    }
    ASSERT_EQ(read_all(program, log, 7), read_by_line(program, log)) << "seed " << seed << "\n"
                                                                     << log;
  }
}

// Names that begin alike, or end so, or are longer than is compared at once; and more of them than
// a table has places for.
TEST(ShapedLines, TellTypesApart) {
  std::vector<std::string> names;
  for (int i = 0; i < 600; ++i) names.push_back("t" + std::to_string(i));
  for (int i = 0; i < 300; ++i) {
    const std::string digits = std::to_string(1000 + i);
    names.push_back(std::string(35, 'a') + digits + std::string(25, 'a'));
  }
  std::vector<test::EventWords> types;
  std::string log;
  for (int round = 0; round < 2; ++round) {
    for (const std::string& name : names) {
      if (round == 0) types.push_back({name, {{"s", ValueKind::string}}});
      log +=
          R"({"time":"2026-03-02T01:00:00Z","type":")" + name + R"(","order":"1","s":"x"})" + "\n";
    }
  }
  const Program program = test::vocabulary(types, "CNY");
  const std::vector<std::string> results = read_all(program, log, 16);
  EXPECT_EQ(results, read_by_line(program, log));
  EXPECT_NE(results.back().find(names.back()), std::string::npos);
}

// Blank lines count, and stand before no line that is known.
TEST(ShapedLines, CountBlankLines) {
  const Program program = shop();
  const std::string line = R"({"time":"2026-03-02T01:00:00Z","type":"all","order":"SO-1"})";
  std::string log;
  for (int i = 0; i < 5; ++i) log += line + "\n\n  \n" + line + "\n \t" + line + " \n";
  const std::vector<std::string> results = read_all(program, log, 4);
  EXPECT_EQ(results, read_by_line(program, log));
  ASSERT_EQ(results.size(), 15u);
  EXPECT_EQ(results.back().substr(0, 3), "25 ");
}

// A line may end with CRLF, and the last one not at all.
TEST(ShapedLines, TakeBothLineEnds) {
  const Program program = shop();
  const std::string line = R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":"SO-1"})";
  const std::string log = line + "\r\n" + line + "\n\n" + line + "\r\n" + line + "\r";
  for (const std::size_t at_once : {1u, 10u}) {
    const std::vector<std::string> results = read_all(program, log, at_once);
    ASSERT_EQ(results.size(), 4u);
    EXPECT_EQ(results[1], "2 paid 2026-03-02T01:00:00+00:00 order=\"SO-1\"");
    EXPECT_EQ(results[3], "5 paid 2026-03-02T01:00:00+00:00 order=\"SO-1\"");
  }
}

// One line with a mistake that the index cannot be made over must not take others with it.
TEST(ShapedLines, LosesNoLineBesideABadOne) {
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
TEST(ShapedLines, GoesOnFromBlockToBlock) {
  const Program program = shop();
  std::string log;
  std::size_t lines = 0;
  while (log.size() < 1'500'000) {
    log += R"({"time":"2026-03-02T01:00:00Z","type":"paid","order":"SO-)" +
           std::to_string(lines * lines) + R"(","by":"zh\u0061o","amount":)" +
           std::to_string(lines) + R"(,"remark":"\t)" + std::string(lines % 97, 'x') + "\"}\n";
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
TEST(ShapedLines, ReadsLinesWithEverNewKeys) {
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
