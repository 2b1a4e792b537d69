// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/judge.hpp"

#include <algorithm>

#include "mora/monitor.hpp"

#include "casework/expected_text.hpp"

namespace mora::casework {
namespace {

// The fields by slot, those of every event included.
std::vector<Value> values_of(const Subject& subject, const DraftEvent& event) {
  std::vector<Value> values;
  for (const sema::FieldInfo& field : subject.event(event.type).fields) {
    const auto it = event.fields.find(field.name);
    values.push_back(it == event.fields.end() ? Value() : it->second);
  }
  return values;
}

}  // namespace

const Told* Verdict::violation_of(RuleIndex rule) const {
  const auto it = std::find_if(findings.begin(), findings.end(), [&](const Told& told) {
    return told.rule == rule && told.kind == FindingKind::violation;
  });
  return it == findings.end() ? nullptr : &*it;
}

const Live* Verdict::open_of(RuleIndex rule) const {
  const auto it =
      std::find_if(open.rbegin(), open.rend(), [&](const Live& live) { return live.rule == rule; });
  return it == open.rend() ? nullptr : &*it;
}

std::size_t Verdict::violations() const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [](const Told& told) { return told.kind == FindingKind::violation; }));
}

Verdict judge(const Subject& subject, const std::vector<DraftEvent>& events,
              std::optional<TimePoint> as_of) {
  const Program& program = subject.program;
  Verdict verdict;
  auto take = [&](const Finding& finding) {
    verdict.findings.push_back({finding.kind, finding.rule, finding.at, finding.opened_at,
                                expected_text(subject, finding), because(program, finding)});
  };
  Monitor<SinkRef> monitor(program, SinkRef(take));
  for (const DraftEvent& event : events) {
    const std::vector<Value> values = values_of(subject, event);
    (void)monitor.push({event.time, event.type, 0, values});
  }
  monitor.finish(as_of);
  monitor.for_each_open([&](const OpenObligation& open) {
    verdict.open.push_back({open.rule, open.opened_at, open.due_at, open.paused});
  });
  return verdict;
}

}  // namespace mora::casework
