// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// What a case looks like: every kind of step, every way in which an obligation ends, and all the
// arithmetic.

#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explain/recorded.hpp"
#include "support/findings.hpp"

namespace mora::test {
namespace {

// clang-format off
constexpr const char* policy = R"(
mora: 1
policy: desk
timezone: Europe/Berlin
precision: minute
currency: EUR
case: {key: ticket, closes_on: closed}
events:
  opened: {fields: {plan: string, budget: money, ready_by: time}}
  answered: {}
  solved: {}
  waiting: {}
  went_on: {}
  complained: {fields: {about: string}}
  refunded: {fields: {amount: money}}
  reopened: {}
  called: {}
  withdrawn: {}
  closed: {}
roles:
  agent: {title: {en: support agent, zh: 客服}, assigned_by: {event: opened, person: by}}
  lead: {title: team lead}
calendars:
  office: {weekly: {mon-fri: "09:00-17:00"}, holidays: ["2026-03-03"]}
defaults: {liable: agent}
clauses:
  - {id: "1", title: Answer in time, on: opened, require: answered, within: 3h, pause: [{from: waiting, to: went_on}], fine: {amount: 10 EUR, per: 1h, at_most: 25 EUR}}
  - {id: "2", title: Solve within office hours, on: opened, require: solved, within: 8h, clock: office, fine: {amount: {2014-01-01: 20 EUR, 2026-01-01: 30 EUR}, aggravated: [{when: complained, amount: 50 EUR}]}}
  - {id: "3", on: opened, require: answered, by: trigger.ready_by, pause: [{from: waiting, to: went_on}]}
  - {id: "4", on: opened where plan == "gold", forbid: refunded, within: 5d, fine: {percent: 10, of: event.amount}}
  - {id: "5", on: solved, require_prior: answered}
  - {id: "6", on: solved, forbid_prior: complained, within: 1d}
  - {id: "7", on: opened, assert: budget <= 1000 EUR}
  - {id: "8", forbid: called, times: 3, within: 1h}
  - {id: "9", on: reopened, require: called, times: 2, within: 2d, retrigger: restart, unless: withdrawn}
  - {id: "10", on: complained, require: called, within: 1h, causing: ["4"], liable: lead}
  - {id: "11", forbid: refunded where amount > 100 EUR, liable: lead, fine: 5 EUR}
  - {id: "12", on: opened, require: solved, within: 2bd, clock: office, warn: 1h}
  - {id: "13", on: reopened, require: solved}
)";

constexpr const char* log_text = R"({"time": "2026-03-02 10:00", "type": "opened", "ticket": "T-1", "by": "jo", "plan": "gold", "budget": "500 EUR", "ready_by": "2026-03-02 12:00"}
{"time": "2026-03-02 11:00", "type": "waiting", "ticket": "T-1"}
{"time": "2026-03-02 18:00", "type": "went_on", "ticket": "T-1"}
{"time": "2026-03-02 18:30", "type": "answered", "ticket": "T-1", "by": "jo"}
{"time": "2026-03-03 09:00", "type": "complained", "ticket": "T-1", "about": "the wait"}
{"time": "2026-03-04 09:30", "type": "called", "ticket": "T-1"}
{"time": "2026-03-04 16:00", "type": "solved", "ticket": "T-1", "by": "jo"}
{"time": "2026-03-05 09:00", "type": "refunded", "ticket": "T-1", "by": "kim", "amount": "99.50 EUR"}
{"time": "2026-03-05 09:30", "type": "reopened", "ticket": "T-1"}
{"time": "2026-03-05 10:30", "type": "reopened", "ticket": "T-1"}
{"time": "2026-03-05 11:00", "type": "called", "ticket": "T-1"}
{"time": "2026-03-06 09:00", "type": "opened", "ticket": "T-2", "by": "kim", "budget": "2000 EUR"}
{"time": "2026-03-06 14:30", "type": "answered", "ticket": "T-2", "by": "kim"}
{"time": "2026-03-06 14:40", "type": "complained", "ticket": "T-2"}
{"time": "2026-03-06 15:00", "type": "called", "ticket": "T-1"}
{"time": "2026-03-06 16:00", "type": "reopened", "ticket": "T-2"}
{"time": "2026-03-06 16:30", "type": "withdrawn", "ticket": "T-2"}
{"time": "2026-03-06 16:40", "type": "refunded", "ticket": "T-2", "amount": "200 EUR"}
{"time": "2026-03-06 16:50", "type": "waiting", "ticket": "T-2"}
{"time": "2026-03-06 16:55", "type": "opened", "ticket": "T-2", "by": "kim"}
{"time": "2026-03-09 10:00", "type": "closed", "ticket": "T-1"}
{"time": "2026-03-09 10:10", "type": "opened", "ticket": "T-3", "by": "jo"}
)";
// clang-format on

