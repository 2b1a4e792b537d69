// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/event_builder.hpp"
#include "mora/explain.hpp"
#include "mora/monitor.hpp"

#include "support/findings.hpp"

namespace mora::test {
namespace {

using support::compiled;

constexpr const char* desk = R"(
mora: 1
policy: desk
title: {en: Rules of the desk, zh: 服務台規定}
effective: {from: 2026-01-01, to: 2026-12-31}
timezone: Asia/Shanghai
precision: minute
case: {key: ticket, closes_on: [closed, lost where for_good == true], forget_after: 30d}
events: {asked: {}, answered: {}, closed: {}, lost: {fields: {for_good: bool}}}
calendars:
  office: {weekly: {mon-thu: ["08:30-12:00", "13:30-17:30"], fri: "08:30-12:00"}, holidays: ["2026-05-01..2026-05-05"]}
roles: {staff: {title: {en: service staff, zh: 服務人員}, assigned_by: {event: asked, person: by}}}
clauses:
  - id: "2.1"
    title: Answer in time
    text: 須及時答覆。
    liable: staff
    any_of:
      - {name: first, on: asked, require: answered, within: 3h}
      - {name: never, on: asked, require: answered}
  - {id: "2.10", text: 檔案須完整。}
  - {id: "3", title: {en: Lose nothing, zh: 不得遺失}, forbid: lost, liable: staff, fine: 30 CNY}
  - {id: "4", forbid: closed}
)";

TEST(ExplainPolicy, TermsThenClausesWithTitleTextAndRules) {
  EXPECT_EQ(explain_policy(compiled(desk)),
            R"(desk  Rules of the desk
Whatever has the same ticket is one case. It closes with closed, or lost where for_good is true. It is forgotten when 30 days have passed since its last event, unless something is still required in it. Times are those of Asia/Shanghai, cut down to the minute. The calendar office has these hours: Mon-Thu 08:30-12:00, 13:30-17:30; Fri 08:30-12:00; 5 holidays and extra working days have hours of their own or none. In force from 2026-01-01 to 2026-12-31. What happens at the very time at which it is due is in time. A condition on a field that an event lacks does not hold, unless it asks whether the field is missing.

2.1   Answer in time
      “須及時答覆。”
      first: After each asked, answered must follow within 3 h. Liable is the service staff at that time. There is no fine.
      never: After each asked, answered must follow by the close of the case. Liable is the service staff at that time. There is no fine.

2.10  “檔案須完整。”
      Text only; no rule.

3     Lose nothing
      There must never be lost. Liable is the service staff at that time. The fine is 30.00 CNY.

4     There must never be closed. No one is named as liable, and there is no fine.
)");
}

TEST(ExplainPolicy, Chinese) {
  EXPECT_EQ(explain_policy(compiled(desk), {{Language::zh}, {}, 0}),
            R"(desk  服務台規定
ticket 相同者為同一案件。發生 closed 或 lost（其中 for_good 為真）即結案。末次事件之後逾30天，且無尚待履行的義務的，案件即予註銷。時間以 Asia/Shanghai 當地時間為準，精確到分鐘。日曆 office 的工作時間為：星期一至星期四 08:30-12:00、13:30-17:30；星期五 08:30-12:00；另有 5 個假日及補班日另行規定。自 2026-01-01 起至 2026-12-31 止施行。恰在到期時刻發生的，視為按時。事件缺少某欄位的，除問其是否為空外，涉及該欄位的條件均不成立。

2.1   Answer in time
      「須及時答覆。」
      first：每次發生 asked 後，必須在3小時內發生 answered。責任人為本案當時的服務人員。無罰款。
      never：每次發生 asked 後，必須在結案之前發生 answered。責任人為本案當時的服務人員。無罰款。

2.10  「檔案須完整。」
      僅有條文，未設規則。

3     不得遺失
      任何時候均不得發生 lost。責任人為本案當時的服務人員。罰款 30.00 CNY。

4     任何時候均不得發生 closed。未指明責任人，亦無罰款。
)");
}

TEST(ExplainPolicy, OnlyTheClausesAskedForInBothLanguagesWrapped) {
  const std::string text =
      explain_policy(compiled(desk), {{Language::en, Language::zh}, {"2.*", "3"}, 60});
  EXPECT_EQ(text, R"(2.1   Answer in time
      “須及時答覆。”
      first: After each asked, answered must follow within
      3 h. Liable is the service staff at that time. There
      is no fine.
      first：每次發生 asked 後，必須在3小時內發生 answered。
      責任人為本案當時的服務人員。無罰款。
      never: After each asked, answered must follow by the
      close of the case. Liable is the service staff at that
      time. There is no fine.
      never：每次發生 asked 後，必須在結案之前發生
      answered。責任人為本案當時的服務人員。無罰款。

2.10  “檔案須完整。”
      Text only; no rule.
      僅有條文，未設規則。

3     Lose nothing  不得遺失
      There must never be lost. Liable is the service staff
      at that time. The fine is 30.00 CNY.
      任何時候均不得發生 lost。責任人為本案當時的服務人員。
      罰款 30.00 CNY。
)");
}

TEST(ExplainPolicy, WhichClausesThereAre) {
  const Program program = compiled(desk);
  for (const char* clause : {"2.1", "2.10", "2.*", "3"}) {
    EXPECT_TRUE(has_clause(program, clause)) << clause;
  }
  for (const char* clause : {"2", "3.*", "2.11", ""}) {
    EXPECT_FALSE(has_clause(program, clause)) << clause;
  }
}

// What goes on under a former rule can be explained like the others.
TEST(ExplainPolicy, SpeaksOfFormerRulesToo) {
  const std::string head =
      "mora: 1\npolicy: desk\ncurrency: EUR\ncase: {key: ticket}\n"
      "events: {asked: {}, answered: {}, halted: {}, back: {}, complained: {}}\nclauses:\n";
  const std::string former =
      "  - {id: \"9\", on: asked, require: answered, within: 3h, pause: [{from: halted, to: back}],"
      " fine: {amount: 30 EUR, aggravated: [{when: complained, amount: 50 EUR}]}}\n";
  const Program before = compiled(head + former);
  Monitor monitor(before, [](const Finding&) {});
  EventBuilder asked(before, "asked");
  asked.at("2026-03-02T09:00:00Z").set("ticket", "A");
  ASSERT_EQ(monitor.push(asked.event()), Status::accepted);
  ASSERT_TRUE(monitor.adopt(compiled(head + "  - {id: \"1\", forbid: complained}\n")));
  const Program& after = monitor.program();
  ASSERT_EQ(after.rule_count(), 2u);
  EXPECT_EQ(explain_rule(after, 1), explain_rule(before, 0));
  EXPECT_EQ(explain_rule(after, 1, Language::zh), explain_rule(before, 0, Language::zh));
}

}  // namespace
}  // namespace mora::test
