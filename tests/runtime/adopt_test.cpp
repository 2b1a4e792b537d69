// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

// Monitor::adopt: a running monitor goes on under an edited policy.

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mora/adoption.hpp"
#include "mora/event_builder.hpp"
#include "mora/monitor.hpp"
#include "mora/report.hpp"

#include "support/findings.hpp"

namespace mora {
namespace {

using support::compiled;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

using Fields = std::initializer_list<std::pair<const char*, const char*>>;

// What stands before the clauses of every policy here.
constexpr const char* vocabulary = R"(
mora: 1
policy: desk
case: {key: ticket, closes_on: closed}
currency: EUR
events:
  asked: {fields: {priority: string, amount: number}}
  answered: {fields: {quality: number, priority: string}}
  waiting: {}
  back: {}
  checked: {}
  complained: {}
  assigned: {fields: {agent: string}}
  closed: {}
roles:
  agent: {assigned_by: {event: assigned, person: agent}}
)";

std::string policy(const std::string& clauses, const std::string& head = vocabulary) {
  return head + "clauses:\n" + clauses;
}

// "violation 1/name A 12:00 due 12:00 li 20.00 EUR"
std::string text_of(const Program& program, const Finding& f) {
  std::string text(kind_name(f.kind));
  text += " " + std::string(f.clause);
  if (!f.rule_name.empty()) text += "/" + std::string(f.rule_name);
  text += " " + std::string(f.case_key) + " " + program.format_local(f.at).substr(8);
  if (f.due_at) text += " due " + program.format_local(*f.due_at).substr(8);
  if (f.person) text += " " + std::string(*f.person);
  if (f.fine) text += " " + to_string(*f.fine);
  EXPECT_NE(because(program, f), "");
  return text;
}

// A monitor, and what it finds as text.
class Desk {
 public:
  explicit Desk(const std::string& text, MonitorOptions options = {})
      : monitor_(compiled(text), Keep{this}, options) {}

  // Events of March 2026: "02 09:00".
  Status push(const char* at, const char* type, const char* ticket, Fields fields = {}) {
    EventBuilder builder(monitor_.program(), type);
    builder.at("2026-03-" + std::string(at)).set("ticket", ticket);
    for (const auto& [name, value] : fields) set(builder, name, value);
    EXPECT_EQ(builder.error(), "");
    return monitor_.push(builder.event());
  }
  void advance(const char* at) { monitor_.advance_to(time(at)); }
  std::string adopt(const std::string& text, OpenUnder terms = OpenUnder::old_terms) {
    const Program next = compiled(text);
    const std::string preview = adoption_text(monitor_.preview(next, terms));
    const std::string done = adoption_text(monitor_.adopt(next, terms));
    EXPECT_EQ(preview, done);
    return done;
  }
  std::vector<std::string> told() { return std::exchange(told_, {}); }
  std::vector<std::uint64_t> ids() { return std::exchange(ids_, {}); }

  struct Keep {
    Desk* desk;
    void operator()(const Finding& f) const {
      desk->told_.push_back(text_of(desk->monitor_.program(), f));
      desk->ids_.push_back(f.id);
    }
  };

  [[nodiscard]] Counters counters() const { return monitor_.counters(); }
  [[nodiscard]] const Program& program() const { return monitor_.program(); }
  [[nodiscard]] std::optional<TimePoint> next_due() const { return monitor_.next_due(); }
  // When what is open is due, in the order of the policy; "paused" while the clock stands.
  [[nodiscard]] std::vector<std::string> open() const {
    std::multimap<RuleIndex, std::string> open;
    monitor_.for_each_open([&](const OpenObligation& o) {
      const RuleInfo rule = program().rule(o.rule);
      const std::string due = o.due_at ? program().format_local(*o.due_at).substr(8) : "-";
      open.emplace(o.rule, std::string(rule.clause) + " " + std::string(o.case_key) + " " +
                               (o.paused ? "paused" : due));
    });
    std::vector<std::string> texts;
    for (const auto& [rule, text] : open) texts.push_back(text);
    return texts;
  }

 private:
  static void set(EventBuilder& builder, const char* name, const std::string& value) {
    if (value.find_first_not_of("0123456789") == std::string::npos) {
      builder.set(name, std::stoi(value));
    } else {
      builder.set(name, value);
    }
  }
  [[nodiscard]] TimePoint time(const char* at) const {
    EventBuilder builder(program(), "closed");
    return builder.at("2026-03-" + std::string(at)).event().time;
  }

  std::vector<std::string> told_;
  std::vector<std::uint64_t> ids_;
  Monitor<Keep> monitor_;
};

const std::string three_hours = policy("  - {id: '1', on: asked, require: answered, within: 3h}\n");
const std::string one_hour = policy("  - {id: '1', on: asked, require: answered, within: 1h}\n");

TEST(Adopt, TheSamePolicyChangesNothing) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  EXPECT_EQ(desk.adopt(three_hours), "1 open: 1 unchanged; no rule changed");
  EXPECT_THAT(desk.open(), ElementsAre("1 A 02 12:00"));
  EXPECT_EQ(desk.program().rule_count(), 1u);
  desk.advance("02 12:00");
  EXPECT_THAT(desk.told(), ElementsAre("violation 1 A 02 12:00 due 02 12:00"));
}

