// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What one event does to the cases it is about, step by step
// (clause_op.def), in the order that the compiler laid down. LANGUAGE.md section 5.

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/case_life.hpp"
#include "engine/hot.hpp"
#include "engine/obligation.hpp"
#include "engine/remembering.hpp"
#include "engine/run.hpp"
#include "engine/violation.hpp"
#include "engine/window.hpp"

namespace mora::inline v0::detail {

// The cases that the event at hand belongs to, found when a step first asks.
class EventCases {
 public:
  explicit EventCases(Run& run) : run_(run) {}

  // none if the event has no such key or there is no case yet.
  [[nodiscard]] MORA_HOT std::uint32_t find(std::uint8_t space) {
    if ((looked_up_ >> space & 1) == 0) look_up(space);
    return found_[space].id;
  }
  // Begins a case where there is none; none only if the event lacks the key.
  [[nodiscard]] MORA_HOT std::uint32_t ensure(std::uint8_t space) {
    const std::uint32_t id = find(space);
    return id == none && found_[space].has_key ? begin(space) : id;
  }
  // The key's value in the event at hand; empty if it has none.
  [[nodiscard]] std::string_view key(std::uint8_t space) {
    if ((looked_up_ >> space & 1) == 0) look_up(space);
    return found_[space].has_key ? key_at(slot_of(space)) : std::string_view();
  }
  // Calls visit(CaseRef) for each case that was asked for and is there.
  template <class Visit>
  void for_each_found(Visit visit) const {
    for (std::uint32_t rest = looked_up_; rest != 0; rest &= rest - 1) {
      const auto space = static_cast<std::uint8_t>(std::countr_zero(rest));
      if (found_[space].id != none) visit(CaseRef{space, found_[space].id});
    }
  }

 private:
  struct Found {
    std::uint32_t id;
    bool has_key;
  };

  [[nodiscard]] std::uint32_t slot_of(std::uint8_t space) const {
    return run_.program.key_slots[run_.event->type * run_.state.facts.spaces + space];
  }
  [[nodiscard]] std::string_view key_at(std::uint32_t slot) const {
    return run_.event->fields[slot].string();
  }

  MORA_COLD void look_up(std::uint8_t space) {
    looked_up_ |= 1u << space;
    Found& found = found_[space];
    found.id = none;
    const std::uint32_t slot = slot_of(space);
    found.has_key = slot != none && run_.event->fields[slot].kind() == ValueKind::string;
    if (!found.has_key) return;
    State& state = run_.state;
    const SoughtKey key(key_at(slot));
    found.id = state.cases[space].find(key, state.cells, state.strings).id;
    if (found.id != none) state.counts.add({space, found.id}, key.hash);
  }

  MORA_COLD std::uint32_t begin(std::uint8_t space) {
    Found& found = found_[space];
    const SoughtKey key(key_at(slot_of(space)));
    found.id = begin_case(run_.state, run_.program, space, key, run_.event->time);
    run_.state.counts.add_first({space, found.id}, key.hash);
    return found.id;
  }

  Run& run_;
  std::uint32_t looked_up_ = 0;  // bits: keys
  static_assert(max_spaces <= 32);
  Found found_[max_spaces];  // by key, set if it was looked up: most programs have one of sixteen
};

class EventSteps {
 public:
  explicit EventSteps(Run& run) : run_(run), cases_(run), lists_(run.state.lists) {
    lists_.fresh.clear();
  }

  // What the event does to the cases of these keys (bits): a shard has not all cases. State::place
  // tells the step at hand.
  MORA_HOT void run(std::uint32_t keys) {
    if (run_.program.forgets) renew_cases(keys);
    const EventData& type = run_.program.events[run_.event->type];
    const std::span<const Step> steps(run_.program.steps.data() + type.first_step, type.step_count);
    const std::uint32_t choices = run_.state.facts.events[run_.event->type].choice_count;
    if (choices != 0) choose_roles(steps.first(choices), keys);
    for (std::uint32_t i = choices; i < steps.size(); ++i) {
      if ((keys >> steps[i].space & 1) == 0) continue;
      run_.state.place = {now(), i};
      take(steps[i]);
    }
    settle();
  }

 private:
  // Every event of a case keeps it, whether or not a rule listens.
  MORA_COLD void renew_cases(std::uint32_t keys) {
    keys &= run_.state.facts.events[run_.event->type].keys;
    for (; keys != 0; keys &= keys - 1) {
      const auto space = static_cast<std::uint8_t>(std::countr_zero(keys));
      const std::uint32_t id = cases_.find(space);
      if (id != none) renew(run_.state, {space, id}, now());
    }
  }

