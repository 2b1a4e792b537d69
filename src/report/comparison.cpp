// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0

#include "mora/comparison.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "program/program_data.hpp"
#include "report/sentence.hpp"

namespace mora::inline v0 {
namespace {

// What makes two violations the same, whichever policy found them.
using Identity = std::tuple<std::string, std::string, std::string, std::uint64_t, std::uint64_t>;

Identity identity_of(const Program& program, const JudgedViolation& violation) {
  // What is not done in time is the same duty, whatever made it due.
  const bool of_trigger = program.data().rules[violation.rule].form == detail::Form::require;
  return {violation.clause, violation.rule_name, violation.case_key, violation.trigger_line,
          of_trigger ? 0 : violation.event_line};
}

bool changed(const JudgedViolation& a, const JudgedViolation& b) {
  return a.at != b.at || a.due_at != b.due_at || a.role != b.role || a.person != b.person ||
         a.fine != b.fine;
}

TimePoint time_of(const Difference& difference) {
  return (difference.before != nullptr ? difference.before : difference.after)->at;
}

}  // namespace

void Judgement::add(const Finding& finding) {
  if (finding.kind == FindingKind::violation) return add_violation(finding);
  const auto found = by_id_.find(finding.id);
  if (found == by_id_.end()) return;
  JudgedViolation& violation = violations_[found->second];
  if (finding.kind == FindingKind::amended) violation.fine = finding.to;
  if (finding.kind == FindingKind::late) {
    violation.fine = finding.fine;
    violation.fulfilled_at = finding.fulfilled_at;
  }
}

void Judgement::add_violation(const Finding& finding) {
  JudgedViolation violation;
  violation.rule = finding.rule;
  violation.clause = finding.clause;
  violation.rule_name = finding.rule_name;
  violation.case_key = finding.case_key;
  violation.role = finding.role;
  if (finding.person) violation.person = std::string(*finding.person);
  violation.opened_at = finding.opened_at;
  violation.due_at = finding.due_at;
  violation.at = finding.at;
  violation.fine = finding.fine;
  if (finding.evidence_count != 0) {
    violation.trigger_line = finding.evidence[0];
    violation.event_line = finding.evidence[finding.evidence_count - 1];
  }
  violation.because = report::sentence(program_, finding, language_, report::Liable::left_out);
  by_id_[finding.id] = violations_.size();
  violations_.push_back(std::move(violation));
}

std::vector<Difference> Comparison::differences() const {
  // A duty may be violated several times by the same events under rules of one name; in turn then.
  std::map<Identity, std::deque<const JudgedViolation*>> unmatched;
  for (const JudgedViolation& violation : after_.violations()) {
    unmatched[identity_of(after_.program(), violation)].push_back(&violation);
  }
  std::vector<Difference> differences;
  std::set<const JudgedViolation*> matched;
  for (const JudgedViolation& violation : before_.violations()) {
    const auto found = unmatched.find(identity_of(before_.program(), violation));
    if (found == unmatched.end() || found->second.empty()) {
      differences.push_back({DifferenceKind::vanishes, &violation, nullptr});
      continue;
    }
    const JudgedViolation* same = found->second.front();
    found->second.pop_front();
    matched.insert(same);
    if (changed(violation, *same)) {
      differences.push_back({DifferenceKind::changes, &violation, same});
    }
  }
  for (const JudgedViolation& violation : after_.violations()) {
    if (matched.contains(&violation)) continue;
    differences.push_back({DifferenceKind::appears, nullptr, &violation});
  }
  std::stable_sort(
      differences.begin(), differences.end(),
      [](const Difference& a, const Difference& b) { return time_of(a) < time_of(b); });
  return differences;
}

}  // namespace mora::inline v0
