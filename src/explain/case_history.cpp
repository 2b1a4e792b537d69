// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "explain/case_history.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "program/program_data.hpp"

namespace mora::explain {
namespace {

// Events in the order in which they took effect.
std::vector<std::size_t> by_time(const std::vector<PastEvent>& events) {
  std::vector<std::size_t> order(events.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return events[a].time < events[b].time; });
  return order;
}

class Merge {
 public:
  explicit Merge(const CaseHistory& history) : history_(history), order_(by_time(history.events)) {}

  std::vector<Entry> all() {
    for (const Entry& arrival : history_.arrivals) {
      if (arrival.kind == Entry::Kind::step) take_events_before(history_.steps[arrival.index]);
      entries_.push_back(arrival);
    }
    while (next_ < order_.size()) take_event();
    return std::move(entries_);
  }

 private:
  void take_event() { entries_.push_back({Entry::Kind::event, order_[next_++]}); }

  void take_events_before(const Transition& step) {
    const auto is_cause = [&](std::size_t i) { return history_.events[i].line == step.line; };
    if (step.line == 0) {
      while (next_ < order_.size() && history_.events[order_[next_]].time <= step.at) take_event();
      return;
    }
    const auto rest = order_.begin() + static_cast<std::ptrdiff_t>(next_);
    const auto cause = std::find_if(rest, order_.end(), is_cause);
    if (cause == order_.end()) return;
    const auto end = static_cast<std::size_t>(cause - order_.begin()) + 1;
    while (next_ < end) take_event();
  }

  const CaseHistory& history_;
  std::vector<std::size_t> order_;
  std::size_t next_ = 0;
  std::vector<Entry> entries_;
};

bool has_obligations(const Program& program, RuleIndex rule) {
  const detail::RuleData& data = program.data().rules[rule];
  return data.form == detail::Form::require ||
         (data.form == detail::Form::forbid && data.has_trigger);
}

class Sorting {
 public:
  Sorting(const Program& program, const CaseHistory& history)
      : program_(program), history_(history) {}

  std::vector<Course> all() {
    for (const Entry& arrival : history_.arrivals) {
      if (arrival.kind == Entry::Kind::step) {
        take(history_.steps[arrival.index]);
      } else {
        take(history_.findings[arrival.index]);
      }
    }
    return std::move(courses_);
  }

 private:
  // A rule's obligations are told apart by their triggers: an event opens one of them at most.
  Course& course(RuleIndex rule, std::uint64_t line, std::uint64_t obligation) {
    const auto [known, fresh] = index_.emplace(std::pair(rule, line), courses_.size());
    if (fresh) courses_.push_back({rule, obligation, line, {}, {}});
    return courses_[known->second];
  }

  void take(const Transition& step) {
    const bool by_trigger = has_obligations(program_, step.rule);
    // What is about a violation alone is in its finding too, or was told with the step before it.
    if (by_trigger || step.obligation == 0) {
      const std::uint64_t line = step.trigger_line != 0 ? step.trigger_line : step.line;
      course(step.rule, line, step.obligation).steps.push_back(&step);
    }
  }

  void take(const PastFinding& past) {
    const Finding& finding = past.finding;
    const std::uint64_t line = finding.evidence_count == 0 ? 0 : finding.evidence[0];
    course(finding.rule, line, 0).findings.push_back(&past);
  }

  const Program& program_;
  const CaseHistory& history_;
  std::map<std::pair<RuleIndex, std::uint64_t>, std::size_t> index_;
  std::vector<Course> courses_;
};

}  // namespace

std::vector<Entry> CaseHistory::timeline() const { return Merge(*this).all(); }

const PastEvent* CaseHistory::event_at(std::uint64_t line) const {
  const auto event = std::find_if(events.begin(), events.end(),
                                  [&](const PastEvent& past) { return past.line == line; });
  return event == events.end() ? nullptr : &*event;
}

const Transition* Course::last(TransitionKind kind) const {
  const auto step = std::find_if(steps.rbegin(), steps.rend(),
                                 [&](const Transition* one) { return one->kind == kind; });
  return step == steps.rend() ? nullptr : *step;
}

const Finding* Course::find(FindingKind kind, std::uint64_t id) const {
  for (const PastFinding* past : findings) {
    if (past->finding.kind == kind && past->finding.id == id) return &past->finding;
  }
  return nullptr;
}

std::vector<Course> courses_of(const Program& program, const CaseHistory& history) {
  return Sorting(program, history).all();
}

}  // namespace mora::explain
