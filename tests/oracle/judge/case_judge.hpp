// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CaseJudge: one case over a whole log, step by step as LANGUAGE section 5 says. Cases know nothing
// of each other: what order their findings have among those of other cases is in their Order.

#include <string>
#include <vector>

#include "oracle/judge/clock.hpp"
#include "oracle/judge/life.hpp"
#include "oracle/judge/verdicts.hpp"

namespace mora::oracle {

// The next thing that a log says: an event, or that time has come to an instant.
struct Step {
  std::size_t number = 0;
  Instant time;
  const LogEvent* event = nullptr;  // null: advance_to(time)
};

class CaseJudge {
 public:
  CaseJudge(const Regulation& regulation, const CaseName& name,
            std::vector<OrderedFinding>& findings, Happenings& happened)
      : regulation_(regulation),
        key_(name.key),
        happened_(happened),
        verdicts_(regulation, name, findings, happened) {}

  // What falls due before the step's time, or by advance_to at it.
  void pass_time(const Step& step);
  // The event of the step, which is one of this case.
  void take(const Step& step);
  [[nodiscard]] std::size_t live() const;

 private:
  struct Coming;  // the next thing that time brings

  [[nodiscard]] Scene scene(const LogEvent* event, const LogEvent* trigger = nullptr) const {
    return {regulation_.place, life_.facts, event, trigger};
  }
  // The place of the rule's next finding at the event of this step.
  [[nodiscard]] Order next_order(const RuleInPlace& rule);

  // When time passes.
  [[nodiscard]] std::optional<Coming> next_coming();
  [[nodiscard]] bool has_live_require() const;
  bool forget_if_outlived_at(Instant t);
  void forget_if_over();
  void fall_due(Obligation& obligation, const LogEvent* event, Instant at, const Order& order);

  // Warnings: warnings.cpp.
  void note_warnings(Obligation& obligation);
  void place_warnings(Obligation& obligation);
  void warn(Obligation& obligation, const Warning& warning, Instant at, const Order& order);

  // At the event of a step.
  void give_roles(const LogEvent& event);
  void close();
  std::vector<Obligation*> obligations_of(const RuleInPlace& rule, Standing standing);

  // Its rules, one by one: apply_rule.cpp.
  void apply_rule(const RuleInPlace& rule);
  [[nodiscard]] bool is_paused(const RuleInPlace& rule) const;
  void move_pauses(const RuleInPlace& rule);

  void pause(Obligation& obligation);
  void resume(Obligation& obligation);
  void cancel(const RuleInPlace& rule);
  [[nodiscard]] bool is_wanted(const Obligation& obligation) const;
  void hold_against_require(const RuleInPlace& rule);
  void count(Obligation& obligation);
  void hold_against_forbid(const RuleInPlace& rule);
  void apply_until(const RuleInPlace& rule);
  void open(const RuleInPlace& rule);
  [[nodiscard]] bool makes_room(const RuleInPlace& rule);
  void judge_at_once(const RuleInPlace& rule);
  [[nodiscard]] bool reaches_limit(const RuleInPlace& rule);
  [[nodiscard]] bool is_violated_at(const RuleInPlace& rule) const;
  [[nodiscard]] bool is_prior(const RuleInPlace& rule, const Seen& earlier,
                              const syntax::DatedDuration* recent) const;

  const Regulation& regulation_;
  std::string key_;
  Happenings& happened_;
  Verdicts verdicts_;
  Life life_;
  const Step* step_ = nullptr;
  std::int64_t told_at_step_ = 0;
};

}  // namespace mora::oracle
