// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/report.hpp"

#include "report/sample_program.hpp"

namespace mora {
namespace {

using namespace test;  // NOLINT(google-build-using-namespace): the sample and its rules
using testing::ElementsAre;
using testing::HasSubstr;

class Writers : public testing::Test {
 protected:
  std::string write(std::string_view format, const std::vector<Finding>& findings,
                    const WriterOptions& options = {}) {
    std::ostringstream out;
    const auto writer = make_writer(format, out, options);
    for (const Finding& finding : findings) writer->write(program_, finding);
    writer->finish();
    return out.str();
  }

  Finding late() const {
    Finding finding = violation_of(program_, respond);
    finding.kind = FindingKind::late;
    finding.at = at(2, 14, 10);
    finding.fulfilled_at = finding.at;
    finding.late_by = hours(2) + minutes(10);
    finding.evidence[1] = 12;
    finding.evidence_count = 2;
    return finding;
  }

  Finding amended() const {
    Finding finding = violation_of(program_, respond);
    finding.kind = FindingKind::amended;
    finding.at = at(4, 10);
    finding.amending_event = "customer_dissatisfied";
    finding.from = yuan(3000);
    finding.to = finding.fine = yuan(5000);
    finding.delta = yuan(2000);
    return finding;
  }

  Finding caused() const {
    Finding finding = violation_of(program_, settle);
    finding.cause = Cause{respond, "2.1", at(2, 12)};
    return finding;
  }

  Program program_ = sample_program();
};

TEST_F(Writers, AreFoundByName) {
  EXPECT_THAT(writer_formats(), ElementsAre("text", "jsonl", "csv"));
  std::ostringstream out;
  EXPECT_EQ(make_writer("yaml", out), nullptr);
}

TEST_F(Writers, JsonLinesHaveTheFieldsInOrder) {
  EXPECT_EQ(write("jsonl", {violation_of(program_, respond)}),
            R"({"kind":"violation","id":"0123456789abcdef","policy":"after-sales","clause":"2.1",)"
            R"("rule":null,"case":"SO-1","role":"service_staff","person":"zhao",)"
            R"("opened_at":"2026-03-02T09:00:00+08:00","due_at":"2026-03-02T12:00:00+08:00",)"
            R"("at":"2026-03-02T12:00:00+08:00","fine":{"amount":"30.00","currency":"CNY"},)"
            R"("evidence":[7],"because":"no service_responded by 2026-03-02 12:00, 3 h after )"
            "service_requested at 09:00 (zhao, service staff)\"}"
            "\n");
}

TEST_F(Writers, JsonLinesWriteNullWhereThereIsNothing) {
  Finding finding = violation_of(program_, not_delayed);
  finding.role = "";
  finding.person.reset();
  finding.opened_at.reset();
  finding.due_at.reset();
  finding.fine.reset();
  finding.evidence_count = 0;
  const std::string line = write("jsonl", {finding});
  for (const std::string_view part :
       {R"("rule":null)", R"("role":null,"person":null,"opened_at":null,"due_at":null,"at":)",
        R"("fine":null,"evidence":[],)"}) {
    EXPECT_THAT(line, HasSubstr(part));
  }
}

TEST_F(Writers, JsonLinesOfEachKindEndWithWhatOnlyItHas) {
  EXPECT_THAT(write("jsonl", {amended()}),
              HasSubstr(R"(","from":{"amount":"30.00","currency":"CNY"},)"
                        R"("to":{"amount":"50.00","currency":"CNY"},)"
                        R"("delta":{"amount":"20.00","currency":"CNY"}})"
                        "\n"));
  EXPECT_THAT(write("jsonl", {late()}),
              HasSubstr(R"(","fulfilled_at":"2026-03-02T14:10:00+08:00","late_by":7800})"
                        "\n"));
  EXPECT_THAT(write("jsonl", {caused()}),
              HasSubstr(R"(","caused":{"clause":"2.1","at":"2026-03-02T12:00:00+08:00"}})"
                        "\n"));
}

TEST_F(Writers, JsonLinesWriteFractionsOfSecondsOnlyWhereThereAreAny) {
  struct Row {
    std::int64_t us;
    std::string_view text;
  };
  for (const Row& row : {Row{0, "0"}, Row{1'000'000, "1"}, Row{1'500'000, "1.5"},
                         Row{1, "0.000001"}, Row{60'000'000, "60"}}) {
    Finding finding = late();
    finding.late_by = {row.us};
    EXPECT_THAT(write("jsonl", {finding}),
                HasSubstr("\"late_by\":" + std::string(row.text) + "}\n"));
  }
}

TEST_F(Writers, JsonLinesEscapeWhatJsonWants) {
  Finding finding = violation_of(program_, respond);
  finding.case_key = "a\"b\\c\nd\te\r\x01\x7F服";
  EXPECT_THAT(write("jsonl", {finding}),
              HasSubstr("\"case\":\"a\\\"b\\\\c\\nd\\te\\r\\u0001\x7F服\""));
}

TEST_F(Writers, CsvHasAHeaderEvenWithoutFindings) {
  EXPECT_EQ(write("csv", {}),
            "kind,id,policy,clause,rule,case,role,person,opened_at,due_at,at,fine,currency,"
            "evidence,because,from,to,delta,fulfilled_at,late_by,caused_clause,caused_at\n");
}