TEST(Adopt, OldTermsHoldForWhatIsOpenNewOnesForNewTriggers) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  EXPECT_EQ(desk.adopt(one_hour), "1 open: 1 under old terms; changed: 1");
  desk.push("02 10:00", "asked", "B");
  EXPECT_THAT(desk.open(), ElementsAre("1 B 02 11:00", "1 A 02 12:00"));
  desk.push("02 11:30", "answered", "A");
  desk.push("02 11:30", "answered", "B");
  EXPECT_THAT(desk.told(),
              ElementsAre("violation 1 B 02 11:00 due 02 11:00", "late 1 B 02 11:30 due 02 11:00"));
  EXPECT_EQ(desk.counters().open, 0u);
}

TEST(Adopt, NewTermsCountTheDueTimeAnewFromTheTrigger) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  desk.push("02 10:30", "asked", "B");
  EXPECT_EQ(desk.adopt(one_hour, OpenUnder::new_terms),
            "2 open: 1 new due time, 1 late now; changed: 1");
  EXPECT_THAT(desk.told(), IsEmpty());
  EXPECT_THAT(desk.open(), ElementsAre("1 A 02 10:00", "1 B 02 11:30"));
  desk.push("02 10:30", "answered", "A");
  EXPECT_THAT(desk.told(),
              ElementsAre("violation 1 A 02 10:00 due 02 10:00", "late 1 A 02 10:30 due 02 10:00"));
}

TEST(Adopt, AFormerRuleIsLetGoWhenNothingIsLeftOfIt) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  desk.adopt(one_hour);
  EXPECT_EQ(desk.program().rule_count(), 2u);
  desk.push("02 10:00", "answered", "A");
  desk.adopt(one_hour);
  EXPECT_EQ(desk.program().rule_count(), 1u);
}

TEST(Adopt, AnEditTakenBackJoinsWhatItHadParted) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  desk.adopt(one_hour);
  desk.push("02 09:30", "asked", "B");
  EXPECT_EQ(desk.adopt(three_hours), "2 open: 1 unchanged, 1 under old terms; changed: 1");
  EXPECT_THAT(desk.open(), ElementsAre("1 A 02 12:00", "1 B 02 10:30"));
}

TEST(Adopt, OldTermsSurviveSeveralEdits) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  desk.adopt(one_hour);
  desk.push("02 09:30", "asked", "B");
  EXPECT_EQ(desk.adopt(policy("  - {id: '1', on: asked, require: answered, within: 2h}\n")),
            "2 open: 2 under old terms; changed: 1");
  desk.push("02 09:45", "asked", "C");
  EXPECT_THAT(desk.open(), UnorderedElementsAre("1 C 02 11:45", "1 A 02 12:00", "1 B 02 10:30"));
  EXPECT_EQ(desk.adopt(one_hour, OpenUnder::new_terms),
            "3 open: 1 unchanged, 2 new due time; changed: 1");
  EXPECT_THAT(desk.open(), UnorderedElementsAre("1 A 02 10:00", "1 B 02 10:30", "1 C 02 10:45"));
}

TEST(Adopt, RulesAreTheSameByClauseAndNameWhereverTheyStand) {
  const std::string first = policy(
      "  - {id: '1', on: asked, require: answered, within: 3h}\n"
      "  - id: '2'\n"
      "    on: asked\n"
      "    any_of:\n"
      "      - {name: look, require: checked, within: 3h}\n"
      "      - {name: quick, require: checked, within: 1h}\n");
  const std::string turned = policy(
      "  - id: '2'\n"
      "    on: asked\n"
      "    any_of:\n"
      "      - {name: quick, require: checked, within: 1h}\n"
      "      - {name: look, require: checked, within: 3h}\n"
      "  - {id: '1', on: asked, require: answered, within: 3h}\n");
  Desk desk(first);
  desk.push("02 09:00", "asked", "A");
  EXPECT_EQ(desk.adopt(turned), "3 open: 3 unchanged; no rule changed");
  desk.advance("02 12:00");
  EXPECT_THAT(desk.told(), ElementsAre("violation 2/quick A 02 10:00 due 02 10:00",
                                       "violation 2/look A 02 12:00 due 02 12:00",
                                       "violation 1 A 02 12:00 due 02 12:00"));
}

TEST(Adopt, IdsOfKeptObligationsStay) {
  Desk plain(three_hours);
  plain.push("02 09:00", "asked", "A");
  plain.advance("02 12:00");
  const std::vector<std::uint64_t> ids = plain.ids();
  for (const std::string& next : {three_hours, one_hour}) {
    Desk desk(three_hours);
    desk.push("02 09:00", "asked", "A");
    desk.adopt(next);
    desk.advance("02 12:00");
    EXPECT_EQ(desk.ids(), ids);
  }
}