std::string page(const std::string& log, const char* case_key, const CaseOptions& options,
                 Duration lateness = {}) {
  const Program program = support::compiled(policy);
  std::istringstream lines(log);
  return explain_case(recorded(program, lines, case_key, lateness), options);
}

TEST(ExplainCase, TimelineAndVerdicts) {
  EXPECT_EQ(page(log_text, "T-1", {Language::en, {}, 100}), R"(desk  ticket T-1
2026-03-02 10:00 to 2026-03-09 10:00, 13 events. 5 violations, fines 59.95 EUR. Judged as of
2026-03-09 10:10, in the time of Europe/Berlin.

Timeline
  2026-03-02
    10:00  opened by jo: plan "gold", budget 500.00 EUR, ready_by 2026-03-02 12:00
             1   answered is due by 13:00
             2   solved is due by 2026-03-04 10:00
             3   answered is due by 12:00
             4   refunded is forbidden until 2026-03-07 10:00
             7   kept
             12  solved is due by 2026-03-05 17:00
    11:00  waiting
             1   the clock stands, 2 h left
             3   the clock stands, 1 h left
    18:00  went_on
             1   the clock runs again, due by 20:00
             3   the clock runs again, due by 19:00
    18:30  answered by jo
             1   met, 1 h 30 min before it was due
             3   met, 30 min before it was due
  2026-03-03
    09:00  complained: about "the wait"
             10  called is due by 10:00
    10:00    10  violated, but counts only with a violation of 4 at the same time or later
  2026-03-04
    09:30  called
             10  done 23 h 30 min late
    10:00    2   VIOLATED; fine 50.00 EUR; liable: jo
    16:00  solved by jo
             2   done 6 h late
             5   kept
             6   kept
             12  met, 1 day 1 h before it was due
  2026-03-05
    09:00  refunded by kim: amount 99.50 EUR
             4   VIOLATED; fine 9.95 EUR; liable: jo
             10  VIOLATED: counts now, since clause 4 was violated at 09:00; liable: no one
    09:30  reopened
             9   called is due by 2026-03-07 09:30
             13  solved is due by the close of the case
    10:30  reopened
             9   started anew
             9   called is due by 2026-03-07 10:30
             13  solved is due by the close of the case
    11:00  called
             9   number 1 of 2
  2026-03-06
    15:00  called
             9   met, 19 h 30 min before it was due
  2026-03-07
    10:00    4   over
  2026-03-09
    10:00  closed; the case closes
             13  VIOLATED; liable: jo
             13  VIOLATED; liable: jo

Rules
  1  Answer in time
      Met at 2026-03-02 18:30 with 1 h 30 min to spare; without the pause it would have been 5 h
      30 min late: answered after opened at 10:00. 3 h after 10:00 = 13:00. The clock stood from
      11:00 (1 h used, 2 h left) to 18:00, for 7 h: 2 h after 18:00 = 20:00.
  2  Solve within office hours
      Violated: no solved by 2026-03-04 10:00, 8 h by the calendar office after opened at
      2026-03-02 10:00. 8 h by the calendar office after 2026-03-02 10:00 = 2026-03-04 10:00:
      2026-03-02 7 h, 2026-03-04 1 h. Done at 16:00, 6 h late. Liable: jo, support agent. Fine:
      30.00 EUR, in force from 2026-01-01, raised at once to 50.00 EUR by complained at
      2026-03-03 09:00.
  3
      Met at 2026-03-02 18:30 with 30 min to spare; without the pause it would have been 6 h 30 min
      late: answered after opened at 10:00. Due by the ready_by of opened = 12:00. The clock stood
      from 11:00 (1 h used, 1 h left) to 18:00, for 7 h: 1 h after 18:00 = 19:00.
  4
      Violated: refunded at 2026-03-05 09:00, which is forbidden after opened at 2026-03-02 10:00.
      5 days after 2026-03-02 10:00 = 2026-03-07 10:00. Liable: jo, support agent. Fine: 10 % of
      99.50 EUR = 9.95 EUR.
  5
      Kept at 2026-03-04 16:00: answered came before solved.
  6
      Kept at 2026-03-04 16:00: no complained came within 1 day before solved.
  7
      Kept at 2026-03-02 10:00: opened satisfies budget is at most 1000 EUR.
  8
      Kept: 3 called, but never 3 within 1 h.
  9
      Started anew: 10:30 was another trigger after reopened at 2026-03-05 09:30.
      Met at 2026-03-06 15:00 with 19 h 30 min to spare: called after reopened at 2026-03-05 10:30.
      2 days after 10:30 = 2026-03-07 10:30.
  10
      Violated: no called by 2026-03-03 10:00, 1 h after complained at 09:00. 1 h after 09:00 =
      10:00. Done at 2026-03-04 09:30, 23 h 30 min late. It counts because clause 4 was violated at
      2026-03-05 09:00. Liable: no one, since no one held the role of team lead. No fine.
  12
      Met at 2026-03-04 16:00 with 9 h by the calendar office to spare: solved after opened at
      2026-03-02 10:00. 2 business days by the calendar office after 10:00 = 2026-03-05 17:00:
      2026-03-04, 2026-03-05, to the end of its hours.
  13
      Violated: no solved between reopened at 2026-03-05 09:30 and the close of the case at
      2026-03-09 10:00. solved never came. Liable: jo, support agent. No fine.
      Violated: no solved between reopened at 2026-03-05 10:30 and the close of the case at
      2026-03-09 10:00. solved never came. Liable: jo, support agent. No fine.

Forbidden, and never happened: 11.
)");
}

