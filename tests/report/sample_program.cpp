// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "report/sample_program.hpp"

#include "program/builder.hpp"

namespace mora::test {
namespace {

using detail::ClauseData;
using detail::Form;
using detail::RuleData;
using program::Builder;

constexpr std::int64_t hour_us = 3'600'000'000;

class Sample {
 public:
  [[nodiscard]] Program make() {
    describe_policy();
    add_roles();
    add_rules();
    return builder_.finish();
  }

 private:
  void describe_policy() {
    builder_.data.policy = builder_.text("after-sales");
    builder_.data.title_en = builder_.text("After-sales regulation");
    builder_.data.title_zh = builder_.text("售后服務管理規定");
    builder_.data.currency = *find_currency("CNY");
    builder_.data.zone.name = "Asia/Shanghai";
    builder_.data.zone.offsets = {{INT64_MIN, 8 * 3600}};
    builder_.data.spaces.push_back({builder_.text("order"), 0, 0, 0});
  }

  void add_roles() {
    builder_.data.roles.push_back({builder_.text("service_staff"), builder_.text("service staff"),
                                   builder_.text("售后服務人員")});
    builder_.data.roles.push_back({builder_.text("buyer"), {}, {}});
  }

  RuleData& rule(std::string_view clause, std::string_view en, std::string_view zh,
                 std::string_view name, Form form, std::string_view on, std::string_view wanted) {
    auto& clauses = builder_.data.clauses;
    clauses.push_back(
        {builder_.text(clause), builder_.text(en), builder_.text(zh), builder_.text("條文")});
    RuleData rule;
    rule.form = form;
    rule.has_trigger = !on.empty();
    rule.clause = static_cast<std::uint32_t>(clauses.size() - 1);
    rule.role = 0;
    rule.text.name = builder_.text(name);
    rule.text.on = builder_.text(on);
    rule.text.wanted = builder_.text(wanted);
    return builder_.data.rules.emplace_back(rule);
  }

  void set_within(RuleData& rule, std::string_view written, detail::Within within) {
    rule.text.within = builder_.text(written);
    rule.within = static_cast<std::uint32_t>(builder_.data.withins.size());
    rule.within_count = 1;
    builder_.data.withins.push_back(within);
  }

  void add_rules();

  Builder builder_;
};

void Sample::add_rules() {
  const detail::Within three_hours{TimePoint{INT64_MIN}, false, 3 * hour_us, {}};
  const detail::Within one_hour{TimePoint{INT64_MIN}, false, hour_us, {}};
  const detail::Within two_days{TimePoint{INT64_MIN}, true, 2, detail::DurationUnit::day};
  const detail::Within three_days{TimePoint{INT64_MIN}, true, 3, detail::DurationUnit::day};

  RuleData& respond = rule("2.1", "Respond within three hours", "三小時內響應", "", Form::require,
                           "service_requested", "service_responded");
  respond.pause_count = 1;
  set_within(respond, "3h", three_hours);
  RuleData& bought = rule("2.4", "Buy tickets in time", "按時購票", "bought_late", Form::require,
                          "travel_ordered", "ticket_bought");
  bought.role = 1;
  bought.text.by = builder_.text("trigger.buy_by");
  rule("2.18", "Settle reported problems", "", "", Form::require, "problem_reported",
       "problem_settled")
      .due_at_close = true;
  rule("2.5", "Come prepared", "", "", Form::forbid, "",
       "service_delayed where cause in [\"tools\", \"parts\"]");
  rule("1", "No promises beyond the handbook", "", "", Form::forbid,
       "contract_signed where beyond_handbook == true", "loss_booked");
  rule("2.15", "Train the customer", "", "not_given", Form::require_prior, "service_completed",
       "training_given");
  RuleData& rate = rule("9.1", "", "", "", Form::forbid, "", "door_opened");
  rate.times = 3;
  set_within(rate, "1h", one_hour);
  set_within(rule("9.2", "", "", "", Form::forbid_prior, "key_lent", "key_lent where who == \"x\""),
             "2d", two_days);
  rule("9.3", "", "", "", Form::assertion, "paid", "amount > 0 CNY");
  RuleData& fed_back = rule("9.4", "", "", "", Form::require, "resident_arrived", "site_feedback");
  fed_back.until = true;
  fed_back.times = 2;
  fed_back.text.until = builder_.text("resident_left where ok == true");
  set_within(rule("2.12", "Report on returned goods", "", "late", Form::require, "goods_returned",
                  "return_report_filed"),
             "3d", three_days);
}

}  // namespace

Program sample_program() { return Sample().make(); }

TimePoint at(int day, int hour, int minute) {
  constexpr TimePoint march_2026{1'772'294'400'000'000};  // 2026-03-01T00:00 in Shanghai
  return march_2026 + hours(24 * (day - 1) + hour) + minutes(minute);
}

Money yuan(std::int64_t fen) { return {fen, *find_currency("CNY")}; }

Finding violation_of(const Program& program, SampleRule rule) {
  const RuleInfo info = program.rule(rule);
  Finding finding;
  finding.id = 0x0123456789abcdef;
  finding.rule = rule;
  finding.policy = program.policy();
  finding.clause = info.clause;
  finding.rule_name = info.name;
  finding.case_key = "SO-1";
  finding.role = info.role;
  finding.person = "zhao";
  finding.opened_at = at(2, 9);
  finding.due_at = at(2, 12);
  finding.at = at(2, 12);
  finding.fine = yuan(3000);
  finding.evidence[0] = 7;
  finding.evidence_count = 1;
  return finding;
}

}  // namespace mora::test
