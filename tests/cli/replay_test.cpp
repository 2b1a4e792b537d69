// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_run.hpp"
#include "support/compressed.hpp"

namespace mora::test {
namespace {

using testing::ContainsRegex;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view log =
    R"({"time":"2026-03-02T08:00:00+08:00","type":"assigned","order":"SO-1","person":"zhao"}
{"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-1","customer":"ACME"}
{"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-2"}
{"time":"2026-03-02T12:00:00+08:00","type":"responded","order":"SO-2"}
{"time":"2026-03-02T14:10:00+08:00","type":"responded","order":"SO-1"}
{"time":"2026-03-02T15:00:00+08:00","type":"complained","order":"SO-1"}
)";

class Replay : public ProgramRun {
 protected:
  void SetUp() override {
    ProgramRun::SetUp();
    write("p.yaml", service_policy);
    write("log.jsonl", log);
  }
};

TEST_F(Replay, TellsFindingsInTextAndASummary) {
  const auto run = mora("replay --rules p.yaml log.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out,
            "Service regulation (service)\n"
            "\n"
            "when              what       clause  order     fine / delay      liable\n"
            "2026-03-02 12:00  violation  2.1     SO-1      30.00 CNY         zhao, service staff\n"
            "                  Respond within three hours: no responded by 2026-03-02 12:00, 3 h "
            "after requested at 09:00\n"
            "2026-03-02 14:10  late       2.1     SO-1      2 h 10 min late   zhao, service staff\n"
            "                  Respond within three hours: responded came 2 h 10 min late, at "
            "2026-03-02 14:10 instead of 12:00\n"
            "2026-03-02 15:00  amended    2.1     SO-1      +20.00 CNY        zhao, service staff\n"
            "                  Respond within three hours: complained at 2026-03-02 15:00 raised "
            "the fine from 30.00 to 50.00 CNY\n");
  EXPECT_THAT(run.err, HasSubstr("  events            6\n"));
  EXPECT_THAT(run.err, HasSubstr("  violations        1  fines 50.00 CNY\n"));
  EXPECT_THAT(run.err, Not(HasSubstr("rejected")));
}

TEST_F(Replay, TellsWhatItCost) {
  const std::string expected = mora("replay --rules p.yaml log.jsonl").out;
  for (const std::string threads : {"1", "2"}) {
    const auto run = mora("replay --stats --rules p.yaml --threads " + threads + " log.jsonl");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.out, expected);
    EXPECT_THAT(run.err, HasSubstr("\n\nCost of the run\n  time "));
    EXPECT_THAT(run.err, ContainsRegex("events +6 "));
    EXPECT_THAT(run.err, ContainsRegex("memory at most +[0-9]+\\.[0-9] MB"));
    EXPECT_THAT(run.err, ContainsRegex("2\\.1 +Respond within three hours +5 "));
  }
  const auto quiet = mora("replay --stats --quiet --rules p.yaml log.jsonl");
  EXPECT_THAT(quiet.err, StartsWith("Cost of the run\n"));
}

TEST_F(Replay, ReadsStandardInput) {
  const std::string expected = mora("replay --rules p.yaml log.jsonl").out;
  EXPECT_EQ(shell("\"$MORA\" replay --rules p.yaml - < log.jsonl").out, expected);
  EXPECT_EQ(shell("cat log.jsonl | \"$MORA\" replay --rules p.yaml").out, expected);
}

TEST_F(Replay, WritesJsonLinesAndCsv) {
  const auto json = mora("replay --rules p.yaml --format jsonl log.jsonl");
  EXPECT_EQ(json.exit_code, 0);
  EXPECT_THAT(json.out, StartsWith("{\"kind\":\"violation\",\"id\":\""));
  EXPECT_THAT(json.out, HasSubstr("\"case\":\"SO-1\",\"role\":\"staff\",\"person\":\"zhao\","
                                  "\"opened_at\":\"2026-03-02T09:00:00+08:00\","
                                  "\"due_at\":\"2026-03-02T12:00:00+08:00\","
                                  "\"at\":\"2026-03-02T12:00:00+08:00\","
                                  "\"fine\":{\"amount\":\"30.00\",\"currency\":\"CNY\"},"
                                  "\"evidence\":[2],"));
  EXPECT_THAT(json.out, HasSubstr("\"late_by\":7800}\n"));
  const auto csv = mora("replay --rules p.yaml -f csv log.jsonl");
  EXPECT_THAT(csv.out, StartsWith("kind,id,policy,"));
}