TEST(ExplainCase, Chinese) {
  EXPECT_EQ(page(log_text, "T-2", {Language::zh, {}, 100}), R"(desk  ticket T-2
2026-03-06 09:00 至 2026-03-06 16:55，共 8 個事件；違反 5 項，罰款 80.00 EUR。判至
2026-03-09 10:10，以 Europe/Berlin 時間為準。

經過
  2026-03-06
    09:00  opened（經辦人：kim）：budget 2000.00 EUR
             1   須於 12:00 之前發生 answered
             2   須於 17:00 之前發生 solved
             3   須於結案之前發生 answered
             7   【違反】；責任人：kim
             12  須於 2026-03-10 17:00 之前發生 solved
    12:00    1   【違反】；罰款 10.00 EUR；責任人：kim
    14:30  answered（經辦人：kim）
             1   遲辦，遲2小時30分鐘
             1   罰款由 10.00 EUR 升至 25.00 EUR
             3   已履行
    14:40  complained
             10  須於 15:40 之前發生 called
    15:40    10  違反，但須同時或其後又有違反條款 4 者，方予追究
    16:00  reopened
             9   須於 2026-03-08 16:00 之前發生 called
             13  須於結案之前發生 solved
    16:30  withdrawn
             9   解除
    16:40  refunded：amount 200.00 EUR
             11  【違反】；罰款 5.00 EUR；責任人：無人
    16:50  waiting
    16:55  opened（經辦人：kim）
             1   須發生 answered，但時限停計，尚餘3小時
             2   須於 2026-03-09 16:55 之前發生 solved
             3   須於結案之前發生 answered
             7   【違反】；責任人：kim
             12  須於 2026-03-10 17:00 之前發生 solved
    17:00    2   【違反】；罰款 50.00 EUR；責任人：kim

規則
  1  Answer in time
      違反：2026-03-06 09:00 opened 之後3小時內（至 12:00）沒有 answered。自 09:00 起3小時 = 12:00。
      14:30 遲辦，遲2小時30分鐘。責任人：kim（客服）。罰款：10.00 EUR，遲辦按 3 × 10.00 EUR =
      30.00 EUR 計（每遲1小時計一次，不足者作一次），但最多 25.00 EUR。
      未了：2026-03-06 16:55 opened 之後，answered 尚未發生；時限停計，尚餘3小時。自 16:55 起3小時 =
      19:55。自觸發時起停計（尚餘3小時）。
  2  Solve within office hours
      違反：2026-03-06 09:00 opened 之後8小時（按日曆 office）內（至 17:00）沒有 solved。自 09:00 起
      8小時（按日曆 office）= 17:00：2026-03-06 8小時。solved 始終未發生。責任人：kim（客服）。罰
      款：30.00 EUR（自 2026-01-01 起），因 14:40 已有 complained 即升至 50.00 EUR。
      未了：2026-03-06 16:55 opened 之後，solved 尚未發生，應於 2026-03-09 16:55 之前。自
      2026-03-06 16:55 起8小時（按日曆 office）= 2026-03-09 16:55：2026-03-06 5分鐘、2026-03-09 7小
      時55分鐘。
  3
      2026-03-06 14:30 履行：09:00 opened 之後發生了 answered。
      未了：2026-03-06 16:55 opened 之後，answered 尚未發生。
  7
      違反：2026-03-06 09:00 opened 不符合 budget <= 1000 EUR。責任人：kim（客服）。無罰款。
      違反：2026-03-06 16:55 opened 不符合 budget <= 1000 EUR。責任人：kim（客服）。無罰款。
  9
      解除：由 2026-03-06 16:00 reopened 引起，因 16:30 withdrawn 而解除。
  10
      2026-03-06 15:40 違反，但不予追究：同時及其後並無違反條款 4 者。自 14:40 起1小時 = 15:40。
      called 始終未發生。
  11
      違反：2026-03-06 16:40 發生了不得發生的 refunded（amount > 100 EUR）。責任人：無人擔任 team
      lead。罰款：5.00 EUR。
  12
      未了：2026-03-06 09:00 opened 之後，solved 尚未發生，應於 2026-03-10 17:00 之前。自
      2026-03-06 09:00 起2個工作日（按日曆 office）= 2026-03-10 17:00：2026-03-09、2026-03-10，至當
      日工作時間結束。
      未了：2026-03-06 16:55 opened 之後，solved 尚未發生，應於 2026-03-10 17:00 之前。自
      2026-03-06 16:55 起2個工作日（按日曆 office）= 2026-03-10 17:00：2026-03-09、2026-03-10，至當
      日工作時間結束。
  13
      未了：2026-03-06 16:00 reopened 之後，solved 尚未發生。

未觸發：4、5、6。
禁止事項未發生：8。
)");
}

