// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a violation is found: who is liable, what it costs, its id, and
// whether it counts yet. LANGUAGE.md section 6.

#include <cstdint>
#include <optional>

#include "engine/case_life.hpp"
#include "engine/emit.hpp"
#include "engine/fine.hpp"
#include "engine/hot.hpp"
#include "engine/run.hpp"
#include "engine/tracing.hpp"
#include "value/hash.hpp"

namespace mora::inline v0::detail {

// What is known of a violation before its person, its fine and its id are worked out.
struct Breach {
  std::uint32_t rule = 0;
  TimePoint at;
  TimePoint opened_at = never;
  TimePoint due_at = never;
  std::uint64_t trigger_line = 0;
  std::uint64_t event_line = 0;
  std::uint32_t trigger_ordinal = 0;  // Case::ordinal at the trigger and
  std::uint32_t event_ordinal = 0;    // at the violating event; 0: there is none
  Charge charge{};
};

// From what the violation is, not from where it stands in a log: policy, clause, rule and key's
// name (RuleFacts::id_base), case, times, and which of the case's events at those times.
[[nodiscard]] inline std::uint64_t violation_id(const State& state, CaseRef home,
                                                const Breach& breach) {
  std::uint64_t h = state.facts.rules[breach.rule].id_base;
  h = mix(h, hash_text(key_of(state, home)));
  h = mix(h, static_cast<std::uint64_t>(breach.opened_at.us));
  h = mix(h, static_cast<std::uint64_t>(breach.at.us));
  h = mix(h, std::uint64_t{breach.trigger_ordinal} << 32 | breach.event_ordinal);
  return mix(h, life_of(state, home));
}

// Who is liable now.
[[nodiscard]] inline StringId liable_person(State& state, const Context& context,
                                            const RuleData& rule, CodeIndex person) {
  if (person != none) {
    const Value value = interpret(context, person);
    return value.kind() == ValueKind::string ? state.strings.add(value.string()) : 0;
  }
  if (rule.role == none) return 0;
  return state.strings.retain(role_holder(state, context.home, rule.role));
}

// Says whether what the case remembers raised it.
inline bool set_fine(Context context, Violation& v, const RuleData& rule, CodeIndex fine_base) {
  if (rule.fine == none) return false;
  const FineData& data = context.program->fines[rule.fine];
  context.violation = &v;
  const std::optional<Money> base = base_fine(context, data, fine_base, v.at);
  std::optional<Money> fine = base;
  raise_by_memories(fine, context, data, v.at);
  v.has_fine = fine.has_value();
  if (fine) v.fine = *fine;
  return fine && (!base || base->minor != fine->minor);
}

// Finds the violation: it is told at once or held back until its cause is found. `context` is what
// its person and fine are read from. Returns its number.
MORA_COLD inline std::uint32_t find_violation(Run& run, const Context& context,
                                              const Breach& breach) {
  const RuleData& rule = run.program.rules[breach.rule];
  State& state = run.state;
  const CaseRef home = context.home;
  const std::uint32_t id = state.violations.make();
  Violation& v = state.violations[id];
  v.rule = breach.rule;
  v.at = breach.at;
  v.opened_at = breach.opened_at;
  v.due_at = breach.due_at;
  v.trigger_line = breach.trigger_line;
  v.event_line = breach.event_line;
  v.person = liable_person(state, context, rule, breach.charge.person);
  const bool aggravated = set_fine(context, v, rule, breach.charge.fine_base);
  v.id = violation_id(state, home, breach);
  if (aggravated) trace(run, TransitionKind::aggravated, home, v, v.at);
  if (rule.causing_count != 0) {
    v.cause = find_cause(run.program, state, home, v);
    if (v.cause == none) {
      append(state, ensure_more(state, home).held, id);
      trace(run, TransitionKind::held_back, home, v, v.at);
      return id;
    }
  }
  tell_with_released(run, home, id);
  return id;
}

// The same for one that cannot be fulfilled late.
inline void find_final_violation(Run& run, const Context& context, const Breach& breach) {
  const std::uint32_t id = find_violation(run, context, breach);
  if (!run.state.keeps_violations) drop_violation(run.state, id);
}

// The violation's fine after the memories that the event at hand made fresh; true if it rose.
inline bool raise_by_event(Run& run, CaseRef home, Violation& v,
                           std::span<const std::uint32_t> fresh_memories) {
  const RuleData& rule = run.program.rules[v.rule];
  if (rule.fine == none) return false;
  Context context = run.context(home);
  context.violation = &v;
  std::optional<Money> fine = v.has_fine ? std::optional(v.fine) : std::nullopt;
  for (const Aggravation& aggravation : aggravations(run.program, run.program.fines[rule.fine])) {
    for (const std::uint32_t memory : fresh_memories) {
      if (memory != aggravation.memory) continue;
      const std::uint32_t entry = first_entry(run.state, run.program, home, memory);
      if (aggravates(context, aggravation, run.state.memories[entry])) {
        raise(fine, run.program, aggravation, v.at);
      }
    }
  }
  if (!fine || (v.has_fine && fine->minor == v.fine.minor)) return false;
  v.has_fine = true;
  v.fine = *fine;
  return true;
}

// The event at hand raises the fines of the case's earlier violations; those held back without a
// word.
inline void amend(Run& run, CaseRef home, std::span<const std::uint32_t> fresh_memories) {
  for (std::uint32_t id = violations_of(run.state, home).first; id != none;
       id = run.state.violations[id].next) {
    Violation& v = run.state.violations[id];
    const auto before = v.has_fine ? std::optional(v.fine) : std::nullopt;
    if (!raise_by_event(run, home, v, fresh_memories)) continue;
    trace(run, TransitionKind::aggravated, home, v, run.event->time);
    tell_amended(run, home, v, before);
  }
  for (std::uint32_t id = held_of(run.state, home).first; id != none;
       id = run.state.violations[id].next) {
    Violation& v = run.state.violations[id];
    if (raise_by_event(run, home, v, fresh_memories)) {
      trace(run, TransitionKind::aggravated, home, v, run.event->time);
    }
  }
}

}  // namespace mora::inline v0::detail