TEST_F(Writers, CsvHasARowForEachFinding) {
  const std::string text = write("csv", {amended(), late(), caused()});
  EXPECT_THAT(text, HasSubstr("\namended,0123456789abcdef,after-sales,2.1,,SO-1,service_staff,zhao,"
                              "2026-03-02T09:00:00+08:00,2026-03-02T12:00:00+08:00,"
                              "2026-03-04T10:00:00+08:00,50.00,CNY,7,\"customer_dissatisfied at "));
  EXPECT_THAT(text, HasSubstr(",30.00,50.00,20.00,,,,\n"));
  EXPECT_THAT(text, HasSubstr(",CNY,7 12,"));
  EXPECT_THAT(text, HasSubstr(",,,,2026-03-02T14:10:00+08:00,7800,,\n"));
  EXPECT_THAT(text, HasSubstr(",,,,,,2.1,2026-03-02T12:00:00+08:00\n"));
}

TEST_F(Writers, CsvQuotesWhatNeedsIt) {
  Finding finding = violation_of(program_, respond);
  finding.case_key = "a,\"b\"\nc";
  finding.person = "Zhao";
  EXPECT_THAT(write("csv", {finding}), HasSubstr(",\"a,\"\"b\"\"\nc\",service_staff,Zhao,"));
}

TEST_F(Writers, TextHasTwoLinesAFinding) {
  EXPECT_EQ(
      write("text", {violation_of(program_, respond), amended(), late()}),
      "After-sales regulation (after-sales)\n"
      "\n"
      "when              what       clause           order     fine / delay      liable\n"
      "2026-03-02 12:00  violation  2.1              SO-1      30.00 CNY         zhao, service "
      "staff\n"
      "                  Respond within three hours: no service_responded by 2026-03-02 12:00, "
      "3 h after service_requested at 09:00\n"
      "2026-03-04 10:00  amended    2.1              SO-1      +20.00 CNY        zhao, service "
      "staff\n"
      "                  Respond within three hours: customer_dissatisfied at 2026-03-04 10:00 "
      "raised the fine from 30.00 to 50.00 CNY\n"
      "2026-03-02 14:10  late       2.1              SO-1      2 h 10 min late   zhao, service "
      "staff\n"
      "                  Respond within three hours: service_responded came 2 h 10 min late, "
      "at 2026-03-02 14:10 instead of 12:00\n");
}

TEST_F(Writers, TextIsAlignedInChineseToo) {
  WriterOptions options;
  options.language = Language::zh;
  EXPECT_EQ(
      write("text", {violation_of(program_, respond), violation_of(program_, bought_late)},
            options),
      "售后服務管理規定 (after-sales)\n"
      "\n"
      "時間              事項  條款             order     罰款／延誤        責任人\n"
      "2026-03-02 12:00  違反  2.1              SO-1      30.00 CNY         zhao，售后服務人員\n"
      "                  三小時內響應：2026-03-02 09:00 service_requested 之後3小時內（至 "
      "12:00）沒有 service_responded\n"
      "2026-03-02 12:00  違反  2.4 bought_late  SO-1      30.00 CNY         zhao，buyer\n"
      "                  按時購票：2026-03-02 09:00 travel_ordered 之後至 12:00（buy_by），沒有 "
      "ticket_bought\n");
}

TEST_F(Writers, TextWrapsToTheTerminal) {
  WriterOptions options;
  options.width = 60;
  EXPECT_THAT(write("text", {violation_of(program_, respond)}, options),
              HasSubstr("\n"
                        "                  Respond within three hours\n"
                        "                  no service_responded by 2026-03-02 12:00,\n"
                        "                  3 h after service_requested at 09:00\n"));
}

TEST_F(Writers, TextHasColoursOnlyWhereTheyAreWanted) {
  WriterOptions options;
  EXPECT_EQ(write("text", {late()}, options).find('\x1b'), std::string::npos);
  options.color = true;
  EXPECT_THAT(write("text", {late()}, options), HasSubstr("\x1b[33mlate"));
}

TEST_F(Writers, TextDoesNotLetALogDriveTheTerminal) {
  Finding finding = violation_of(program_, respond);
  finding.case_key = "SO\x1b[2J\n1";
  finding.person = "x\x07";
  const std::string text = write("text", {finding});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
  EXPECT_THAT(text, HasSubstr("SO\xEF\xBF\xBD[2J\xEF\xBF\xBD"
                              "1"));
}

TEST_F(Writers, TextSaysWhenThereIsNothing) {
  WriterOptions options;
  EXPECT_EQ(write("text", {}, options), "No findings.\n");
  options.language = Language::zh;
  EXPECT_EQ(write("text", {}, options), "沒有發現違反。\n");
}

TEST_F(Writers, TextSaysWhereThereIsNoFineAndNoOne) {
  Finding finding = violation_of(program_, respond);
  finding.fine.reset();
  finding.person.reset();
  EXPECT_THAT(write("text", {finding}), HasSubstr("  no fine           no one, service staff\n"));
}

}  // namespace
}  // namespace mora