TEST(Adopt, ARuleThatIsGoneFinishesUnderOldTermsOrIsCancelled) {
  const std::string both = policy(
      "  - {id: '1', on: asked, require: answered, within: 3h}\n"
      "  - {id: '2', on: asked, require: checked, within: 1d}\n");
  Desk old_terms(both);
  old_terms.push("02 09:00", "asked", "A");
  EXPECT_EQ(old_terms.adopt(three_hours), "2 open: 1 unchanged, 1 under old terms; gone: 2");
  old_terms.push("02 10:00", "asked", "B");
  EXPECT_THAT(old_terms.open(), ElementsAre("1 A 02 12:00", "1 B 02 13:00", "2 A 03 09:00"));
  Desk new_terms(both);
  new_terms.push("02 09:00", "asked", "A");
  EXPECT_EQ(new_terms.adopt(three_hours, OpenUnder::new_terms),
            "2 open: 1 unchanged, 1 cancelled; gone: 2");
  EXPECT_THAT(new_terms.open(), ElementsAre("1 A 02 12:00"));
  EXPECT_EQ(new_terms.counters().open, 1u);
}

TEST(Adopt, AClosedCaseThatNothingKeepsIsForgotten) {
  Desk desk(
      policy("  - {id: '1', on: asked, require: answered, within: 3h}\n"
             "  - {id: '2', on: closed, forbid_prior: checked}\n"));
  desk.push("02 09:00", "checked", "A");
  desk.push("02 09:00", "asked", "A");
  desk.push("02 09:30", "closed", "A");
  EXPECT_EQ(desk.told().size(), 1u);
  const std::string rest = policy("  - {id: '2', on: closed, forbid_prior: checked}\n");
  EXPECT_EQ(desk.adopt(rest, OpenUnder::new_terms), "1 open: 1 cancelled; gone: 1");
  desk.push("02 10:00", "closed", "A");
  EXPECT_THAT(desk.told(), IsEmpty());
}

TEST(Adopt, AnAddedRuleSeesOnlyWhatComes) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  desk.push("02 09:00", "checked", "A");
  EXPECT_EQ(desk.adopt(policy("  - {id: '1', on: asked, require: answered, within: 3h}\n"
                              "  - {id: '2', on: closed, require_prior: checked}\n")),
            "1 open: 1 unchanged; new: 2");
  desk.push("02 10:00", "answered", "A");
  desk.push("02 10:00", "closed", "A");
  EXPECT_THAT(desk.told(), ElementsAre("violation 2 A 02 10:00"));
}

TEST(Adopt, WhatIsRememberedStaysWhereTheRuleChanges) {
  const std::string rule = "  - {id: '2', on: closed, require_prior: checked";
  Desk desk(policy(rule + "}\n"));
  desk.push("02 09:00", "checked", "A");
  desk.push("02 09:00", "checked", "B");
  EXPECT_EQ(desk.adopt(policy(rule + ", within: 2h}\n")), "nothing open; changed: 2");
  desk.push("02 11:00", "closed", "A");
  EXPECT_THAT(desk.told(), IsEmpty());
  desk.push("02 11:01", "closed", "B");
  EXPECT_THAT(desk.told(), ElementsAre("violation 2 B 02 11:01"));
}

TEST(Adopt, ARateLimitGoesOnCounting) {
  const std::string limit = "  - {id: '1', forbid: asked, within: 1d, times: ";
  Desk desk(policy(limit + "4}\n"));
  desk.push("02 09:00", "asked", "A");
  desk.push("02 10:00", "asked", "A");
  desk.adopt(policy(limit + "3}\n"));
  desk.push("02 11:00", "asked", "A");
  EXPECT_THAT(desk.told(), ElementsAre("violation 1 A 02 11:00"));
}

TEST(Adopt, FinesAndLiablePersonsAreTerms) {
  const std::string rule =
      "  - {id: '1', on: asked, require: answered, within: 3h, liable: agent, fine: ";
  Desk desk(policy(rule + "20}\n"));
  desk.push("02 09:00", "assigned", "A", {{"agent", "li"}});
  desk.push("02 09:00", "asked", "A");
  EXPECT_EQ(desk.adopt(policy(rule + "30}\n")), "1 open: 1 under old terms; changed: 1");
  desk.push("02 10:00", "assigned", "A", {{"agent", "wu"}});
  desk.push("02 10:00", "asked", "A");
  desk.advance("02 13:00");
  EXPECT_THAT(desk.told(), ElementsAre("violation 1 A 02 12:00 due 02 12:00 wu 20.00 EUR",
                                       "violation 1 A 02 13:00 due 02 13:00 wu 30.00 EUR"));
}