TEST_F(Replay, WritesToAFile) {
  const auto run = mora("replay --rules p.yaml -f jsonl -o out.jsonl log.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(read("out.jsonl"), mora("replay --rules p.yaml -f jsonl log.jsonl").out);
}

TEST_F(Replay, SpeaksChinese) {
  const auto run = mora("replay --rules p.yaml --lang zh log.jsonl");
  EXPECT_THAT(run.out, HasSubstr("三小時內響應：2026-03-02 09:00 requested 之後3小時內"));
  EXPECT_THAT(run.err, HasSubstr("各條款違反"));
}

TEST_F(Replay, GivesTheSameBytesEachTime) {
  const auto first = mora("replay --rules p.yaml -f jsonl log.jsonl");
  const auto second = mora("replay --rules p.yaml -f jsonl log.jsonl");
  EXPECT_EQ(first.out, second.out);
  EXPECT_EQ(first.err, second.err);
}

TEST_F(Replay, AsOfLeavesOutWhatIsLater) {
  const auto open = mora("replay --rules p.yaml -f jsonl --as-of '2026-03-02 11:59' log.jsonl");
  EXPECT_EQ(open.exit_code, 0);
  EXPECT_THAT(open.out, IsEmpty());
  EXPECT_THAT(open.err, HasSubstr("  later than as-of  3\n"));
  EXPECT_THAT(open.err, HasSubstr("  obligations open  2\n"));
  const auto due = mora("replay --rules p.yaml -f jsonl --as-of '2026-03-02 13:00' log.jsonl");
  EXPECT_THAT(due.out, HasSubstr("\"kind\":\"violation\""));
  EXPECT_THAT(due.out, Not(HasSubstr("\"kind\":\"late\"")));
}

TEST_F(Replay, AsOfIsOfThePolicysPrecision) {
  write("minute.yaml",
        "mora: 1\npolicy: minute\nprecision: minute\ncase: {key: order}\n"
        "events: {asked: {}}\nclauses: [{id: \"1\", forbid: asked}]\n");
  write("minute.jsonl",
        R"({"time":"2026-03-02T12:00:30Z","type":"asked","order":"SO-1"}
{"time":"2026-03-02T12:01:00Z","type":"asked","order":"SO-1"}
)");
  const auto run =
      mora("replay --rules minute.yaml -f csv --as-of '2026-03-02 12:00' minute.jsonl");
  EXPECT_THAT(run.out, HasSubstr("2026-03-02T12:00:00+00:00"));
  EXPECT_THAT(run.err, HasSubstr("  later than as-of  1\n"));
}

TEST_F(Replay, LatenessSortsWhatComesOutOfOrder) {
  write("mixed.jsonl",
        R"({"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-1"}
{"time":"2026-03-02T12:10:00+08:00","type":"complained","order":"SO-9"}
{"time":"2026-03-02T12:00:00+08:00","type":"responded","order":"SO-1"}
)");
  const auto strict = mora("replay --rules p.yaml -f jsonl mixed.jsonl");
  EXPECT_EQ(strict.exit_code, 3);
  EXPECT_THAT(strict.err, HasSubstr("mixed.jsonl:3: rejected: "));
  const auto sorted = mora("replay --rules p.yaml -f jsonl --lateness 15m mixed.jsonl");
  EXPECT_EQ(sorted.exit_code, 0);
  EXPECT_THAT(sorted.out, IsEmpty());
}

TEST_F(Replay, ReportsGarbageAndLosesNoGoodLine) {
  const std::string good(log);
  const std::size_t middle = good.find('\n') + 1;
  const std::string garbage =
      "{\"time\":\"2026-03-02T08:30:00+08:00\",\"type\":\"requ\n"
      "not json\n"
      "\n"
      "{\"type\":\"requested\",\"order\":\"SO-3\"}\n"
      "{\"time\":\"2026-03-02T08:30:00+08:00\",\"order\":\"SO-3\"}\n"
      "{\"time\":\"yesterday\",\"type\":\"requested\",\"order\":\"SO-3\"}\n"
      "{\"time\":\"2026-03-02T08:30:00+08:00\",\"type\":\"requested\",\"order\":\"SO-3\","
      "\"customer\":[1]}\n"
      "{\"time\":\"2026-03-02T08:30:00+08:00\",\"type\":\"coffee_made\",\"order\":\"SO-3\"}\n";
  write("bad.jsonl", good.substr(0, middle) + garbage + good.substr(middle));
  const auto run = mora("replay --rules p.yaml bad.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_EQ(run.out, mora("replay --rules p.yaml log.jsonl").out);
  for (const std::string_view line : {"2", "3", "5", "6", "7", "8"}) {
    EXPECT_THAT(run.err, HasSubstr("bad.jsonl:" + std::string(line) + ": rejected: "));
  }
  EXPECT_THAT(run.err, Not(HasSubstr("bad.jsonl:9")));
  EXPECT_THAT(run.err, HasSubstr("  events            6\n"));
  EXPECT_THAT(run.err, HasSubstr("  rejected          6\n"));
  EXPECT_THAT(run.err, HasSubstr("  of unknown type   1  coffee_made 1\n"));
}

// They do not move time, keep a case from being forgotten, match `*` or end the log.
TEST_F(Replay, EventsOfUnknownTypeChangeNothing) {
  write("u.yaml",
        "mora: 1\n"
        "policy: unknown\n"
        "case: {key: case, forget_after: 30d}\n"
        "events: {asked: {}, answered: {}, guarded: {}, hit: {}}\n"
        "clauses:\n"
        "  - {id: '1', on: asked, require: answered, within: 3h}\n"
        "  - {id: '2', on: guarded, forbid: hit}\n"
        "  - {id: '3', forbid: '*', times: 3, within: 1m}\n");
  write("u.jsonl",
        R"({"time":"2026-03-02T09:00Z","type":"guarded","case":"B"}
{"time":"2026-03-02T09:00Z","type":"asked","case":"C"}
{"time":"2026-03-20T09:00Z","type":"tea_made","case":"B"}
{"time":"2026-03-02T12:00Z","type":"answered","case":"C"}
{"time":"2026-04-01T09:00:00.000001Z","type":"hit","case":"B"}
{"time":"2026-04-01T09:00:00.000001Z","type":"tea_made","case":"B"}
{"time":"2026-04-01T09:00:00.000001Z","type":"tea_made","case":"B"}
{"time":"2026-04-01T09:00:00.000001Z","type":"asked","case":"C"}
{"time":"2026-05-01T09:00Z","type":"tea_made","case":"B"}
)");
  const auto run = mora("replay --rules u.yaml u.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "No findings.\n");
  EXPECT_THAT(run.err, HasSubstr("  of unknown type   4  tea_made 4\n"));
  EXPECT_THAT(run.err, HasSubstr("  obligations open  1\n"));
}

TEST_F(Replay, PrintsOnlyTheFirstRejectionsButWritesAll) {
  std::string bad;
  for (int i = 0; i < 30; ++i) bad += "x\n";
  write("bad.jsonl", bad);
  const auto run = mora("replay --rules p.yaml --rejected refused.txt bad.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("bad.jsonl:20: rejected"));
  EXPECT_THAT(run.err, Not(HasSubstr("bad.jsonl:21: rejected")));
  EXPECT_THAT(run.err, HasSubstr("… and 10 more rejected\n"));
  EXPECT_THAT(read("refused.txt"), HasSubstr("bad.jsonl:30: rejected"));
}

// A log must not drive the terminal of whoever reads its rejections.
TEST_F(Replay, RejectionsHaveNoControlCharacters) {
  write("strict.yaml", read("p.yaml") + "unknown_events: reject\n");
  write("odd.jsonl", R"({"time":"2026-03-02T09:00Z","type":"\u001b[31m","order":"A"})"
                     "\n");
  const auto run = mora("replay --rules strict.yaml --rejected refused.txt odd.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("odd.jsonl:1: rejected: unknown event type '\uFFFD[31m'\n"));
  EXPECT_THAT(run.err, Not(HasSubstr("\x1b")));
  EXPECT_THAT(read("refused.txt"), Not(HasSubstr("\x1b")));
}

TEST_F(Replay, SeveralFilesAreOneLog) {
  const std::string all(log);
  const std::size_t middle = all.find("\n{\"time\":\"2026-03-02T12") + 1;
  write("a.jsonl", all.substr(0, middle - 1));  // the last line lacks its end
  write("b.jsonl", "\xEF\xBB\xBF" + all.substr(middle) + "oops\n");
  const auto run = mora("replay --rules p.yaml -f jsonl a.jsonl b.jsonl");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_EQ(run.out, mora("replay --rules p.yaml -f jsonl log.jsonl").out);
  EXPECT_THAT(run.err, HasSubstr("b.jsonl:4: rejected: "));
}

TEST_F(Replay, SeveralPoliciesSeeEachLine) {
  std::string other(service_policy);
  other.replace(other.find("policy: service"), 15, "policy: stricter");
  other.replace(other.find("within: 3h"), 10, "within: 2h");
  other.replace(other.find("  complained: {}\n"), 17, "  complained: {}\n  coffee_made: {}\n");
  write("q.yaml", other);
  write("log.jsonl", std::string(log) +
                         "{\"time\":\"2026-03-02T16:00:00+08:00\",\"type\":\"coffee_made\"}\n"
                         "{\"time\":\"2026-03-02T16:00:00+08:00\",\"type\":\"tea_made\"}\n");
  const auto run = mora("replay --rules p.yaml q.yaml -f jsonl log.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  const std::size_t stricter = run.out.find("\"policy\":\"stricter\"");
  const std::size_t service = run.out.find("\"policy\":\"service\"");
  ASSERT_NE(service, std::string::npos);
  EXPECT_LT(stricter, service) << "found an hour earlier";
  EXPECT_EQ(mora("replay --rules p.yaml --rules q.yaml -f jsonl log.jsonl").out, run.out);
  EXPECT_THAT(run.err, HasSubstr("tea_made 1"));
  EXPECT_THAT(run.err, Not(HasSubstr("of unknown type   2")));
}

TEST_F(Replay, FailsOnViolationsIfAsked) {
  EXPECT_EQ(mora("replay --rules p.yaml --fail-on violation log.jsonl").exit_code, 1);
  EXPECT_EQ(mora("replay --rules p.yaml --fail-on violation --as-of 2026-03-02T10:00 log.jsonl")
                .exit_code,
            0);
}

TEST_F(Replay, TheSummaryCanBeLeftOut) {
  EXPECT_THAT(mora("replay --rules p.yaml --no-summary log.jsonl").err, IsEmpty());
  EXPECT_THAT(mora("replay --rules p.yaml --quiet log.jsonl").err, IsEmpty());
}

TEST_F(Replay, AnEmptyLogIsFine) {
  write("empty.jsonl", "");
  const auto run = mora("replay --rules p.yaml empty.jsonl");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "No findings.\n");
}

TEST_F(Replay, ColoursAreThereOnlyOnATerminalOrIfAsked) {
  EXPECT_THAT(mora("replay --rules p.yaml log.jsonl").out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(mora("replay --rules p.yaml --color always log.jsonl").out, HasSubstr("\x1b[31m"));
}

TEST_F(Replay, SaysWhatIsWrongWithItsArguments) {
  struct Row {
    std::string_view arguments;
    std::string_view message;
  };
  write("folder/x.jsonl", "");
  write("broken.yaml", "mora: 1\npolicy: x\nclauses: [}\n");
  const Row rows[] = {
      {"log.jsonl", "--rules"},
      {"--rules p.yaml missing.jsonl",
       "mora: cannot read missing.jsonl: No such file or directory"},
      {"--rules p.yaml folder", "mora: cannot read folder: it is a folder, not a log"},
      {"--rules missing.yaml log.jsonl", "missing.yaml"},
      {"--rules broken.yaml log.jsonl", "broken.yaml:3:"},
      {"--rules p.yaml --as-of soon log.jsonl", "--as-of: 'soon' is no time"},
      {"--rules p.yaml --lateness 2d log.jsonl", "--lateness: '2d' is no duration"},
      {"--rules p.yaml --threads 0 log.jsonl",
       "mora: --threads: '0' is no number of threads from 1 to 64\n"},
      {"--rules p.yaml --threads x log.jsonl", "mora: --threads: 'x' is no number of threads"},
      {"--rules p.yaml --threads=-1 log.jsonl", "mora: --threads: '-1' is no number of threads"},
      {"--rules p.yaml --threads 2x log.jsonl", "mora: --threads: '2x' is no number of threads"},
      {"--rules p.yaml --threads 65 log.jsonl", "mora: --threads: '65' is no number of threads"},
      {"--rules p.yaml --threads '' log.jsonl", "--threads"},
      {"--rules p.yaml --format yaml log.jsonl", "--format"},
      {"--rules p.yaml -o nowhere/out.jsonl log.jsonl",
       "mora: cannot write nowhere/out.jsonl: No such file or directory"},
      {"--rules p.yaml -o log.jsonl log.jsonl", "mora: log.jsonl would be overwritten"},
      {"--rules p.yaml --colour never log.jsonl", "--colour"},
  };
  for (const Row& row : rows) {
    const auto run = mora("replay " + std::string(row.arguments));
    EXPECT_EQ(run.exit_code, 2) << row.arguments;
    EXPECT_THAT(run.err, HasSubstr(row.message));
    EXPECT_THAT(run.out, IsEmpty());
  }
  EXPECT_EQ(read("log.jsonl"), log);
}

// The log with other names; what it tells must be the same.
constexpr std::string_view renamed_log =
    R"({"meta":{"ts":"2026-03-02T08:00:00+08:00"},"activity":"assigned","case:id":"SO-1","agent":"zhao"}
{"meta":{"ts":"2026-03-02T09:00:00+08:00"},"activity":"requested","case:id":"SO-1","customer":"ACME"}
{"meta.ts":"2026-03-02T09:00:00+08:00","activity":"requested","case:id":"SO-2"}
{"meta":{"ts":"2026-03-02T12:00:00+08:00"},"activity":"responded","case:id":"SO-2"}
{"meta":{"ts":"2026-03-02T14:10:00+08:00"},"activity":"responded","case:id":"SO-1"}
{"meta":{"ts":"2026-03-02T15:00:00+08:00"},"activity":"complained","case:id":"SO-1","time":"no"}
)";

TEST_F(Replay, TakesTheNamesOfTheLog) {
  const std::string expected = mora("replay --rules p.yaml -f jsonl log.jsonl").out;
  write("renamed.jsonl", renamed_log);
  for (const std::string_view names :
       {"--source time=meta.ts --source type=activity --source case=case:id --source person=agent",
        "--source time=meta.ts,type=activity,order=case:id,person=agent",
        "--source 'time=meta.ts, type = activity' --source 'case=case:id,person=agent'"}) {
    const auto run =
        mora("replay --rules p.yaml -f jsonl " + std::string(names) + " renamed.jsonl");
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.out, expected) << names;
  }
}

TEST_F(Replay, TakesTheNamesOfThePolicyUnlessTheCommandLineSaysOthers) {
  const std::string expected = mora("replay --rules p.yaml -f jsonl log.jsonl").out;
  write("renamed.jsonl", renamed_log);
  write("p.yaml",
        std::string(service_policy) +
            "source: {time: meta.ts, type: activity, case: \"case:id\", person: agent}\n");
  EXPECT_EQ(mora("replay --rules p.yaml -f jsonl renamed.jsonl").out, expected);
  write("p.yaml", std::string(service_policy) +
                      "source: {time: ts, type: activity, case: id, person: agent}\n");
  EXPECT_EQ(mora("replay --rules p.yaml -f jsonl renamed.jsonl").exit_code, 3);
  EXPECT_EQ(
      mora("replay --rules p.yaml -f jsonl --source time=meta.ts,order=case:id renamed.jsonl").out,
      expected);
}

TEST_F(Replay, ANameOfTheLogIsForThePoliciesThatKnowIt) {
  std::string other(service_policy);
  other.replace(other.find("policy: service"), 15, "policy: sterner");
  other.replace(other.find("{customer: string}"), 18, "{client: string}  ");
  write("q.yaml", other);
  EXPECT_EQ(mora("replay --rules p.yaml q.yaml --source client=customer log.jsonl").exit_code, 0);
  const auto run = mora("replay --rules p.yaml q.yaml --source clnt=customer log.jsonl");
  EXPECT_EQ(run.exit_code, 2);
}

TEST_F(Replay, SaysWhatIsWrongWithNamesOfTheLog) {
  struct Row {
    std::string_view option;
    std::string_view message;
  };
  const Row rows[] = {
      {"tme=ts", "mora: --source: no event has a field 'tme'; did you mean 'time'?\n"},
      {"ts=time",
       "mora: --source: no event has a field 'ts'; what the log calls it stands behind: "
       "time=ts\n"},
      {"weather=sky", "mora: --source: no event has a field 'weather'\n"},
      {"time", "mora: --source: 'time' is no NAME=COLUMN, such as time=ts\n"},
      {"time=ts,", "mora: --source: '' is no NAME=COLUMN, such as time=ts\n"},
      {"time=", "mora: --source: the log's name for 'time' is empty\n"},
      {"time=a,time=b", "mora: --source: 'time' is named twice\n"},
      {"case=a --source order=b", "mora: --source: 'order' is named twice\n"},
  };
  for (const Row& row : rows) {
    const auto run =
        mora("replay --rules p.yaml --source " + std::string(row.option) + " log.jsonl");
    EXPECT_EQ(run.exit_code, 2) << row.option;
    EXPECT_EQ(run.err, row.message);
    EXPECT_THAT(run.out, IsEmpty());
  }
}

TEST_F(Replay, ReadsCompressedLogsByTheirContent) {
  const std::string expected = mora("replay --rules p.yaml -f jsonl log.jsonl").out;
  const std::string all(log);
  const std::size_t middle = all.find('\n') + 1;
  write("log.jsonl.gz", gzip(all.substr(0, middle)) + gzip(all.substr(middle)));
  write("log.jsonl.zst", zstd(all.substr(0, middle)) + zstd(all.substr(middle)));
  write("log", zstd(all));
  for (const std::string_view arguments :
       {"log.jsonl.gz", "log.jsonl.zst", "log", "< log.jsonl.gz", "- < log"}) {
    const auto run = mora("replay --rules p.yaml -f jsonl " + std::string(arguments));
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.out, expected) << arguments;
  }
  write("first", gzip(all.substr(0, middle)));
  write("second", all.substr(middle) + "oops\n");
  const auto mixed = mora("replay --rules p.yaml -f jsonl first second");
  EXPECT_EQ(mixed.out, expected);
  EXPECT_THAT(mixed.err, HasSubstr("second:6: rejected: "));
}

constexpr std::string_view csv_log = R"(time,type,order,person,customer
2026-03-02T08:00:00+08:00,assigned,SO-1,zhao,
2026-03-02T09:00:00+08:00,requested,SO-1,,ACME
2026-03-02T09:00:00+08:00,requested,SO-2,,
2026-03-02T12:00:00+08:00,responded,SO-2,,
2026-03-02T14:10:00+08:00,responded,SO-1,,
2026-03-02T15:00:00+08:00,complained,SO-1,,
)";

TEST_F(Replay, ReadsCsv) {
  const auto expected = mora("replay --rules p.yaml log.jsonl");
  write("log.csv", csv_log);
  write("log.csv.gz", gzip(csv_log));
  write("log.txt", csv_log);
  std::string tabs(csv_log);
  std::replace(tabs.begin(), tabs.end(), ',', '\t');
  write("log.tsv", tabs);
  for (const std::string_view arguments :
       {"log.csv", "log.csv.gz", "log.tsv", "--log-format csv log.txt",
        "--log-format csv < log.csv.gz"}) {
    const auto run = mora("replay --rules p.yaml " + std::string(arguments));
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.out, expected.out) << arguments;
    EXPECT_EQ(run.err, expected.err) << arguments;
  }
  EXPECT_EQ(mora("replay --rules p.yaml --log-format jsonl log.csv").exit_code, 3);
  EXPECT_THAT(mora("replay --rules p.yaml --log-format xml log.csv").err,
              HasSubstr("--log-format"));
}

TEST_F(Replay, FilesOfALogHaveEachTheirFormat) {
  const std::string all(csv_log);
  const std::size_t header = all.find('\n') + 1;
  const std::size_t middle = all.find("2026-03-02T12");
  const std::string lines(log);
  write("a.csv", all.substr(0, middle - 1));
  write("b.csv", all.substr(0, header) + "x\n" + all.substr(middle));
  write("b.jsonl", lines.substr(lines.find("{\"time\":\"2026-03-02T12")));
  const std::string expected = mora("replay --rules p.yaml log.jsonl").out;
  EXPECT_EQ(mora("replay --rules p.yaml a.csv b.jsonl").out, expected);
  const auto run = mora("replay --rules p.yaml a.csv b.csv");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_EQ(run.out, expected);
  EXPECT_THAT(run.err, StartsWith("b.csv:2: rejected: the row has 1 cell, the header 5\n"));
}

TEST_F(Replay, SaysThatAHeaderDoesNotDo) {
  write("bad.csv", "ts,type,order\n2026-03-02,requested,SO-1\n");
  const auto run = mora("replay --rules p.yaml bad.csv");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(run.err,
            "mora: bad.csv:1: the header has no column 'time', only \"ts\", \"type\", "
            "\"order\"; 'source' says what a log calls it\n");
  EXPECT_EQ(mora("replay --rules p.yaml --source time=ts bad.csv").exit_code, 0);
  const auto second = mora("replay --rules p.yaml log.jsonl bad.csv");
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_EQ(second.out, mora("replay --rules p.yaml log.jsonl").out);
  EXPECT_THAT(second.err, HasSubstr("\nmora: bad.csv:1: the header has no column 'time'"));
}

TEST_F(Replay, SeveralPoliciesReadCsvInStep) {
  std::string other(service_policy);
  other.replace(other.find("policy: service"), 15, "policy: sterner");
  write("q.yaml", other);
  write("bad.csv", std::string(csv_log) + "\"2026-03-02,\n2026-03-02T16:00:00+08:00,\"a\nb\",,,\n" +
                       "2026-03-02T17:00:00+08:00,requested,SO-3,,\"x\ny\"\n");
  const auto run = mora("replay --rules p.yaml q.yaml bad.csv");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("bad.csv:8: rejected by service: the quote that opens cell 1"));
  EXPECT_THAT(run.err, HasSubstr("bad.csv:8: rejected by sterner: the quote that opens cell 1"));
  EXPECT_THAT(run.err, HasSubstr("  events            7\n  rejected          1\n"));
}

