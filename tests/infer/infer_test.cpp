// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "mora/infer.hpp"

#include <sstream>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/compile.hpp"
#include "mora/format.hpp"

namespace mora {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Log {
  std::string format;
  std::string text;
};

PolicyDraft draft_of(const Log& log, std::vector<SourceName> source = {}) {
  LogSurvey survey(std::move(source));
  std::istringstream text(log.text);
  survey.read(log.format, text);
  EXPECT_EQ(survey.failure(), "");
  return survey.draft("the log.jsonl");
}

// The draft compiles, is in the canonical layout, and a reader refuses nothing of the log.
std::string good_draft(const Log& log, std::vector<SourceName> source = {}) {
  const PolicyDraft draft = draft_of(log, std::move(source));
  EXPECT_EQ(draft.mistake, "");
  const CompileResult compiled = compile_text("draft.yaml", draft.text);
  EXPECT_EQ(compiled.messages(), "");
  EXPECT_EQ(format_text("draft.yaml", draft.text).text, draft.text);
  if (!compiled) return draft.text;
  std::istringstream text(log.text);
  const auto reader = make_reader(log.format, compiled.program, text);
  for (ReadResult result = reader->next(); result.outcome != ReadOutcome::end;
       result = reader->next()) {
    EXPECT_EQ(result.outcome, ReadOutcome::event) << result.line << ": " << result.reason << '\n'
                                                  << draft.text;
  }
  return draft.text;
}

Log json(std::string text) { return {"jsonl", std::move(text)}; }
Log csv(std::string text) { return {"csv", std::move(text)}; }

TEST(Infer, TheWholeDraft) {
  EXPECT_EQ(
      good_draft(json(
          R"({"ts":"2026-03-02T09:00:00+01:00","activity":"ticket opened","ticket":"T-1","user":"ann","urgent":true,"cost":12.5}
{"ts":"2026-03-02T10:00:00+01:00","activity":"answered","ticket":"T-1","user":"bob"}
{"ts":"2026-03-02T11:00:00+01:00","activity":"ticket opened","ticket":"T-2","user":"ann","urgent":false}
)")),
      R"(# A draft, made from 3 events of the log.jsonl.
#
# What is what in the log, as it seems from names and values; mora infer --source says it
# otherwise:
#   time  "ts": a time in all events, 2026-03-02 to 2026-03-02, ascending
#   type  "activity": 2 different texts, in all events
#   case  "ticket": 2 different values, in all events
#   by    "user": in all events

mora: 1
policy: the-log
timezone: UTC  # the log's times have the offset +01:00; name the zone, as Europe/Berlin
case: {key: ticket}
source: {time: ts, type: activity, by: user}

events:
  ticket opened:  # 2 events
    fields:
      urgent: bool
      cost: number  # in 50 % of them
  answered: {}  # 1 event

# A clause without a rule is text only. A rule looks like this:
#     on: '"ticket opened"'
#     require: answered
#     within: 3d
clauses:
  - id: "1"
    text: The first clause of the regulation.
)");
}

TEST(Infer, TypesOfFields) {
  const std::string draft = good_draft(json(
      R"({"time":"2026-03-02 09:00","type":"a","case":1,"s":"x","n":1,"b":true,"t":"2026-03-02","d":"2h30m","m":"12.50 EUR","l":["x",1],"mixed":1,"null":null}
{"time":"2026-03-02 09:01","type":"a","case":1,"s":"2026-03-02","n":-1.5e3,"b":null,"t":"2026-03-02T09:00Z","d":"90s","m":"EUR 1","l":[],"mixed":"x"}
)"));
  EXPECT_THAT(draft, AllOf(HasSubstr("s: string"), HasSubstr("n: number"), HasSubstr("b: bool"),
                           HasSubstr("t: time"), HasSubstr("d: duration"), HasSubstr("m: money"),
                           HasSubstr("l: list"), HasSubstr("# mixed: values of several types"),
                           Not(HasSubstr("\"null\""))));
  EXPECT_THAT(draft, HasSubstr("timezone: UTC  # the log's times have no offset"));
}

TEST(Infer, CsvAndItsCells) {
  const std::string draft =
      good_draft(csv("Case ID;Activity;Complete Timestamp;Resource;Amount;Paid;Zip\n"
                     "1;Pay;2026-03-02 09:00;ann;12.50;TRUE;0123\n"
                     "1;Send;2026-03-02 10:00;;;;\n"
                     "2;Pay;2026-03-02 11:00;bob;3;false;12345\n"));
  EXPECT_THAT(draft,
              HasSubstr("case: {key: Case ID}\n"
                        "source: {time: Complete Timestamp, type: Activity, by: Resource}\n"));
  EXPECT_THAT(draft, HasSubstr("Amount: number\n      Paid: bool\n      Zip: string\n"));
  EXPECT_THAT(draft, HasSubstr("  Send: {}  # 1 event\n"));
}

TEST(Infer, InnerObjectsAreDottedPaths) {
  const std::string draft = good_draft(json(
      R"({"meta":{"at":"2026-03-02 09:00","case_id":"A"},"event":{"name":"a"},"who":{"first.name":"x","tags":{"k":1}},"a.b":2}
{"meta":{"at":"2026-03-02 09:01","case_id":"A"},"event":{"name":"b"},"who":{"tags":{"k":2}}}
{"meta":{"at":"2026-03-02 09:02","case_id":"B"},"event":{"name":"a"}}
)"));
  EXPECT_THAT(draft, HasSubstr("case: {key: case_id}"));
  EXPECT_THAT(draft, HasSubstr("source: {time: meta.at, type: event.name, case: meta.case_id, "
                               "who_tags_k: who.tags.k, a_b: a.b}"));
}

TEST(Infer, NamesThatAPolicyHasAlready) {
  const std::string draft = good_draft(
      json(
          R"({"ts":"2026-03-02 09:00","activity":"opened","case":"A","type":"x","time":5,"by":7}
{"ts":"2026-03-02 09:01","activity":"opened","case":"A","type":"y","time":6,"by":8}
{"ts":"2026-03-02 09:02","activity":"closed","case":"B","type":"z","time":7,"by":9}
)"),
      {{"type", "activity"}});
  EXPECT_THAT(
      draft,
      HasSubstr("source: {time: ts, type: activity, by: \"-\", log_type: type, log_time: time, "
                "log_by: by}  # what the log calls 'by' is no text"));
}

TEST(Infer, OddNamesAndTypes) {
  good_draft(json(
      R"({"time":"2026-03-02","type":"null","case":"A","say \"x\"":1,"a: b":2,"#":3,"`":4,"true":5," ":6,"服務":7}
{"time":"2026-03-02","type":"on: x","case":"A"}
{"time":"2026-03-02","type":"*","case":"A"}
{"time":"2026-03-02","type":"tab\there","case":"B"}
)"));
}

TEST(Infer, WhatStandsTwiceIsNotDeclared) {
  const std::string draft = good_draft(json(
      R"({"time":"2026-03-02","type":"a","case":"A","x":1,"x":2}
{"time":"2026-03-02","type":"a","case":"A","x":1}
)"));
  EXPECT_THAT(draft, HasSubstr("# x: stands twice in one event"));
}

TEST(Infer, LinesThatAreNoEvents) {
  const PolicyDraft draft =
      draft_of(json("{\"time\":\"2026-03-02\",\"type\":\"a\",\"case\":\"A\"}\nnot json\n[]\n"));
  EXPECT_EQ(draft.events, 1u);
  EXPECT_EQ(draft.refused, 2u);
  EXPECT_THAT(draft.text, HasSubstr("# 2 lines could not be read.\n"));
}

TEST(Infer, MoreEventsThanAreKept) {
  std::string text = "time,type,case,n\n";
  for (int i = 0; i < 12'000; ++i) {
    text += "2026-03-02 09:00," + std::string(i % 2 == 0 ? "a" : "b") + "," +
            std::to_string(i / 3) + "," + (i == 11'999 ? "x" : "1") + "\n";
  }
  const std::string draft = good_draft(csv(text));
  EXPECT_THAT(draft, AllOf(HasSubstr("  a:  # 6,000 events\n    fields:\n      n: number"),
                           HasSubstr("  b:  # 6,000 events\n    fields:\n      n: string"),
                           HasSubstr("\"case\": 4,000 different values, in all events")));
}

TEST(Infer, WhatCannotBeGuessed) {
  struct Row {
    Log log;
    std::vector<SourceName> source;
    std::string_view mistake;
  };
  const Row rows[] = {
      {json(""), {}, "there is no event in it"},
      {json(R"({"type":"a","case":"A","ts":1772442000})"
            "\n"),
       {},
       "nothing in it looks like the time of an event"},
      {json(R"({"time":"2026-03-02","n":1})"
            "\n"),
       {},
       "nothing in it looks like the type of an event"},
      {json(R"({"time":"2026-03-02","type":"a"})"
            "\n"),
       {},
       "nothing in it tells cases apart"},
      {json(R"({"time":"2026-03-02","type":"a"})"
            "\n"),
       {{"case", "order"}},
       "there is no 'order' in it, which 'case' is said to be"},
  };
  for (const Row& row : rows) {
    const PolicyDraft draft = draft_of(row.log, row.source);
    EXPECT_THAT(draft.mistake, HasSubstr(row.mistake));
    EXPECT_EQ(draft.text, "");
  }
  std::string messages;
  for (int i = 0; i < 2000; ++i)
    messages += R"({"time":"2026-03-02","case":"A","message":")" + std::to_string(i) + "x\"}\n";
  EXPECT_THAT(draft_of(json(messages)).mistake, HasSubstr("has too many different values"));
}

TEST(Infer, ALogOfSeveralFiles) {
  LogSurvey survey;
  std::istringstream first("time,type,case\n2026-03-02,a,A\n");
  std::istringstream second("{\"time\":\"2026-03-03\",\"type\":\"b\",\"case\":\"A\"}\n");
  const std::uint64_t last = survey.read("csv", first);
  EXPECT_EQ(last, 2u);
  EXPECT_EQ(survey.read("jsonl", second, last + 1), 3u);
  EXPECT_THAT(survey.draft("x").text,
              AllOf(HasSubstr("  a: {}  # 1 event\n"), HasSubstr("  b: {}  # 1 event\n")));
  std::istringstream third;
  survey.read("xml", third);
  EXPECT_EQ(survey.failure(), "there is no log format 'xml'");
}

}  // namespace
}  // namespace mora