TEST(Adopt, ACalendarIsATerm) {
  const std::string head =
      std::string(vocabulary) + "calendars: {office: {weekly: {mon-fri: \"09:00-";
  const std::string clauses =
      "  - {id: '1', on: asked, require: answered, within: 4h, clock: office}\n";
  Desk desk(policy(clauses, head + "17:00\"}}}\n"));
  desk.push("02 16:00", "asked", "A");
  EXPECT_EQ(desk.adopt(policy(clauses, head + "12:00\"}}}\n")),
            "1 open: 1 under old terms; changed: 1");
  desk.push("02 16:30", "asked", "B");
  EXPECT_THAT(desk.open(), ElementsAre("1 B 04 10:00", "1 A 03 12:00"));
}

TEST(Adopt, WordingIsNoTerm) {
  Desk desk(policy("  - {id: '1', on: asked, require: answered, within: 3h}\n"));
  desk.push("02 09:00", "asked", "A");
  EXPECT_EQ(desk.adopt(policy(
                "  - {id: '1', title: Answer, on:   asked, require: [answered], within: 180m}\n")),
            "1 open: 1 unchanged; no rule changed");
}

TEST(Adopt, EventTypesAndFieldsMayChangePlaces) {
  const std::string clauses =
      "  - {id: '1', on: \"asked where amount > 5\", require: \"answered where quality > "
      "trigger.amount\", within: 3h}\n";
  const std::string head = R"(
mora: 1
policy: desk
case: {key: ticket, closes_on: closed}
events:
  closed: {}
  extra: {fields: {quality: string}}
  answered: {fields: {more: string, quality: number}}
  asked: {fields: {amount: number, note: string, priority: string}}
)";
  Desk desk(policy(clauses));
  desk.push("02 09:00", "asked", "A", {{"amount", "7"}, {"priority", "high"}});
  EXPECT_EQ(desk.adopt(policy(clauses, head)), "1 open: 1 unchanged; no rule changed");
  desk.push("02 10:00", "answered", "A", {{"quality", "7"}});
  EXPECT_EQ(desk.counters().open, 1u);
  desk.push("02 10:00", "answered", "A", {{"quality", "8"}, {"more", "x"}});
  EXPECT_EQ(desk.counters().open, 0u);
}

TEST(Adopt, FormerRulesKeepTheirEventTypesAndFields) {
  const std::string head = R"(
mora: 1
policy: desk
case: {key: ticket, closes_on: closed}
events: {asked: {}, replied: {}, closed: {}}
)";
  Desk desk(policy("  - {id: '1', on: asked, require: answered where quality > 3, within: 3h}\n"));
  desk.push("02 09:00", "asked", "A");
  EXPECT_EQ(desk.adopt(policy("  - {id: '1', on: asked, require: replied, within: 3h}\n", head)),
            "1 open: 1 under old terms; changed: 1");
  desk.push("02 09:30", "asked", "B");
  desk.push("02 10:00", "answered", "A", {{"quality", "3"}});
  desk.push("02 10:00", "replied", "A");
  EXPECT_EQ(desk.counters().open, 2u);
  desk.push("02 10:00", "answered", "A", {{"quality", "4"}});
  desk.push("02 10:00", "answered", "B", {{"quality", "4"}});
  EXPECT_THAT(desk.open(), ElementsAre("1 B 02 12:30"));
  desk.adopt(policy("  - {id: '1', on: asked, require: replied, within: 3h}\n", head));
  EXPECT_EQ(desk.program().schema().find_event("answered"), std::nullopt);
}

TEST(Adopt, HeldEventsAreTakenOverByName) {
  const std::string clauses =
      "  - {id: '1', on: \"asked where amount > 5\", require: answered, within: 3h, liable: {role: "
      "agent, person: trigger.priority}}\n";
  const std::string head = R"(
mora: 1
policy: desk
case: {key: ticket}
events:
  answered: {fields: {quality: number}}
  asked: {fields: {more: list, amount: number, priority: string}}
roles: {agent: {}}
)";
  Desk desk(policy(clauses), {hours(1)});
  EXPECT_EQ(desk.push("02 09:10", "asked", "A", {{"amount", "7"}, {"priority", "high"}}),
            Status::held);
  EXPECT_EQ(desk.push("02 09:05", "asked", "B", {{"amount", "6"}, {"priority", "low"}}),
            Status::held);
  EXPECT_EQ(desk.push("02 09:20", "checked", "B"), Status::held);
  EXPECT_EQ(desk.adopt(policy(clauses, head)), "nothing open; no rule changed");
  EXPECT_EQ(desk.push("02 13:10", "answered", "C"), Status::held);
  desk.advance("02 13:10");
  EXPECT_THAT(desk.told(), ElementsAre("violation 1 B 02 12:05 due 02 12:05 low",
                                       "violation 1 A 02 12:10 due 02 12:10 high"));
  EXPECT_EQ(desk.counters().events, 3u);
}

constexpr const char* paused = ", pause: [{from: waiting, to: back}]}\n";