TEST_F(Replay, EvaluatesWhatComesBeforeADamage) {
  const std::string all(log);
  const std::string expected = mora("replay --rules p.yaml -f jsonl log.jsonl").out;
  const std::string early = zstd(all) + zstd(all).substr(0, 20);
  write("early.zst", early);
  const auto cut = mora("replay --rules p.yaml -f jsonl early.zst");
  EXPECT_EQ(cut.exit_code, 2);
  EXPECT_EQ(cut.out, expected);
  EXPECT_THAT(cut.err, HasSubstr("  events            6\n"));
  EXPECT_THAT(cut.err, EndsWith("mora: cannot read early.zst: its zstd data end too early\n"));
  write("damaged.gz", gzip(all) + "and more");
  const auto damaged = mora("replay --rules p.yaml -f jsonl < damaged.gz");
  EXPECT_EQ(damaged.exit_code, 2);
  EXPECT_EQ(damaged.out, expected);
  EXPECT_THAT(damaged.err, EndsWith("mora: cannot read <stdin>: its gzip data are damaged "
                                    "(incorrect header check)\n"));
  write("nothing.gz", gzip(all).substr(0, 12));
  const auto nothing = mora("replay --rules p.yaml nothing.gz");
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.out, IsEmpty());
  EXPECT_EQ(nothing.err, "mora: cannot read nothing.gz: its gzip data end too early\n");
}