  // Steps that assign roles after a look at a field (EventFacts): most are passed over.
  MORA_COLD void choose_roles(std::span<const Step> steps, std::uint32_t keys) {
    for (const Step& step : steps) {
      const Instruction* const condition = run_.program.code.data() + step.condition;
      if (!passes(condition, run_.program, *run_.event)) continue;
      if ((keys >> step.space & 1) != 0) assign_role(step);
    }
  }

  MORA_HOT void take(const Step& next) { run_.state.meter == nullptr ? step(next) : measure(next); }

  MORA_COLD void measure(const Step& next) {
    run_.state.meter->begin();
    step(next);
    if (next.rule != none) run_.state.meter->end(next.rule);
  }

  MORA_HOT void step(const Step& step) {
    switch (step.op) {
      case ClauseOp::assign_role:
        if (applies(step)) assign_role(step);
        break;
      case ClauseOp::remember:
        if (applies(step)) remember(step);
        break;
      case ClauseOp::amend: amend_case(step); break;
      case ClauseOp::toggle_pauses: toggle_pauses(step); break;
      case ClauseOp::cancel: finish_all(step, TransitionKind::cancelled); break;
      case ClauseOp::fulfil: fulfil_all(step); break;
      case ClauseOp::breach: breach_all(step); break;
      case ClauseOp::fall_due: fall_due_all(step); break;
      case ClauseOp::open: open(step); break;
      case ClauseOp::violate:
        if (applies(step)) violate(step);
        break;
      case ClauseOp::limit: limit(step); break;
      case ClauseOp::check_prior: check_prior(step); break;
      case ClauseOp::close: close(step); break;
    }
  }

  [[nodiscard]] TimePoint now() const { return run_.event->time; }
  [[nodiscard]] const RuleData& rule_of(const Step& step) const {
    return run_.program.rules[step.rule];
  }
  // Whether the step's condition holds, in the case if there is one.
  [[nodiscard]] MORA_HOT bool applies(const Step& step) {
    if (step.condition == none) return true;
    const Instruction* const code = run_.program.code.data() + step.condition;
    return is_field_test(code) ? passes(code, run_.program, *run_.event)
                               : holds(step, step.condition);
  }
  [[nodiscard]] MORA_COLD bool holds(const Step& step, CodeIndex condition) {
    return is_true(run_.context(CaseRef{step.space, cases_.find(step.space)}), condition);
  }

  MORA_COLD void assign_role(const Step& step) {
    const Value person =
        interpret(run_.context(CaseRef{step.space, cases_.find(step.space)}), step.charge.person);
    const bool empties = person.kind() != ValueKind::string;
    const std::uint32_t id = empties ? cases_.find(step.space) : cases_.ensure(step.space);
    if (id == none) return;
    StringId& holder =
        run_.state.cases[step.space].words(case_of(run_.state, {step.space, id}))[step.index];
    run_.state.strings.release(holder);
    holder = empties ? 0 : run_.state.strings.add(person.string());
  }

  MORA_COLD void remember(const Step& step) {
    const std::uint32_t id = cases_.ensure(step.space);
    if (id == none) return;
    remember_event(run_.state, run_.program, *run_.event, {step.space, id}, step);
    lists_.fresh.push_back(step.index);
  }

  MORA_COLD void amend_case(const Step& step) {
    const std::uint32_t id = cases_.find(step.space);
    if (id != none && !lists_.fresh.empty()) {
      amend(run_, {step.space, id}, std::span(lists_.fresh));
    }
  }

  MORA_COLD void toggle_pauses(const Step& step) {
    const Context context = run_.context(CaseRef{step.space, cases_.find(step.space)});
    const std::span<const Toggle> toggles{run_.program.toggles.data() + step.index, step.count};
    StepLists::Ids& ends = lists_.ends;
    StepLists::Ids& begins = lists_.begins;
    ends.clear();
    begins.clear();
    for (const Toggle& toggle : toggles) {
      if (is_true(context, toggle.condition))
        (toggle.begins ? begins : ends).push_back(toggle.pause);
    }
    if (begins.empty() && (ends.empty() || context.home.id == none)) return;
    const std::uint32_t id = begins.empty() ? context.home.id : cases_.ensure(step.space);
    if (id == none) return;
    const CaseRef home{step.space, id};
    const std::span<std::uint32_t> words = pause_words(run_.state, run_.program, home);
    lists_.before.assign(words.begin(), words.end());
    for (const std::uint32_t bit : ends) words[bit / 32] &= ~(1u << (bit % 32));
    for (const std::uint32_t bit : begins) words[bit / 32] |= 1u << (bit % 32);
    apply_pauses(home, lists_.before, words);
  }