// Numbers are remembered by the names of types, also of those that change places.
TEST(Adopt, DuplicatesAreKnownWhileTheirFieldIsTheSame) {
  const auto policy = [](const char* dedupe, const char* events) {
    return "mora: 1\npolicy: desk\ncase: {key: ticket}\n" + std::string(dedupe) + "\nevents: {" +
           events + "}\nclauses: [{id: \"1\", forbid: opened}]\n";
  };
  Desk desk(policy("dedupe: number", "opened: {}, closed: {}"));
  EXPECT_EQ(desk.push("02 09:00", "opened", "A", {{"number", "e1"}}), Status::accepted);
  EXPECT_EQ(desk.push("02 09:00", "opened", "A", {{"number", "e1"}}), Status::duplicate);
  desk.adopt(policy("dedupe: {by: number, within: 3d}", "closed: {}, called: {}, opened: {}"));
  EXPECT_EQ(desk.push("02 09:10", "opened", "A", {{"number", "e1"}}), Status::duplicate);
  EXPECT_EQ(desk.push("02 09:10", "closed", "A", {{"number", "e1"}}), Status::accepted);
  desk.adopt(policy("dedupe: other", "opened: {fields: {number: string}}, closed: {}"));
  EXPECT_EQ(desk.push("02 09:20", "opened", "A", {{"number", "e1"}}), Status::accepted);
  desk.adopt(policy("", "opened: {fields: {number: string}}, closed: {}"));
  EXPECT_EQ(desk.push("02 09:20", "opened", "A", {{"number", "e1"}}), Status::accepted);
  EXPECT_EQ(desk.counters().duplicates, 2u);
  EXPECT_EQ(desk.counters().violations, 3u);
}

// A type that the next policy lacks, but for which a former rule still waits.
TEST(Adopt, DuplicatesOfAFormerTypeAreKnown) {
  const std::string head = "mora: 1\npolicy: desk\ncase: {key: ticket}\ndedupe: number\n";
  Desk desk(head +
            "events: {opened: {}, called: {}, closed: {}}\n"
            "clauses: [{id: \"1\", on: opened, forbid: called}]\n");
  desk.push("02 09:00", "opened", "A", {{"number", "e1"}});
  desk.adopt(head + "events: {opened: {}, closed: {}}\nclauses: [{id: \"2\", forbid: closed}]\n");
  EXPECT_EQ(desk.push("02 09:10", "called", "A", {{"number", "e2"}}), Status::accepted);
  EXPECT_EQ(desk.push("02 09:10", "called", "A", {{"number", "e2"}}), Status::duplicate);
  EXPECT_EQ(desk.counters().violations, 1u);
}

TEST(Adopt, PausesGoOnByTheirMeaning) {
  const std::string rule = "  - {id: '1', on: asked, require: answered, within: 3h";
  const std::string other =
      "  - {id: '0', on: asked, require: checked, within: 9h, pause: [{from: complained, to: "
      "back}]}\n";
  Desk desk(policy(rule + paused));
  desk.push("02 09:00", "asked", "A");
  desk.push("02 10:00", "waiting", "A");
  EXPECT_EQ(desk.adopt(policy(other + rule + paused)), "1 open: 1 unchanged; new: 0");
  EXPECT_THAT(desk.open(), ElementsAre("1 A paused"));
  desk.push("02 11:00", "asked", "A");
  desk.push("02 12:00", "back", "A");
  EXPECT_THAT(desk.open(), ElementsAre("0 A 02 20:00", "1 A 02 14:00", "1 A 02 15:00"));
}

TEST(Adopt, FormerRulesPauseAndResume) {
  const std::string rule = "  - {id: '1', on: asked, require: answered, within: ";
  Desk desk(policy(rule + "3h" + paused));
  desk.push("02 09:00", "asked", "A");
  desk.push("02 09:00", "asked", "B");
  desk.push("02 10:00", "waiting", "A");
  EXPECT_EQ(desk.adopt(policy(rule + "1h}\n")), "2 open: 2 under old terms; changed: 1");
  EXPECT_THAT(desk.open(), UnorderedElementsAre("1 A paused", "1 B 02 12:00"));
  desk.push("02 11:00", "back", "A");
  desk.push("02 11:00", "waiting", "B");
  EXPECT_THAT(desk.open(), UnorderedElementsAre("1 A 02 13:00", "1 B paused"));
}

TEST(Adopt, UnderNewTermsTheTimeThatTheClockStoodIsAdded) {
  const std::string rule = "  - {id: '1', on: asked, require: answered, within: ";
  Desk desk(policy(rule + "3h" + paused));
  desk.push("02 09:00", "asked", "A");
  desk.push("02 09:00", "asked", "B");
  desk.push("02 09:30", "waiting", "A");
  desk.push("02 09:30", "waiting", "B");
  desk.push("02 10:00", "back", "A");
  EXPECT_EQ(desk.adopt(policy(rule + "4h" + paused), OpenUnder::new_terms),
            "2 open: 2 new due time; changed: 1");
  EXPECT_THAT(desk.open(), UnorderedElementsAre("1 A 02 13:30", "1 B paused"));
  desk.push("02 11:00", "back", "B");
  EXPECT_THAT(desk.open(), UnorderedElementsAre("1 A 02 13:30", "1 B 02 14:30"));
  // Without a pause nothing is added.
  EXPECT_EQ(desk.adopt(policy(rule + "4h}\n"), OpenUnder::new_terms),
            "2 open: 2 new due time; changed: 1");
  EXPECT_THAT(desk.open(), UnorderedElementsAre("1 A 02 13:00", "1 B 02 13:00"));
}

