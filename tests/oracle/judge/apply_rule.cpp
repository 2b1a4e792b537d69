// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
//
// What an event does to one rule of its case: LANGUAGE section 5, step 3.

#include <algorithm>

#include "oracle/judge/arithmetic.hpp"
#include "oracle/judge/case_judge.hpp"
#include "oracle/judge/deadline.hpp"

namespace mora::oracle {

namespace {

enum class Nulls : std::uint8_t { differ, match };

bool share_fields(const RuleInPlace& rule, const LogEvent& a, const LogEvent& b, Nulls nulls) {
  const auto& fields = rule.rule->match;
  return std::all_of(fields.begin(), fields.end(), [&](const syntax::Scalar& field) {
    const Value x = a.field(field.text);
    const Value y = b.field(field.text);
    if (x.is_null() || y.is_null()) return nulls == Nulls::match && x.is_null() == y.is_null();
    return same(x, y);
  });
}

}  // namespace

void CaseJudge::apply_rule(const RuleInPlace& rule) {
  if (!rule.has_obligations()) {
    judge_at_once(rule);
    return;
  }
  move_pauses(rule);
  cancel(rule);
  if (rule.is("require")) {
    hold_against_require(rule);
  } else {
    hold_against_forbid(rule);
  }
  apply_until(rule);
  open(rule);
}

bool CaseJudge::is_paused(const RuleInPlace& rule) const {
  for (std::size_t i = 0; i < rule.rule->pause.size(); ++i) {
    const auto pause = life_.pauses.find({rule.place, i});
    if (pause != life_.pauses.end() && pause->second) return true;
  }
  return false;
}

void CaseJudge::move_pauses(const RuleInPlace& rule) {
  const bool was_paused = is_paused(rule);
  for (std::size_t i = 0; i < rule.rule->pause.size(); ++i) {
    const syntax::Pause& pause = rule.rule->pause[i];
    bool& is_on = life_.pauses[{rule.place, i}];
    const bool ends = matches(pause.to, scene(step_->event));
    const bool begins = matches(pause.from, scene(step_->event));
    if (ends && begins) ++happened_["pause ended and begun by one event"];
    is_on = begins || (is_on && !ends);
  }
  if (is_paused(rule) == was_paused) return;
  for (Obligation* o : obligations_of(rule, Standing::live)) {
    if (was_paused) {
      ++happened_["resumed"];
      resume(*o);
    } else {
      ++happened_["paused"];
      pause(*o);
    }
  }
}

// The clock time left is kept.
void CaseJudge::pause(Obligation& o) {
  o.paused = true;
  if (o.due) o.left = clock_of(regulation_, *o.rule).between(step_->time, *o.due);
  o.due.reset();
}

// That much clock time is left again.
void CaseJudge::resume(Obligation& o) {
  o.paused = false;
  if (o.left) o.due = clock_of(regulation_, *o.rule).after(step_->time, *o.left);
  o.left.reset();
  place_warnings(o);
}

void CaseJudge::cancel(const RuleInPlace& rule) {
  if (!rule.rule->unless) return;
  for (Obligation* o : obligations_of(rule, Standing::live)) {
    if (!matches(*rule.rule->unless, scene(step_->event, o->trigger))) continue;
    ++happened_["cancelled"];
    o->standing = Standing::over;
  }
}

bool CaseJudge::is_wanted(const Obligation& o) const {
  return matches(*o.rule->rule->wanted, scene(step_->event, o.trigger)) &&
         share_fields(*o.rule, *o.trigger, *step_->event, Nulls::differ);
}

void CaseJudge::hold_against_require(const RuleInPlace& rule) {
  const bool oldest_alone = rule.rule->fulfils == "oldest";
  if (oldest_alone) {
    // A live one goes before a violated one that still waits.
    for (const Standing standing : {Standing::live, Standing::violated}) {
      for (Obligation* o : obligations_of(rule, standing)) {
        if (!is_wanted(*o)) continue;
        count(*o);
        return;
      }
    }
    return;
  }
  for (Obligation& o : life_.obligations) {
    if (o.rule == &rule && o.standing != Standing::over && is_wanted(o)) count(o);
  }
}

// One more match of a `require`; the last that is needed fulfils it.
void CaseJudge::count(Obligation& o) {
  if (++o.matched < o.rule->rule->times) return;
  if (o.standing == Standing::live) {
    ++happened_[o.paused ? "fulfilled, paused" : "fulfilled"];
    if (o.due == step_->time) ++happened_["fulfilled at the due time itself"];
  } else {
    verdicts_.fulfil_late(*o.violation, *step_->event, next_order(*o.rule));
  }
  o.standing = Standing::over;
}

void CaseJudge::hold_against_forbid(const RuleInPlace& rule) {
  for (Obligation* o : obligations_of(rule, Standing::live)) {
    if (!is_wanted(*o) || ++o->matched < rule.rule->times) continue;
    Violation violation;
    violation.rule = &rule;
    violation.trigger = o->trigger;
    violation.event = step_->event;
    violation.at = step_->time;
    violation.due = o->due;
    verdicts_.violate(life_, std::move(violation), next_order(rule));
  }
}

void CaseJudge::apply_until(const RuleInPlace& rule) {
  if (!rule.rule->until) return;
  for (Obligation* o : obligations_of(rule, Standing::live)) {
    if (!matches(*rule.rule->until, scene(step_->event, o->trigger))) continue;
    fall_due(*o, step_->event, step_->time, next_order(rule));
  }
}

void CaseJudge::open(const RuleInPlace& rule) {
  const LogEvent* const event = step_->event;
  if (!matches(*rule.rule->on, scene(event)) || !in_force(regulation_, rule, event->time)) return;
  const Deadline deadline =
      deadline_of(regulation_, rule, clock_of(regulation_, rule), scene(nullptr, event));
  if (!deadline.opens || !makes_room(rule)) return;
  Obligation o;
  o.rule = &rule;
  o.trigger = event;
  o.opened = step_->number;
  o.is_due_at_close = deadline.is_due_at_close;
  o.due = deadline.due;
  note_warnings(o);
  ++happened_["opened"];
  if (is_paused(rule)) {
    ++happened_["opened paused"];
    pause(o);
  } else {
    place_warnings(o);
  }
  life_.obligations.push_back(o);
}

// Whether a trigger opens an obligation beside those that are live; `restart` ends them.
bool CaseJudge::makes_room(const RuleInPlace& rule) {
  const std::string& retrigger = rule.rule->retrigger;
  if (retrigger != "ignore" && retrigger != "restart") return true;
  for (Obligation* o : obligations_of(rule, Standing::live)) {
    if (!share_fields(rule, *o->trigger, *step_->event, Nulls::match)) continue;
    ++happened_["retrigger: " + retrigger];
    if (retrigger == "ignore") return false;
    o->standing = Standing::over;
  }
  return true;
}

void CaseJudge::judge_at_once(const RuleInPlace& rule) {
  const LogEvent* const event = step_->event;
  const bool is_ban = rule.is("forbid");
  const syntax::Patterns& when = is_ban ? *rule.rule->wanted : *rule.rule->on;
  if (!matches(when, scene(event)) || !in_force(regulation_, rule, event->time)) return;
  if (is_ban ? !reaches_limit(rule) : !is_violated_at(rule)) return;
  Violation violation;
  violation.rule = &rule;
  violation.trigger = is_ban ? nullptr : event;
  violation.event = event;
  violation.at = step_->time;
  verdicts_.violate(life_, std::move(violation), next_order(rule));
}

// A match of a ban without a trigger: it is the violation if it is the n-th within the window, and
// then the count begins anew.
bool CaseJudge::reaches_limit(const RuleInPlace& rule) {
  const Instant now = step_->time;
  const auto* const window = in_force(regulation_.place.zone, rule.rule->within, now);
  if (!rule.rule->within.empty() && window == nullptr) return false;
  std::vector<Instant>& counted = life_.counted[rule.place];
  if (window != nullptr) {
    std::erase_if(counted, [&](Instant earlier) {
      const auto end = clock_of(regulation_, rule).after(earlier, window->duration);
      return end && *end < now;
    });
  }
  counted.push_back(now);
  if (counted.size() < rule.rule->times) return false;
  if (rule.rule->times > 1) ++happened_["limit reached"];
  counted.clear();
  return true;
}

// require_prior, forbid_prior and assert, at their trigger.
bool CaseJudge::is_violated_at(const RuleInPlace& rule) const {
  const LogEvent* const trigger = step_->event;
  if (rule.is("assert")) return !value_of(*rule.rule->asserted, scene(trigger, trigger)).is_true();
  const auto& within = rule.rule->within;
  const auto* const recent = in_force(regulation_.place.zone, within, trigger->time);
  if (!within.empty() && recent == nullptr) return false;
  const bool has_prior = std::any_of(
      life_.history.begin(), life_.history.end(),
      [&](const Seen& seen) { return seen.event != trigger && is_prior(rule, seen, recent); });
  return has_prior == rule.is("forbid_prior");
}

// An earlier event is held against the pattern with what the case knew when it came.
bool CaseJudge::is_prior(const RuleInPlace& rule, const Seen& earlier,
                         const syntax::DatedDuration* recent) const {
  const LogEvent* const trigger = step_->event;
  const Scene then{regulation_.place, earlier.facts_behind_rules, earlier.event, trigger};
  if (!matches(*rule.rule->wanted, then)) return false;
  if (!share_fields(rule, *trigger, *earlier.event, Nulls::differ)) return false;
  if (recent == nullptr) return true;
  const auto end = clock_of(regulation_, rule).after(earlier.event->time, recent->duration);
  return !end || *end >= trigger->time;
}

}  // namespace mora::oracle
