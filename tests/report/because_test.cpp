// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "mora/finding.hpp"

#include "report/sample_program.hpp"
#include "report/sentence.hpp"

namespace mora {
namespace {

using namespace test;  // NOLINT(google-build-using-namespace): the sample and its rules

class Because : public testing::Test {
 protected:
  void expect(const Finding& finding, std::string_view en, std::string_view zh) {
    EXPECT_EQ(because(program_, finding), en);
    EXPECT_EQ(because(program_, finding, Language::zh), zh);
  }

  Program program_ = sample_program();
};

TEST_F(Because, RequireWithin) {
  expect(violation_of(program_, respond),
         "no service_responded by 2026-03-02 12:00, 3 h after service_requested at 09:00 "
         "(zhao, service staff)",
         "2026-03-02 09:00 service_requested 之後3小時內（至 12:00）沒有 service_responded"
         "（zhao，售后服務人員）");
}

TEST_F(Because, PausesAreNamedWhereTheyMovedTheDueTime) {
  Finding finding = violation_of(program_, respond);
  finding.due_at = finding.at = at(2, 14);
  expect(finding,
         "no service_responded by 2026-03-02 14:00, 3 h, not counting 2 h of pause, after "
         "service_requested at 09:00 (zhao, service staff)",
         "2026-03-02 09:00 service_requested 之後3小時內（至 14:00，其間停計2小時）沒有 "
         "service_responded（zhao，售后服務人員）");
}

TEST_F(Because, CivilDurations) {
  Finding finding = violation_of(program_, return_report);
  finding.due_at = finding.at = at(5, 9);
  expect(finding,
         "no return_report_filed by 2026-03-05 09:00, 3 days after goods_returned at 2026-03-02 "
         "09:00 (zhao, service staff)",
         "2026-03-02 09:00 goods_returned 之後3天內（至 2026-03-05 09:00）沒有 "
         "return_report_filed（zhao，售后服務人員）");
}

TEST_F(Because, RequireBy) {
  expect(violation_of(program_, bought_late),
         "no ticket_bought by 2026-03-02 12:00, the buy_by of travel_ordered at 09:00 "
         "(zhao, buyer)",
         "2026-03-02 09:00 travel_ordered 之後至 12:00（buy_by），沒有 ticket_bought"
         "（zhao，buyer）");
}

TEST_F(Because, RequireUntilTheCloseWithItsCause) {
  Finding finding = violation_of(program_, settle);
  finding.person.reset();
  finding.cause = Cause{respond, "2.1", at(3, 8)};
  expect(finding,
         "no problem_settled between problem_reported at 2026-03-02 09:00 and the close of the "
         "case at 12:00, and clause 2.1 was violated at 2026-03-03 08:00 (no one, service staff)",
         "2026-03-02 09:00 problem_reported 之後至 12:00 結案，沒有 problem_settled，且條款 2.1 於 "
         "2026-03-03 08:00 被違反（無人，售后服務人員）");
}

TEST_F(Because, RequireSeveralTimesUntilAnEvent) {
  Finding finding = violation_of(program_, fed_back);
  finding.evidence_count = 2;
  expect(finding,
         "fewer than 2 site_feedback between resident_arrived at 2026-03-02 09:00 and "
         "resident_left at 12:00 (zhao, service staff)",
         "2026-03-02 09:00 resident_arrived 之後至 12:00 resident_left，site_feedback 不足 2 次"
         "（zhao，售后服務人員）");
}

TEST_F(Because, Forbid) {
  Finding finding = violation_of(program_, not_delayed);
  finding.opened_at.reset();
  finding.due_at.reset();
  expect(finding,
         "service_delayed at 2026-03-02 12:00, which is forbidden where cause in "
         "[\"tools\", \"parts\"] (zhao, service staff)",
         "2026-03-02 12:00 發生了不得發生的 service_delayed（cause in [\"tools\", \"parts\"]）"
         "（zhao，售后服務人員）");
}

TEST_F(Because, ForbidAfterATrigger) {
  Finding finding = violation_of(program_, no_loss);
  finding.role = "";
  finding.person.reset();
  expect(finding,
         "loss_booked at 2026-03-02 12:00, which is forbidden after contract_signed at 09:00",
         "2026-03-02 09:00 contract_signed 之後，12:00 發生了不得發生的 loss_booked");
}

TEST_F(Because, RateLimit) {
  Finding finding = violation_of(program_, rate);
  finding.opened_at.reset();
  expect(finding, "3 door_opened within 1 h, the last at 2026-03-02 12:00 (zhao, service staff)",
         "1小時內發生了 3 次 door_opened，末次在 2026-03-02 12:00（zhao，售后服務人員）");
}

TEST_F(Because, PriorEvents) {
  expect(violation_of(program_, trained),
         "service_completed at 2026-03-02 12:00 without training_given before it "
         "(zhao, service staff)",
         "2026-03-02 12:00 service_completed 之前沒有 training_given（zhao，售后服務人員）");
  expect(violation_of(program_, once),
         "key_lent at 2026-03-02 12:00 although there was key_lent where who == \"x\" in the 2 "
         "days before it (zhao, service staff)",
         "2026-03-02 12:00 key_lent 之前2天內已有 key_lent（who == \"x\"）（zhao，售后服務人員）");
}

TEST_F(Because, Assertion) {
  expect(violation_of(program_, checked),
         "paid at 2026-03-02 12:00 does not satisfy amount > 0 CNY (zhao, service staff)",
         "2026-03-02 12:00 paid 不符合 amount > 0 CNY（zhao，售后服務人員）");
}

TEST_F(Because, Amended) {
  Finding finding = violation_of(program_, respond);
  finding.kind = FindingKind::amended;
  finding.at = at(4, 10);
  finding.amending_event = "customer_dissatisfied";
  finding.from = yuan(3000);
  finding.to = yuan(5000);
  expect(finding,
         "customer_dissatisfied at 2026-03-04 10:00 raised the fine from 30.00 to 50.00 CNY "
         "(zhao, service staff)",
         "2026-03-04 10:00 customer_dissatisfied 使罰款由 30.00 升至 50.00 CNY"
         "（zhao，售后服務人員）");
  finding.from.reset();
  expect(finding,
         "customer_dissatisfied at 2026-03-04 10:00 set a fine of 50.00 CNY (zhao, service staff)",
         "2026-03-04 10:00 customer_dissatisfied 使罰款定為 50.00 CNY（zhao，售后服務人員）");
}

TEST_F(Because, Late) {
  Finding finding = violation_of(program_, respond);
  finding.kind = FindingKind::late;
  finding.at = at(3, 12, 5);
  finding.fulfilled_at = finding.at;
  finding.late_by = hours(24) + minutes(5);
  expect(finding,
         "service_responded came 1 day 5 min late, at 2026-03-03 12:05 instead of 2026-03-02 12:00 "
         "(zhao, service staff)",
         "service_responded 遲了1天5分鐘，應於 2026-03-02 12:00，實於 2026-03-03 12:05"
         "（zhao，售后服務人員）");
}

TEST_F(Because, Warning) {
  Finding finding = violation_of(program_, respond);
  finding.kind = FindingKind::warning;
  finding.at = at(2, 11, 30);
  expect(finding,
         "service_responded is due at 2026-03-02 12:00, in 30 min, after service_requested at "
         "09:00 (zhao, service staff)",
         "2026-03-02 09:00 service_requested 之後，service_responded 應於 12:00 之前，尚餘30分鐘"
         "（zhao，售后服務人員）");
}

TEST_F(Because, ThePersonCanBeLeftOut) {
  const Finding finding = violation_of(program_, respond);
  const std::string text =
      report::sentence(program_, finding, Language::en, report::Liable::left_out);
  EXPECT_EQ(text, "no service_responded by 2026-03-02 12:00, 3 h after service_requested at 09:00");
}

}  // namespace
}  // namespace mora
