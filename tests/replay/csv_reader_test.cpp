// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "mora/replay.hpp"

#include "replay/vocabulary.hpp"

namespace mora {
namespace {

using Lines = std::vector<std::string>;

using test::shop;

Lines read(const std::string& log, const ReadOptions& options = {}) {
  const Program program = shop();
  std::istringstream input(log);
  const std::unique_ptr<EventReader> reader = read_csv(program, input, options);
  Lines results;
  while (true) {
    const ReadResult result = reader->next();
    if (result.outcome == ReadOutcome::end) break;
    EXPECT_EQ(result.event.line, result.line);
    results.push_back(test::dump(result, program));
  }
  EXPECT_EQ(reader->position(), log.size());
  return results;
}

// Rows under the header time,type,order,note, as "LINE NOTE" where they are events.
Lines notes(const std::string& rows) {
  Lines results = read("time,type,order,note\n" + rows);
  const std::string head = " paid 2026-03-01T16:00:00+00:00 order=\"A\"";
  for (std::string& result : results) {
    const std::size_t at = result.find(head);
    if (at != std::string::npos) result.erase(at, head.size());
  }
  return results;
}

const std::string row = "2026-03-02,paid,A,";

TEST(Csv, ReadsEvents) {
  EXPECT_EQ(
      read("time,type,order,by,amount,note\n"
           "2026-03-02T09:00:00+08:00,paid,SO-1,zhao,30,\n"
           "2026-03-02 09:00,paid,1001,,30.50 CNY,\"a, \"\"b\"\"\"\n"
           "2026-03-02,Create Fine,,,,\n"
           "2026-03-02,piad,SO-1,,,\n"),
      (Lines{R"(2 paid 2026-03-02T01:00:00+00:00 order="SO-1" by="zhao" amount=30.00 CNY)",
             "3 paid 2026-03-02T01:00:00+00:00 order=\"1001\" amount=30.50 CNY note=\"a, \"b\"\"",
             "4 Create Fine 2026-03-01T16:00:00+00:00", "5 unknown: piad"}));
}

TEST(Csv, ReadsEveryKindOfField) {
  struct Row {
    std::string column;
    std::string cell;
    std::string value;
  };
  const std::string time = R"(a timestamp such as "2026-03-02T09:00:00+08:00")";
  const std::string list = R"(a list such as "a; b" or ["a", 12])";
  const std::vector<Row> rows{
      {"s", "x", R"( s="x")"},
      {"s", " x ", R"( s=" x ")"},
      {"s", "", ""},
      {"s", "\"\"", R"( s="")"},
      {"s", "\" \"", R"( s=" ")"},
      {"s", "12.50", R"( s="12.50")"},
      {"s", "null", R"( s="null")"},
      {"s", "'a'", R"( s="'a'")"},
      {"s", "\"a\nb\r\nc\"", " s=\"a\nb\r\nc\""},
      {"s", "\"a,b;c\td\"", " s=\"a,b;c\td\""},
      {"s", "\"\"\"\"", " s=\"\"\""},
      {"s", "\"\"\"a\"\"\"", R"( s=""a"")"},
      {"s", "中", R"( s="中")"},
      {"n", "12.50", " n=12.5"},
      {"n", "\"12.50\"", " n=12.5"},
      {"n", " -3 ", " n=-3"},
      {"n", "1e3", " n=1000"},
      {"n", "0.1000000000000000055511151231257827", " n=0.100000000000000006"},
      {"n", "\"\"", ""},
      {"n", "  ", ""},
      {"n", "1;5", R"( rejected: field 'n' wants a number, found "1;5")"},
      {"n", "two", R"( rejected: field 'n' wants a number, found "two")"},
      {"n", "true", R"( rejected: field 'n' wants a number, found "true")"},
      {"b", "true", " b=true"},
      {"b", "FALSE", " b=false"},
      {"b", "True", " b=true"},
      {"b", "\"\"", ""},
      {"b", "1", R"( rejected: field 'b' wants true or false, found "1")"},
      {"b", "truer", R"( rejected: field 'b' wants true or false, found "truer")"},
      {"t", "2026-03-02 09:00", " t=2026-03-02T01:00:00+00:00"},
      {"t", "\"2026-03-02\"", " t=2026-03-01T16:00:00+00:00"},
      {"t", "02/03/2026", " rejected: field 't' wants " + time + ", found \"02/03/2026\""},
      {"d", "2h30m", " d=9000000000us"},
      {"d", "90", R"( rejected: field 'd' wants a duration such as "2h30m", found "90")"},
      {"m", "1234.5", " m=1234.50 CNY"},
      {"m", "5 JPY", " m=5 JPY"},
      {"m", "0.001", R"( rejected: field 'm' wants an amount such as "12.50 CNY", found "0.001")"},
      {"l", "", ""},
      {"l", "\"\"", ""},
      {"l", "a", R"( l=["a"])"},
      {"l", "a; b c ;;12;", R"( l=["a" "b c" "12"])"},
      {"l", ";", " l=[]"},
      {"l", "[]", " l=[]"},
      {"l", R"("[""a"", 1.50, true, false, null, ""\u4e2d""]")",
       R"( l=["a" 1.5 true false null "中"])"},
      {"l", "[a]", " rejected: field 'l' wants " + list + ", found \"[a]\""},
      {"l", "[1", " rejected: field 'l' wants " + list + ", found \"[1\""},
      {"l", "[1]]", " rejected: field 'l' wants " + list + ", found \"[1]]\""},
      {"l", "[[1]]", " rejected: field 'l' wants " + list + ", found \"[[1]]\""},
      {"l", "[{}]", " rejected: field 'l' wants " + list + ", found \"[{}]\""},
      {"l", "[nul]", " rejected: field 'l' wants " + list + ", found \"[nul]\""},
  };
  for (const Row& r : rows) {
    const bool rejected = r.value.starts_with(" rejected");
    EXPECT_EQ(read("time,type,order," + r.column + "\n2026-03-02,all,," + r.cell + "\n"),
              Lines{"2" + std::string(rejected ? "" : " all 2026-03-01T16:00:00+00:00") + r.value})
        << r.column << ' ' << r.cell;
  }
}

TEST(Csv, KeepsTheListsOfARowApart) {
  EXPECT_EQ(read("time,type,order,l,k\n2026-03-02,all,,\"[\"\"a\"\"]\",b;c\n2026-03-02,all,,,d\n"),
            (Lines{R"(2 all 2026-03-01T16:00:00+00:00 l=["a"] k=["b" "c"])",
                   R"(3 all 2026-03-01T16:00:00+00:00 k=["d"])"}));
}

TEST(Csv, TakesTheDelimiterOfTheHeader) {
  const Lines expected{R"(2 paid 2026-03-01T16:00:00+00:00 order="A" note="x")"};
  for (const std::string log :
       {"time,type,order,note\n2026-03-02,paid,A,x", "time;type;order;note\n2026-03-02;paid;A;x",
        "time\ttype\torder\tnote\n2026-03-02\tpaid\tA\tx",
        "time;type;order;\"a,b,c,d,e\";note\n2026-03-02;paid;A;;x",
        "time;type;order;a,b;note\n2026-03-02;paid;A;5,0;x",
        "\"time\",\"type\",\"order\",\"note\"\r\n\"2026-03-02\",\"paid\",\"A\",\"x\"\r\n",
        "note,order,type,time\nx,A,paid,2026-03-02\n"}) {
    EXPECT_EQ(read(log), expected) << log;
  }
}

TEST(Csv, TakesTheNamesOfTheLog) {
  const ReadOptions options{
      1, {{"time", "meta.ts"}, {"type", "activity"}, {"case", "case id"}, {"note", "a,b"}}};
  EXPECT_EQ(read("meta.ts,activity,case id,\"a,b\",time,order,note\n"
                 "2026-03-02,paid,7,x,never,8,y\n",
                 options),
            Lines{R"(2 paid 2026-03-01T16:00:00+00:00 order="7" note="x")"});
}

TEST(Csv, ReadsHeadersThatAreOnlyOdd) {
  const std::string paid = " paid 2026-03-01T16:00:00+00:00 order=\"A\"";
  EXPECT_EQ(read("\xEF\xBB\xBFtime,type,order\r\n2026-03-02,paid,A"), Lines{"2" + paid});
  EXPECT_EQ(read("\xEF\xBB\xBF\"time\",type,order\n2026-03-02,paid,A"), Lines{"2" + paid});
  EXPECT_EQ(read("\n\r\n \ntime,type,order\n\n2026-03-02,paid,A\n\n"), Lines{"6" + paid});
  EXPECT_EQ(read("time,type,order,x,x,,\n2026-03-02,paid,A,1,2,3,4\n"), Lines{"2" + paid});
  EXPECT_EQ(read("time,type,order,\"x\ny\"\n2026-03-02,paid,A,1\n"), Lines{"3" + paid});
  EXPECT_EQ(read("time,type,order\n2026-03-02,paid,A\n", {101, {}}), Lines{"102" + paid});
  EXPECT_EQ(read("time,type,order\n"), Lines{});
  EXPECT_EQ(read("time,type,order"), Lines{});
  EXPECT_EQ(read("\n\n"), Lines{});
  EXPECT_EQ(read(""), Lines{});
}

TEST(Csv, SaysWhatIsWrongWithAHeader) {
  const Program program = shop();
  const std::string hint = "; 'source' says what a log calls it";
  struct Row {
    std::string header;
    std::string reason;
  };
  const std::vector<Row> rows{
      {"ts,type,order",
       "1 unreadable: the header has no column 'time', only \"ts\", \"type\", \"order\"" + hint},
      {"time, type,order",
       "1 unreadable: the header has no column 'type', only \"time\", \" type\", \"order\"" + hint},
      {"time,type,case",
       "1 unreadable: the header has no column 'order', only \"time\", \"type\", \"case\"" + hint},
      {"time|type|order",
       "1 unreadable: the header has no column 'time', only \"time|type|order\"" + hint},
      {"{\"time\":1}", "1 unreadable: a quote stands in cell 1, which does not begin with one"},
      {"1,2,3,4,5,6,7,8,9,10,11,12,13",
       "1 unreadable: the header has no column 'time', only \"1\", \"2\", \"3\", \"4\", \"5\", "
       "\"6\", \"7\", "
       "\"8\", \"9\", \"10\", \"11\", \"12\", …" +
           hint},
      {"time,type,order,time", "1 unreadable: the header names the column 'time' twice"},
      {"time,type,order,note,note", "1 unreadable: the header names the column 'note' twice"},
      {"time,type,\"order\"x", "1 unreadable: cell 3 goes on behind its closing quote"},
      {"\n\ntime,type,\"order", "3 unreadable: the quote that opens cell 3 is not closed"},
      {"time,type,order,\xFF", "1 unreadable: the line is not UTF-8"},
      {std::string("\xFF\xFEt\0i\0", 6), "1 unreadable: the line is not UTF-8"},
  };
  for (const Row& r : rows) {
    std::istringstream input(r.header + "\n2026-03-02,paid,A\n");
    const std::unique_ptr<EventReader> reader = read_csv(program, input);
    EXPECT_EQ(test::dump(reader->next(), program), r.reason);
    EXPECT_EQ(reader->next().outcome, ReadOutcome::end) << r.header;
    EXPECT_EQ(reader->next().outcome, ReadOutcome::end) << r.header;
  }
}

TEST(Csv, RejectsBadRowsOneByOne) {
  const std::string time = R"(wants a timestamp such as "2026-03-02T09:00:00+08:00")";
  EXPECT_EQ(notes(row + "1\n" + row +
                  "2,3\n2026-03-02,paid,A\nx\n,paid,A,\n2026-03-02,,A,\n"
                  "soon,paid,A,\n" +
                  row + "\xFF\n" + row + "9\n"),
            (Lines{"2 note=\"1\"", "3 rejected: the row has 5 cells, the header 4",
                   "4 rejected: the row has 3 cells, the header 4",
                   "5 rejected: the row has 1 cell, the header 4",
                   "6 rejected: 'time' " + time + ", found null",
                   "7 rejected: 'type' wants a string, found null",
                   "8 rejected: 'time' " + time + ", found \"soon\"",
                   "9 rejected: the line is not UTF-8", "10 note=\"9\""}));
}

TEST(Csv, ARowMayHaveSeveralLines) {
  EXPECT_EQ(
      notes(row + "\"a\nb\n\n\"\"c\n\"\n" + row + "z\r\n" + row + "\"a\r\nb\"\r\n\r\n" + row + "y"),
      (Lines{"2 note=\"a\nb\n\n\"c\n\"", "7 note=\"z\"", "8 note=\"a\r\nb\"", "11 note=\"y\""}));
  EXPECT_EQ(notes(row + "\"a\nb\",x\n" + row + "z\n"),
            (Lines{"2 rejected: the row has 5 cells, the header 4",
                   "3 rejected: a quote stands in cell 1, which does not begin with one",
                   "4 note=\"z\""}));
}

// One quote too many swallows no good row.
TEST(Csv, GoesOnBehindTheLineOfABadQuote) {
  struct Row {
    std::string bad;
    std::string reason;
  };
  const std::vector<Row> rows{
      {row + "\"open\n", "the quote that opens cell 4 is not closed"},
      {row + "\"open,\n", "the quote that opens cell 4 is not closed"},
      {row + "\"\"\"\n", "the quote that opens cell 4 is not closed"},
      {"\"" + row + "\n", "the quote that opens cell 1 is not closed"},
      {row + "5\" pipe\n", "a quote stands in cell 4, which does not begin with one"},
      {row + " \"a\"\n", "a quote stands in cell 4, which does not begin with one"},
      {row + "\"a\"b\n", "cell 4 goes on behind its closing quote"},
      {row + "\"a\" \n", "cell 4 goes on behind its closing quote"},
  };
  for (const Row& r : rows) {
    const Lines expected{"2 note=\"1\"", "3 rejected: " + r.reason, "4 note=\"4\"", "5 note=\"5\""};
    EXPECT_EQ(notes(row + "1\n" + r.bad + row + "4\n" + row + "5\n"), expected) << r.bad;
    EXPECT_EQ(notes(row + "1\n" + r.bad + row + "4\n" + row + "5"), expected) << r.bad;
  }
  EXPECT_EQ(
      notes(row + "\"open\n" + row + "4\n" + row + "\"quoted\"\n" + row + "\"q, \"\"r\"\"\"\n"),
      (Lines{"2 rejected: the quote that opens cell 4 is not closed", "3 note=\"4\"",
             "4 note=\"quoted\"", "5 note=\"q, \"r\"\""}));
  EXPECT_EQ(notes(row + "\"open\n" + row + "\"\"\n" + row + "\"\"\n"),
            (Lines{"2 rejected: the quote that opens cell 4 is not closed", "3 note=\"\"",
                   "4 note=\"\""}));
}

TEST(Csv, DoesNotTakeInTheRestOfTheLogForAQuote) {
  const Program program = shop();
  std::string log = "time,type,order,note\n" + row + "\"open\n";
  while (log.size() < 8'000'000) log += row + '\n';
  std::istringstream input(log);
  const std::unique_ptr<EventReader> reader = read_csv(program, input);
  EXPECT_EQ(reader->next().outcome, ReadOutcome::rejected);
  EXPECT_LT(input.tellg(), 3'000'000);
  for (std::uint64_t line = 3; line < 60'000; ++line) {
    const ReadResult result = reader->next();
    ASSERT_EQ(result.outcome, ReadOutcome::event) << result.reason;
    ASSERT_EQ(result.line, line);
  }
}

TEST(Csv, ALineMayBeLong) {
  const std::string text(900'000, 'x');
  const Lines results = notes(row + '"' + text + "\"\n" + row + "1\n");
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0].size(), text.size() + std::string("2 note=\"\"").size());
  EXPECT_EQ(results[1], "3 note=\"1\"");
}

// Each line has one quote too many: reading stays linear.
TEST(Csv, IsNotSlowedDownByBadQuotes) {
  std::string rows;
  constexpr std::size_t count = 20'000;
  for (std::size_t i = 0; i < count; ++i) rows += row + (i % 2 == 0 ? "\"open\n" : "\"\"\"\n");
  const Lines results = notes(rows);
  EXPECT_GE(results.size(), count / 2);
}

// Texts of delimiters, quotes, line ends and letters.
std::string nasty(std::mt19937_64& random) {
  static constexpr std::string_view spice = "ab,;\t\"\"\n\r ' ";
  std::string text;
  for (std::uint64_t i = random() % 12; i > 0; --i) text += spice[random() % spice.size()];
  return text;
}

std::string in_quotes(const std::string& text) {
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + '"';
}

TEST(Csv, GivesBackWhatWasWritten) {
  std::mt19937_64 random(20260302);
  const Program program = shop();
  for (const char delimiter : {',', ';', '\t'}) {
    const std::string d(1, delimiter);
    std::string log = "time" + d + "note" + d + "order" + d + "type\n";
    std::vector<std::pair<std::string, std::string>> written;
    for (int i = 0; i < 5'000; ++i) {
      written.emplace_back(nasty(random), nasty(random));
      log += "2026-03-02" + d + in_quotes(written.back().first) + d +
             in_quotes(written.back().second) + d + "paid" + (random() % 2 == 0 ? "\r\n" : "\n");
    }
    std::istringstream input(log);
    const std::unique_ptr<EventReader> reader = read_csv(program, input);
    for (const auto& [note, order] : written) {
      const ReadResult result = reader->next();
      ASSERT_EQ(result.outcome, ReadOutcome::event) << result.reason;
      ASSERT_EQ(result.event.fields[3].string(), note);
      ASSERT_EQ(result.event.fields[0].string(), order);
    }
    EXPECT_EQ(reader->next().outcome, ReadOutcome::end);
  }
}

// Whatever the bytes: no crash, and lines that have nothing to do with the damage are all read.
TEST(Csv, LosesNoGoodLineToDamagedOnes) {
  std::mt19937_64 random(20260302);
  for (int round = 0; round < 2'000; ++round) {
    std::string damaged = row + "\"a\"\"b\"\n";
    for (std::uint64_t i = 1 + random() % 3; i > 0; --i) {
      static constexpr std::string_view spice = "\",\n;\r\"\xFF\0x ";
      damaged[random() % (damaged.size() - 1)] = spice[random() % spice.size()];
    }
    const Lines results = notes(row + "before\n" + damaged + row + "behind\n" + row + "\"last\"\n");
    ASSERT_GE(results.size(), 3U);
    EXPECT_EQ(results.front(), "2 note=\"before\"");
    EXPECT_TRUE(results.back().ends_with(" note=\"last\"")) << damaged;
    EXPECT_TRUE(results[results.size() - 2].ends_with(" note=\"behind\"")) << damaged;
  }
}

TEST(Csv, ALineThatBreaksOffIsNone) {
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
  const Program program = shop();
  for (const std::string& last : {row + "12", row + "\"12", row + "\"1\n2"}) {
    FailingBuffer buffer("time,type,order,note\n" + row + "1\n" + last);
    std::istream input(&buffer);
    const std::unique_ptr<EventReader> reader = read_csv(program, input);
    EXPECT_EQ(reader->next().outcome, ReadOutcome::event);
    ReadResult result = reader->next();
    if (last.find('\n') != std::string::npos) {
      EXPECT_EQ(result.outcome, ReadOutcome::rejected);
      result = reader->next();
    }
    EXPECT_EQ(result.outcome, ReadOutcome::unreadable) << last;
    EXPECT_EQ(reader->next().outcome, ReadOutcome::end);
  }
}

TEST(ReaderFormats, AreChosenByName) {
  EXPECT_EQ(std::vector<std::string_view>(reader_formats().begin(), reader_formats().end()),
            (std::vector<std::string_view>{"jsonl", "csv"}));
  struct Row {
    std::string_view name;
    std::string_view format;
  };
  const Row rows[] = {{"log.jsonl", "jsonl"},
                      {"a/b.csv/log.ndjson", "jsonl"},
                      {"log.json.gz", "jsonl"},
                      {"log.csv", "csv"},
                      {"LOG.CSV", "csv"},
                      {"log.tsv.zst", "csv"},
                      {"log.csv.gz", "csv"},
                      {"log", ""},
                      {"log.txt", ""},
                      {"log.gz", ""},
                      {"a.csv/log", ""},
                      {"-", ""},
                      {"", ""},
                      {"csv", ""}};
  for (const Row& r : rows) EXPECT_EQ(reader_format_of(r.name), r.format) << r.name;
  std::istringstream input("");
  EXPECT_EQ(make_reader("yaml", shop(), input), nullptr);
  EXPECT_NE(make_reader("csv", shop(), input), nullptr);
}

TEST(SourceMistake, SuggestsWhatWasMeant) {
  const Program program = shop();
  for (const std::string name : {"time", "type", "case", "order", "by", "amount", "l"}) {
    EXPECT_EQ(source_mistake(program, {name, "x"}), "");
  }
  EXPECT_EQ(source_mistake(program, {"amont", "x"}),
            "no event has a field 'amont'; did you mean 'amount'?");
  EXPECT_EQ(source_mistake(program, {"ts", "time"}),
            "no event has a field 'ts'; what the log calls it stands behind: time=ts");
  EXPECT_EQ(source_mistake(program, {"weather", "x"}), "no event has a field 'weather'");
  EXPECT_EQ(source_mistake(program, {"time", ""}), "the log's name for 'time' is empty");
}

}  // namespace
}  // namespace mora