TEST_F(Replay, SeveralThreadsSayTheSame) {
  write("bad.jsonl", std::string(log) + "oops\n");
  write("q.yaml", service_policy);
  const auto alone = mora("replay --rules p.yaml q.yaml bad.jsonl");
  for (const std::string_view threads : {"1", "2", "64"}) {
    const auto run =
        mora("replay --threads " + std::string(threads) + " --rules p.yaml q.yaml bad.jsonl");
    EXPECT_EQ(run.exit_code, alone.exit_code);
    EXPECT_EQ(run.out, alone.out);
    EXPECT_EQ(run.err, alone.err);
  }
}

TEST_F(Replay, OpensNoMoreThanItMay) {
  write("open.jsonl", R"({"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-1"}
{"time":"2026-03-02T09:10:00+08:00","type":"requested","order":"SO-1"}
{"time":"2026-03-02T09:20:00+08:00","type":"requested","order":"SO-2"}
)");
  const std::string rest = " --rules p.yaml open.jsonl --as-of \"2026-03-03 00:00\"";
  const auto run = mora("replay --max-open 1" + rest);
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("  violations        1  fines 30.00 CNY\n"
                                 "  obligations open  0\n"
                                 "  not opened        2  beyond the limit of open obligations: the "
                                 "findings are incomplete\n"));
  const auto quiet = mora("replay -q --max-open 1" + rest);
  EXPECT_EQ(quiet.exit_code, 3);
  EXPECT_EQ(quiet.err,
            "mora: the limit of open obligations was reached; the findings are incomplete\n");
  EXPECT_EQ(mora("replay --max-open 1 --fail-on violation" + rest).exit_code, 1);
  EXPECT_EQ(mora("replay --max-open 3 --max-open-per-case 2" + rest).exit_code, 0);

  const auto by_case = mora("replay --max-open-per-case 1" + rest);
  EXPECT_EQ(by_case.exit_code, 3);
  EXPECT_THAT(by_case.err, HasSubstr("  not opened        1  "));
  const auto threads = mora("replay --threads 3 --max-open-per-case 1" + rest);
  EXPECT_EQ(threads.exit_code, 3);
  EXPECT_EQ(threads.out, by_case.out);
  EXPECT_EQ(threads.err, by_case.err);

  const auto refused = mora("replay --threads 2 --max-open 1" + rest);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--max-open counts what is open in all cases"));
  EXPECT_EQ(mora("replay --max-open 0" + rest).exit_code, 2);
}