  void apply_pauses(CaseRef home, std::span<const std::uint32_t> before,
                    std::span<const std::uint32_t> after) {
    for (std::uint32_t id = first_obligation(run_.state, home); id != none;
         id = run_.state.obligation(id).next) {
      const Obligation& o = run_.state.obligation(id);
      if (!o.live()) continue;
      const RuleData& rule = run_.program.rules[o.rule];
      const bool was_paused = is_paused(run_.program, rule, before);
      const bool paused = is_paused(run_.program, rule, after);
      if (paused && !was_paused) pause(run_, id, now());
      if (!paused && was_paused) resume(run_, id, now());
    }
  }

  [[nodiscard]] MORA_HOT bool matches(std::uint32_t id, CodeIndex condition) const {
    return condition == none || holds(id, condition);
  }
  [[nodiscard]] MORA_COLD bool holds(std::uint32_t id, CodeIndex condition) const {
    return is_true(run_.context_of(id), condition);
  }

  // Calls `act` with each obligation of the rule that the event matches and `wanted` admits, oldest
  // first. `act` may end the obligation that it is given.
  template <class Wanted, class Act>
  MORA_HOT void for_each_match(const Step& step, Wanted wanted, Act act) {
    const std::uint32_t case_id = cases_.find(step.space);
    if (case_id == none || !applies(step)) return;
    const CaseRef home{step.space, case_id};
    for (std::uint32_t id = first_obligation(run_.state, home); id != none;) {
      const Obligation& o = run_.state.obligation(id);
      const std::uint32_t next = o.next;
      if (o.rule == step.rule && wanted(o) && matches(id, step.each)) {
        if (!act(id)) return;
      }
      id = next;
    }
  }

  template <class Act>
  void for_each_live(const Step& step, Act act) {
    for_each_match(
        step, [](const Obligation& o) { return o.live(); },
        [&](std::uint32_t id) {
          act(id);
          return true;
        });
  }

  void breach_all(const Step& step) {
    for_each_live(step, [&](std::uint32_t id) { breach(run_, id, step.charge); });
  }

  MORA_COLD void fall_due_all(const Step& step) {
    for_each_live(step, [&](std::uint32_t id) { fall_due(run_, id, now(), step.charge); });
  }

  MORA_COLD void finish_all(const Step& step, TransitionKind how) {
    for_each_live(step, [&](std::uint32_t id) { finish_obligation(run_, id, how, now()); });
  }

  MORA_HOT void fulfil_all(const Step& step) {
    if (rule_of(step).oldest_only) {
      fulfil_oldest(step);
      return;
    }
    for_each_match(
        step, [](const Obligation&) { return true; },
        [&](std::uint32_t id) {
          fulfil(run_, id);
          return true;
        });
  }

  // The oldest live one; if none is live, the oldest violated one that waits.
  MORA_COLD void fulfil_oldest(const Step& step) {
    bool done = false;
    const auto take_first = [&](std::uint32_t id) {
      fulfil(run_, id);
      done = true;
      return false;
    };
    for_each_match(
        step, [](const Obligation& o) { return o.live(); }, take_first);
    if (!done)
      for_each_match(
          step, [](const Obligation&) { return true; }, take_first);
  }

  MORA_HOT void open(const Step& step) {
    const RuleData& rule = rule_of(step);
    const RuleFacts& facts = run_.state.facts.rules[step.rule];
    if (!applies(step) || (!facts.always && !rule.effective.contains(now()))) return;
    if (!facts.plain_due && rule.within_count != 0 &&
        within_at(run_.program, rule, now()) == nullptr) {
      return;
    }
    if (rule.retrigger == Retrigger::ignore && has_live(step)) return;
    if (rule.retrigger == Retrigger::restart) finish_all(step, TransitionKind::replaced);
    const std::uint32_t id = cases_.ensure(step.space);
    if (id == none || !may_open(run_.state, id)) return;
    open_obligation(run_, {step.space, id}, step);
  }

  [[nodiscard]] MORA_COLD bool has_live(const Step& step) {
    bool found = false;
    for_each_match(
        step, [](const Obligation& o) { return o.live(); },
        [&](std::uint32_t) {
          found = true;
          return false;
        });
    return found;
  }

  MORA_COLD void violate(const Step& step) {
    if (!rule_of(step).effective.contains(now())) return;
    if (step.each != none && !holds(step, step.each)) {
      judged_and_kept(step);
      return;
    }
    const std::uint32_t id = cases_.ensure(step.space);
    if (id != none) violate_now(step, id);
  }

  void judged_and_kept(const Step& step) { trace_step(step, TransitionKind::met); }

  void trace_step(const Step& step, TransitionKind kind) {
    if (!run_.sink.traces()) return;
    const std::string_view key = cases_.key(step.space);
    if (!key.empty()) trace_judged(run_, kind, key, step.rule);
  }

