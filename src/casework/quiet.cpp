// SPDX-FileCopyrightText: The Mora authors
// SPDX-License-Identifier: Apache-2.0
#include "casework/quiet.hpp"

#include <set>

#include "casework/judge.hpp"

namespace mora::casework {
namespace {

class Quieting {
 public:
  Quieting(const Player& player, const Stage& stage, TimePoint due)
      : player_(player), stage_(stage), due_(due) {}

  std::vector<DraftEvent> find() {
    Verdict verdict = judge_with(added_, due_ + player_.subject.unit);
    for (const Told* loud = next(verdict); loud != nullptr; loud = next(verdict)) {
      tried_.insert(loud->rule);
      if (auto better = keep(loud->rule, verdict)) verdict = std::move(*better);
    }
    return std::move(added_);
  }

 private:
  // A violation of another rule that the trigger set going.
  [[nodiscard]] const Told* next(const Verdict& verdict) const {
    for (const Told& told : verdict.findings) {
      const bool other = told.kind == FindingKind::violation && told.rule != player_.index;
      if (!other || told.opened_at != stage_.trigger->time || tried_.contains(told.rule)) continue;
      if (rule(told.rule).form == detail::Form::require) return &told;
    }
    return nullptr;
  }

  // What comes of the case if the other rule is fulfilled at once; null if nothing good.
  std::optional<Verdict> keep(RuleIndex index, const Verdict& verdict) {
    const Player other{player_.subject, index};
    auto event = make_wanted(other, stage_.trigger->time + player_.subject.unit, stage_);
    if (!event || event->time >= due_) return std::nullopt;
    std::vector<DraftEvent> trial = added_;
    trial.push_back(std::move(*event));
    Verdict result = judge_with(trial, due_ + player_.subject.unit);
    if (!is_untouched(trial) || result.violations() >= verdict.violations()) return std::nullopt;
    added_ = std::move(trial);
    return result;
  }

  // The rule's own obligation is still the same.
  [[nodiscard]] bool is_untouched(const std::vector<DraftEvent>& added) const {
    const Verdict verdict = judge_with(added, std::nullopt);
    const Live* own = verdict.open_of(player_.index);
    return own != nullptr && own->opened_at == stage_.trigger->time && own->due_at == due_;
  }

  [[nodiscard]] Verdict judge_with(const std::vector<DraftEvent>& added,
                                   std::optional<TimePoint> as_of) const {
    std::vector<DraftEvent> events = stage_.events();
    events.insert(events.end(), added.begin(), added.end());
    return judge(player_.subject, in_order(std::move(events)), as_of);
  }

  [[nodiscard]] const sema::CheckedRule& rule(RuleIndex index) const {
    return player_.subject.checked().rules[index];
  }

  const Player& player_;
  const Stage& stage_;
  TimePoint due_;
  std::set<RuleIndex> tried_;
  std::vector<DraftEvent> added_;
};

}  // namespace

std::vector<DraftEvent> quiet_others(const Player& player, const Stage& stage, TimePoint due) {
  return Quieting(player, stage, due).find();
}

}  // namespace mora::casework