constexpr std::string_view twice_log =
    R"({"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-1","id":17}
{"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-1","id":"17"}
{"time":"2026-03-02T09:10:00+08:00","type":"requested","x":{"y":1},"order":"SO-2","id":17}
{"time":"2026-03-02T09:20:00+08:00","type":"responded","order":"SO-2","id":18}
{"time":"2026-03-02T09:00:00+08:00","type":"requested","order":"SO-1","id":17}
{"time":"2026-03-02T09:01:00+08:00","type":"requested","order":"SO-1","id":19}
)";

TEST_F(Replay, CountsOnceWhatComesTwice) {
  write("twice.yaml", "dedupe: {by: id, within: 7d}\n" + std::string(service_policy));
  write("twice.jsonl", twice_log);
  const std::string rest = " --rules twice.yaml twice.jsonl --as-of \"2026-03-03 00:00\"";
  const auto run = mora("replay" + rest);
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.err, HasSubstr("twice.jsonl:6: rejected: it is older"));
  EXPECT_THAT(run.err, HasSubstr("  events            2\n"
                                 "  duplicates        3\n"
                                 "  rejected          1\n"
                                 "  violations        1"));
  const auto held = mora("replay --lateness 5m" + rest);
  EXPECT_EQ(held.exit_code, 3);
  EXPECT_THAT(held.err, HasSubstr("  events            2\n"
                                  "  duplicates        3\n"
                                  "  rejected          1\n"));
  for (const std::string lateness : {"", " --lateness 5m", " --lateness 1d"}) {
    const auto alone = mora("replay" + lateness + rest);
    for (const char* threads : {"2", "5"}) {
      const auto several = mora("replay --threads " + std::string(threads) + lateness + rest);
      EXPECT_EQ(several.exit_code, alone.exit_code);
      EXPECT_EQ(several.out, alone.out);
      EXPECT_EQ(several.err, alone.err);
    }
  }
  EXPECT_THAT(mora("replay --stats" + rest).err, HasSubstr("  duplicates  "));
  EXPECT_THAT(mora("replay --rules p.yaml twice.jsonl").err, Not(HasSubstr("duplicates")));
}