  // The event at hand is a violation; where the rule has a trigger, it is that too.
  void violate_now(const Step& step, std::uint32_t case_id) {
    const bool triggered = rule_of(step).has_trigger;
    Context context = run_.context(CaseRef{step.space, case_id});
    context.trigger_time = now();
    Breach breach{step.rule, now()};
    if (triggered) breach.opened_at = now();
    breach.event_line = run_.event->line;
    breach.event_ordinal = run_.state.counts.of(context.home.id);
    breach.charge = step.charge;
    trace_step(step, TransitionKind::violated);
    find_final_violation(run_, context, breach);
  }

  // A case remembers the events since the last violation that the window still reaches; the one
  // that makes the number full is the violation, and the count starts again.
  MORA_COLD void limit(const Step& step) {
    const auto window = window_at(run_.program, rule_of(step), now());
    if (!window || !applies(step)) return;
    const std::uint32_t id = cases_.ensure(step.space);
    if (id == none) return;
    State& state = run_.state;
    std::uint32_t& first = memory_word(state, run_.program, {step.space, id}, step.index);
    if (count_reached(state, *window, first) + 1 < rule_of(step).times) {
      const std::uint32_t entry = state.memories.make();
      state.memories[entry].time = now();
      state.memories[entry].next = first - 1;
      first = entry + 1;
      trace_step(step, TransitionKind::matched);
      return;
    }
    drop_entries(state, first - 1);
    first = 0;
    violate_now(step, id);
  }

  MORA_COLD void check_prior(const Step& step) {
    const auto window = window_at(run_.program, rule_of(step), now());
    if (!window || !applies(step)) return;
    const std::uint32_t id = cases_.find(step.space);
    const bool earlier = id != none && has_earlier(step, {step.space, id}, *window);
    if (earlier == step.earlier) {
      judged_and_kept(step);
      return;
    }
    const std::uint32_t home = cases_.ensure(step.space);
    if (home != none) violate_now(step, home);
  }

  [[nodiscard]] bool has_earlier(const Step& step, CaseRef home, const Window& window) {
    Context context = run_.context(home);
    context.trigger_time = now();
    for (std::uint32_t i = 0; i < step.count; ++i) {
      const Prior& prior = run_.program.priors[step.index + i];
      std::uint32_t id = first_entry(run_.state, run_.program, home, prior.memory);
      for (; id != none; id = run_.state.memories[id].next) {
        const Memory& memory = run_.state.memories[id];
        if (!window.reaches(memory.time)) continue;
        context.memory = run_.state.captures.at(memory.captures);
        context.memory_time = memory.time;
        if (is_true(context, prior.residue)) return true;
      }
    }
    return false;
  }

  MORA_COLD void close(const Step& step) {
    const std::uint32_t id = cases_.find(step.space);
    if (id == none || !applies(step)) return;
    const CaseRef home{step.space, id};
    for (std::uint32_t rule = next_due_at_close(home, 0); rule != none;
         rule = next_due_at_close(home, rule + 1)) {
      fall_due_at_close(home, rule);
    }
    ensure_more(run_.state, home).closed = true;
  }

  [[nodiscard]] static bool due_at_close(const Obligation& o) { return o.live() && o.at_close; }

  // The first rule from `least` on with an obligation that is due at the close; none if there is
  // none.
  [[nodiscard]] std::uint32_t next_due_at_close(CaseRef home, std::uint32_t least) const {
    std::uint32_t next = none;
    for (std::uint32_t id = first_obligation(run_.state, home); id != none;
         id = run_.state.obligation(id).next) {
      const Obligation& o = run_.state.obligation(id);
      if (due_at_close(o) && o.rule >= least && o.rule < next) {
        next = static_cast<std::uint32_t>(o.rule);
      }
    }
    return next;
  }

  void fall_due_at_close(CaseRef home, std::uint32_t rule) {
    for (std::uint32_t id = first_obligation(run_.state, home); id != none;) {
      const Obligation& o = run_.state.obligation(id);
      const std::uint32_t next = o.next;
      if (due_at_close(o) && o.rule == rule)
        fall_due(run_, id, now(), run_.program.rules[rule].charge);
      id = next;
    }
  }

  // Only a policy that closes cases or forgets them has cases that are over.
  void settle() {
    if (!run_.program.closes && !run_.program.forgets) return;
    cases_.for_each_found([&](CaseRef home) {
      if (!is_kept(run_.state, run_.program, home)) forget_if_over(run_, home, now());
    });
  }

  Run& run_;
  EventCases cases_;
  StepLists& lists_;
};

}  // namespace mora::inline v0::detail
