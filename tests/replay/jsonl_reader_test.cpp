// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "mora/replay.hpp"

#include "replay/vocabulary.hpp"

namespace mora {
namespace {

using test::shop;

std::vector<std::string> read_all(const Program& program, const std::string& log,
                                  std::uint64_t first_line = 1) {
  std::istringstream input(log);
  const std::unique_ptr<EventReader> reader = read_json_lines(program, input, {first_line, {}});
  std::vector<std::string> results;
  while (true) {
    const ReadResult result = reader->next();
    if (result.outcome == ReadOutcome::end) return results;
    EXPECT_EQ(result.event.line, result.line);
    results.push_back(test::dump(result, program));
  }
}

std::string read_one(const Program& program, const std::string& line) {
  const std::vector<std::string> results = read_all(program, line);
  return results.size() == 1 ? results.front() : std::to_string(results.size()) + " results";
}

// The line of an event "all" with one more field.
std::string with(const std::string& field) {
  return R"({"time":"2026-03-02T01:00:00Z","type":"all",)" + field + "}";
}

TEST(JsonLines, ReadsAnEventInAnyOrderOfKeys) {
  const Program program = shop();
  const std::string paid =
      R"(1 paid 2026-03-02T01:00:00+00:00 order="SO-1" by="zhao" amount=30.00 CNY)";
  for (
      const std::string line :
      {R"({"time":"2026-03-02T09:00:00+08:00","type":"paid","order":"SO-1","by":"zhao","amount":30})",
       R"({"amount":30,"by":"zhao","order":"SO-1","type":"paid","time":"2026-03-02T09:00:00+08:00"})",
       R"( { "order" : "SO-1" , "amount" : 30 , "by" : "zhao" , "time":"2026-03-02 09:00","type":"paid"} )",
       R"({"time":"2026-03-02 09:00","type":"paid","order":"SO-1","by":"zhao","amount":30,"note":null})",
       R"({"time":"2026-03-02 09:00","t\u0079pe":"p\u0061id","order":"SO-1","by":"zhao","amount":30})",
       R"({"time":"2026-03-02 09:00","type":"paid","order":"SO-1","by":"zhao","amount":30,)"
       R"("x":[1,{"y":null}],"z":{"time":"no","a":[[]]},"s":{},"big":1e999,"n":"two"})"}) {
    EXPECT_EQ(read_one(program, line), paid) << line;
  }
}

TEST(JsonLines, ReadsEveryKindOfField) {
  const Program program = shop();
  struct Row {
    std::string field;
    std::string value;
  };
  const std::vector<Row> rows{
      {R"("s":"")", R"(s="")"},
      {R"("s":"a\n\"b\"\u4e2d\ud83d\ude00")", "s=\"a\n\"b\"中😀\""},
      {R"("s":"2h")", R"(s="2h")"},
      {R"("n":12)", "n=12"},
      {R"("n":-0.50)", "n=-0.5"},
      {R"("n":0.1000000000000000055511151231257827)", "n=0.100000000000000006"},
      {R"("n":12345678901234567.8)", "n=12345678901234567.8"},
      {R"("n":1e3 )", "n=1000"},
      {R"("b":true)", "b=true"},
      {R"("b": false )", "b=false"},
      {R"("t":"2026-03-02T09:00")", "t=2026-03-02T01:00:00+00:00"},
      {R"("t":"2026-03-02")", "t=2026-03-01T16:00:00+00:00"},
      {R"("t":"2026-03-02T09:00:00.123456789Z")", "t=2026-03-02T09:00:00.123456+00:00"},
      {R"("d":"2h30m")", "d=9000000000us"},
      {R"("d":"90s")", "d=90000000us"},
      {R"("d":"1500ms")", "d=1500000us"},
      {R"("m":"1234.50 CNY")", "m=1234.50 CNY"},
      {R"("m":"1234.50")", "m=1234.50 CNY"},
      {R"("m":"5 JPY")", "m=5 JPY"},
      {R"("m":1234.5)", "m=1234.50 CNY"},
      {R"("m":0.07)", "m=0.07 CNY"},
      {R"("m":92233720368547758.07)", "m=92233720368547758.07 CNY"},
      {R"("l":[])", "l=[]"},
      {R"("l":["a",1.50,true,null],"k":["b"])", R"(l=["a" 1.5 true null] k=["b"])"},
      {R"("order":"SO-1")", R"(order="SO-1")"},
      {R"("order":1001)", R"(order="1001")"},
      {R"("order":12.50)", R"(order="12.50")"},
      {R"("by":"zhao")", R"(by="zhao")"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(read_one(program, with(row.field)), "1 all 2026-03-02T01:00:00+00:00 " + row.value);
  }
  for (const std::string name : {"s", "n", "b", "t", "d", "m", "l", "order", "by"}) {
    EXPECT_EQ(read_one(program, with('"' + name + "\":null")), "1 all 2026-03-02T01:00:00+00:00");
  }
}

TEST(JsonLines, SaysWhyAFieldDoesNotFit) {
  const Program program = shop();
  const std::string time = R"(a timestamp such as "2026-03-02T09:00:00+08:00")";
  const std::string money = R"(an amount such as "12.50 CNY")";
  struct Row {
    std::string field;
    std::string reason;
  };
  const std::vector<Row> rows{
      {R"("n":"two")", R"(field 'n' wants a number, found "two")"},
      {R"("n":true)", "field 'n' wants a number, found true"},
      {R"("n":1e400)", "field 'n' wants a number, found 1e400"},
      {R"("n":[1])", "field 'n' wants a number, found a list"},
      {R"("s":12.50)", "field 's' wants a string, found 12.50"},
      {R"("s":{"a":1})", "field 's' wants a string, found an object"},
      {R"("b":"true")", R"(field 'b' wants true or false, found "true")"},
      {R"("b":1)", "field 'b' wants true or false, found 1"},
      {R"("t":"yesterday")", "field 't' wants " + time + R"(, found "yesterday")"},
      {R"("t":1772409600)", "field 't' wants " + time + ", found 1772409600"},
      {R"("d":"3d")", R"(field 'd' wants a duration such as "2h30m", found "3d")"},
      {R"("d":90)", R"(field 'd' wants a duration such as "2h30m", found 90)"},
      {R"("m":"30 RMB")", "field 'm' wants " + money + R"(, found "30 RMB")"},
      {R"("m":0.001)", "field 'm' wants " + money + ", found 0.001"},
      {R"("m":false)", "field 'm' wants " + money + ", found false"},
      {R"("l":"a")", R"(field 'l' wants a list of plain values, found "a")"},
      {R"("l":["a",["b"]])", "field 'l' wants a list of plain values, found a list"},
      {R"("l":[{}])", "field 'l' wants a list of plain values, found an object"},
      {R"("order":true)", "field 'order' wants a string, found true"},
      {R"("by":7)", "field 'by' wants a string, found 7"},
      {R"("s":"a","s":"b")", "'s' stands twice in the event"},
      {R"("s":null,"s":"b")", "'s' stands twice in the event"},
      {R"("time":"2026-03-02")", "'time' stands twice in the event"},
      {R"("n":"a\nb\u0000c")", R"(field 'n' wants a number, found "a\u000ab\u0000c")"},
      {R"("n":")" + std::string(59, 'x') + "中中\"",
       "field 'n' wants a number, found \"" + std::string(59, 'x') + "…\""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(read_one(program, with(row.field)), "1 rejected: " + row.reason);
  }
  EXPECT_EQ(
      read_one(shop(""), with(R"("m":30)")),
      R"(1 rejected: field 'm' wants an amount with its currency such as "12.50 CNY", found 30)");
  EXPECT_EQ(read_one(shop(""), with(R"("m":"30 EUR")")),
            "1 all 2026-03-02T01:00:00+00:00 m=30.00 EUR");
}

TEST(JsonLines, WantsATimeAndAType) {
  const Program program = shop();
  const std::string time = R"('time' wants a timestamp such as "2026-03-02T09:00:00+08:00")";
  struct Row {
    std::string line;
    std::string result;
  };
  const std::vector<Row> rows{
      {"{}", "1 rejected: 'time' is missing"},
      {R"({"type":"paid"})", "1 rejected: 'time' is missing"},
      {R"({"time":"2026-03-02"})", "1 rejected: 'type' is missing"},
      {R"({"time":null,"type":"paid"})", "1 rejected: " + time + ", found null"},
      {R"({"time":"2026-02-30","type":"paid"})", "1 rejected: " + time + R"(, found "2026-02-30")"},
      {R"({"time":5,"type":"paid"})", "1 rejected: " + time + ", found 5"},
      {R"({"time":"2026-03-02","type":7})", "1 rejected: 'type' wants a string, found 7"},
      {R"({"time":"2026-03-02","type":null})", "1 rejected: 'type' wants a string, found null"},
      {R"({"time":"2026-03-02","type":"piad"})", "1 unknown: piad"},
      {R"({"time":"never","type":"piad"})", "1 rejected: " + time + R"(, found "never")"},
      {R"({"time":"2026-03-02","type":"Create Fine"})", "1 Create Fine 2026-03-01T16:00:00+00:00"},
  };
  for (const Row& row : rows) EXPECT_EQ(read_one(program, row.line), row.result) << row.line;
}

TEST(JsonLines, RejectsWhatIsNoJson) {
  const Program program = shop();
  struct Row {
    std::string line;
    std::string reason;
  };
  const std::vector<Row> rows{
      {"[1,2]", "an event is a JSON object, found a list"},
      {"\"a\"", "an event is a JSON object, found a string"},
      {"-1", "an event is a JSON object, found a number"},
      {"time,type", "an event is a JSON object, found other text"},
      {"\xFF\xFEt\0i", "an event is a JSON object, found other text"},
      {with(R"("n":1)") + " x", "not JSON: the line does not end with }"},
      {with(R"("n":1)") + "}", "not JSON at column 51"},
      {with(R"("n":1)") + "{}", "not JSON at column 51"},
      {with(R"("s":"中")") + "中", "not JSON: the line does not end with }"},
      {"{", "not JSON: the line does not end with }"},
      {R"({"time")", "not JSON: the line does not end with }"},
      {R"({"time":"2026-03-02","type":"paid")", "not JSON: the line does not end with }"},
      {R"({"time":"2026-03-02","type":"paid)", "not JSON: a string is not closed"},
      {R"({"time":"2026-03-02","x":{"y":1})", "not JSON: the line ends too early"},
      {with("\"s\":\"\xFF\""), "the line is not UTF-8"},
      {with("\"x\":\"\xED\xA0\x80\""), "the line is not UTF-8"},
      {with("\"x\":\"a\tb\""), "not JSON: a control character stands in a string"},
      {with(std::string("\"x\":\"a\0b\"", 9)), "not JSON: a control character stands in a string"},
      {with(R"("x":"\q")"), "not JSON: a string has an escape that JSON does not know"},
      {with(R"("x":"\u12")"), "not JSON: a string has an escape that JSON does not know"},
      {with(R"("\q":1)"), "not JSON: a string has an escape that JSON does not know"},
      {with(R"("x":nulll)"), "not JSON at column 49"},
      {with(R"("x":[1,tru])"), "not JSON at column 52"},
      {with(R"("x":01)"), "not JSON at column 49"},
      {with(R"("x":1.)"), "not JSON at column 49"},
      {with(R"("x":+1)"), "not JSON at column 49"},
      {with(R"("x":NaN)"), "not JSON at column 49"},
      {with(R"("x":1 2)"), "not JSON at column 51"},
      {with(R"("x":'a')"), "not JSON at column 49"},
      {with(R"("x")"), "not JSON at column 48"},
      {with(R"("x":)"), "not JSON at column 49"},
      {with(R"("x":1,)"), "not JSON at column 51"},
      {with(R"("x":[1,])"), "not JSON at column 52"},
      {with(R"("x":[1 2])"), "not JSON at column 52"},
      {with(R"("x":[1})"), "not JSON at column 51"},
      {with(R"("x":{"a":1])"), "not JSON at column 55"},
      {with("x:1"), "not JSON at column 45"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(read_one(program, row.line), "1 rejected: " + row.reason) << row.line;
  }
}

TEST(JsonLines, BoundsNesting) {
  const Program program = shop();
  const auto nested = [](std::size_t depth, const std::string& open, const std::string& inner,
                         const std::string& close) {
    std::string text = R"("x":)";
    for (std::size_t i = 0; i < depth; ++i) text += open;
    text += inner;
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return with(text);
  };
  for (const std::size_t depth : {127U, 128U, 1'000U, 2'000U, 100'000U}) {
    const std::string expected =
        depth < 128 ? "1 all 2026-03-02T01:00:00+00:00" : "1 rejected: nested too deeply";
    EXPECT_EQ(read_one(program, nested(depth, "[", "", "]")), expected) << depth;
    EXPECT_EQ(read_one(program, nested(depth, R"({"a":)", "1", "}")), expected) << depth;
    EXPECT_EQ(read_one(program, with(R"("l":)" + std::string(depth, '['))).substr(0, 11),
              "1 rejected:");
  }
}

TEST(JsonLines, TakesTheNamesOfTheLog) {
  const Program program = shop();
  const ReadOptions options{1,
                            {{"time", "meta.ts"}, {"type", "activity"}, {"case", "meta.case.id"}}};
  const std::string paid = R"( paid 2026-03-01T16:00:00+00:00 order="7")";
  struct Row {
    std::string line;
    std::string result;
  };
  const std::vector<Row> rows{
      {R"({"meta":{"ts":"2026-03-02","case":{"id":7,"x":[]}},"activity":"paid"})", paid},
      {R"({"activity":"paid","meta.ts":"2026-03-02","meta.case.id":"7"})", paid},
      {R"({"activity":"paid","meta.ts":"2026-03-02","meta":{"case":{"id":"7"}},"order":"8"})",
       paid},
      {R"({"activity":"paid","meta":{"meta":{"ts":"2026-03-02"}}})",
       " rejected: 'meta.ts' is missing"},
      {R"({"time":"2026-03-02","type":"paid"})", " rejected: 'meta.ts' is missing"},
      {R"({"meta":{"ts":"2026-03-02"},"type":"paid"})", " rejected: 'activity' is missing"},
      {R"({"meta":[{"ts":"2026-03-02"}],"activity":"paid"})", " rejected: 'meta.ts' is missing"},
      {R"({"meta.ts":"2026-03-02","meta":{"ts":"2026-03-03"},"activity":"paid"})",
       " rejected: 'meta.ts' stands twice in the event"},
      {R"({"meta.ts":"2026-03-02","activity":"paid","meta.case.id":[]})",
       " rejected: field 'meta.case.id' wants a string, found a list"},
  };
  for (const Row& row : rows) {
    std::istringstream input(row.line);
    const std::unique_ptr<EventReader> reader = read_json_lines(program, input, options);
    EXPECT_EQ(test::dump(reader->next(), program), "1" + row.result) << row.line;
  }
}

TEST(JsonLines, CountsAllLines) {
  const Program program = shop();
  const std::string event = R"({"time":"2026-03-02","type":"paid"})";
  const std::string log = "\xEF\xBB\xBF" + event + "\r\n\r\n   \t\nnonsense\n\xEF\xBB\xBF" + event +
                          "\n" + event + "\n\n" + event;
  const std::string paid = " paid 2026-03-01T16:00:00+00:00";
  const std::string bad = " rejected: an event is a JSON object, found other text";
  const std::vector<std::string> expected{"101" + paid, "104" + bad, "105" + bad, "106" + paid,
                                          "108" + paid};
  EXPECT_EQ(read_all(program, log, 101), expected);
  EXPECT_EQ(read_all(program, ""), std::vector<std::string>{});
  EXPECT_EQ(read_all(program, "\n\r\n \n"), std::vector<std::string>{});
  EXPECT_EQ(read_all(program, "\xEF\xBB\xBF"), std::vector<std::string>{});
}

TEST(JsonLines, TellsHowFarItIs) {
  const Program program = shop();
  const std::string first = R"({"time":"2026-03-02","type":"paid"})"
                            "\r\n\n";
  const std::string second = R"({"time":"2026-03-02","type":"paid"})";
  std::istringstream input(first + second);
  const std::unique_ptr<EventReader> reader = read_json_lines(program, input);
  EXPECT_EQ(reader->position(), 0U);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::event);
  EXPECT_EQ(reader->position(), first.size() - 1);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::event);
  EXPECT_EQ(reader->position(), first.size() + second.size());
  EXPECT_EQ(reader->next().outcome, ReadOutcome::end);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::end);
}

TEST(JsonLines, ReadsLongLinesAndManyLines) {
  const Program program = shop();
  ReadOptions options;
  options.max_field = options.max_line;
  std::string log;
  std::vector<std::size_t> sizes;
  // Around the sizes at which a buffer of 256 KiB, and what it grows to, is full.
  for (const std::size_t size :
       {1UL, 262'000UL, 262'143UL, 262'144UL, 262'145UL, 1'000'000UL, 3UL, 5'000'000UL, 100UL}) {
    for (std::size_t i = 0; i < 40; ++i) sizes.push_back(size > 200'000 ? size + i : size);
  }
  for (std::size_t begin = 0; begin < sizes.size(); begin += 40) {
    log.clear();
    for (std::size_t i = begin; i < begin + 40; ++i) {
      if (sizes[i] > 2'000'000 && i % 20 != 0) sizes[i] = 7;
      log += with(R"("s":")" + std::string(sizes[i], 'a') + R"(","n":)" + std::to_string(i)) + '\n';
    }
    std::istringstream part(log);
    const std::unique_ptr<EventReader> reader = read_json_lines(program, part, options);
    for (std::size_t i = begin; i < begin + 40; ++i) {
      const ReadResult result = reader->next();
      ASSERT_EQ(result.outcome, ReadOutcome::event) << result.reason;
      ASSERT_EQ(result.event.fields[2].string(), std::string(sizes[i], 'a'));
      ASSERT_EQ(result.event.fields[3].decimal().coefficient, static_cast<std::int64_t>(i));
    }
    ASSERT_EQ(reader->next().outcome, ReadOutcome::end);
  }
}

TEST(JsonLines, KeepsTheLinesOfAListApart) {
  const Program program = shop();
  std::string items;
  for (int i = 0; i < 5'000; ++i) items += (i > 0 ? "," : "") + std::to_string(i);
  std::istringstream input(with("\"l\":[" + items + "],\"k\":[" + items + "]") + "\n" +
                           with(R"("k":[7])"));
  const std::unique_ptr<EventReader> reader = read_json_lines(program, input);
  const ReadResult first = reader->next();
  for (const std::size_t slot : {8U, 9U}) {
    ASSERT_EQ(first.event.fields[slot].list().size(), 5'000U);
    for (int i = 0; i < 5'000; ++i) {
      ASSERT_EQ(first.event.fields[slot].list()[static_cast<std::size_t>(i)].decimal().coefficient,
                i);
    }
  }
  EXPECT_EQ(test::dump(reader->next(), program), "2 all 2026-03-02T01:00:00+00:00 k=[7]");
}

// A stream whose reading fails after some bytes, as a disk's does.
class FailingBuffer : public std::streambuf {
 public:
  explicit FailingBuffer(std::string text) : text_(std::move(text)) {
    setg(text_.data(), text_.data(), text_.data() + text_.size());
  }

 protected:
  int_type underflow() override { throw std::ios_base::failure("unreadable"); }

 private:
  std::string text_;
};

TEST(JsonLines, TellsThatTheLogCannotBeRead) {
  const Program program = shop();
  FailingBuffer buffer(R"({"time":"2026-03-02","type":"paid"})"
                       "\n");
  std::istream input(&buffer);
  const std::unique_ptr<EventReader> reader = read_json_lines(program, input);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::event);
  EXPECT_EQ(test::dump(reader->next(), program),
            "2 unreadable: the log cannot be read any further");
  EXPECT_EQ(reader->next().outcome, ReadOutcome::end);
}

// Hands out a few bytes at a time and never says how many there are.
class SlowBuffer : public std::streambuf {
 public:
  explicit SlowBuffer(std::string text) : text_(std::move(text)) {}

 protected:
  int_type underflow() override {
    if (given_ == text_.size()) return traits_type::eof();
    char* const from = text_.data() + given_;
    const std::size_t size = std::min<std::size_t>(7, text_.size() - given_);
    given_ += size;
    setg(from, from, from + size);
    return traits_type::to_int_type(*from);
  }

 private:
  std::string text_;
  std::size_t given_ = 0;
};

TEST(JsonLines, ReadsFromAPipe) {
  const Program program = shop();
  const std::string event = R"({"time":"2026-03-02","type":"paid"})"
                            "\n";
  SlowBuffer buffer(event + event);
  std::istream input(&buffer);
  const std::unique_ptr<EventReader> reader = read_json_lines(program, input);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::event);
  EXPECT_EQ(reader->next().line, 2U);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::end);
}

// A line with a few bytes changed, taken out or put in.
std::string damage(std::string line, std::mt19937_64& random) {
  static constexpr std::string_view spice = "{}[]:,\"\\ \tntf01.-+eE\x01\x80\xC3u/";
  for (std::uint64_t i = 1 + random() % 3; i > 0 && !line.empty(); --i) {
    const std::size_t place = random() % line.size();
    const char c = spice[random() % spice.size()];
    switch (random() % 4) {
      case 0: line[place] = c; break;
      case 1: line.erase(place, 1 + random() % 3); break;
      case 2: line.insert(place, 1, c); break;
      default: line.resize(place); break;
    }
  }
  return line;
}

// What another parser, which checks everything, says of the line.
bool is_json_object(simdjson::dom::parser& parser, const std::string& line) {
  simdjson::dom::element element;
  return parser.parse(line).get(element) == simdjson::SUCCESS && element.is_object();
}

TEST(JsonLines, TakesDamagedLinesOnlyIfTheyAreJson) {
  constexpr std::uint64_t seed = 20260302;
  constexpr int line_count = 50'000;
  std::mt19937_64 random(seed);
  const Program program = shop();
  const std::string whole = with(
      R"("s":"a\"b\u00e9","n":-1.5e3,"b":true,"l":["x",1,[null],{}],"x":{"y":[1,2],"z":{}},"u":null)");
  std::vector<std::string> lines;
  std::string log;
  for (int i = 0; i < line_count; ++i) {
    lines.push_back(damage(whole, random));
    log += lines.back() + '\n';
  }
  std::istringstream input(log);
  const std::unique_ptr<EventReader> reader = read_json_lines(program, input);
  simdjson::dom::parser parser;
  int taken = 0;
  while (true) {
    const ReadResult result = reader->next();
    if (result.outcome == ReadOutcome::end) break;
    const std::string& line = lines[result.line - 1];
    const bool is_json = result.outcome != ReadOutcome::rejected ||
                         result.reason.starts_with("field") || result.reason.starts_with("'");
    ASSERT_EQ(is_json, is_json_object(parser, line)) << line << "\n"
                                                     << result.reason << "\nseed " << seed;
    taken += is_json ? 1 : 0;
  }
  EXPECT_GT(taken, line_count / 10);
  EXPECT_LT(taken, line_count / 2);
}

}  // namespace
}  // namespace mora
