// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// A writer keeps what it found out about programs, days and zones from one finding to the next.
// None of that may show: each finding reads as if a writer of its own had written it.

#include <sstream>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/report.hpp"
#include "mora/time_text.hpp"

#include "report/sample_program.hpp"

namespace mora {
namespace {

using testing::HasSubstr;

struct Written {
  Program program;
  Finding finding;
};

Program compiled(const std::string& policy) {
  const CompileResult result = compile_text("policy.yaml", policy);
  EXPECT_EQ(result.messages(), "");
  return result.program;
}

Program desk(const std::string& zone, const std::string& role_title, const std::string& within) {
  return compiled("mora: 1\npolicy: desk\ntimezone: " + zone +
                  "\ncase: {key: ticket}\n"
                  "events: {opened: {}, answered: {}, closed: {}}\n"
                  "roles: {agent: {title: " +
                  role_title +
                  "}}\n"
                  "clauses:\n"
                  "  - {id: \"1\", on: opened, require: answered, within: " +
                  within +
                  ", liable: agent}\n"
                  "  - {id: \"2\", on: opened, forbid: closed}\n");
}

TimePoint time(const Program& program, std::string_view text) {
  const auto t = parse_time(program, text);
  EXPECT_TRUE(t) << text;
  return t.value_or(TimePoint{});
}

Finding violation(const Program& program, RuleIndex rule, std::string_view opened,
                  std::string_view at) {
  const RuleInfo info = program.rule(rule);
  Finding finding;
  finding.rule = rule;
  finding.policy = program.policy();
  finding.clause = info.clause;
  finding.rule_name = info.name;
  finding.role = info.role;
  finding.case_key = "T-1";
  finding.person = "maria";
  finding.opened_at = time(program, opened);
  finding.at = time(program, at);
  if (rule == 0) finding.due_at = finding.at;
  return finding;
}

std::string write(ReportWriter& writer, std::ostringstream& out, const Written& written) {
  out.str("");
  writer.write(written.program, written.finding);
  return out.str();
}

// The findings by one writer. The first of CSV comes with the header, which is no part of it.
std::vector<std::string> by_one(std::string_view format, Language language,
                                const std::vector<Written>& all) {
  std::ostringstream out;
  const auto writer = make_writer(format, out, {.language = language});
  write(*writer, out, all.front());
  std::vector<std::string> lines;
  for (const Written& each : all) lines.push_back(write(*writer, out, each));
  return lines;
}

std::vector<std::string> by_many(std::string_view format, Language language,
                                 const std::vector<Written>& all) {
  std::vector<std::string> lines;
  for (const Written& each : all) {
    std::ostringstream out;
    const auto writer = make_writer(format, out, {.language = language});
    write(*writer, out, each);
    lines.push_back(write(*writer, out, each));
  }
  return lines;
}

void expect_no_memory(const std::vector<Written>& all) {
  for (const std::string_view format : {"jsonl", "csv"}) {
    for (const Language language : {Language::en, Language::zh}) {
      EXPECT_EQ(by_one(format, language, all), by_many(format, language, all)) << format;
    }
  }
}

std::vector<std::string> json_lines(const std::vector<Written>& all) {
  return by_one("jsonl", Language::en, all);
}

TEST(ReusedWriter, TellsProgramsApart) {
  const Program here = desk("Asia/Shanghai", "the agent", "3h");
  const Program there = desk("Europe/Berlin", "an agent", "1d");
  std::vector<Written> all;
  for (int turn = 0; turn < 3; ++turn) {
    for (const Program& program : {here, there}) {
      for (const RuleIndex rule : {0U, 1U}) {
        all.push_back({program, violation(program, rule, "2026-03-02 09:00", "2026-03-02 12:00")});
      }
    }
  }
  expect_no_memory(all);
  const auto lines = json_lines(all);
  EXPECT_THAT(lines[8], HasSubstr("\"at\":\"2026-03-02T12:00:00+08:00\""));
  EXPECT_THAT(lines[8], HasSubstr(", 3 h after opened at 09:00 (maria, the agent)"));
  EXPECT_THAT(lines[10], HasSubstr("\"at\":\"2026-03-02T12:00:00+01:00\""));
  EXPECT_THAT(lines[10], HasSubstr(", 1 day after opened at 09:00 (maria, an agent)"));
}

// Programs of which each may lie where the one before did.
TEST(ReusedWriter, OutlivesPrograms) {
  for (const std::string_view format : {"jsonl", "csv"}) {
    std::ostringstream out;
    const auto writer = make_writer(format, out);
    for (int hours = 1; hours <= 200; ++hours) {
      const std::string length = std::to_string(hours) + "h";
      const Program program = desk("UTC", "agent", length);
      const Finding finding = violation(program, 0, "2026-03-02 09:00", "2026-03-02 12:00");
      const std::string line = write(*writer, out, {program, finding});
      EXPECT_THAT(line, HasSubstr("answered by 2026-03-02 12:00, " + std::to_string(hours) +
                                  " h after opened at 09:00"));
    }
  }
}

TEST(ReusedWriter, GoesByTheLengthInForce) {
  const Program program = desk("UTC", "agent", "{2026-01-01: 1h, 2026-02-01: 1d}");
  std::vector<Written> all;
  for (const std::string_view month : {"2026-01", "2026-02", "2025-12", "2026-01", "2026-02"}) {
    const std::string day(month);
    all.push_back({program, violation(program, 0, day + "-20 09:00", day + "-21 09:00")});
  }
  expect_no_memory(all);
  const auto lines = json_lines(all);
  EXPECT_THAT(lines[3], HasSubstr(", 1 h after opened at 2026-01-20 09:00"));
  EXPECT_THAT(lines[4], HasSubstr(", 1 day after opened at 2026-02-20 09:00"));
}

// A host may hand a writer findings of its own making.
TEST(ReusedWriter, TakesNamesFromTheFinding) {
  const Program program = desk("UTC", "agent", "3h");
  const Finding plain = violation(program, 0, "2026-03-02 09:00", "2026-03-02 12:00");
  std::vector<Written> all(6, {program, plain});
  all[1].finding.policy = "other \"desk\"";
  all[1].finding.clause = "1, now 7";
  all[2].finding.rule_name = "urgent";
  all[3].finding.role = "chief";
  all[4].finding.role = "";
  expect_no_memory(all);
  const auto lines = json_lines(all);
  EXPECT_THAT(lines[1], HasSubstr(R"("policy":"other \"desk\"","clause":"1, now 7","rule":null)"));
  EXPECT_THAT(lines[2], HasSubstr(R"("policy":"desk","clause":"1","rule":"urgent")"));
  EXPECT_THAT(lines[3], HasSubstr("(maria, chief)"));
  EXPECT_THAT(lines[4], HasSubstr(R"(after opened at 09:00"})"));
  EXPECT_THAT(lines[5], HasSubstr(R"("policy":"desk","clause":"1","rule":null)"));
  EXPECT_THAT(lines[5], HasSubstr("(maria, agent)"));
}

struct Told {
  std::string at;  // UTC
  std::string rfc3339;
  std::string local;
};

// Each time twice, and all of them back again.
void expect_times(const std::string& zone, const std::vector<Told>& times) {
  const Program program = desk(zone, "agent", "3h");
  std::vector<Written> all;
  std::vector<Told> told;
  const auto add = [&](const Told& t) {
    for (int i = 0; i < 2; ++i) {
      all.push_back({program, violation(program, 1, t.at, t.at)});
      told.push_back(t);
    }
  };
  for (const Told& t : times) add(t);
  for (auto t = times.rbegin(); t != times.rend(); ++t) add(*t);
  expect_no_memory(all);
  const auto lines = json_lines(all);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_THAT(lines[i], HasSubstr("\"at\":\"" + told[i].rfc3339 + "\""));
    EXPECT_THAT(lines[i], HasSubstr("closed at " + told[i].local + ", which"));
  }
}

TEST(ReusedWriter, GoesOnToAnotherDay) {
  expect_times("Asia/Shanghai",
               {{"2026-03-02T15:59:59Z", "2026-03-02T23:59:59+08:00", "2026-03-02 23:59:59"},
                {"2026-03-02T16:00:00Z", "2026-03-03T00:00:00+08:00", "2026-03-03 00:00"},
                {"2026-02-28T16:00:00Z", "2026-03-01T00:00:00+08:00", "2026-03-01 00:00"},
                {"2026-12-31T15:59:59Z", "2026-12-31T23:59:59+08:00", "2026-12-31 23:59:59"},
                {"2026-12-31T16:00:00Z", "2027-01-01T00:00:00+08:00", "2027-01-01 00:00"}});
}

TEST(ReusedWriter, GoesOverAChangeOfTheClock) {
  expect_times("Europe/Berlin",
               {{"2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00", "2026-03-29 01:59:59"},
                {"2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00", "2026-03-29 03:00"},
                {"2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00", "2026-10-25 02:59:59"},
                {"2026-10-25T01:00:00Z", "2026-10-25T02:00:00+01:00", "2026-10-25 02:00"}});
  // A day with two beginnings, and one that is left out.
  expect_times("America/Havana",
               {{"2026-11-01T04:30:00Z", "2026-11-01T00:30:00-04:00", "2026-11-01 00:30"},
                {"2026-11-01T05:30:00Z", "2026-11-01T00:30:00-05:00", "2026-11-01 00:30"}});
  expect_times("Pacific/Apia",
               {{"2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00", "2011-12-29 23:59:59"},
                {"2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00", "2011-12-31 00:00"}});
}

TEST(ReusedWriter, TellsTimesFarAway) {
  expect_times("UTC", {{"1970-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00", "1970-01-01 00:00"},
                       {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999+00:00",
                        "1969-12-31 23:59:59.999999"},
                       {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00", "0001-01-01 00:00"},
                       {"9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999+00:00",
                        "9999-12-31 23:59:59.999"}});
  expect_times("America/St_Johns",
               {{"1969-12-31T03:29:59Z", "1969-12-30T23:59:59-03:30", "1969-12-30 23:59:59"},
                {"9999-12-31T23:59:59Z", "9999-12-31T20:29:59-03:30", "9999-12-31 20:29:59"}});
  // Local mean time: the offset is cut to the minute where it is written, and only there.
  expect_times("America/New_York",
               {{"1850-01-01T04:56:01Z", "1850-01-01T00:00:01-04:56", "1849-12-31 23:59:59"},
                {"1850-01-01T04:56:02Z", "1850-01-01T00:00:02-04:56", "1850-01-01 00:00"},
                {"1850-01-01T04:55:59Z", "1849-12-31T23:59:59-04:56", "1849-12-31 23:59:57"}});
}

TEST(ReusedWriter, TellsFractionsOfSeconds) {
  expect_times(
      "Asia/Kathmandu",
      {{"2026-03-02T03:15:00.5Z", "2026-03-02T09:00:00.500+05:45", "2026-03-02 09:00:00.500"},
       {"2026-03-02T03:15:00Z", "2026-03-02T09:00:00+05:45", "2026-03-02 09:00"},
       {"2026-03-02T03:15:07.000001Z", "2026-03-02T09:00:07.000001+05:45",
        "2026-03-02 09:00:07.000001"},
       {"2026-03-02T03:15:07.01Z", "2026-03-02T09:00:07.010+05:45", "2026-03-02 09:00:07.010"}});
}

TEST(ReusedWriter, SaysTheDateAnewInEachSentence) {
  const Program program = desk("UTC", "agent", "3h");
  const Written one{program, violation(program, 0, "2026-03-02 09:00", "2026-03-02 12:00")};
  for (const std::string& line : json_lines({one, one, one})) {
    EXPECT_THAT(line, HasSubstr("no answered by 2026-03-02 12:00, 3 h after opened at 09:00"));
  }
}

TEST(ReusedWriter, AndBecauseSayTheSame) {
  const Program program = test::sample_program();
  std::vector<Finding> findings;
  for (RuleIndex rule = 0; rule < test::sample_rule_count; ++rule) {
    for (const FindingKind kind :
         {FindingKind::violation, FindingKind::amended, FindingKind::late, FindingKind::warning}) {
      Finding finding = test::violation_of(program, static_cast<test::SampleRule>(rule));
      finding.kind = kind;
      finding.amending_event = "complained";
      finding.to = test::yuan(5000);
      finding.fulfilled_at = test::at(3, 9);
      findings.push_back(finding);
    }
  }
  for (const Language language : {Language::en, Language::zh}) {
    std::ostringstream out;
    const auto writer = make_writer("jsonl", out, {.language = language});
    for (const Finding& finding : findings) {
      std::string sentence = because(program, finding, language);
      for (std::size_t at = 0; (at = sentence.find('"', at)) != std::string::npos; at += 2) {
        sentence.insert(at, 1, '\\');
      }
      EXPECT_THAT(write(*writer, out, {program, finding}),
                  HasSubstr("\"because\":\"" + sentence + "\""));
    }
  }
}

}  // namespace
}  // namespace mora