TEST(Adopt, WarningsAreGivenOnce) {
  const std::string rule = "  - {id: '1', on: asked, require: answered, within: ";
  Desk desk(policy(rule + "3h, warn: [50%, 30m]}\n"));
  desk.push("02 09:00", "asked", "A");
  desk.advance("02 10:45");
  EXPECT_THAT(desk.told(), ElementsAre("warning 1 A 02 10:30 due 02 12:00"));
  desk.adopt(policy(rule + "3h, warn: [50%, 30m]}\n  - {id: '2', forbid: complained}\n"));
  desk.adopt(policy(rule + "9h}\n"));
  desk.advance("02 12:00");
  EXPECT_THAT(desk.told(), ElementsAre("warning 1 A 02 11:30 due 02 12:00",
                                       "violation 1 A 02 12:00 due 02 12:00"));
}

TEST(Adopt, UnderNewTermsWarningsFollowTheNewDueTime) {
  const std::string rule = "  - {id: '1', on: asked, require: answered, within: ";
  Desk desk(policy(rule + "3h, warn: [30m]}\n"));
  desk.push("02 09:00", "asked", "A");
  desk.adopt(policy(rule + "2h, warn: [10m, 30m]}\n"), OpenUnder::new_terms);
  desk.advance("02 10:55");
  EXPECT_THAT(desk.told(), ElementsAre("warning 1 A 02 10:30 due 02 11:00",
                                       "warning 1 A 02 10:50 due 02 11:00"));
}

TEST(Adopt, AViolationHeldBackIsReleasedByTheNextPolicy) {
  const std::string held =
      "  - {id: '1', on: asked, require: answered, within: 1h, causing: ['2'], fine: ";
  const std::string cause = "  - {id: '2', forbid: complained}\n";
  Desk desk(policy(held + "20}\n" + cause));
  desk.push("02 09:00", "asked", "A");
  desk.advance("02 10:00");
  EXPECT_THAT(desk.told(), IsEmpty());
  EXPECT_EQ(desk.adopt(policy(cause + held + "50}\n")), "nothing open; changed: 1");
  desk.push("02 11:00", "answered", "A");
  desk.push("02 12:00", "complained", "A");
  EXPECT_THAT(desk.told(),
              ElementsAre("violation 2 A 02 12:00", "violation 1 A 02 10:00 due 02 10:00 20.00 EUR",
                          "late 1 A 02 11:00 due 02 10:00 20.00 EUR"));
}

TEST(Adopt, AFormerFineIsStillAggravated) {
  const std::string rule =
      "  - id: '1'\n    on: asked\n    require: answered\n    within: 1h\n    fine: {amount: ";
  Desk desk(policy(rule + "20, aggravated: [{when: complained where by == violation.person, "
                          "amount: 35}]}\n    liable: agent\n"));
  desk.push("02 09:00", "assigned", "A", {{"agent", "li"}});
  desk.push("02 09:00", "asked", "A");
  desk.push("02 09:00", "asked", "B");
  desk.advance("02 10:00");
  EXPECT_EQ(desk.told().size(), 2u);
  EXPECT_EQ(desk.adopt(policy(rule + "10}\n")), "nothing open; changed: 1");
  desk.push("02 11:00", "complained", "A", {{"by", "li"}});
  desk.push("02 11:00", "complained", "B", {{"by", "li"}});
  EXPECT_THAT(desk.told(), ElementsAre("amended 1 A 02 11:00 due 02 10:00 li 35.00 EUR"));
}

TEST(Adopt, WhatWasViolatedIsStillFulfilledLate) {
  for (const OpenUnder terms : {OpenUnder::old_terms, OpenUnder::new_terms}) {
    Desk desk(one_hour);
    desk.push("02 09:00", "asked", "A");
    desk.advance("02 10:00");
    EXPECT_EQ(desk.told().size(), 1u);
    desk.adopt(three_hours, terms);
    desk.push("02 11:00", "answered", "A");
    EXPECT_THAT(desk.told(), ElementsAre("late 1 A 02 11:00 due 02 10:00"));
  }
}

TEST(Adopt, ViolatedSeesWhatFormerRulesFound) {
  const std::string rule =
      "  - {id: '2', on: closed where violated(\"1\"), forbid_prior: checked}\n";
  Desk desk(one_hour);
  desk.push("02 09:00", "asked", "A");
  desk.advance("02 10:00");
  desk.told();
  EXPECT_EQ(desk.adopt(policy("  - {id: '1', on: asked, require: answered, within: 3h}\n" + rule)),
            "nothing open; changed: 1; new: 2");
  desk.push("02 10:30", "checked", "A");
  desk.push("02 11:00", "closed", "A");
  EXPECT_THAT(desk.told(), ElementsAre("violation 2 A 02 11:00"));
}

