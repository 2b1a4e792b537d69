// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings to the sink: violations with what they release,
// amendments, late fulfilments. LANGUAGE.md section 5, "Causing" and "Late fulfilment", and
// section 6.

#include <cstdint>
#include <optional>

#include "mora/finding.hpp"

#include "engine/fine.hpp"
#include "engine/run.hpp"

namespace mora::inline v0::detail {

inline std::optional<TimePoint> if_set(TimePoint t) {
  return t == never ? std::nullopt : std::optional(t);
}

inline void add_evidence(Finding& finding, std::uint64_t line) {
  if (line == 0) return;
  for (std::uint8_t i = 0; i < finding.evidence_count; ++i) {
    if (finding.evidence[i] == line) return;
  }
  finding.evidence[finding.evidence_count++] = line;
}

// What all findings about a violation share.
inline Finding describe_violation(const ProgramData& program, const State& state, CaseRef home,
                                  const Violation& v) {
  const RuleData& rule = program.rules[v.rule];
  Finding finding;
  finding.id = v.id;
  finding.rule = v.rule;
  finding.policy = program.view(program.policy);
  finding.clause = program.view(program.clauses[rule.clause].id);
  finding.rule_name = program.view(rule.text.name);
  finding.case_key = key_of(state, home);
  if (rule.role != none) finding.role = program.view(program.roles[rule.role].name);
  if (v.person != 0) finding.person = state.strings.view(v.person);
  finding.opened_at = if_set(v.opened_at);
  finding.due_at = if_set(v.due_at);
  finding.at = v.at;
  if (v.has_fine) finding.fine = v.fine;
  add_evidence(finding, v.trigger_line);
  add_evidence(finding, v.event_line);
  return finding;
}

inline void append(State& state, List& list, std::uint32_t violation) {
  state.violations[violation].next = none;
  (list.first == none ? list.first : state.violations[list.last].next) = violation;
  list.last = violation;
}

[[nodiscard]] inline bool causes(const ProgramData& program, const Violation& cause,
                                 const Violation& held) {
  if (cause.at < held.at) return false;
  const RuleData& rule = program.rules[held.rule];
  for (std::uint32_t i = 0; i < rule.causing_count; ++i) {
    if (program.clause_refs[rule.causing + i] == program.rules[cause.rule].clause) return true;
  }
  return false;
}

// Takes the first held violation that `cause` lets count out of the case's list; none if there is
// none.
inline std::uint32_t take_released(const ProgramData& program, State& state, CaseRef home,
                                   std::uint32_t cause) {
  List& held = known_more(state, home).held;
  std::uint32_t previous = none;
  for (std::uint32_t id = held.first; id != none; id = state.violations[id].next) {
    if (causes(program, state.violations[cause], state.violations[id])) {
      const std::uint32_t next = state.violations[id].next;
      (previous == none ? held.first : state.violations[previous].next) = next;
      if (held.last == id) held.last = previous;
      return id;
    }
    previous = id;
  }
  return none;
}

// A violation that has been found already and lets `held` count; none if there is none.
inline std::uint32_t find_cause(const ProgramData& program, const State& state, CaseRef home,
                                const Violation& held) {
  for (std::uint32_t id = violations_of(state, home).first; id != none;
       id = state.violations[id].next) {
    if (causes(program, state.violations[id], held)) return id;
  }
  return none;
}

inline void tell_late(Run& run, CaseRef home, const Violation& v, TimePoint at,
                      std::uint64_t line) {
  Finding finding = describe_violation(run.program, run.state, home, v);
  finding.kind = FindingKind::late;
  finding.at = at;
  finding.fulfilled_at = at;
  finding.late_by = at - v.at;
  add_evidence(finding, line);
  run.tell(finding);
}

inline void tell_violation(Run& run, CaseRef home, std::uint32_t id) {
  if (run.state.keeps_violations) {
    append(run.state, ensure_more(run.state, home).violations, id);
  }
  run.state.obligation(home.id).case_violated = 1;
  ++run.state.found;
  const Violation& v = run.state.violations[id];
  Finding finding = describe_violation(run.program, run.state, home, v);
  if (v.cause != none) {
    const Violation& cause = run.state.violations[v.cause];
    finding.cause = Cause{
        cause.rule, run.program.view(run.program.clauses[run.program.rules[cause.rule].clause].id),
        cause.at};
  }
  run.tell(finding);
  if (v.fulfilled_at != never) tell_late(run, home, v, v.fulfilled_at, v.fulfilled_line);
}

// Tells the violation and, right after each one told, those it releases. `chain` are the violations
// from the first one to the one whose held ones are being released.
inline void tell_with_released(Run& run, CaseRef home, std::uint32_t id) {
  tell_violation(run, home, id);
  if (held_of(run.state, home).first == none) return;
  std::vector<std::uint32_t> chain{id};
  while (!chain.empty()) {
    const std::uint32_t released = take_released(run.program, run.state, home, chain.back());
    if (released == none) {
      chain.pop_back();
      continue;
    }
    run.state.violations[released].cause = chain.back();
    tell_violation(run, home, released);
    chain.push_back(released);
  }
}

inline void tell_amended(Run& run, CaseRef home, const Violation& v, std::optional<Money> before) {
  Finding finding = describe_violation(run.program, run.state, home, v);
  finding.kind = FindingKind::amended;
  finding.at = run.event->time;
  finding.from = before;
  finding.to = v.fine;
  finding.delta = before ? Money{v.fine.minor - before->minor, v.fine.currency} : v.fine;
  finding.amending_event = run.program.view(run.program.events[run.event->type].name);
  add_evidence(finding, run.event->line);
  run.tell(finding);
}

}  // namespace mora::inline v0::detail
