// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "oracle/judge/judge_log.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <set>

#include "oracle/judge/case_judge.hpp"

namespace mora::oracle {

namespace {

// Violations of different cases have different numbers.
constexpr std::uint64_t most_violations_of_a_case = 1'000'000;

// Puts deliveries into the order in which they take effect, and rejects what comes too late.
class Arrivals {
 public:
  Arrivals(const Log& log, Length precision) : log_(log), precision_(precision) {
    for (const Delivery& delivery : log.deliveries) {
      if (const auto* event = std::get_if<LogEvent>(&delivery)) {
        arrive(*event);
      } else {
        advance(floored(std::get<AdvanceTo>(delivery).time, precision));
      }
    }
    finish();
  }

  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  [[nodiscard]] const std::vector<std::uint64_t>& rejected() const { return rejected_; }

 private:
  void arrive(const LogEvent& event) {
    const Instant t = floored(event.time, precision_);
    const bool is_too_old = latest_ && t < *latest_ - log_.lateness;
    if (is_too_old || (advanced_to_ && t <= *advanced_to_)) {
      rejected_.push_back(event.line);
      return;
    }
    latest_ = latest_ ? std::max(*latest_, t) : t;
    events_.push_back(event);
    events_.back().time = t;
    held_.emplace(t, &events_.back());
  }

  // Everything at or before t is there.
  void advance(Instant t) {
    release(t);
    const bool is_past = !steps_.empty() && t < steps_.back().time;
    if (is_past) return;
    steps_.push_back({steps_.size(), t, nullptr});
    advanced_to_ = t;
  }

  // Events of equal times stay in the order in which they came.
  void release(Instant t) {
    while (!held_.empty() && held_.begin()->first <= t) {
      steps_.push_back({steps_.size(), held_.begin()->first, held_.begin()->second});
      held_.erase(held_.begin());
    }
  }

  void finish() {
    release(Instant::max());
    if (!latest_) {
      if (log_.as_of) advance(floored(*log_.as_of, precision_));
      return;
    }
    advance(std::max(*latest_, log_.as_of ? floored(*log_.as_of, precision_) : *latest_));
  }

  const Log& log_;
  Length precision_;
  std::list<LogEvent> events_;
  std::multimap<Instant, const LogEvent*> held_;
  std::vector<Step> steps_;
  std::vector<std::uint64_t> rejected_;
  std::optional<Instant> latest_;
  std::optional<Instant> advanced_to_;
};

// The policy's own, then others as the rules name them.
std::vector<std::string> keys_of(const Regulation& regulation) {
  std::vector<std::string> keys{regulation.policy.cases.key.text};
  for (const RuleInPlace& rule : regulation.rules) {
    if (std::find(keys.begin(), keys.end(), rule.key) == keys.end()) keys.push_back(rule.key);
  }
  return keys;
}

std::set<std::string> values_of(const std::string& key, const std::vector<Step>& steps) {
  std::set<std::string> values;
  for (const Step& step : steps) {
    if (step.event == nullptr) continue;
    if (const auto value = step.event->text(key)) values.insert(*value);
  }
  return values;
}

}  // namespace

void number_lines(Log& log) {
  std::uint64_t line = 0;
  for (Delivery& delivery : log.deliveries) {
    if (auto* event = std::get_if<LogEvent>(&delivery)) event->line = ++line;
  }
}

Judgement judge_log(const syntax::Policy& policy, const Log& log) {
  const Regulation regulation(policy);
  const Arrivals arrivals(log, regulation.precision);
  Judgement judgement;
  judgement.rejected = arrivals.rejected();
  std::vector<OrderedFinding> findings;
  CaseName name;
  for (const std::string& key : keys_of(regulation)) {
    name.key = key;
    for (const std::string& value : values_of(key, arrivals.steps())) {
      name.value = value;
      CaseJudge judge(regulation, name, findings, judgement.happened);
      name.first_violation += most_violations_of_a_case;
      for (const Step& step : arrivals.steps()) {
        judge.pass_time(step);
        if (step.event != nullptr && step.event->text(key) == value) judge.take(step);
      }
      judgement.open += judge.live();
    }
    ++name.key_place;
  }
  std::stable_sort(
      findings.begin(), findings.end(),
      [](const OrderedFinding& a, const OrderedFinding& b) { return a.order < b.order; });
  for (OrderedFinding& finding : findings) judgement.findings.push_back(std::move(finding.told));
  return judgement;
}

}  // namespace mora::oracle
