// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/random/random_policy.hpp"

#include <algorithm>

#include "oracle/random/random_condition.hpp"
#include "oracle/random/random_fine.hpp"
#include "oracle/random/random_rule.hpp"

namespace mora::oracle {

namespace {

class PolicyMaker {
 public:
  PolicyMaker(Dice& dice, const Setting& setting) : dice_(dice), setting_(setting) {}

  PolicyText make() {
    write_head();
    plan_clauses();
    for (const ClausePlan& plan : plans_) policy_.clauses.push_back(clause(plan));
    return std::move(policy_);
  }

 private:
  void add(std::string line) { policy_.head.push_back(std::move(line)); }

  void write_head() {
    add("timezone: " + setting_.zone);
    add("currency: CNY");
    if (dice_.chance(30)) add("precision: " + dice_.word("second minute minute hour millisecond"));
    if (dice_.chance(8)) add("effective: {from: " + random_date(dice_, setting_, -1, 2) + "}");
    add(cases());
    add(events());
    add(roles());
    if (!setting_.calendars.empty()) add(random_calendars(dice_, setting_));
    add(fines());
    if (dice_.chance(40)) add(defaults());
  }

  std::string cases() {
    std::string text = "case: {key: order";
    has_close_ = dice_.chance(75);
    if (has_close_) {
      RandomCondition random(dice_, setting_, {});
      text += ", closes_on: " + random.patterns("closed closed closed closed complained");
    }
    if (dice_.chance(30)) text += ", forget_after: " + random_duration(dice_, setting_);
    return text + "}";
  }

  static std::string events() {
    std::string text = "events: {";
    std::string types = event_types;
    for (std::size_t begin = 0; begin < types.size();) {
      const std::size_t end = std::min(types.find(' ', begin), types.size());
      text += (begin == 0 ? "" : ", ") + types.substr(begin, end - begin) + ": {fields: *all}";
      begin = end + 1;
    }
    // The fields are written once.
    text.replace(text.find("*all"), 4, std::string("&all ") + field_declarations);
    return text + "}";
  }

  std::string roles() {
    RandomCondition random(dice_, setting_, {});
    return "roles: {staff: {assigned_by: {event: " + random.patterns("assigned asked") +
           ", person: " + dice_.word("by by event.by s") +
           "}}, chief: {assigned_by: {event: " + random.patterns("complained assigned checked") +
           ", person: " + dice_.word("by s") + "}}, nobody: {}}";
  }

  std::string fines() {
    return "fines: {small: " + random_fine(dice_, setting_, {}) +
           ", great: " + random_fine(dice_, setting_, {}) +
           ", share: " + random_fine(dice_, setting_, {"trigger.m", {}}) + "}";
  }

  std::string defaults() {
    std::vector<std::string> keys;
    if (dice_.chance(60)) keys.push_back(random_pauses(dice_, setting_, {}));
    if (dice_.chance(30)) keys.push_back("fine: small");
    if (dice_.chance(20)) keys.push_back("liable: staff");
    if (dice_.chance(10)) keys.push_back("retrigger: " + dice_.word("ignore restart"));
    std::string text;
    for (const std::string& key : keys) text += (text.empty() ? "" : ", ") + key;
    return "defaults: {" + text + "}";
  }

  struct ClausePlan {
    std::string id;
    bool has_own_key = false;
  };

  void plan_clauses() {
    const int count = dice_.between(1, 7);
    for (const char* id : {"1.1", "1.2", "2.1", "2.2", "3", "3.1", "4"}) {
      if (static_cast<int>(plans_.size()) < count) plans_.push_back({id, dice_.chance(20)});
    }
  }

  // What `causing` and violated() of a clause may name: clauses of the same key; with `others` only
  // what names another one than itself.
  std::vector<std::string> in_reach(const ClausePlan& from, bool others) const {
    std::vector<std::string> clauses;
    for (const ClausePlan& plan : plans_) {
      if (plan.has_own_key != from.has_own_key || (others && plan.id == from.id)) continue;
      clauses.push_back(plan.id);
      const std::size_t dot = plan.id.find('.');
      if (dot != std::string::npos) clauses.push_back(plan.id.substr(0, dot) + ".*");
    }
    return clauses;
  }

  ClauseText clause(const ClausePlan& plan) {
    const RuleContext context{in_reach(plan, false), in_reach(plan, true),
                              has_close_ && !plan.has_own_key};
    ClauseText text;
    text.keys.push_back("id: \"" + plan.id + "\"");
    if (plan.has_own_key) text.keys.push_back("key: unit");
    const int rules = dice_.chance(85) ? 1 : dice_.between(2, 3);
    if (rules == 1) {
      add_to(text.keys, random_rule(dice_, setting_, context));
      return text;
    }
    for (const char* name : {"a", "b", "c"}) {
      if (static_cast<int>(text.any_of.size()) == rules) break;
      text.any_of.push_back({std::string("name: ") + name});
      add_to(text.any_of.back(), random_rule(dice_, setting_, context));
    }
    return text;
  }

  static void add_to(Keys& keys, const Keys& more) {
    keys.insert(keys.end(), more.begin(), more.end());
  }

  Dice& dice_;
  const Setting& setting_;
  PolicyText policy_;
  std::vector<ClausePlan> plans_;
  bool has_close_ = false;
};

}  // namespace

PolicyText random_policy(Dice& dice, const Setting& setting) {
  return PolicyMaker(dice, setting).make();
}

}  // namespace mora::oracle
