// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/case_judge.hpp"

#include <algorithm>
#include <limits>

#include "oracle/judge/deadline.hpp"

namespace mora::oracle {

namespace {

// Within a step: first what time brings, then the event: its amendments, the rules, the close.
constexpr std::int64_t passing = 0;
constexpr std::int64_t at_event = 1;
constexpr std::int64_t at_close = std::numeric_limits<std::int64_t>::max();
// At one instant warnings come before dues.
constexpr std::int64_t a_warning = 0;
constexpr std::int64_t a_due = 1;

std::int64_t number(std::size_t n) { return static_cast<std::int64_t>(n); }

}  // namespace

struct CaseJudge::Coming {
  Obligation* obligation = nullptr;
  const Warning* warning = nullptr;  // null: the obligation is due
  Instant at;
  Order order;
};

std::size_t CaseJudge::live() const {
  return static_cast<std::size_t>(
      std::count_if(life_.obligations.begin(), life_.obligations.end(),
                    [](const Obligation& o) { return o.standing == Standing::live; }));
}

Order CaseJudge::next_order(const RuleInPlace& rule) {
  return {number(step_->number), at_event, 1 + number(rule.place), told_at_step_++};
}

void CaseJudge::pass_time(const Step& step) {
  step_ = &step;
  while (const auto coming = next_coming()) {
    const bool has_come = step.event == nullptr ? coming->at <= step.time : coming->at < step.time;
    if (!has_come || forget_if_outlived_at(coming->at)) break;
    if (coming->warning != nullptr) {
      ++happened_["warning in time"];
      warn(*coming->obligation, *coming->warning, coming->at, coming->order);
      continue;
    }
    fall_due(*coming->obligation, nullptr, coming->at, coming->order);
    forget_if_over();
  }
  forget_if_outlived_at(step.time);
}

// The earliest warning or due time; of equal ones warnings first, then what belongs to the rule
// which stands first, then to the obligation that opened first.
std::optional<CaseJudge::Coming> CaseJudge::next_coming() {
  std::optional<Coming> first;
  const auto consider = [&](Obligation& o, const Warning* warning, Instant at) {
    Order order{number(step_->number),         passing,
                at.time_since_epoch().count(), warning != nullptr ? a_warning : a_due,
                number(o.rule->place),         number(o.opened)};
    if (warning != nullptr) order.push_back(warning - o.warnings.data());
    if (!first || order < first->order) first = {&o, warning, at, std::move(order)};
  };
  for (Obligation& o : life_.obligations) {
    if (o.standing != Standing::live || o.paused || !o.due) continue;
    consider(o, nullptr, *o.due);
    for (const Warning& warning : o.warnings) {
      if (warning.at) consider(o, &warning, *warning.at);
    }
  }
  return first;
}

bool CaseJudge::has_live_require() const {
  return std::any_of(life_.obligations.begin(), life_.obligations.end(), [](const Obligation& o) {
    return o.standing == Standing::live && o.rule->is("require");
  });
}

bool CaseJudge::forget_if_outlived_at(Instant t) {
  const auto& forget_after = regulation_.policy.cases.forget_after;
  if (!forget_after || !life_.last_event || has_live_require()) return false;
  const auto end = Clock(regulation_.place.zone, nullptr).after(*life_.last_event, *forget_after);
  if (!end || t <= *end) return false;
  ++happened_["case outlived"];
  life_ = Life();
  return true;
}

void CaseJudge::forget_if_over() {
  if (!life_.closed || live() != 0) return;
  ++happened_["closed case forgotten"];
  life_ = Life();
}

// A duty that falls due is violated, a ban is over.
void CaseJudge::fall_due(Obligation& o, const LogEvent* event, Instant at, const Order& order) {
  if (!o.rule->is("require")) {
    o.standing = Standing::over;
    ++happened_[event == nullptr ? "ban over in time" : "ban over by an event"];
    return;
  }
  o.standing = Standing::violated;
  ++happened_[event == nullptr ? "duty due in time" : "duty due by an event"];
  Violation violation;
  violation.rule = o.rule;
  violation.trigger = o.trigger;
  violation.event = event;
  violation.at = at;
  violation.due = at;
  o.violation = &verdicts_.violate(life_, std::move(violation), order);
}

void CaseJudge::take(const Step& step) {
  step_ = &step;
  told_at_step_ = 0;
  life_.last_event = step.time;
  give_roles(*step.event);
  life_.history.push_back({step.event, life_.facts, {}});
  verdicts_.amend(life_, *step.event, step.number);
  for (const RuleInPlace& rule : regulation_.rules) {
    if (rule.key == key_) apply_rule(rule);
  }
  life_.history.back().facts_behind_rules = life_.facts;
  close();
  forget_if_over();
}

void CaseJudge::give_roles(const LogEvent& event) {
  for (const syntax::RoleDecl& role : regulation_.policy.roles) {
    if (!role.assigned_by || !matches(*role.assigned_by, scene(&event))) continue;
    const Value person = value_of(*role.person, scene(&event));
    life_.facts.roles.erase(role.name.text);
    if (const auto* name = person.get<std::string>()) life_.facts.roles[role.name.text] = *name;
  }
}

void CaseJudge::close() {
  const syntax::CaseDecl& cases = regulation_.policy.cases;
  if (key_ != cases.key.text || !cases.closes_on) return;
  if (!matches(*cases.closes_on, scene(step_->event))) return;
  for (const RuleInPlace& rule : regulation_.rules) {
    for (Obligation* o : obligations_of(rule, Standing::live)) {
      if (!o->is_due_at_close) continue;
      ++happened_[o->paused ? "at the close, paused" : "at the close"];
      fall_due(*o, step_->event, step_->time,
               {number(step_->number), at_event, at_close, told_at_step_++});
    }
  }
  if (life_.closed) ++happened_["closed again"];
  life_.closed = true;
}

std::vector<Obligation*> CaseJudge::obligations_of(const RuleInPlace& rule, Standing standing) {
  std::vector<Obligation*> wanted;
  for (Obligation& o : life_.obligations) {
    if (o.rule == &rule && o.standing == standing) wanted.push_back(&o);
  }
  return wanted;
}

}  // namespace mora::oracle
