// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Every form and every key of a rule, and what conditions are made of, in both languages.

#include <string>

#include <gtest/gtest.h>

#include "mora/explain.hpp"

#include "support/findings.hpp"

namespace mora::test {
namespace {

constexpr const char* policy = R"(
mora: 1
policy: words
timezone: Europe/Berlin
currency: EUR
case: {key: order, closes_on: closed}
events:
  asked: {fields: {item: string, n: number, due: time, priority: string, urgent: bool, tags: list, price: money}}
  sent: {fields: {item: string, at: time, agent: string}}
  "Goods lost": {fields: {item: string}}
  stopped: {}
  resumed: {}
  closed: {}
roles:
  staff: {title: {en: service staff, zh: 服務人員}, assigned_by: {event: sent, person: by}}
  clerk: {title: {en: whoever did the step, zh: 經辦人}}
calendars: {office: {weekly: {mon-fri: ["09:00-17:00"]}}}
clauses:
  - {id: "1", forbid: stopped}
  - {id: "2", forbid: stopped}
  - {id: "3", forbid: stopped}
  - {id: "4", forbid: stopped}
  - {id: "5", forbid: stopped}
  - {id: "0", )";
constexpr const char* no_charge_en = " No one is named as liable, and there is no fine.";
constexpr const char* no_charge_zh = "未指明責任人，亦無罰款。";

struct RuleInWords {
  const char* rule;
  const char* en;
  const char* zh;
  bool charges = false;  // it says who is liable or what it costs; else the sentences above follow
};

class RuleWords : public testing::TestWithParam<RuleInWords> {};

TEST_P(RuleWords, InBothLanguages) {
  const RuleInWords& row = GetParam();
  const Program program = support::compiled(policy + std::string(row.rule) + "}\n");
  ASSERT_TRUE(program);
  const RuleIndex last = program.rule_count() - 1;
  const std::string en = row.en + std::string(row.charges ? "" : no_charge_en);
  const std::string zh = row.zh + std::string(row.charges ? "" : no_charge_zh);
  EXPECT_EQ(explain_rule(program, last, Language::en), en);
  EXPECT_EQ(explain_rule(program, last, Language::zh), zh);
}

// clang-format off
const RuleInWords rules[] = {
    {R"(on: asked where priority == "urgent", require: sent, within: 2h)",
     R"(After each asked where priority is "urgent", sent must follow within 2 h.)",
     R"(每次發生 asked（其中 priority 為 "urgent"）後，必須在2小時內發生 sent。)"},
    {R"(on: asked, require: sent)",
     R"(After each asked, sent must follow by the close of the case.)",
     R"(每次發生 asked 後，必須在結案之前發生 sent。)"},
    {R"(on: asked, require: sent, by: trigger.due)",
     R"(After each asked, sent must follow no later than its due.)",
     R"(每次發生 asked 後，必須在其 due 之前發生 sent。)"},
    {R"(on: asked, require: sent, by: trigger.due + 3d, ends: day)",
     R"(After each asked, sent must follow no later than its due + 3 days (to the end of that day).)",
     R"(每次發生 asked 後，必須在其 due + 3天之前（至當日結束）發生 sent。)"},
    {R"(on: asked, require: sent, until: '"Goods lost" where item == trigger.item')",
     R"(After each asked, sent must follow by the time "Goods lost" where item is the item of asked happens.)",
     R"(每次發生 asked 後，必須在 "Goods lost"（其中 item 為 asked 的 item）發生之前發生 sent。)"},
    {R"(on: asked, require: sent, within: 8h, by: trigger.due, until: stopped, clock: office)",
     R"(After each asked, sent must follow within 8 h by the calendar office, no later than its due or by the time stopped happens, whichever comes first.)",
     R"(每次發生 asked 後，必須在8小時（按日曆 office）內、其 due 之前或 stopped 發生之前（以最早者為準）發生 sent。)"},
    {R"(on: asked, require: sent, within: {2026-01-01: 72h, 2026-03-29: 2bd}, clock: office)",
     R"(After each asked, sent must follow within 72 h, from 2026-03-29 on 2 business days by the calendar office. It is in force from 2026-01-01.)",
     R"(每次發生 asked 後，必須在72小時（自 2026-03-29 起為2個工作日）（按日曆 office）內發生 sent。本規則自 2026-01-01 起施行。)"},
    {R"(on: asked, require: sent, times: 3, within: 1mo, match: [item, by], fulfils: oldest, retrigger: restart)",
     R"(After asked, sent with the same item and by must follow 3 times within 1 month. Another such event with the same item and by in the meantime starts it anew. Each one counts for the oldest open obligation alone.)",
     R"(發生 asked 後，必須在1個月內至少發生 3 次同一 item、by 的 sent。其間再次發生同一 item、by 的此類事件的，重新起算。每次發生只抵最早的一項未了義務。)"},
    {R"(on: asked, require: sent, within: 10h, warn: [80%, 30m], unless: '"Goods lost"', retrigger: ignore, pause: [{from: stopped, to: [resumed, '"Goods lost" where item == "x"']}])",
     R"(After asked, sent must follow within 10 h. The clock stands from stopped to resumed, or "Goods lost" where item is "x". It lapses once "Goods lost" happens. Another such event in the meantime changes nothing. A warning is given when 80 % of the time is used and when 30 min are left.)",
     R"(發生 asked 後，必須在10小時內發生 sent。自 stopped 起至 resumed 或 "Goods lost"（其中 item 為 "x"）止，時限停計。一旦發生 "Goods lost"，此項義務即告解除。其間再次發生此類事件的，不另起算。時限用去 80% 時及時限尚餘30分鐘時，各預警一次。)"},
    {R"(on: [asked where urgent, stopped], require: [sent, resumed], within: 1d)",
     R"(After each asked where urgent is true, or stopped, sent or resumed must follow within 1 day.)",
     R"(每次發生 asked（其中 urgent 為真）或 stopped 後，必須在1天內發生 sent 或 resumed。)"},
    {R"(on: "* where by != null", require: sent, within: 90s)",
     R"(After every event where the one who did it is given, sent must follow within 1 min 30 s.)",
     R"(每次發生任一事件（其中經辦人不為空）後，必須在1分鐘30秒內發生 sent。)"},
    {R"(on: asked, forbid: sent, within: 48h)",
     R"(After each asked, within 48 h, there must be no sent; each one is a violation.)",
     R"(每次發生 asked 後，在48小時內不得發生 sent；每發生一次即違規一次。)"},
    {R"(on: asked, forbid: 'sent where at > trigger.time + 72h', match: item)",
     R"(After each asked, until the close of the case, there must be no sent with the same item where at is after the time of asked + 72 h; each one is a violation.)",
     R"(每次發生 asked 後，在結案之前不得發生同一 item 的 sent（其中 at 晚於 asked 的發生時間 + 72小時）；每發生一次即違規一次。)"},
    {R"(on: asked, forbid: sent, by: trigger.due, until: resumed, times: 2, unless: stopped)",
     R"(After each asked, until its due or until resumed happens, whichever comes first, there must be at most 1 sent; each one beyond that is a violation. It lapses once stopped happens.)",
     R"(每次發生 asked 後，在其 due 之前或 resumed 發生之前（以最早者為準）至多可發生 1 次 sent；超過的，每發生一次即違規一次。一旦發生 stopped，此項禁止即告解除。)"},
    {R"(forbid: sent where at == null)",
     R"(There must never be sent where at is missing.)",
     R"(任何時候均不得發生 sent（其中 at 為空）。)"},
    {R"(forbid: sent, times: 3, within: 10m)",
     R"(Within 10 min there must be at most 2 sent; one more is a violation, and the count begins again.)",
     R"(10分鐘內至多可發生 2 次 sent；第 3 次即屬違規，此後重新計數。)"},
    {R"(forbid: sent, times: 4)",
     R"(Of every 4 sent, the last is a violation.)",
     R"(sent 每滿 4 次，即違規一次。)"},
    {R"(on: asked where n > 1000, require_prior: sent where by != trigger.by and at >= trigger.due, within: 30d)",
     R"(In the 30 days before each asked where n is more than 1000, sent where the one who did it is not the one who did asked and at is no earlier than the due of asked must have happened.)",
     R"(每次發生 asked（其中 n 大於 1000）之前30天內，必須發生過 sent（其中經辦人不為 asked 的經辦人，且 at 不早於 asked 的 due）。)"},
    {R"(on: asked, require_prior: sent, match: item)",
     R"(Before each asked, sent with the same item must have happened.)",
     R"(每次發生 asked 之前，必須發生過同一 item 的 sent。)"},
    {R"(on: asked, forbid_prior: '"Goods lost" where by == trigger.by')",
     R"(Before each asked, "Goods lost" where the one who did it is the one who did asked must not have happened.)",
     R"(每次發生 asked 之前，不得發生過 "Goods lost"（其中經辦人為 asked 的經辦人）。)"},
    {R"(on: asked, assert: due <= time + 6mo + 6w)",
     R"(Each asked must satisfy this: due is no later than its time + 6 months + 6 weeks.)",
     R"(每次發生 asked 時，必須滿足：due 不晚於發生時間 + 6個月 + 6週。)"},
    {R"(on: asked, assert: 'price <= 10000 EUR and (n < 3 or n * 2 >= 10 - n)', liable: staff, fine: {percent: 12.5, of: event.price})",
     R"(Each asked must satisfy this: price is at most 10000 EUR and either n is less than 3 or n × 2 is at least 10 − n. Liable is the service staff at that time. The fine is 12.5 % of the price of asked.)",
     R"(每次發生 asked 時，必須滿足：price 不超過 10000 EUR，且（n 小於 3，或 n × 2 不小於 10 − n）。責任人為本案當時的服務人員。罰款為 asked 的 price 的 12.5%。)", true},
    {R"(key: item, on: asked, forbid: sent, liable: {role: staff, person: trigger.by}, fine: 30)",
     R"(After each asked, there must be no sent; each one is a violation. The rule goes by item: what has the same item belongs together, whatever the order. Liable, as service staff, is the one who did asked. The fine is 30.00 EUR.)",
     R"(每次發生 asked 後，不得發生 sent；每發生一次即違規一次。本規則按 item 歸案：item 相同者同屬一案，不論其 order。責任人為 asked 的經辦人（服務人員）。罰款 30.00 EUR。)", true},
    {R"(key: item, on: asked, require: sent, within: 3h, liable: {role: clerk, person: trigger.by}, effective: {from: 2026-03-01, to: 2026-12-31})",
     R"(After each asked, sent must follow within 3 h. The rule goes by item: what has the same item belongs together, whatever the order. It is in force from 2026-03-01 up to 2026-12-31. Liable, as whoever did the step, is the one who did asked. There is no fine.)",
     R"(每次發生 asked 後，必須在3小時內發生 sent。本規則按 item 歸案：item 相同者同屬一案，不論其 order。本規則自 2026-03-01 起至 2026-12-31 止施行。責任人為 asked 的經辦人。無罰款。)", true},
    {R"(forbid: sent, liable: {role: staff, person: event.agent}, fine: {amount: {2014-09-12: 30 CNY, 2026-01-01: 40 CNY}, aggravated: [{when: [stopped, 'asked where by == violation.person'], amount: {2026-01-01: 50 CNY}}, {when: closed, amount: 60 CNY}]})",
     R"(There must never be sent. Liable, as service staff, is the agent of sent. The fine is 30.00 CNY from 2014-09-12 on, 40.00 CNY from 2026-01-01 on. It rises to 50.00 CNY from 2026-01-01 on if, before the violation or after it, the case sees stopped, or asked where the one who did it is the liable person. It rises to 60.00 CNY if, before the violation or after it, the case sees closed.)",
     R"(任何時候均不得發生 sent。責任人為 sent 的 agent（服務人員）。罰款 30.00 CNY（自 2014-09-12 起）、40.00 CNY（自 2026-01-01 起）。本案如有 stopped 或 asked（其中經辦人為責任人），不論發生在違規之前或之後，罰款升至 50.00 CNY（自 2026-01-01 起）。本案如有 closed，不論發生在違規之前或之後，罰款升至 60.00 CNY。)", true},
    {R"(on: asked, require: sent, within: 4w, liable: staff, fine: {amount: 0.50 EUR, per: 1d, at_most: 20 EUR})",
     R"(After each asked, sent must follow within 4 weeks. Liable is the service staff at that time. The fine is 0.50 EUR; if it is done late, that for every 1 day of lateness or part of it, and at most 20.00 EUR.)",
     R"(每次發生 asked 後，必須在4週內發生 sent。責任人為本案當時的服務人員。罰款 0.50 EUR；遲辦的，每遲1天（不足者按1天計）罰此數，但最多 20.00 EUR。)", true},
    {R"(on: asked, require: sent, within: 2h, causing: ["1", "2", "3", "5"])",
     R"(After each asked, sent must follow within 2 h. A violation counts only if one of the clauses 1 to 3 and 5 is violated in the same case, at the same time or later.)",
     R"(每次發生 asked 後，必須在2小時內發生 sent。僅當同一案件中同時或其後又有違反條款 1 至 3、5 之一時，此項違規方予追究。)"},
    {R"(on: asked, require: sent, within: 2h, causing: ["1"])",
     R"(After each asked, sent must follow within 2 h. A violation counts only if clause 1 is violated in the same case, at the same time or later.)",
     R"(每次發生 asked 後，必須在2小時內發生 sent。僅當同一案件中同時或其後又有違反條款 1 時，此項違規方予追究。)"},
    {R"(forbid: 'asked where not has(n)')",
     R"(There must never be asked where n is missing.)",
     R"(任何時候均不得發生 asked（其中 n 為空）。)"},
    {R"(forbid: 'asked where len(tags) > 2 or starts_with(lower(item), "ber") and not ends_with(item, "n")')",
     R"(There must never be asked where the length of tags is more than 2 or (item in small letters begins with "ber" and it is not so that item ends with "n").)",
     R"(任何時候均不得發生 asked（其中 tags 的長度大於 2，或（item 的小寫形式以 "ber" 開頭，且並非（item 以 "n" 結尾）））。)"},
    {R"(forbid: 'asked where contains(tags, "x") and "y" in tags and item in ["a", "b", "c"]')",
     R"(There must never be asked where tags contains "x", "y" is among tags and item is "a", "b" or "c".)",
     R"(任何時候均不得發生 asked（其中 tags 包含 "x"，且 "y" 在 tags 之中，且 item 為 "a"、"b" 或 "c"）。)"},
    {R"(forbid: 'asked where violated("1", "2") and not violated("3")')",
     R"(There must never be asked where a violation of clause 1 or 2 has been found in the case and no violation of clause 3 has been found in the case.)",
     R"(任何時候均不得發生 asked（其中本案此前已查明違反條款 1 或 2，且本案此前未查明違反條款 3）。)"},
    {R"(forbid: 'asked where business_time(due, time, "office") > 8h')",
     R"(There must never be asked where the business time from due to its time by the calendar office is more than 8 h.)",
     R"(任何時候均不得發生 asked（其中按日曆 office，自 due 至發生時間的工作時間大於 8小時）。)"},
    {R"(forbid: 'asked where hour(time) < 6 or weekday(due) == 7')",
     R"(There must never be asked where the hour of its time is less than 6 or the weekday of due (Monday is 1) is 7.)",
     R"(任何時候均不得發生 asked（其中發生時間的小時數小於 6，或 due 的星期（星期一為 1）為 7）。)"},
    {R"(forbid: 'asked where not (n == 1 or n == 2)')",
     R"(There must never be asked where it is not so that (n is 1 or n is 2).)",
     R"(任何時候均不得發生 asked（其中並非（n 為 1，或 n 為 2））。)"},
    {R"(forbid: 'asked where due - time < 2h30m and due > t"2026-03-02T09:00+01:00"')",
     R"(There must never be asked where due − its time is less than 2 h 30 min and due is after 2026-03-02 09:00.)",
     R"(任何時候均不得發生 asked（其中 due − 發生時間小於 2小時30分鐘，且 due 晚於 2026-03-02 09:00）。)"},
    {R"(forbid: 'asked where role.staff == by and role.clerk == null and role.staff != null and type == "asked" and -n < 3 and price / 2 > 5 EUR')",
     R"(There must never be asked where the service staff is the one who did it, no one is clerk in the case yet, someone is staff in the case, its type is "asked", −n is less than 3 and price ÷ 2 is more than 5 EUR.)",
     R"(任何時候均不得發生 asked（其中本案服務人員為經辦人，且本案尚無經辦人，且本案已有服務人員，且事件類型為 "asked"，且 −n 小於 3，且 price ÷ 2 大於 5 EUR）。)"},
    {R"(forbid: sent, fine: {amount: 30 EUR, per: 1h, aggravated: [{when: closed, amount: 20 EUR}]})",
     R"(There must never be sent. No one is named as liable. The fine is 30.00 EUR. It rises to 20.00 EUR, where that is more, if, before the violation or after it, the case sees closed.)",
     R"(任何時候均不得發生 sent。未指明責任人。罰款 30.00 EUR。本案如有 closed，不論發生在違規之前或之後，罰款升至 20.00 EUR（高於原罰款者）。)", true},
    {R"(on: asked, require: sent, within: 0d, ends: day)",
     R"(After each asked, sent must follow by the end of that day.)",
     R"(每次發生 asked 後，必須在當日結束之前發生 sent。)"},
};
// clang-format on

INSTANTIATE_TEST_SUITE_P(Rules, RuleWords, testing::ValuesIn(rules));

}  // namespace
}  // namespace mora::test