TEST(ExplainCase, OnlyTheClausesAskedFor) {
  const std::string text = page(log_text, "T-2", {Language::en, {"1", "11", "8"}, 0});
  EXPECT_THAT(text, testing::HasSubstr("\n  1  Answer in time\n"));
  EXPECT_THAT(text, testing::HasSubstr("raised from 10.00 EUR to 25.00 EUR"));
  EXPECT_THAT(text, testing::HasSubstr("withdrawn\n"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("lapsed")));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("Solve within office hours")));
  EXPECT_THAT(text, testing::EndsWith("\n\nForbidden, and never happened: 8.\n"));
}

TEST(ExplainCase, EventsOutOfOrderAreToldInTheirOrder) {
  std::string log(log_text);
  const std::string first = log.substr(0, log.find('\n') + 1);
  std::string second = log.substr(first.size(), log.find('\n', first.size()) + 1 - first.size());
  log.erase(0, first.size() + second.size());
  EXPECT_EQ(page(second + first + log, "T-1", {}, hours(2)), page(log_text, "T-1", {}));
}

constexpr const char* two_keys = R"(
mora: 1
policy: contracts
currency: EUR
case: {key: order}
events:
  signed: {fields: {contract: string}}
  loss: {fields: {contract: string, amount: money}}
clauses:
  - {id: "1", on: signed, require: loss, within: 1d}
  - {id: "2", key: contract, on: signed, forbid: loss, fine: {percent: 50, of: event.amount}}
)";

// The case of an order names the contract, whose own case has the rules that go by it.
TEST(ExplainCase, RulesWithAKeyOfTheirOwn) {
  const Program program = support::compiled(two_keys);
  const std::string log =
      "{\"time\": \"2026-03-02 09:00\", \"type\": \"signed\", \"order\": \"A\", \"contract\": "
      "\"K\"}\n"
      "{\"time\": \"2026-03-05 09:00\", \"type\": \"loss\", \"order\": \"B\", \"contract\": \"K\", "
      "\"amount\": \"9.00\"}\n";
  std::istringstream of_order(log);
  const std::string order = explain_case(recorded(program, of_order, "A"));
  EXPECT_THAT(order, testing::HasSubstr("contracts  order A\n"));
  EXPECT_THAT(order, testing::HasSubstr("signed: contract \"K\"\n"));
  EXPECT_THAT(order,
              testing::EndsWith("\nJudged by contract, not by order: 2; for these see --case "
                                "K.\n"));
  std::istringstream of_contract(log);
  const std::string contract = explain_case(recorded(program, of_contract, "K"));
  EXPECT_THAT(contract, testing::HasSubstr("contracts  contract K\n"));
  EXPECT_THAT(contract, testing::HasSubstr("loss: order \"B\", amount 9.00 EUR\n"));
  EXPECT_THAT(contract, testing::EndsWith("Fine: 50 % of 9.00 EUR = 4.50 EUR.\n"));
}

TEST(ExplainCase, ACaseThatTheLogDoesNotHave) {
  const Program program = support::compiled(policy);
  std::istringstream lines{log_text};
  const CaseRecord record = recorded(program, lines, "T-9");
  EXPECT_TRUE(record.empty());
  EXPECT_EQ(explain_case(record), "");
}

}  // namespace
}  // namespace mora::test