TEST(Adopt, NewTermsNeedTheFieldsThatTheyAskFor) {
  Desk desk(
      policy("  - {id: '1', on: asked, require: answered, within: 1h, liable: {role: agent, "
             "person: trigger.priority}}\n"));
  desk.push("02 09:00", "asked", "A", {{"priority", "li"}});
  EXPECT_EQ(desk.adopt(policy("  - {id: '1', on: asked, require: answered, within: 3h, liable: "
                              "{role: agent, person: trigger.by}}\n"),
                       OpenUnder::new_terms),
            "1 open: 1 under old terms; changed: 1 (keeps its old terms: 'by' of the trigger was "
            "not kept)");
  EXPECT_THAT(desk.open(), ElementsAre("1 A 02 10:00"));
}

TEST(Adopt, NewTermsTakeOverWhatWasKeptOfTheTrigger) {
  const std::string rule = "  - {id: '1', on: asked, require: \"answered where ";
  Desk desk(policy(rule + "trigger.amount > 3 and trigger.priority == by\", within: 1h}\n"));
  desk.push("02 09:00", "asked", "A", {{"priority", "li"}, {"amount", "5"}});
  EXPECT_EQ(
      desk.adopt(
          policy(rule + "trigger.priority == by and quality > trigger.amount\", within: 2h}\n"),
          OpenUnder::new_terms),
      "1 open: 1 new due time; changed: 1");
  desk.push("02 10:00", "answered", "A", {{"by", "li"}, {"quality", "5"}});
  EXPECT_EQ(desk.counters().open, 1u);
  desk.push("02 10:00", "answered", "A", {{"by", "li"}, {"quality", "6"}});
  EXPECT_EQ(desk.counters().open, 0u);
}

TEST(Adopt, NewTermsCountTheMatchesSoFar) {
  const std::string rule = "  - {id: '1', on: asked, require: answered, within: 3h, times: ";
  Desk desk(policy(rule + "4}\n"));
  desk.push("02 09:00", "asked", "A");
  desk.push("02 09:00", "asked", "B");
  desk.push("02 10:00", "answered", "A");
  desk.push("02 10:00", "answered", "A");
  desk.push("02 10:00", "answered", "B");
  EXPECT_EQ(desk.adopt(policy(rule + "2}\n"), OpenUnder::new_terms),
            "2 open: 1 same due time, 1 met; changed: 1");
  desk.push("02 11:00", "answered", "B");
  EXPECT_EQ(desk.counters().open, 0u);
}

TEST(Adopt, NewTermsCancelWhatWasNotInForceAtTheTrigger) {
  Desk desk(three_hours);
  desk.push("02 09:00", "asked", "A");
  EXPECT_EQ(desk.adopt(policy("  - {id: '1', on: asked, require: answered, within: 3h, effective: "
                              "{from: 2026-03-03}}\n"),
                       OpenUnder::new_terms),
            "1 open: 1 cancelled; changed: 1");
}

TEST(Adopt, ANewTriggerEndsAFormerOneWhereTheRuleRestarts) {
  const std::string rule =
      "  - {id: '1', on: asked, require: answered, retrigger: restart, match: priority, within: ";
  Desk desk(policy(rule + "3h}\n"));
  desk.push("02 09:00", "asked", "A", {{"priority", "x"}});
  desk.push("02 09:00", "asked", "A", {{"priority", "y"}});
  desk.adopt(policy(rule + "5h}\n"));
  desk.push("02 10:00", "asked", "A", {{"priority", "x"}});
  EXPECT_THAT(desk.open(), ElementsAre("1 A 02 15:00", "1 A 02 12:00"));
}

TEST(Adopt, KeysOfFormerRulesLiveOn) {
  const std::string head = R"(
mora: 1
policy: desk
case: {key: ticket, closes_on: closed}
events:
  assigned: {fields: {agent: string, contract: string}}
  asked: {fields: {contract: string}}
  answered: {fields: {contract: string}}
  closed: {}
roles:
  agent: {assigned_by: {event: assigned, person: agent}}
)";
  const std::string head_without = R"(