TEST_F(Replay, OtherCommandsPassOverWhatComesTwice) {
  write("twice.yaml", "dedupe: {by: id, within: 7d}\n" + std::string(service_policy));
  const std::size_t sound = twice_log.find(R"({"time":"2026-03-02T09:01)");
  write("twice.jsonl", twice_log.substr(0, sound));
  const auto explained = mora("explain --case SO-2 --rules twice.yaml twice.jsonl");
  EXPECT_EQ(explained.exit_code, 0);
  EXPECT_THAT(explained.out, Not(HasSubstr("requested")));
  const auto recorded = mora("record --case SO-1 --rules twice.yaml twice.jsonl -o a.test.yaml");
  EXPECT_EQ(recorded.exit_code, 0) << recorded.err;
  EXPECT_EQ(mora("test a.test.yaml").exit_code, 0);
  EXPECT_EQ(mora("diff twice.yaml twice.yaml twice.jsonl").exit_code, 0);
  EXPECT_THAT(mora("explain twice.yaml").out,
              HasSubstr("An event of the same type and id as\none of the 7 days before it is a "
                        "duplicate and does not count."));
}

// What writes to the pipe waits for a finding before it ends the log.
TEST_F(Replay, TellsAtOnceWhatAPipeBrings) {
  write("log.csv", csv_log);
  for (const auto& [format, threads] : {std::pair<std::string, std::string>{"jsonl", "1"},
                                        {"csv", "1"},
                                        {"jsonl", "2"},
                                        {"csv", "2"}}) {
    const auto run =
        shell("(cat log." + format +
              "; n=0; until grep -qs late out || [ $n -gt 100 ]; do sleep 0.1; n=$((n+1)); done; "
              "grep -c late out > seen) | \"$MORA\" replay -f jsonl -o out --threads " +
              threads + " --log-format " + format + " --rules p.yaml");
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(read("seen"), "1\n") << format;
    write("out", "");
  }
}

TEST_F(Replay, SaysThatItsReaderWentAway) {
  const auto run =
      shell("(sleep 0.5; \"$MORA\" replay --quiet --rules p.yaml log.jsonl; echo $? >&2) | true");
  EXPECT_THAT(run.err, HasSubstr("mora: cannot write standard output: Broken pipe\n"));
  EXPECT_THAT(run.err, EndsWith("2\n"));
}

TEST_F(Replay, SaysThatTheDiskIsFull) {
  for (const std::string_view threads : {"", "--threads 3 "}) {
    const auto run =
        mora("replay " + std::string(threads) + "--rules p.yaml -o /dev/full log.jsonl");
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("mora: cannot write /dev/full: No space left on device\n"));
  }
}

}  // namespace
}  // namespace mora::test