mora: 1
policy: desk
case: {key: ticket, closes_on: closed}
events: {asked: {}, answered: {}, closed: {}}
)";
  Desk desk(policy(
      "  - {id: '1', key: contract, on: asked, require: answered, within: 3h, liable: agent}\n"
      "  - {id: '2', on: asked, require: answered, within: 5h}\n",
      head));
  desk.push("02 09:00", "assigned", "A", {{"agent", "li"}, {"contract", "K"}});
  desk.push("02 09:00", "asked", "A", {{"contract", "K"}});
  desk.push("02 09:00", "asked", "B", {{"contract", "L"}});
  EXPECT_EQ(
      desk.adopt(policy("  - {id: '2', on: asked, require: answered, within: 5h}\n", head_without)),
      "4 open: 2 unchanged, 2 under old terms; gone: 1");
  desk.push("02 10:00", "assigned", "C", {{"agent", "wu"}, {"contract", "L"}});
  desk.push("02 10:00", "answered", "C", {{"contract", "K"}});
  desk.advance("02 12:00");
  EXPECT_THAT(desk.told(), ElementsAre("violation 1 L 02 12:00 due 02 12:00 wu"));
  desk.adopt(policy("  - {id: '2', on: asked, require: answered, within: 5h}\n", head_without),
             OpenUnder::new_terms);
  desk.advance("02 14:00");
  EXPECT_THAT(desk.told(), UnorderedElementsAre("violation 2 A 02 14:00 due 02 14:00",
                                                "violation 2 B 02 14:00 due 02 14:00"));
}

// What the events of the last instant have left idle goes with the next one, from where it stands
// now.
TEST(Adopt, KeysMayChangePlacesBetweenTwoInstants) {
  const std::string head = R"(
mora: 1
policy: desk
case: {key: ticket}
events:
  asked: {fields: {contract: string, site: string}}
  answered: {fields: {contract: string, site: string}}
  closed: {}
)";
  const std::string by_contract =
      "  - {id: '1', key: contract, on: asked, require: answered, within: 3h}\n";
  const std::string by_site =
      "  - {id: '2', key: site, on: asked, require: answered, within: 5h}\n";
  Desk desk(policy(by_contract + by_site, head));
  const Fields fields{{"contract", "K"}, {"site", "S"}};
  desk.push("02 09:00", "asked", "A", fields);
  desk.push("02 10:00", "answered", "A", fields);
  desk.adopt(policy(by_site + by_contract, head));
  desk.push("02 11:00", "asked", "B", fields);
  desk.push("02 12:00", "closed", "B");
  EXPECT_THAT(desk.open(), ElementsAre("2 S 02 16:00", "1 K 02 14:00"));
  desk.push("02 12:00", "answered", "B", fields);
  desk.adopt(policy(by_contract, head));
  desk.advance("02 20:00");
  EXPECT_THAT(desk.told(), IsEmpty());
}

TEST(Adopt, ForgettingBeginsWithTheEditThatAsksForIt) {
  const std::string head = std::string(vocabulary);
  std::string forgetting = head;
  forgetting.replace(forgetting.find("closes_on: closed"), 17, "forget_after: 1d");
  const std::string clauses = "  - {id: '1', on: asked, forbid: answered}\n";
  Desk desk(policy(clauses, head));
  desk.push("02 09:00", "asked", "A");
  desk.push("04 09:00", "asked", "B");
  desk.adopt(policy(clauses, forgetting));
  EXPECT_EQ(desk.counters().open, 2u);
  desk.push("05 09:00", "asked", "B");
  EXPECT_EQ(desk.counters().open, 3u);
  desk.push("05 09:01", "complained", "B");
  EXPECT_EQ(desk.counters().open, 2u);
  desk.adopt(policy(clauses, head));
  desk.push("20 09:01", "complained", "C");
  EXPECT_EQ(desk.counters().open, 2u);
}

TEST(Adopt, RefusesWhatWouldMakeItAnotherPolicy) {
  const auto refused = [](const std::string& what, const std::string& with) {
    std::string head = vocabulary;
    head.replace(head.find(what), what.size(), with);
    Desk desk(three_hours);
    desk.push("02 09:00", "asked", "A");
    const std::string text = desk.adopt(policy("  - {id: '9', forbid: closed}\n", head));
    EXPECT_THAT(desk.open(), ElementsAre("1 A 02 12:00"));
    EXPECT_EQ(desk.program().rule(0).clause, "1");
    return text;
  };
  EXPECT_EQ(refused("policy: desk", "policy: office"),
            "cannot be adopted: its name is 'office', that of the running one is 'desk'");
  EXPECT_EQ(refused("key: ticket", "key: order"),
            "cannot be adopted: its case key is 'order', that of the running one is 'ticket'");
  EXPECT_EQ(refused("currency: EUR", "timezone: Europe/Berlin"),
            "cannot be adopted: its timezone is 'Europe/Berlin', that of the running one is 'UTC'");
  EXPECT_EQ(
      refused("currency: EUR", "precision: minute"),
      "cannot be adopted: its precision is 'minute', that of the running one is 'microsecond'");
  EXPECT_EQ(refused("amount: number", "amount: string"),
            "cannot be adopted: field 'amount' of event 'asked' was a number and is a string now; "
            "a new type needs a new name");
}

TEST(Adopt, ItsLineInChinese) {
  EXPECT_EQ(adoption_text(Adoption{}, Language::zh), "沒有未了結的；規則沒有改變");
}

}  // namespace
}  // namespace mora
